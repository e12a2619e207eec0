import { useState } from 'react';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { KeyPad } from '../components/KeyPad.tsx';
import { SignSheet } from '../components/SignSheet.tsx';
import type { Draft } from '../store/draft.ts';
import { type CorrectableValue, REASONS_FOR } from '../store/overlay.ts';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import '../screens/record/record.css';
import { Grounds, useGrounds } from './Grounds.tsx';

type Answer = Extract<Draft, { type: 'AnswerItem' }>['answer'];

const LONGEST_COUNT = 7;
/** What a confirmation or a photo can only have been wrong about: something was there. */
const LABELS: Readonly<Record<CorrectableValue['evidence'], TextKey>> = {
  count: 'correct.count',
  reference: 'correct.reference',
  confirmed: 'clearance.foundWhat',
  photo: 'clearance.foundWhat',
};

/** Asks for a correction: the true value and the reason; somebody else approves it, and the old value stays (S38). */
export function Correct({ of }: { readonly of: CorrectableValue }) {
  const [text, setText] = useState('');
  const grounds = useGrounds();
  const { reason } = grounds;
  const value = text.trim();
  const change = (typed: string) => setText(cleaned(of.evidence, typed));
  const { batch, step, item } = of;
  return (
    <SignSheet
      title={of.what}
      lead={say('correct.lead')}
      draft={
        value !== '' && reason !== null
          ? {
              type: 'ProposeCorrection',
              batch,
              step,
              item,
              answer: answerOf(of.evidence, value),
              reason,
              narrative: null,
            }
          : null
      }
    >
      <div className="correct" data-entry={of.evidence}>
        <p className="correct-old">
          {say('correct.now')} <s>{of.value}</s>
        </p>
        <Field firstFocus label={say(LABELS[of.evidence])} value={text} onChange={change} />
        <Grounds of={grounds} reasons={REASONS_FOR.correct} codeOnly />
        {of.evidence === 'count' ? (
          <KeyPad value={text} onChange={change} />
        ) : (
          <Keyboard value={text} onChange={change} />
        )}
      </div>
    </SignSheet>
  );
}

function cleaned(evidence: CorrectableValue['evidence'], typed: string): string {
  if (evidence === 'count') return typed.replace(/\D/g, '').slice(0, LONGEST_COUNT);
  return evidence === 'reference' ? typed.toUpperCase().slice(0, 60) : typed.slice(0, 500);
}

const answerOf = (evidence: CorrectableValue['evidence'], value: string): Answer =>
  evidence === 'count'
    ? { kind: 'count', value: Number(value) }
    : evidence === 'reference'
      ? { kind: 'reference', value }
      : { kind: 'found', what: value };
