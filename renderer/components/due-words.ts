import type { DueView } from '../../main/contract/due-view.ts';
import { say } from '../text/say.ts';

const RANK: Readonly<Record<DueView['standing'], number>> = { over: 2, soon: 1, good: 0 };

/** What is past or nearest to its end; null while nothing has to be done. */
export function worstDue(due: readonly DueView[]): DueView | null {
  const [worst] = due
    .filter(({ standing }) => standing !== 'good')
    .toSorted((a, b) => RANK[b.standing] - RANK[a.standing] || (a.inDays ?? 0) - (b.inDays ?? 0));
  return worst ?? null;
}

/** When it ends, in words. */
export function dueText({ what, day, inDays, standing }: DueView): string {
  if (what === 'check') return say(standing === 'good' ? 'due.checked' : 'due.checkNow');
  if (standing === 'over') return say('due.over', { day: day ?? '' });
  return standing === 'soon' ? say('due.soon', { n: inDays ?? 0 }) : say('due.good', { day: day ?? '' });
}
