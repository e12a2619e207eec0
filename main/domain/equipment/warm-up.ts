import { type Instant, minutesAfter } from '../moment.ts';
import type { Scale } from './equipment.ts';

/** When a scale is warm; null where it need not be, or already is. An instrument that was never seen on is not warm. */
export function warmAt(
  { warmUpMinutes, onSince }: Pick<Scale, 'warmUpMinutes' | 'onSince'>,
  now: Instant,
): Instant | 'unseen' | null {
  if (warmUpMinutes == null || warmUpMinutes === 0) return null;
  if (onSince === undefined) return 'unseen';
  const at = minutesAfter(onSince, warmUpMinutes);
  return now < at ? at : null;
}
