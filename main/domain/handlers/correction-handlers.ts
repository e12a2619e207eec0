import { correctionId, isAmended } from '../corrections/correction.ts';
import { lapse } from '../corrections/lapse.ts';
import { isUsed } from '../corrections/material-used.ts';
import { event } from '../events.ts';
import type { Step } from '../execution/batch.ts';
import { answerText, judgeAnswer } from '../execution/checklist-answer.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';

export const CORRECTION_HANDLERS: Handlers<
  'ProposeCorrection' | 'ApproveCorrection' | 'RefuseCorrection' | 'InvalidateCapture'
> = {
  ProposeCorrection: (facts) => {
    const { command, state, recipeStep: master } = facts;
    const batch = certain(facts.batch, 'a batch');
    const { history: _, ...before } = answerOf(certain(facts.step, 'a step'), command.item);
    const item = certain(
      master?.kind === 'clearance' ? master.items.find(({ id }) => id === command.item) : null,
      'an item',
    );
    const signature = signatureRecord(facts);
    const correction = {
      id: correctionId(state),
      ...stepRef(facts),
      item: command.item,
      before,
      after: {
        text: answerText(command.answer),
        found: judgeAnswer(item, command.answer).kind !== 'met',
      },
      reason: command.reason,
      narrative: command.narrative,
      proposedBy: signature.person,
      proposedAt: signature.at,
      amendment: isAmended(batch),
      state: 'proposed',
      decided: null,
    } as const;
    return [event('CorrectionProposed', { correction, signature })];
  },
  ApproveCorrection: (facts) => {
    const { id, item, after } = certain(facts.correction, 'a correction');
    const ref = stepRef(facts);
    return [
      event('CorrectionApproved', {
        ...ref,
        correction: id,
        item,
        answer: after.text,
        found: after.found,
        signature: signatureRecord(facts),
      }),
      ...lapse(facts.state, ref, after.found),
    ];
  },
  RefuseCorrection: (facts) => [
    event('CorrectionRefused', {
      ...stepRef(facts),
      correction: certain(facts.correction, 'a correction').id,
      reason: facts.command.reason,
      narrative: facts.command.narrative,
      signature: signatureRecord(facts),
    }),
  ],
  InvalidateCapture: (facts) => {
    const { command, state } = facts;
    const { capture, reason, narrative } = command;
    const ref = stepRef(facts);
    const used = capture.kind === 'container' && isUsed(state, certain(facts.batch, 'a batch'), capture.id);
    const invalidated = event('CaptureInvalidated', {
      ...ref,
      capture,
      used,
      reason,
      narrative,
      signature: signatureRecord(facts),
    });
    if (used) return [invalidated];
    return capture.kind !== 'container'
      ? [invalidated, ...lapse(state, ref, true)]
      : [
          invalidated,
          ...lapse(state, ref, true),
          event('ContainerVoided', { ...ref, container: capture.id, reason }),
        ];
  },
};

const answerOf = ({ work }: Step, item: string) =>
  certain(work.kind === 'clearance' ? work.answers[item] : null, 'an answer');
