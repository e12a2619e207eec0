import { type ReactNode, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { say } from '../../text/say.ts';

const LONGEST = 7;

interface EnterLabelsProps {
  readonly title: string;
  readonly fields: readonly { readonly key: string; readonly label: string }[];
  readonly verb: string;
  readonly onEnter: (numbers: Readonly<Record<string, number>>) => void;
  readonly onClose: () => void;
  /** What else is said with the numbers. */
  readonly children?: ReactNode;
}

/** Whole numbers of labels, each typed by the person who counted; nothing stands in a field beforehand. */
export function EnterLabels({ title, fields, verb, onEnter, onClose, children }: EnterLabelsProps) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [at, setAt] = useState(fields[0]?.key ?? '');
  const isWhole = fields.every(({ key }) => (texts[key] ?? '') !== '');
  const change = (key: string, typed: string) =>
    setTexts((before) => ({ ...before, [key]: typed.replace(/\D/g, '').slice(0, LONGEST) }));
  const enter = () =>
    isWhole && onEnter(Object.fromEntries(fields.map(({ key }) => [key, Number(texts[key])])));
  return (
    <Sheet
      width={fields.length > 1 ? 'wide' : 'narrow'}
      title={title}
      onClose={onClose}
      onSubmit={enter}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={verb}
            affordance={isWhole ? undefined : { passes: false, refusals: [] }}
          />
        </>
      }
    >
      <div className="enter-labels">
        <div className="enter-labels-fields">
          {fields.map(({ key, label }, index) => (
            <Field
              key={key}
              label={label}
              value={texts[key] ?? ''}
              onChange={(typed) => change(key, typed)}
              onFocus={() => setAt(key)}
              firstFocus={index === 0}
            />
          ))}
          {children}
        </div>
        <KeyPad value={texts[at] ?? ''} onChange={(typed) => change(at, typed)} />
      </div>
    </Sheet>
  );
}
