import { blendingDay } from './blending-day.ts';
import type { Stage } from './booth.ts';
import { capsuleDay } from './capsule-day.ts';
import { DAY_INPUTS, type DayInputs } from './day-inputs.ts';
import { dispensingDay } from './dispensing-day.ts';
import { Floor } from './floor.ts';
import { packagingDay } from './packaging-day.ts';
import { releaseDays } from './release-days.ts';

/** One step of the scenario under its number, as its people do it. */
export type Act = readonly [step: string, act: () => Promise<void>];

/** The printed date on which the story begins. */
export const DAY = '2026-03-09';

export interface StoryOptions {
  readonly timeZone: string;
  readonly inputs?: DayInputs | undefined;
  /** The last step that is done; the whole batch without it. */
  readonly lastStep?: string | undefined;
}

/** The reference scenario from the issue of the record to its release, step after step. */
export async function tellStory(stage: Stage, { timeZone, inputs = DAY_INPUTS, lastStep }: StoryOptions) {
  const whole = acts(new Floor(stage, timeZone, DAY), inputs);
  const end = whole.findLastIndex(([step]) => step === lastStep);
  for (const [, act] of whole.slice(0, end < 0 ? whole.length : end + 1)) await act();
}

/** All steps in their order. */
export const acts = (floor: Floor, inputs: DayInputs): readonly Act[] => [
  ...dispensingDay(floor, inputs),
  ...blendingDay(floor, inputs),
  ...capsuleDay(floor, inputs),
  ...packagingDay(floor, inputs),
  ...releaseDays(floor, inputs),
];
