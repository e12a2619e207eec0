import { lotCode } from '../bench.ts';
import type { Booth } from './booth.ts';
import type { ComponentInput, DayInputs } from './day-inputs.ts';

/**
 * Answers every item of the checklist on the screen, each with evidence of its own kind: places are scanned, photos are
 * taken, and where a number is asked for it is `reference`, or the one that `other` has for the item.
 */
export async function answerAll(
  booth: Booth,
  reference: string,
  other: Readonly<Record<string, string>> = {},
  skip: readonly string[] = [],
): Promise<void> {
  const { screen } = booth;
  if (screen.kind !== 'clearance') throw new Error(`no checklist on the screen, but ${screen.kind}`);
  for (const { id, evidence, expects, answer } of screen.items) {
    if (answer !== null || skip.includes(id)) continue;
    if (evidence === 'scan') await booth.scanPlain(`LOC/${expects ?? ''}`);
    else await booth.press({ type: 'AnswerItem', item: id, answer: await answerOf(evidence) });

    async function answerOf(kind: Exclude<typeof evidence, 'scan'>) {
      switch (kind) {
        case 'count':
          return { kind, value: Number(expects ?? 0) };
        case 'reference':
          return { kind, value: other[id] ?? reference };
        case 'photo':
          return { kind, attachment: await booth.photo(`Item ${id}`) };
        default:
          return { kind: 'confirmed' };
      }
    }
  }
}

/** Puts the certified weights of a day on these scales, in the order of their programs; each set is scanned first. */
export async function checkScales(
  booth: Booth,
  weights: DayInputs['checkWeights'],
  scales: readonly string[],
  sets: readonly string[],
): Promise<void> {
  for (const set of sets) await booth.scanPlain(`WGT/${set}`);
  for (const scale of scales) {
    await booth.press({ type: 'PrepareCheck', scale, clean: true, level: true });
    for (const weight of weights[scale] ?? []) {
      await booth.load(scale, weight);
      const nominal = nextPoint(booth, scale);
      await booth.press({ type: 'CaptureCheck', scale, nominal, displayed: booth.displayed });
    }
    booth.lift(scale);
  }
}

/** Counted components come to the step: their lot is scanned, and a second person signs the count. */
export async function issueComponents(
  booth: Booth,
  components: readonly ComponentInput[],
  verifier: string,
): Promise<void> {
  for (const { component, item, lot, issued } of components) {
    await booth.scanSymbol(lotCode(item, lot));
    await booth.sign({ type: 'IssueComponent', component, lot, counted: issued }, verifier);
  }
}

/** What is left of them is counted when the run is over. */
export async function settleComponents(
  booth: Booth,
  components: readonly ComponentInput[],
  by: string,
): Promise<void> {
  for (const { component, lot, left } of components)
    await booth.sign({ type: 'CountComponent', component, lots: [{ lot, ...left }] }, by);
}

/** The next point of a scale's program, as the screen asks for it. */
function nextPoint(booth: Booth, scale: string): string {
  const { screen } = booth;
  const points =
    screen.kind === 'check' ? screen.scales.find(({ scale: id }) => id === scale)?.points : undefined;
  const nominal = points?.find((point) => point.next)?.nominal.split(' ')[0];
  if (nominal === undefined) throw new Error(`no further point of ${scale} on the screen`);
  return nominal;
}
