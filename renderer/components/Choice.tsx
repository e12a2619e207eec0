import { type ReactNode, useId } from 'react';
import './choice.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly {
    readonly value: Value;
    readonly text: string;
    readonly icon?: ReactNode;
    readonly detail?: string;
  }[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly columns?: number;
  readonly labelShown?: boolean;
}

/** One of a few, as tiles: arrow keys move, a press anywhere on the tile chooses. */
export function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
  columns = 2,
  labelShown = true,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choice" style={{ '--columns': columns } as React.CSSProperties}>
      <legend className={labelShown ? 'choice-legend' : 'unseen'}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice-tile" data-chosen={option.value === value || undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon}
          <span>
            {option.text}
            {option.detail !== undefined && <small>{option.detail}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
