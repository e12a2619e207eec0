import type { RecordedEvent } from '../../main/domain/events.ts';
import type { PackagingLine } from './packaging-line.ts';

const HOURS_UNUSED = 12;
const MINUTES_IDLE = 30;
const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

interface Given {
  readonly batch: string;
  readonly step: string;
  readonly at: string;
  used: boolean;
}

/**
 * What the rules of the floor say of a line, held against its record alone and written without the kernel: no run without
 * a clearance of this batch that a second person verified and that did not run out, none while another goes on, none
 * after a long stop without two people (rules §8).
 */
export function brokenOnLine(recorded: readonly RecordedEvent[]): readonly string[] {
  const found: string[] = [];
  const answeredBy = new Map<string, Set<string>>();
  let given: Given | null = null;
  let run: string | null = null;
  /** By batch: when it stopped last, who inspected it since, and when that was verified. */
  const stops = new Map<string, { at: string; looked: Map<string, string>; verified: string | null }>();
  for (const { at, person, event } of recorded) {
    const { type, data } = event;
    switch (type) {
      case 'ItemAnswered': {
        const key = `${data.batch} ${data.step}`;
        answeredBy.set(key, (answeredBy.get(key) ?? new Set()).add(String(person)));
        if (data.step === '190' && !data.found) stops.get(data.batch)?.looked.set(data.item, at);
        break;
      }
      case 'StepStarted':
        // Whoever begins to clear ends what the line was cleared for.
        if (data.step === '180' || data.step === '195') {
          given = null;
          if (run !== null) found.push(`${data.batch} clears a line that runs ${run}`);
        }
        break;
      case 'StepVerified':
        if (answeredBy.get(`${data.batch} ${data.step}`)?.has(data.verifier))
          found.push(`${data.verifier} verifies their own clearance of ${data.batch}`);
        break;
      case 'ClearanceGiven':
        given = { batch: data.batch, step: data.step, at, used: false };
        break;
      case 'ClearanceLapsed':
      case 'ClearanceRepeated':
        if (given?.batch === data.batch && given.step === data.step) given = null;
        break;
      case 'RunStarted': {
        const stop = stops.get(data.batch);
        if (run !== null) found.push(`${data.batch} starts while ${run} runs`);
        if (given === null) found.push(`${data.batch} runs on a line that is not cleared`);
        else if (given.batch !== data.batch || given.step !== '180')
          found.push(`${data.batch} runs under step ${given.step} of ${given.batch}`);
        else if (!given.used && minutesBetween(given.at, at) > HOURS_UNUSED * 60)
          found.push(`${data.batch} runs under a clearance that ran out`);
        if (given !== null) given.used = true;
        if (stop && minutesBetween(stop.verified ?? stop.at, at) > MINUTES_IDLE)
          found.push(`${data.batch} restarts uninspected`);
        run = data.batch;
        break;
      }
      case 'RunStopped':
        stops.set(data.batch, { at, looked: new Map(), verified: null });
        run = null;
        break;
      case 'RestartVerified': {
        const stop = stops.get(data.batch);
        const fresh = [...(stop?.looked.values() ?? [])].filter(
          (each) => minutesBetween(each, at) <= MINUTES_IDLE,
        );
        if (fresh.length < 3) found.push(`a restart of ${data.batch} is verified that nobody looked at`);
        if (answeredBy.get(`${data.batch} 190`)?.has(data.verifier))
          found.push(`${data.verifier} verifies their own inspection`);
        if (stop) stop.verified = at;
        break;
      }
      default:
        break;
    }
  }
  return found;
}

/** What stands on the line is what its record says last. */
export function unlikeItsRecord({ state, recorded }: PackagingLine): readonly string[] {
  const last = recorded.findLast(({ event }) => event.type === 'RunStarted' || event.type === 'RunStopped');
  const isOn = last?.event.type === 'RunStarted';
  const run = state.get('stations', 'PL-3')?.run ?? null;
  return isOn === (run !== null) ? [] : ['the line does not stand as its record says'];
}
