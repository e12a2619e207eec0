import { judgeAnswer } from '../execution/checklist-answer.ts';
import { finding, type Gate } from './gate.ts';

/** An item of a checklist exists, is still open, and is answered with evidence of its own kind (rules §8). */
export const requireItemKind: Gate = {
  id: 'requireItemKind',
  when: 'act',
  check: ({ command, step, recipeStep: master, scanned }) => {
    if (step?.work.kind !== 'clearance' || master?.kind !== 'clearance') return null;
    if (command.type === 'PresentScan') {
      if (scanned?.role !== 'checklistItem') return null;
      const { identity } = command.scan;
      const shown =
        identity.kind === 'location'
          ? identity.location
          : identity.kind === 'container'
            ? identity.container
            : '';
      return master.items.some(({ evidence, expects }) => evidence === 'scan' && expects === shown)
        ? null
        : finding('item.scan', { shown: shown || 'unreadable' });
    }
    if (command.type !== 'AnswerItem') return null;
    const item = master.items.find(({ id }) => id === command.item);
    if (!item) return finding('item.unknown', { item: command.item, step: step.id });
    const before = step.work.answers[item.id];
    // What was found has been taken away by quality's decision: the item is looked at again.
    if (before && !before.found) return finding('item.answered', { item: item.id });
    const judged = judgeAnswer(item, command.answer);
    switch (judged.kind) {
      case 'otherEvidence':
        return finding('item.evidence', { item: item.id, needs: judged.needs });
      case 'otherCount':
        return finding('item.count', { item: item.id, expects: judged.expects, counted: judged.counted });
      default:
        return null;
    }
  },
};
