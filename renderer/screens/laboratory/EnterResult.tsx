import { useState } from 'react';
import type { TestLine } from '../../../main/contract/laboratory-views.ts';
import { Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import { Keyboard } from '../../components/Keyboard.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { SignSheet } from '../../components/SignSheet.tsx';
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
  const retestOf = action?.record ?? null;
  return (
    <SignSheet
      title={say('samples.enterTitle', { test: line.name })}
      lead={say('samples.limits', { limits: line.limits })}
      aside={say('samples.standsRule')}
      draft={value === '' ? null : { type: 'EnterResult', sample, test, value, retestOf }}
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
    </SignSheet>
  );
}
