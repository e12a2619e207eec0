import type { RecordedEvent } from '../../main/domain/events.ts';

const MINUTES_OF_CODE = 60;
const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

interface Applicator {
  roll: string | null;
  /** When the code was right last, since the line stopped or the roll was changed; null where it was not. */
  verified: string | null;
  readonly kept: Set<string>;
  /** Rolls whose first label is in the record. */
  readonly shown: Set<string>;
}

/**
 * What the rules of the floor say of the labels of a line, held against its record alone and written without the kernel: no
 * run without a roll of this batch, its first label in the record and a code that was right since the stop, no count on an old code, no end without
 * both specimens and an empty applicator, and nothing that runs on with a wrong code (rules §8).
 */
export function brokenAtApplicator(recorded: readonly RecordedEvent[]): readonly string[] {
  const found: string[] = [];
  const coded = new Set<string>();
  const issued = new Map<string, string>();
  const at = new Map<string, Applicator>();
  const of = (batch: string): Applicator => {
    const known = at.get(batch) ?? { roll: null, verified: null, kept: new Set(), shown: new Set() };
    at.set(batch, known);
    return known;
  };
  let run: string | null = null;
  let wrong: string | null = null;
  for (const { at: now, event } of recorded) {
    const { type, data } = event;
    if (wrong !== null && type !== 'RunStopped') found.push(`${wrong} runs on with a wrong code`);
    wrong = null;
    switch (type) {
      case 'BatchIssued':
        if (data.expires !== undefined) coded.add(data.batch);
        break;
      case 'LabelsIssued':
        issued.set(data.roll, data.batch);
        break;
      case 'LabelRollMounted': {
        const line = of(data.batch);
        if (run !== null) found.push(`${data.roll} is mounted while ${run} runs`);
        if (line.roll !== null) found.push(`${data.roll} is mounted on ${line.roll}`);
        if (issued.get(data.roll) !== data.batch) found.push(`${data.roll} was not issued to ${data.batch}`);
        if (data.artwork !== 'LB5007F') found.push(`${data.roll} shows ${data.artwork}`);
        line.roll = data.roll;
        line.verified = null;
        break;
      }
      case 'LabelRollTakenOff':
        if (of(data.batch).roll !== data.roll) found.push(`${data.roll} is taken off and was not on`);
        if (run !== null) found.push(`${data.roll} is taken off while ${run} runs`);
        if (data.usedUp) issued.delete(data.roll);
        of(data.batch).roll = null;
        break;
      case 'PackCodeRead':
        of(data.batch).verified = data.matches ? now : null;
        if (data.matches !== (data.code === `${data.batch} 03/2028`)) found.push(`${data.code} is misjudged`);
        if (!data.matches && run !== null) wrong = data.batch;
        break;
      case 'RunStarted': {
        run = data.batch;
        if (!coded.has(data.batch)) break;
        const { roll, verified, shown } = of(data.batch);
        if (roll !== null && !shown.has(roll))
          found.push(`${data.batch} runs with ${roll}, of which no label is in the record`);
        if (roll === null) found.push(`${data.batch} runs without a roll`);
        if (verified === null) found.push(`${data.batch} runs with a code that nobody verified`);
        else if (minutesBetween(verified, now) > MINUTES_OF_CODE)
          found.push(`${data.batch} starts on a code that is old`);
        break;
      }
      case 'RunStopped':
        run = null;
        of(data.batch).verified = null;
        break;
      case 'LineCounted': {
        if (!coded.has(data.batch)) break;
        const { verified } = of(data.batch);
        if (verified === null) found.push(`${data.batch} is counted with a code that nobody verified`);
        else if (run === data.batch && minutesBetween(verified, now) > MINUTES_OF_CODE)
          found.push(`${data.batch} is counted on a code that is old`);
        break;
      }
      case 'SpecimenKept':
        if (data.which !== 'last') of(data.batch).shown.add(data.roll);
        if (data.which === 'rollChange') {
          if (of(data.batch).roll !== data.roll)
            found.push(`a label of ${data.roll} is shown, which is not on`);
          break;
        }
        if (of(data.batch).kept.has(data.which)) found.push(`the ${data.which} label is kept twice`);
        of(data.batch).kept.add(data.which);
        break;
      case 'StepCompleted': {
        if (data.step !== '190' || !coded.has(data.batch)) break;
        const { roll, verified, kept } = of(data.batch);
        if (roll !== null) found.push(`${data.batch} ends with ${roll} on the applicator`);
        if (verified === null) found.push(`${data.batch} ends with a last code that nobody verified`);
        if (kept.size < 2) found.push(`${data.batch} ends with ${kept.size} specimens`);
        break;
      }
      default:
        break;
    }
  }
  return found;
}
