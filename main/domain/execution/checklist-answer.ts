import type { ChecklistAnswer } from '../../contract/parse-command.ts';
import type { AskedItem } from './master-step.ts';

/** What an answer comes to against what its item asks for; the same for a fresh answer and for a corrected one. */
export type Judged =
  | { readonly kind: 'met' }
  | { readonly kind: 'found' }
  | { readonly kind: 'otherEvidence'; readonly needs: AskedItem['evidence'] }
  | { readonly kind: 'otherCount'; readonly expects: string; readonly counted: number };

/** Judges one answer. "Found" can always be said: whoever sees something must never be stopped from saying so. */
export function judgeAnswer(item: AskedItem, answer: ChecklistAnswer): Judged {
  if (answer.kind === 'found') return { kind: 'found' };
  if (answer.kind !== item.evidence) return { kind: 'otherEvidence', needs: item.evidence };
  return answer.kind === 'count' && item.expects !== null && String(answer.value) !== item.expects
    ? { kind: 'otherCount', expects: item.expects, counted: answer.value }
    : { kind: 'met' };
}

/** The answer as it stands in the record. */
export function answerText(answer: ChecklistAnswer): string {
  switch (answer.kind) {
    case 'confirmed':
      return 'confirmed';
    case 'found':
      return answer.what;
    case 'mass':
      return `${answer.value} ${answer.unit}`;
    case 'photo':
      return answer.attachment;
    default:
      return String(answer.value);
  }
}
