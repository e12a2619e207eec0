import { activeHolds, openExceptions, openRecords } from '../index-keys.ts';
import type { ExceptionRecord, Hold } from '../quality/exception.ts';
import type { LookBack } from '../quality/records/look-back.ts';
import type { PlantReader } from '../state.ts';

/** The first look-back on an instrument that is not closed (21 CFR 111.113). */
export const openLookBackOf = (state: PlantReader, equipment: string): LookBack | undefined =>
  openRecords(state).find(
    (record): record is LookBack => record.kind === 'lookBack' && record.equipment === equipment,
  );

const DECIDED: ReadonlySet<string> = new Set(['approved', 'implementing', 'implemented']);

const FAILURES: ReadonlySet<string> = new Set(['checkFailed', 'procedureFailed']);

/** A failed check or procedure of an instrument about which nothing is decided yet. */
export const openFailureOf = (state: PlantReader, equipment: string): ExceptionRecord | undefined =>
  openExceptions(state).find(
    (each) =>
      FAILURES.has(each.trigger) && each.object === `equipment:${equipment}` && !DECIDED.has(each.state),
  );

/** Something weighed on it that is still on hold for one of its exceptions. */
export function openHoldOfFailure(state: PlantReader, equipment: string): Hold | undefined {
  for (const hold of state.all('holds')) {
    if (hold.released !== null || hold.exception === null) continue;
    if (state.get('exceptions', hold.exception)?.object === `equipment:${equipment}`) return hold;
  }
  return undefined;
}

/** The hold that came with its failure: the return ends it, and no other that stands beside it (rules §2). */
export const holdsOfFailure = (state: PlantReader, equipment: string): readonly Hold[] =>
  activeHolds(state, 'equipment', equipment).filter(
    ({ placedBy, exception, placedAt }) =>
      placedBy === null && exception === null && placedAt === state.get('services', equipment)?.since,
  );
