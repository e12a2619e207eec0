import { IN_WORK } from '../../main/domain/execution/batch-machine.ts';
import { containersFor, lotsFor, openExceptions } from '../../main/domain/index-keys.ts';
import { awaitingLabel } from '../../main/domain/material/received-label.ts';
import { earlierLots, isUsable } from '../../main/domain/material/usable.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { BATCH, type WeighBooth } from './weigh-booth.ts';

/**
 * A container was voided once too often: somebody lets one more be weighed. Before it comes to that, what stands on the
 * scale is given up now and then, and in a step where that happened again and again.
 */
export function weighOnceMore(booth: WeighBooth, dice: Dice): Told | null {
  const { state } = booth;
  const context = state.get('sessions', 'WS-01-1')?.context;
  const step = context && booth.batch.steps[context.step];
  if (step?.work.kind !== 'dispense' || ENDED.has(step.state)) return null;
  const { voided, current } = step.work;
  const last = voided.at(-1);
  const stopped = openExceptions(state).some(
    ({ step: at, trigger, state: stands }) =>
      at === step.id && trigger === 'reweighLimit' && stands === 'blocked',
  );
  if (last && stopped && dice.chance(60)) {
    const container = dice.chance(90) ? last : (voided[0] ?? last);
    const why = { reason: 'container-damaged', narrative: 'x' };
    const by = dice.of(['SUP-01', 'QA-01', 'MIX-1', 'OP-107']);
    return booth.when('OverrideReweigh', { batch: BATCH, step: step.id, container, ...why }, { by });
  }
  return step.state === 'inProgress' && current && dice.chance(last ? (voided.length < 5 ? 92 : 10) : 4)
    ? booth.when('VoidContainer', { reason: 'container-damaged' })
    : null;
}

/**
 * A label that cannot be read, from the refused scan over QA's word and the printer to the scan of the new one; null where
 * nothing of it is at hand.
 */
export function relabel(booth: WeighBooth, dice: Dice): Told | null {
  const { state } = booth;
  const context = state.get('sessions', 'WS-01-1')?.context;
  const step = context && booth.batch.steps[context.step];
  if (step?.work.kind !== 'dispense' || ENDED.has(step.state)) return null;
  const waits = awaitingLabel(state, booth.batch.id, step.id);
  if (waits) {
    const { id: container, outcome } = waits;
    if (outcome === 'printing') {
      const said = dice.of(['confirmed', 'confirmed', 'failed', 'indeterminate']);
      const print = { label: 'received', container, outcome: said, detail: '', bitmapHash: '' };
      return booth.when('RecordPrint', print);
    }
    const scans = outcome === 'confirmed' || (outcome === 'indeterminate' && dice.chance(50));
    if (scans) return booth.scan(container, dice.chance(10) ? { label: 0 } : {});
    return booth.when('PrintReceivedLabel', { container });
  }
  const reported = openExceptions(state).some(
    ({ step: at, refusal, object, state: stands }) =>
      at === step.id &&
      (stands === 'blocked' || stands === 'implementing') &&
      (refusal?.code === 'identity.unreadable' || object === 'category:label'),
  );
  if (reported && dice.chance(60)) {
    const lot = dice.chance(80) ? step.work.lot : 'CB-2601-022';
    const container = dice.of(containersFor(state, lot)).id;
    const why = { reason: 'label-damaged', narrative: 'x' };
    const by = dice.of(['QA-01', 'QA-01', 'SUP-01', 'MIX-1']);
    return booth.when('ReidentifyContainer', { batch: BATCH, step: step.id, container, ...why }, { by });
  }
  if (step.state !== 'inProgress' || !dice.chance(2)) return null;
  return dice.chance(70)
    ? booth.present({ kind: 'unreadable', why: 'damaged' })
    : booth.when('ReportException', { category: 'label', narrative: 'x' });
}

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
