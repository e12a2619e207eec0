import { Button as AriaButton } from 'react-aria-components/Button';
import '../../components/choice.css';
import { Pager } from '../../components/Pager.tsx';
import type { Option } from './form-fields.ts';

const PER_PAGE = 12;

interface SomeOfProps {
  readonly label: string;
  readonly options: readonly Option[];
  /** What is said when there is nothing to choose. */
  readonly none: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any number of a list, as tiles that stay pressed. */
export function SomeOf({ label, options, none, chosen, onChange }: SomeOfProps) {
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  if (options.length === 0) return <p>{none}</p>;
  return (
    <Pager rows={options} size={PER_PAGE}>
      {(page) => (
        <fieldset className="choice" style={{ '--columns': 3 } as React.CSSProperties}>
          <legend className="choice-legend">{label}</legend>
          {page.map(({ value, text, detail }) => (
            <AriaButton
              key={value}
              className="choice-tile"
              aria-pressed={chosen.includes(value)}
              data-chosen={chosen.includes(value) || undefined}
              onPress={() => toggle(value)}
            >
              <span>
                {text}
                {detail !== undefined && <small>{detail}</small>}
              </span>
            </AriaButton>
          ))}
        </fieldset>
      )}
    </Pager>
  );
}
