import { openCorrectionOf } from '../corrections/correction.ts';
import { answerText, judgeAnswer } from '../execution/checklist-answer.ts';
import { finding, type Gate } from './gate.ts';

/**
 * A value that a person said, that stands in the record, and whose correction nobody else has asked for. What was
 * scanned or weighed is never corrected: it is captured again (rules §6). A photo is not exchanged for another; that
 * it shows something which should not be there can be said, and then the item is looked at again.
 */
export const requireCorrectable: Gate = {
  id: 'requireCorrectable',
  when: 'always',
  check: ({ command, state, batch, step, recipeStep: master }) => {
    if (command.type !== 'ProposeCorrection') return null;
    const named = { batch: command.batch, step: command.step, item: command.item };
    if (!batch || !step) return finding('correction.unknown', named);
    if (ENDED.has(batch.state)) return finding('correction.batch', { batch: batch.id, state: batch.state });
    const item =
      master?.kind === 'clearance' ? master.items.find(({ id }) => id === command.item) : undefined;
    const answer = step.work.kind === 'clearance' ? step.work.answers[command.item] : undefined;
    if (!item || !answer) return finding('correction.unknown', named);
    if (answer.source === 'scan') return finding('correction.captured', { item: item.id }, 'qaReviewer');
    const open = openCorrectionOf(state, batch.id, step.id, item.id);
    if (open) return finding('correction.open', { item: item.id, correction: open.id });
    const judged = judgeAnswer(item, command.answer);
    if (judged.kind === 'otherEvidence')
      return finding('correction.evidence', { item: item.id, needs: judged.needs });
    if (command.answer.kind === 'photo') return finding('correction.photo', { item: item.id });
    return answerText(command.answer) === answer.text && (judged.kind !== 'met') === answer.found
      ? finding('correction.same', { item: item.id, value: answer.text })
      : null;
  },
};

const ENDED: ReadonlySet<string> = new Set(['rejected', 'terminated']);
