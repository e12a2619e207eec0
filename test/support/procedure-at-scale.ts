import type { ProcedureName } from '../../main/contract/vocabulary.ts';
import type { ScaleFitness } from '../../main/domain/equipment/fitness.ts';
import type { Seen, Told } from './given-when-then.ts';
import { staffed } from './record-room.ts';
import { boothBefore, certain, FLOOR, type StepName, type WeighBooth } from './weigh-booth.ts';

export const METROLOGIST = 'MET-2';

/** The first batch is weighed as far as `step`; then the metrologist comes with the reference weights. */
export const metrologyAt = (step: StepName = '40', alter = staffed): WeighBooth =>
  boothBefore(step, alter).at('2026-03-09 14:00').signIn(METROLOGIST).scanWeights('TW-K1');

export const begun = (procedure: ProcedureName, booth = metrologyAt()): WeighBooth =>
  booth.given('BeginProcedure', { scale: FLOOR, procedure });

/** One load, on a pan that was seen at zero where `zero` says what it showed. */
export function captured(
  booth: WeighBooth,
  shows: string,
  { zero = '0.00', ...seen }: Seen & { readonly zero?: string | null } = {},
): Told {
  if (zero !== null) booth.observe('returnedToZero', zero, FLOOR);
  const load = (fitness(booth).run?.loads.length ?? 0) + 1;
  return booth.when('CaptureLoad', { scale: FLOOR, load }, { shows, ...seen });
}

/** Load after load; what the last one came to. */
export const measured = (booth: WeighBooth, shown: readonly string[]): Told =>
  certain(shown.map((shows) => captured(booth, shows)).at(-1));

export const verified = (booth: WeighBooth, by = 'QA-01'): Told =>
  booth.when('VerifyProcedure', { scale: FLOOR }, { by });

export const fitness = ({ state }: WeighBooth): ScaleFitness => certain(state.get('fitness', FLOOR));

/** Ten weighings of 50 kg: s = 0.0084… kg. */
export const TEN = ['50.00', '50.00', '50.02', '50.00', '50.00', '50.02', '50.00', '50.00', '50.00', '50.00'];
/** Ten weighings that spread: s = 0.0527… kg. */
export const SPREAD = [
  '50.00',
  '50.10',
  '50.00',
  '50.10',
  '50.00',
  '50.10',
  '50.00',
  '50.10',
  '50.00',
  '50.10',
];
/** Centre and four corners within 0.04 kg. */
export const CORNERS = ['50.00', '50.02', '49.98', '50.04', '50.00'];
/** Up and down the line. */
export const LINE = ['20.00', '50.00', '90.02', '120.00', '140.02', '120.00', '90.00', '50.00', '20.00'];
