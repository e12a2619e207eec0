import { useEffect, useRef, useState } from 'react';
import { say } from '../text/say.ts';
import { EntryKeys } from './EntryKeys.tsx';
import { Field } from './Field.tsx';
import './secret-entry.css';

interface SecretEntryProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is typed here, where it is not the secret that the person has. */
  readonly label?: string;
  /** The last one was refused; why stands elsewhere on the screen. */
  readonly invalid?: boolean;
  /** Another value starts with the focus in the field again. */
  readonly focusOn: string | null;
}

/** A secret by pad, by letters or by a real keyboard; it is never shown and never leaves this field but to sign. */
export function SecretEntry({
  value,
  onChange,
  label = say('secret.label'),
  invalid = false,
  focusOn,
}: SecretEntryProps) {
  const [letters, setLetters] = useState(false);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusOn !== null) input.current?.focus();
  }, [focusOn]);
  return (
    <div className="secret-entry" data-letters={letters || undefined}>
      <Field
        label={label}
        labelShown={false}
        value={value}
        onChange={onChange}
        secret
        inputRef={input}
        invalid={invalid}
      />
      <EntryKeys value={value} onChange={onChange} letters={letters} onLetters={setLetters} />
    </div>
  );
}
