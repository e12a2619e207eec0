import { ArrowBigUp, Delete, Space } from 'lucide-react';
import { useState } from 'react';
import { say } from '../text/say.ts';
import { Key } from './Key.tsx';
import './keys.css';

interface KeyboardProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Switches back to the digits; absent where there is no pad. */
  readonly onDigits?: (() => void) | undefined;
  /** The two marks beside the letters: a sentence has its comma, a code its slash. */
  readonly marks?: '.,' | './';
}

/** Ten keys a row, as the language's own keyboards have them. */
const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl-'];
const LAST_ROW = 'zxcvbnm';

export function Keyboard({ value, onChange, onDigits, marks = '.,' }: KeyboardProps) {
  const [shift, setShift] = useState(false);
  const face = (letter: string) => (shift ? letter.toUpperCase() : letter);
  const type = (letter: string) => {
    onChange(value + face(letter));
    setShift(false);
  };
  return (
    <fieldset className="keyboard" dir="ltr" aria-label={say('keys.board')}>
      {[...ROWS.join('')].map((letter) => (
        <Key key={letter} onPress={() => type(letter)}>
          {face(letter)}
        </Key>
      ))}
      <Key name={say('keys.shift')} pressed={shift} onPress={() => setShift(!shift)}>
        <ArrowBigUp aria-hidden="true" />
      </Key>
      {[...LAST_ROW, ...marks].map((letter) => (
        <Key key={letter} onPress={() => type(letter)}>
          {face(letter)}
        </Key>
      ))}
      <Key
        span={2}
        name={
          onDigits === undefined
            ? `${say('keys.clearFace')}: ${say('keys.clear')}`
            : `123 ${say('keys.digits')}`
        }
        onPress={onDigits ?? (() => onChange(''))}
      >
        {onDigits === undefined ? say('keys.clearFace') : '123'}
      </Key>
      <Key span={6} name={say('keys.space')} onPress={() => onChange(`${value} `)}>
        <Space aria-hidden="true" />
      </Key>
      <Key span={2} name={say('keys.delete')} onPress={() => onChange(value.slice(0, -1))}>
        <Delete aria-hidden="true" />
      </Key>
    </fieldset>
  );
}
