import { Keyboard } from './Keyboard.tsx';
import { KeyPad } from './KeyPad.tsx';

interface EntryKeysProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly letters: boolean;
  readonly onLetters: (letters: boolean) => void;
}

/** Digits or letters, whichever the person last asked for. */
export function EntryKeys({ value, onChange, letters, onLetters }: EntryKeysProps) {
  return letters ? (
    <Keyboard value={value} onChange={onChange} onDigits={() => onLetters(false)} />
  ) : (
    <KeyPad value={value} onChange={onChange} onLetters={() => onLetters(true)} />
  );
}
