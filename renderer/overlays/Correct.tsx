import { useState } from 'react';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { KeyPad } from '../components/KeyPad.tsx';
import { Sheet } from '../components/Sheet.tsx';
import type { Draft } from '../store/draft.ts';
import { type CorrectableValue, REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import '../screens/record/record.css';
import { reasonOptions } from './reason-options.ts';

type Answer = Extract<Draft, { type: 'AnswerItem' }>['answer'];

const LONGEST_COUNT = 7;
/** What a confirmation can only have been wrong about: something was there. */
const LABELS: Readonly<Record<CorrectableValue['evidence'], TextKey>> = {
  count: 'correct.count',
  reference: 'correct.reference',
  confirmed: 'clearance.foundWhat',
};

/** Asks for a correction: the true value and the reason; somebody else approves it, and the old value stays (S38). */
export function Correct({ of }: { readonly of: CorrectableValue }) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const value = text.trim();
  const change = (typed: string) => setText(cleaned(of.evidence, typed));
  const isReady = value !== '' && reason !== null;
  const next = () => {
    if (reason === null || value === '') return;
    const { batch, step, item } = of;
    const answer = answerOf(of.evidence, value);
    openOverlay({
      kind: 'sign',
      draft: { type: 'ProposeCorrection', batch, step, item, answer, reason, narrative: null },
    });
  };
  return (
    <Sheet
      width="wide"
      title={of.what}
      lead={say('correct.lead')}
      onClose={closeOverlay}
      onSubmit={next}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            type="submit"
            label={say('settle.sign')}
            affordance={isReady ? undefined : { passes: false, refusals: [] }}
          />
        </>
      }
    >
      <div className="correct" data-entry={of.evidence}>
        <p className="correct-old">
          {say('correct.now')} <s>{of.value}</s>
        </p>
        <Field firstFocus label={say(LABELS[of.evidence])} value={text} onChange={change} />
        <Choice
          label={say('reason.label')}
          options={reasonOptions(REASONS_FOR.correct)}
          value={reason}
          onChange={setReason}
        />
        {of.evidence === 'count' ? (
          <KeyPad value={text} onChange={change} />
        ) : (
          <Keyboard value={text} onChange={change} />
        )}
      </div>
    </Sheet>
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
