import { Delete } from 'lucide-react';
import { say } from '../text/say.ts';
import { Key } from './Key.tsx';
import './keys.css';

interface KeyPadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Switches to the letters; absent where only digits are asked for. */
  readonly onLetters?: (() => void) | undefined;
  /** A weight has a point. */
  readonly point?: boolean;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Twelve keys of 25 mm, always in the same places. */
export function KeyPad({ value, onChange, onLetters, point = false }: KeyPadProps) {
  return (
    <fieldset className="key-pad" dir="ltr" aria-label={say('keys.pad')}>
      {DIGITS.map((digit) => (
        <Key key={digit} onPress={() => onChange(value + digit)}>
          {digit}
        </Key>
      ))}
      {onLetters === undefined ? (
        point ? (
          <Key name={say('keys.point')} onPress={() => onChange(`${value}.`)}>
            .
          </Key>
        ) : (
          <span />
        )
      ) : (
        <Key name={`abc ${say('keys.letters')}`} onPress={onLetters}>
          abc
        </Key>
      )}
      <Key onPress={() => onChange(`${value}0`)}>0</Key>
      <Key name={say('keys.delete')} onPress={() => onChange(value.slice(0, -1))}>
        <Delete aria-hidden="true" />
      </Key>
    </fieldset>
  );
}
