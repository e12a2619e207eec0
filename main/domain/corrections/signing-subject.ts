import { answerText } from '../execution/checklist-answer.ts';
import type { GateFacts } from '../facts.ts';
import { approverOf } from './correction.ts';

/** What a change of the record is signed as: where, from what, to what, why (S38, 21 CFR 11.50). */
export function changeSubject(facts: GateFacts): readonly string[] | null {
  const { command, state, batch, recipe, step, recipeStep: master, correction } = facts;
  if (!batch || !recipe || !step || !master) return null;
  const where = `Batch ${batch.id}, step ${step.id}: ${master.title}`;
  const words = (id: string): string =>
    (master.kind === 'clearance' && master.items.find((item) => item.id === id)?.text) || '';
  switch (command.type) {
    case 'ProposeCorrection': {
      const stands = step.work.kind === 'clearance' ? step.work.answers[command.item] : undefined;
      if (!stands) return null;
      return [
        `Correct item ${command.item}: ${words(command.item)}`,
        where,
        `From: ${stands.text} (${stands.by}, ${stands.at})`,
        `To: ${answerText(command.answer)}`,
        ...why(command),
        `To be approved by: ${approverOf(state, batch, recipe, step.id)}`,
      ];
    }
    case 'ApproveCorrection':
    case 'RefuseCorrection': {
      if (!correction) return null;
      const verb = command.type === 'ApproveCorrection' ? 'Approve' : 'Refuse';
      return [
        `${verb} ${correction.amendment ? 'amendment' : 'correction'}: ${correction.id}`,
        where,
        `Item ${correction.item}: ${words(correction.item)}`,
        `From: ${correction.before.text} (${correction.before.by}, ${correction.before.at})`,
        `To: ${correction.after.text} (${correction.proposedBy}, ${correction.proposedAt})`,
        ...why(correction),
        ...(command.type === 'RefuseCorrection' ? [`Refused for: ${command.reason}`, ...note(command)] : []),
      ];
    }
    case 'InvalidateCapture':
      return [`Invalidate: ${command.capture.kind} ${command.capture.id}`, where, ...why(command)];
    default:
      return null;
  }
}

interface Why {
  readonly reason: string;
  readonly narrative: string | null;
}
const why = (given: Why): readonly string[] => [`Reason: ${given.reason}`, ...note(given)];
const note = ({ narrative }: Why): readonly string[] => (narrative ? [`Note: ${narrative}`] : []);
