import { openExceptions, recordsFor } from '../../index-keys.ts';
import { holdsOver } from '../../material/genealogy.ts';
import type { ExceptionRecord } from '../../quality/exception.ts';
import { CLOSED } from '../../quality/exception-machine.ts';
import { isOpenRecord, type QualityRecord } from '../../quality/records/record.ts';
import type { ReadinessInput } from '../readiness.ts';
import { item, type LineResult, lineOf, NOT_REQUIRED, type OpenItem } from '../readiness-line.ts';

/** All exceptions of the batch closed; one that waits for its correction is not (S62). */
export const exceptionsLine = ({ state, batch }: ReadinessInput): LineResult =>
  lineOf(
    openExceptions(state)
      .filter((each) => each.batch === batch.id)
      .map(openException),
  );

/** An open deviation, nonconformance, OOS or OOT blocks even when its exception is closed (rules §2). A CAPA does not. */
export const recordsLine = ({ state, batch }: ReadinessInput): LineResult =>
  lineOf(
    recordsFor(state, batch.id)
      .filter((record) => isOpenRecord(record) && record.kind !== 'lookBack' && record.kind !== 'capa')
      .map(openRecord),
  );

/** The review of what a failed scale weighed for this batch is closed (21 CFR 111.113). */
export const lookBacksLine = ({ state, batch }: ReadinessInput): LineResult =>
  lineOf(
    recordsFor(state, batch.id)
      .filter((record) => isOpenRecord(record) && record.kind === 'lookBack')
      .map(openRecord),
  );

/** Rework that was decided is done: its exception is closed. */
export function reworkLine({ state, batch }: ReadinessInput): LineResult {
  const decided: ExceptionRecord[] = [];
  for (const each of state.all('exceptions'))
    if (each.batch === batch.id && each.settled?.pattern === 'rework') decided.push(each);
  return decided.length === 0
    ? NOT_REQUIRED
    : lineOf(decided.filter((each) => !CLOSED.includes(each.state)).map(openException));
}

/** No hold on the batch or on anything it was made of (rules §3, S103). */
export const holdsLine = ({ state, batch }: ReadinessInput): LineResult =>
  lineOf(
    holdsOver(state, batch).map(({ id, object, reason }) =>
      item('hold', { hold: id, object: object.id, reason }, { kind: 'hold', id }),
    ),
  );

const openException = ({ id, trigger, step, state }: ExceptionRecord): OpenItem =>
  item('exception', { exception: id, trigger, step: step ?? '-', is: state }, { kind: 'exception', id });

const openRecord = ({ id, kind }: QualityRecord): OpenItem =>
  item('record', { record: id, recordKind: kind }, { kind: 'record', id });
