import type { ServiceCase } from '../../main/domain/equipment/service-case.ts';
import type { Told } from './given-when-then.ts';
import { staffed } from './record-room.ts';
import { boothBefore, certain, FLOOR, type WeighBooth } from './weigh-booth.ts';

export const NEXT_BATCH = 'VC5-26-0148';
/** What the reference weights of the floor scale show when it is right. */
export const RIGHT = ['5.00', '20.02', '99.98'] as const;
/** The same while it drifts. */
export const OFF = ['5.06', '20.00', '100.12'] as const;
const METROLOGIST = 'MET-2';

/** Two containers of the first batch are weighed on the floor scale; then it fails its check for the next one, twice. */
export function failedScale(): WeighBooth {
  const booth = boothBefore('40', staffed).at('2026-03-09 09:10').dispense('40').wipe('RM-1001');
  const allocations = Object.entries(booth.batch.allocations).map(([step, lot]) => ({ step, lot }));
  const order = { recipe: 'MMR-VC500-250K', version: '07', batch: NEXT_BATCH, allocations };
  booth.at('2026-03-09 14:00').signIn('QA-01', 'QA-01');
  booth.given('IssueBatch', order, { station: 'QA-01', by: 'QA-01' });
  begin(booth, '20');
  for (const item of ['1', '6']) booth.given('AnswerItem', { item, answer: { kind: 'confirmed' } });
  booth.given('AnswerItem', { item: '2', answer: { kind: 'count', value: 0 } });
  for (const item of ['4', '5'])
    booth.given('AnswerItem', { item, answer: { kind: 'reference', value: 'CL-0789' } });
  booth.scanPlace('WS-01-WASTE').complete().given('VerifyStep', {}, { by: 'OP-107' });
  begin(booth, '30').scanWeights('TW-K1');
  booth.given('PrepareCheck', { scale: FLOOR, clean: true, level: true });
  check(booth, OFF);
  booth.given('RepeatCheck', { scale: FLOOR, cleaned: true, leveled: true }, { shows: '0.00' });
  check(booth, OFF);
  return booth.given('LeaveStep');
}

const begin = (booth: WeighBooth, step: string): WeighBooth =>
  booth.given('EnterStep', { batch: NEXT_BATCH, step }).given('StartStep');

function check(booth: WeighBooth, shown: readonly string[]): void {
  for (const [index, shows] of shown.entries())
    booth.given('CaptureCheck', { scale: FLOOR, nominal: booth.point(FLOOR, index) }, { shows });
}

/** The metrologist comes to the booth with the reference weights in the hand. */
export const withWeights = (booth: WeighBooth, person = METROLOGIST): WeighBooth =>
  booth.signIn(person).scanWeights('TW-K1');

/** Measures with every reference weight, or with the first few. */
export function measure(booth: WeighBooth, phase: string, shown: readonly string[] = RIGHT): Told {
  const told = shown.map((shows, index) =>
    booth.when('CaptureReference', { scale: FLOOR, phase, nominal: booth.point(FLOOR, index) }, { shows }),
  );
  return certain(told.at(-1));
}

export const adjust = (booth: WeighBooth, by = METROLOGIST): Told =>
  booth.when(
    'AdjustScale',
    { scale: FLOOR, reason: 'equipment-adjusted', narrative: 'The corner load was set.' },
    { by },
  );

/** Measured, adjusted, and measured within its tolerance. */
export function restored(booth: WeighBooth = withWeights(failedScale())): WeighBooth {
  measure(booth, 'asFound', OFF);
  adjust(booth);
  measure(booth, 'asLeft');
  return booth;
}

export const requested = (booth: WeighBooth = restored()): WeighBooth =>
  booth.given('RequestReturn', { scale: FLOOR }, { by: METROLOGIST });

/** The look-back is reviewed by metrology and closed by quality, and the failure is decided. */
export function lookedBack(booth: WeighBooth): WeighBooth {
  settle(booth);
  review(booth);
  return booth;
}

export const settle = (booth: WeighBooth): WeighBooth =>
  booth.given(
    'SettleException',
    { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null },
    { by: 'QA-01' },
  );

export function review(booth: WeighBooth): WeighBooth {
  const move = (says: object, by: string) =>
    booth.given('MoveRecord', { record: 'LB-01', move: says }, { by });
  move({ kind: 'review', conclusion: 'resultsStand', narrative: 'Within tolerance.' }, METROLOGIST);
  return move({ kind: 'close' }, 'QA-01');
}

export const approve = (booth: WeighBooth, by = 'QA-01'): Told =>
  booth.when('ApproveReturn', { scale: FLOOR }, { by });

export const serviceOf = ({ state }: WeighBooth): ServiceCase => certain(state.get('services', FLOOR));

export { METROLOGIST };
