import { useState } from 'react';
import type { TestLine } from '../../../main/contract/laboratory-views.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import { Keyboard } from '../../components/Keyboard.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { closeOverlay, openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { asDecimal } from './as-decimal.ts';

type Reading = 'measured' | 'below';
type Word = 'expected' | 'other';

/** The result of one test: a number on the pad, or the expected word or another; then it is signed. */
export function EnterResult({ sample, line }: { readonly sample: string; readonly line: TestLine }) {
  const [reading, setReading] = useState<Reading>('measured');
  const [word, setWord] = useState<Word | null>(null);
  const [text, setText] = useState('');
  const { entry, test, action } = line;
  const value =
    entry.kind === 'words' && word === 'expected'
      ? entry.expected
      : entry.kind === 'number' && reading === 'below' && text !== ''
        ? `<${text}`
        : text.trim().slice(0, 40);
  const goOn = () => {
    if (value === '') return;
    const retestOf = action?.record ?? null;
    openOverlay({ kind: 'sign', draft: { type: 'EnterResult', sample, test, value, retestOf } });
  };
  return (
    <Sheet
      width="wide"
      title={say('samples.enterTitle', { test: line.name })}
      lead={say('samples.limits', { limits: line.limits })}
      onClose={closeOverlay}
      onSubmit={goOn}
      actions={
        <>
          <p className="sheet-aside">{say('samples.standsRule')}</p>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            type="submit"
            label={say('settle.sign')}
            affordance={value === '' ? { passes: false, refusals: [] } : undefined}
          />
        </>
      }
    >
      {entry.kind === 'number' ? (
        <div className="lab-entry">
          <div>
            <Field
              firstFocus
              label={say('samples.value', { unit: entry.unit })}
              value={text}
              onChange={(typed) => setText(asDecimal(typed))}
            />
            {entry.bound && (
              <Choice
                label={say('samples.reading')}
                columns={1}
                options={[
                  { value: 'measured', text: say('samples.measured') },
                  { value: 'below', text: say('samples.below') },
                ]}
                value={reading}
                onChange={setReading}
              />
            )}
          </div>
          <KeyPad point value={text} onChange={(typed) => setText(asDecimal(typed))} />
        </div>
      ) : (
        <>
          <Choice
            label={say('samples.finding')}
            options={[
              { value: 'expected', text: entry.expected },
              { value: 'other', text: say('samples.other') },
            ]}
            value={word}
            onChange={(chosen) => {
              setWord(chosen);
              setText('');
            }}
          />
          {word === 'other' && (
            <>
              <Field firstFocus label={say('samples.otherWord')} value={text} onChange={setText} />
              <Keyboard value={text} onChange={setText} />
            </>
          )}
        </>
      )}
    </Sheet>
  );
}
