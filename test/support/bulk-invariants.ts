import type { RecordedEvent } from '../../main/domain/events.ts';
import { DETECTOR, PIECES } from './bulk-terminal.ts';

const MINUTES = 60;

/**
 * What the rules of the floor say of a bulk, held against its record alone and written without the kernel: nothing goes in twice,
 * without a good challenge within the hour, or after one that failed; a challenge passes only when every piece was rejected; what
 * went through since the last good one is on hold once it failed twice; and nothing is complete before a good one after the last.
 */
export function brokenInBulk(recorded: readonly RecordedEvent[]): readonly string[] {
  const found: string[] = [];
  const inside = new Set<string>();
  const held = new Set<string>();
  const pieces = new Map<string, string>();
  let since: string[] = [];
  let good: number | null = null;
  let isFailed = false;
  for (const { at, event } of recorded) {
    const now = Date.parse(at);
    const { type, data } = event;
    const isFresh = good !== null && !isFailed && now - good <= MINUTES * 60_000;
    switch (type) {
      case 'TestPiecePassed':
        if (pieces.has(data.piece)) found.push(`${data.piece} went through twice`);
        pieces.set(data.piece, data.result);
        break;
      case 'ChallengePassed':
        if (PIECES.some((piece) => pieces.get(piece) !== 'rejected'))
          found.push('passed without every piece');
        pieces.clear();
        since = [];
        good = now;
        isFailed = false;
        break;
      case 'ChallengeFailed':
        if ([...pieces.values()].every((result) => result === 'rejected'))
          found.push('failed without a cause');
        pieces.clear();
        isFailed = true;
        if (data.final && since.some((id) => !data.since.includes(id as never)))
          found.push('a challenge forgets what went through');
        break;
      case 'ContainerTakenIn':
        if (inside.has(data.container)) found.push(`${data.container} went in twice`);
        if (held.has(data.container)) found.push(`${data.container} went in while it was held`);
        if (!isFresh) found.push(`${data.container} went in without a good challenge`);
        inside.add(data.container);
        since.push(data.container);
        break;
      case 'IntermediateTared':
        if (!isFresh && data.step === '160')
          found.push(`${data.container} was begun without a good challenge`);
        break;
      case 'IntermediateWeighed':
        since.push(data.container);
        if ((data.collected ?? []).length !== inside.size)
          found.push(`${data.container} forgets what is in it`);
        break;
      case 'StepCompleted':
        if (data.step === '160' && (since.length > 0 || isFailed))
          found.push('complete without a challenge after');
        break;
      case 'HoldPlaced':
        held.add(data.hold.object.id);
        break;
      case 'HoldReleased':
        // Another hold on the same object may stand beside it; this walk places at most one by hand.
        held.clear();
        break;
      default:
        break;
    }
  }
  return found;
}

/** A detector that failed twice stands out of service until metrology and quality bring it back. */
export const isOut = (recorded: readonly RecordedEvent[]): boolean =>
  recorded.some(
    ({ event }) => event.type === 'ChallengeFailed' && event.data.final && event.data.detector === DETECTOR,
  );
