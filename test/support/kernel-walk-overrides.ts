import { IN_WORK } from '../../main/domain/execution/batch-machine.ts';
import { lotsFor } from '../../main/domain/index-keys.ts';
import { earlierLots, isUsable } from '../../main/domain/material/usable.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { BATCH, type WeighBooth } from './weigh-booth.ts';

const ENDED: ReadonlySet<string> = new Set(['complete', 'verified', 'notExecuted']);

/** Somebody who may, or nearly may, lets a lot go before one that expires first, where there is one; null where there is none. */
export function letGoFirst(booth: WeighBooth, dice: Dice): Told | null {
  const { state, moment } = booth;
  if (!IN_WORK.includes(booth.batch.state)) return null;
  const cases = Object.values(booth.batch.steps).flatMap(({ id, state: at, work }) => {
    const item = work.kind === 'dispense' && !ENDED.has(at) ? state.get('lots', work.lot)?.item : undefined;
    const lots = item ? lotsFor(state, item).filter((lot) => isUsable(state, lot, moment.day)) : [];
    return lots
      .filter((lot) => earlierLots(state, lot, moment.day).length > 0)
      .map((lot) => ({ step: id, lot: lot.id }));
  });
  if (cases.length === 0) return null;
  const why = { reason: 'earlier-lot-reserved', narrative: 'x' };
  const by = dice.of(['SUP-01', 'SUP-01', 'QA-01', 'OP-101', 'MIX-1']);
  return booth.when('OverrideFefo', { batch: BATCH, ...dice.of(cases), ...why }, { by });
}
