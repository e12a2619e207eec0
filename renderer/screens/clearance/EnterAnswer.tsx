import { useState } from 'react';
import type { ChecklistItemView } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Keyboard } from '../../components/Keyboard.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import type { Draft } from '../../store/draft.ts';
import type { TextKey } from '../../text/catalogue.ts';
import { say } from '../../text/say.ts';
import { textOf } from './item-text.ts';

type Answer = Extract<Draft, { type: 'AnswerItem' }>['answer'];
export type Entry = 'count' | 'reference' | 'found' | 'mass';

const LONGEST_COUNT = 7;
const LABELS: Readonly<Record<Entry, TextKey>> = {
  count: 'clearance.count',
  reference: 'clearance.reference',
  found: 'clearance.foundWhat',
  mass: 'rework.yieldIn',
};
const VERBS: Readonly<Record<Entry, TextKey>> = {
  count: 'clearance.record',
  reference: 'clearance.record',
  found: 'clearance.recordFound',
  mass: 'clearance.record',
};

interface EnterAnswerProps {
  readonly item: ChecklistItemView;
  readonly entry: Entry;
  readonly onAnswer: (answer: Answer) => void;
  readonly onClose: () => void;
}

/** The one thing to type for an item; whatever the item asks for, a find can always be said. */
export function EnterAnswer({ item, entry, onAnswer, onClose }: EnterAnswerProps) {
  const [text, setText] = useState('');
  const value = text.trim();
  const change = (typed: string) => setText(cleaned(entry, typed));
  return (
    <Sheet
      width={entry === 'count' ? 'narrow' : 'wide'}
      title={textOf(item)}
      onClose={onClose}
      onSubmit={() => value !== '' && onAnswer(answerOf(entry, value, item))}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={say(VERBS[entry])}
            affordance={value === '' ? { passes: false, refusals: [] } : undefined}
          />
        </>
      }
    >
      <div className="enter-answer" data-entry={entry}>
        <Field
          firstFocus
          label={say(LABELS[entry], { unit: item.expects ?? '' })}
          value={text}
          onChange={change}
          hint={entry === 'reference' ? (item.expects ?? undefined) : undefined}
        />
        {entry === 'count' ? (
          <KeyPad value={text} onChange={change} />
        ) : (
          <Keyboard value={text} onChange={change} marks={entry === 'reference' ? './' : '.,'} />
        )}
      </div>
    </Sheet>
  );
}

function cleaned(entry: Entry, typed: string): string {
  if (entry === 'count') return typed.replace(/\D/g, '').slice(0, LONGEST_COUNT);
  if (entry === 'mass') return typed.replace(/[^0-9.-]/g, '').slice(0, 16);
  return entry === 'reference' ? typed.toUpperCase().slice(0, 60) : typed.slice(0, 500);
}

const UNITS = ['mg', 'g', 'kg'] as const;

const answerOf = (entry: Entry, value: string, { expects }: ChecklistItemView): Answer =>
  entry === 'mass'
    ? { kind: 'mass', value, unit: UNITS.find((unit) => unit === expects) ?? 'kg' }
    : entry === 'count'
      ? { kind: 'count', value: Number(value) }
      : entry === 'reference'
        ? { kind: 'reference', value }
        : { kind: 'found', what: value };
