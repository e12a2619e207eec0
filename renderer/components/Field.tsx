import { type Ref, useId } from 'react';
import './field.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly secret?: boolean;
  readonly lines?: number;
  readonly hint?: string | undefined;
  /** Where the label stands above in larger letters, it is only said. */
  readonly labelShown?: boolean;
  readonly invalid?: boolean;
  /** The sheet around it opens with the focus here. */
  readonly firstFocus?: boolean;
  readonly onFocus?: () => void;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** One line or a few lines of text, typed on a real keyboard or on the one on screen; the system's own stays shut. */
export function Field({
  label,
  value,
  onChange,
  secret = false,
  lines = 1,
  hint,
  labelShown = true,
  invalid = false,
  firstFocus = false,
  onFocus,
  inputRef,
}: FieldProps) {
  const id = useId();
  const shared = {
    id,
    value,
    inputMode: 'none' as const,
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    placeholder: labelShown ? '' : label,
    ...(hint !== undefined && { 'aria-describedby': `${id}-hint` }),
    'aria-invalid': invalid,
    ...(firstFocus && { 'data-first-focus': true }),
    ...(onFocus !== undefined && { onFocus }),
    ...(inputRef !== undefined && { ref: inputRef }),
  };
  return (
    <div className="field">
      <label htmlFor={id} className={labelShown ? undefined : 'unseen'}>
        {label}
      </label>
      {lines === 1 ? (
        <input
          {...shared}
          type={secret ? 'password' : 'text'}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <textarea
          {...shared}
          rows={lines}
          maxLength={500}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {hint !== undefined && (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      )}
    </div>
  );
}
