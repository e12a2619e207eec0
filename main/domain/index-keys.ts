import type { BatchId, StepId } from '../contract/ids.ts';
import type { HoldObject } from '../contract/parse-command.ts';
import type { Attachment } from './attachments/attachment.ts';
import type { PackedCase } from './cases/packed-case.ts';
import type { Container, Lot } from './material/material.ts';
import type { ExceptionRecord, Hold } from './quality/exception.ts';
import type { QualityRecord } from './quality/records/record.ts';
import type { PlantReader } from './state.ts';

/** Keys of the folded indexes, and the look-ups that use them. */
export const lotsOfItem = (item: string): string => `lots:${item}`;
export const containersOfLot = (lot: string): string => `containers:${lot}`;
export const holdsOn = (kind: HoldObject['kind'], id: string): string => `holds:${kind}:${id}`;
export const openExceptionsOf = (batch: BatchId, step: StepId): string => `open:${batch}|${step}`;
/** Those of them that stopped their step; some open without it, as an override does. */
export const stoppingOf = (batch: BatchId, step: StepId): string => `stopping:${batch}|${step}`;
/** The step whose check stands open on a balance, or whose last unit still lies there. */
export const samplingAt = (balance: string): string => `sampling:${balance}`;
export const OPEN_EXCEPTIONS = 'open';
export const OPEN_RECORDS = 'records';
export const samplesOfBatch = (batch: BatchId): string => `samples:${batch}`;
export const casesOf = (batch: BatchId, step: StepId): string => `cases:${batch}|${step}`;
/** By `objectKey` of what they are attached to. */
export const attachmentsOf = (object: string): string => `attachments:${object}`;
export const recordsOf = (batch: BatchId): string => `records:${batch}`;

const EMPTY: readonly string[] = [];
const ids = (state: PlantReader, key: string): readonly string[] => state.get('index', key) ?? EMPTY;

function rows<Row>(keys: readonly string[], get: (id: string) => Row | undefined): Row[] {
  const found: Row[] = [];
  for (const key of keys) {
    const row = get(key);
    if (row) found.push(row);
  }
  return found;
}

export const lotsFor = (state: PlantReader, item: string): Lot[] =>
  rows(ids(state, lotsOfItem(item)), (id) => state.get('lots', id));
export const containersFor = (state: PlantReader, lot: string): Container[] =>
  rows(ids(state, containersOfLot(lot)), (id) => state.get('containers', id));
/** Holds in force on one object. */
export const activeHolds = (state: PlantReader, kind: HoldObject['kind'], id: string): Hold[] =>
  rows(ids(state, holdsOn(kind, id)), (hold) => state.get('holds', hold));
export const stepExceptions = (state: PlantReader, batch: BatchId, step: StepId): ExceptionRecord[] =>
  rows(ids(state, openExceptionsOf(batch, step)), (id) => state.get('exceptions', id));
/** Open exceptions of a step that stopped it. */
export const stoppingExceptions = (state: PlantReader, batch: BatchId, step: StepId): ExceptionRecord[] =>
  rows(ids(state, stoppingOf(batch, step)), (id) => state.get('exceptions', id));
export const openExceptions = (state: PlantReader): ExceptionRecord[] =>
  rows(ids(state, OPEN_EXCEPTIONS), (id) => state.get('exceptions', id));
/** Deviations, nonconformances and the like that are not closed. */
export const openRecords = (state: PlantReader): QualityRecord[] =>
  rows(ids(state, OPEN_RECORDS), (id) => state.get('records', id));
/** Every record of a batch, closed ones included. */
export const recordsFor = (state: PlantReader, batch: BatchId): QualityRecord[] =>
  rows(ids(state, recordsOf(batch)), (id) => state.get('records', id));
/** Cases of one step, in their order. */
export const casesFor = (state: PlantReader, batch: BatchId, step: StepId): PackedCase[] =>
  rows(ids(state, casesOf(batch, step)), (id) => state.get('cases', id));
/** Photos and documents on one object, oldest first. */
export const attachmentsOn = (state: PlantReader, object: string): Attachment[] =>
  rows(ids(state, attachmentsOf(object)), (id) => state.get('attachments', id));
