import type { RecordId } from '../../../contract/ids.ts';
import type { RecordKind } from '../../../contract/vocabulary.ts';
import { CAPA_TRANSITIONS, type Capa } from './capa.ts';
import { DEVIATION_TRANSITIONS, type Deviation } from './deviation.ts';
import { LOOK_BACK_TRANSITIONS, type LookBack } from './look-back.ts';
import { NONCONFORMANCE_TRANSITIONS, type Nonconformance } from './nonconformance.ts';
import { OOS_TRANSITIONS, type Oos } from './oos.ts';
import { OOT_TRANSITIONS, type Oot } from './oot.ts';
import type { RecordTransition } from './record-base.ts';

/** A governed record beside the exception that called for it; closing one closes no other (S16, S18). */
export type QualityRecord = Deviation | Nonconformance | Oos | Oot | Capa | LookBack;

/** The machine of each kind: the same table drives the kernel, the tests and what a screen offers. */
export const RECORD_MACHINES: Readonly<Record<RecordKind, readonly RecordTransition[]>> = {
  deviation: DEVIATION_TRANSITIONS,
  nonconformance: NONCONFORMANCE_TRANSITIONS,
  oos: OOS_TRANSITIONS,
  oot: OOT_TRANSITIONS,
  capa: CAPA_TRANSITIONS,
  lookBack: LOOK_BACK_TRANSITIONS,
};

const PREFIX: Readonly<Record<RecordKind, string>> = {
  deviation: 'DEV',
  nonconformance: 'NC',
  oos: 'OOS',
  oot: 'OOT',
  capa: 'CAPA',
  lookBack: 'LB',
};

/** Each kind counts for itself: `DEV-01`, `NC-01`, … */
export const recordId = (kind: RecordKind, number: number): RecordId =>
  `${PREFIX[kind]}-${String(number).padStart(2, '0')}` as RecordId;

const ENDED: ReadonlySet<string> = new Set(['closed', 'declined']);

/** Still open: it blocks the release of its batch, whatever became of the exception (rules §2). */
export const isOpenRecord = ({ state }: QualityRecord): boolean => !ENDED.has(state);

/** The row of a record's machine for a move from where it stands; undefined when there is none. */
export const recordMove = ({ kind, state }: QualityRecord, move: string): RecordTransition | undefined =>
  RECORD_MACHINES[kind].find((row) => row.from === state && row.move === move);
