import type { RecordedEvent } from '../../main/domain/events.ts';
import type { Encapsulator } from './encapsulator.ts';

const EVERY = 30 * 60_000;
const WINDOW = 5 * 60_000;
const SIZE = 20;
const micro = { lowest: 710_400, highest: 825_600, meanLowest: 752_600, meanHighest: 783_400 };

interface Weighed {
  readonly masses: (number | null)[];
  over: boolean;
}

/**
 * What the rules of the floor say of in-process checks, held against the record alone and written without the kernel: no
 * sample before its time, none judged before it is complete or judged otherwise than its masses say, nothing weighed in
 * one that is over, no run after a bad check without a good one and a supervisor, everything since the last good one on
 * hold, and no sample of setting up while the machine runs, nor one that decides anything (rules §7).
 */
export function brokenInRun(recorded: readonly RecordedEvent[]): readonly string[] {
  const found: string[] = [];
  const samples = new Map<string, Weighed>();
  const output: string[] = [];
  const held = new Set<string>();
  let runs: number | null = null;
  let ran = 0;
  let isBad = false;
  let isRechecked = false;
  let isAuthorized = false;
  let goodThrough = 0;
  let atOpening = 0;
  let window = WINDOW;
  let settingUp: string | null = null;
  for (const { at, event } of recorded) {
    const now = Date.parse(at);
    const { type, data } = event;
    switch (type) {
      case 'RunStarted':
        if (isBad) found.push('runs after a bad check');
        if (settingUp) found.push(`runs while ${settingUp} is weighed`);
        if (isRechecked && !isAuthorized) found.push('runs after a recheck without a supervisor');
        isRechecked = false;
        isAuthorized = false;
        runs = now;
        break;
      case 'RunStopped':
        ran += now - (runs ?? now);
        runs = null;
        break;
      case 'RestartAuthorized':
        if (!isRechecked) found.push('a supervisor restarts what was not rechecked');
        isAuthorized = true;
        break;
      case 'OutputOpened':
        output.push(data.container);
        break;
      case 'InProcessOpened': {
        const total = ran + (runs === null ? 0 : now - runs);
        if (runs !== null && (total < EVERY - window || total > EVERY + window))
          found.push(`${data.check} is opened after ${total / 60_000} minutes`);
        window = WINDOW;
        if (settingUp) found.push(`${data.check} is opened beside ${settingUp}`);
        if (isBad && data.recheck === null) found.push(`${data.check} is no recheck`);
        if (runs !== null && output.at(-1) === data.container)
          found.push(`the container is not changed at ${data.check}`);
        samples.set(data.check, { masses: [], over: false });
        atOpening = data.container === null ? output.length : output.indexOf(data.container) + 1;
        ran = 0;
        if (runs !== null) runs = now;
        break;
      }
      case 'OverrideGranted':
        if (data.override === 'checkWindow') window = 2 * WINDOW;
        break;
      case 'SetUpOpened':
        if (runs !== null) found.push(`${data.check} is opened while the machine runs`);
        settingUp = data.check;
        samples.set(data.check, { masses: [], over: false });
        break;
      case 'SetUpJudged':
      case 'SetUpClosed': {
        const sample = samples.get(data.check);
        const counted = (sample?.masses ?? []).filter((each) => each !== null).length;
        if (type === 'SetUpJudged' && counted !== SIZE) found.push(`${data.check} is judged with ${counted}`);
        if (sample) sample.over = true;
        settingUp = null;
        break;
      }
      case 'PlacementCaptured': {
        const sample = samples.get(data.check);
        if (!sample || sample.over) found.push(`something is weighed in ${data.check}, which is over`);
        else if (sample.masses.push(data.evidence.mass) !== data.number)
          found.push(`a placement of ${data.check} is left out`);
        break;
      }
      case 'PlacementInvalidated': {
        const sample = samples.get(data.check);
        if (data.person === data.signature.person) found.push(`${data.person} witnesses themselves`);
        if (!sample || sample.over) found.push(`something of ${data.check} is struck, which is over`);
        else sample.masses[data.number - 1] = null;
        break;
      }
      case 'InProcessJudged': {
        const sample = samples.get(data.check);
        const masses = (sample?.masses ?? []).filter((each) => each !== null);
        const sum = masses.reduce((all, each) => all + each, 0);
        const isGood =
          masses.every((each) => each >= micro.lowest && each <= micro.highest) &&
          sum >= micro.meanLowest * SIZE &&
          sum <= micro.meanHighest * SIZE;
        if (masses.length !== SIZE) found.push(`${data.check} is judged with ${masses.length}`);
        if ((data.verdict === 'passed') !== isGood) found.push(`${data.check} is ${data.verdict}`);
        if (sample) sample.over = true;
        isRechecked = isBad && isGood;
        isBad = !isGood;
        if (isGood) goodThrough = atOpening;
        break;
      }
      case 'InProcessClosed': {
        const sample = samples.get(data.check);
        if (sample) sample.over = true;
        isBad = true;
        break;
      }
      case 'InProcessMissed':
        isBad = true;
        break;
      case 'HoldPlaced':
        held.add(data.hold.object.id);
        break;
      default:
        break;
    }
  }
  if (isBad)
    for (const id of output.slice(goodThrough)) if (!held.has(id)) found.push(`${id} is not on hold`);
  if (isBad && runs !== null) found.push('a bad check did not stop the run');
  return found;
}

/** What stands at the machine is what its record says last. */
export function unlikeItsRun({ state, recorded }: Encapsulator): readonly string[] {
  const last = recorded.findLast(({ event }) => event.type === 'RunStarted' || event.type === 'RunStopped');
  const isOn = last?.event.type === 'RunStarted';
  const run = state.get('stations', 'EN-01')?.run ?? null;
  return isOn === (run !== null) ? [] : ['the machine does not stand as its record says'];
}
