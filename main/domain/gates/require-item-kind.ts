import type { CommandOf } from '../../contract/parse-command.ts';
import { parseMass } from '../../contract/quantity.ts';
import { judgeAnswer } from '../execution/checklist-answer.ts';
import { type AskedItem, checklistOf } from '../execution/master-step.ts';
import { freshAnswers } from '../execution/packaging.ts';
import { photoProblem } from '../execution/photo-answer.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** An item of a checklist exists, is still open, and is answered with evidence of its own kind (rules §8). */
export const requireItemKind: Gate = {
  id: 'requireItemKind',
  when: 'act',
  check: ({ command, state, batch, step, recipeStep: master, scanned, observed }) => {
    if (step?.work.kind === 'rework' && master?.kind === 'rework' && command.type === 'AnswerItem')
      return reworkProblem(checklistOf(master), step.work.answers, step.id, command);
    if (!step || !master || (step.work.kind !== 'clearance' && step.work.kind !== 'packaging')) return null;
    const items = checklistOf(master);
    if (command.type === 'PresentScan') {
      if (scanned?.role !== 'checklistItem') return null;
      const { identity } = command.scan;
      const shown =
        identity.kind === 'location'
          ? identity.location
          : identity.kind === 'container'
            ? identity.container
            : '';
      return items.some(({ evidence, expects }) => evidence === 'scan' && expects === shown)
        ? null
        : finding('item.scan', { shown: shown || 'unreadable' });
    }
    if (command.type !== 'AnswerItem') return null;
    const item = items.find(({ id }) => id === command.item);
    if (!item) return finding('item.unknown', { item: command.item, step: step.id });
    const answers =
      step.work.kind === 'packaging' && master.kind === 'packaging'
        ? freshAnswers(step.work, master, observed.moment.at)
        : step.work.answers;
    const before = answers[item.id];
    // What was found has been taken away by quality's decision: the item is looked at again.
    if (before && !before.found) return finding('item.answered', { item: item.id });
    const judged = judgeAnswer(item, command.answer);
    switch (judged.kind) {
      case 'otherEvidence':
        return finding('item.evidence', { item: item.id, needs: judged.needs });
      case 'otherCount':
        return finding('item.count', { item: item.id, expects: judged.expects, counted: judged.counted });
      default:
        return batch && command.answer.kind === 'photo'
          ? photoProblem(state, batch.id, step, items, command.answer.attachment)
          : null;
    }
  },
};

/** An instruction is confirmed, and the effect on the yield is a mass in its unit; each once (S56). */
function reworkProblem(
  items: readonly AskedItem[],
  answers: Readonly<Record<string, unknown>>,
  step: string,
  { item: id, answer }: CommandOf<'AnswerItem'>,
): Finding | null {
  const item = items.find((each) => each.id === id);
  if (!item) return finding('item.unknown', { item: id, step });
  if (answers[id]) return finding('item.answered', { item: id });
  if (answer.kind !== item.evidence) return finding('item.evidence', { item: id, needs: item.evidence });
  return answer.kind === 'mass' && (answer.unit !== item.expects || !parseMass(answer.value, answer.unit).ok)
    ? finding('item.mass', { unit: item.expects ?? '' })
    : null;
}
