import type { RecordedEvent } from '../../main/domain/events.ts';
import { LUBRICANT } from './blending-terminal.ts';

const HOURS_CLEAN = 72;
const MINUTES: Readonly<Record<string, number>> = { '125': 15, '135': 3 };
const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

/**
 * What the rules of the floor say of a blend, held against its record alone and written without the kernel: nothing goes in
 * that another person did not scan and sign for before, nothing twice, nothing before its turn or while it is held; and no
 * process ends before its time (rules §5, §6, 21 CFR 111.260(j)).
 */
export function brokenAtBlender(recorded: readonly RecordedEvent[]): readonly string[] {
  const found: string[] = [];
  const verified = new Map<string, string>();
  const scannedBy = new Map<string, string>();
  const inside = new Set<string>();
  const held = new Map<string, string>();
  let cleanedAt: string | null = null;
  const ended = new Set<string>();
  const since = new Map<string, string>();
  const ran = new Map<string, number>();
  for (const { at, person, event } of recorded) {
    const { type, data } = event;
    switch (type) {
      case 'MachineCleaned':
        if (data.person === data.verifier) found.push('one person cleans and verifies');
        if (inside.size > 0) found.push('a machine is cleaned with a batch in it');
        cleanedAt = at;
        break;
      case 'HoldPlaced':
        held.set(data.hold.id, data.hold.object.id);
        break;
      case 'HoldReleased':
        held.delete(data.hold);
        break;
      case 'StepVerified':
        ended.add(data.step);
        break;
      case 'ContainerPresented':
        verified.clear();
        scannedBy.clear();
        if (data.adder !== person) found.push(`${data.container} is shown by another than ${person}`);
        break;
      case 'AdditionScanned':
        scannedBy.set(data.container, data.verifier);
        break;
      case 'AdditionVerified':
        if (data.signature.person !== data.verifier)
          found.push(`${data.container} is signed for by another than its verifier`);
        if (scannedBy.get(data.container) !== data.verifier)
          found.push(`${data.container} is verified by somebody who did not scan it`);
        verified.set(data.container, data.verifier);
        break;
      case 'ContainerCharged': {
        const { container, adder, addVerifier, weigher, weighVerifier, step } = data;
        if (verified.get(container) !== addVerifier) found.push(`${container} goes in unverified`);
        if (adder === addVerifier || weigher === weighVerifier)
          found.push(`${container} is answered for by one`);
        if (cleanedAt === null || (inside.size === 0 && minutesBetween(cleanedAt, at) > HOURS_CLEAN * 60))
          found.push(`${container} goes into a machine that is not clean`);
        if (inside.has(container)) found.push(`${container} goes in twice`);
        if ((container === LUBRICANT) !== (step === '130'))
          found.push(`${container} goes in in step ${step}`);
        if (step === '130' && !ended.has('125')) found.push(`${container} goes in before the first blend`);
        if ([...held.values()].includes(container)) found.push(`${container} goes in while it is held`);
        verified.delete(container);
        inside.add(container);
        break;
      }
      case 'ProcessStarted':
        if (since.has(data.step)) found.push(`step ${data.step} starts while it runs`);
        since.set(data.step, at);
        break;
      case 'ProcessStopped': {
        const total = (ran.get(data.step) ?? 0) + minutesBetween(since.get(data.step) ?? at, at);
        ran.set(data.step, total);
        since.delete(data.step);
        if (data.reason === 'run-finished' && total < (MINUTES[data.step] ?? 0))
          found.push(`step ${data.step} is finished after ${total} minutes`);
        break;
      }
      case 'StepCompleted':
        if ((ran.get(data.step) ?? 0) < (MINUTES[data.step] ?? 0))
          found.push(`step ${data.step} is signed before its time is up`);
        break;
      default:
        break;
    }
  }
  return found;
}
