import type { RecordMove, RecordMoveKind } from '../../../contract/grammar/record-moves.ts';
import type { BatchId, PersonId, RecordId } from '../../../contract/ids.ts';
import type { RecordKind } from '../../../contract/vocabulary.ts';
import type { PlantReader } from '../../state.ts';
import { CAPA_TRANSITIONS, type Capa, type CapaMove, changeOfCapa, missingInCapa } from './capa.ts';
import {
  changeOfDeviation,
  DEVIATION_TRANSITIONS,
  type Deviation,
  type DeviationMove,
  missingInDeviation,
} from './deviation.ts';
import {
  changeOfLookBack,
  LOOK_BACK_TRANSITIONS,
  type LookBack,
  type LookBackMove,
  missingInLookBack,
} from './look-back.ts';
import {
  changeOfNonconformance,
  missingInNonconformance,
  NONCONFORMANCE_TRANSITIONS,
  type Nonconformance,
  type NonconformanceMove,
} from './nonconformance.ts';
import { changeOfOos, missingInOos, OOS_TRANSITIONS, type Oos, type OosMove } from './oos.ts';
import { changeOfOot, missingInOot, OOT_TRANSITIONS, type Oot, type OotMove } from './oot.ts';
import type { Missing, RecordTransition } from './record-base.ts';

/** A governed record beside the exception that called for it; closing one closes no other (S16, S18). */
export type QualityRecord = Deviation | Nonconformance | Oos | Oot | Capa | LookBack;

interface MovesOfKind {
  deviation: DeviationMove;
  nonconformance: NonconformanceMove;
  oos: OosMove;
  oot: OotMove;
  capa: CapaMove;
  lookBack: LookBackMove;
}

/** What one kind is: its machine, what its moves write, and what it lacks before it closes. */
interface KindRules<Kind extends RecordKind, Of = Extract<QualityRecord, { kind: Kind }>> {
  readonly machine: readonly RecordTransition<MovesOfKind[Kind]['kind']>[];
  readonly change: (record: Of, move: MovesOfKind[Kind], by: PersonId) => Partial<Of>;
  readonly missing: (record: Of, state: PlantReader) => Missing | null;
}

const KINDS: { readonly [Kind in RecordKind]: KindRules<Kind> } = {
  deviation: { machine: DEVIATION_TRANSITIONS, change: changeOfDeviation, missing: missingInDeviation },
  nonconformance: {
    machine: NONCONFORMANCE_TRANSITIONS,
    change: changeOfNonconformance,
    missing: missingInNonconformance,
  },
  oos: { machine: OOS_TRANSITIONS, change: changeOfOos, missing: missingInOos },
  oot: { machine: OOT_TRANSITIONS, change: changeOfOot, missing: missingInOot },
  capa: { machine: CAPA_TRANSITIONS, change: changeOfCapa, missing: missingInCapa },
  lookBack: { machine: LOOK_BACK_TRANSITIONS, change: changeOfLookBack, missing: missingInLookBack },
};

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
export const recordMove = (
  { kind, state }: QualityRecord,
  move: RecordMoveKind,
): RecordTransition | undefined =>
  RECORD_MACHINES[kind].find((row) => row.from === state && row.move === move);

/** Every batch a record is about: it waits in the list of each. */
export function batchesOfRecord({ batch, objects }: QualityRecord): readonly BatchId[] {
  const named = objects.filter((each) => each.startsWith('batch:')).map((each) => each.slice(6) as BatchId);
  return [...new Set(batch === null ? named : [batch, ...named])];
}

type Change = (record: QualityRecord, move: RecordMove, by: PersonId) => Partial<QualityRecord>;
type Lacks = (record: QualityRecord, state: PlantReader) => Missing | null;

/** The record after a move that its machine has; a move it has not is a broken invariant. */
export function movedRecord(record: QualityRecord, move: RecordMove, by: PersonId): QualityRecord {
  const row = recordMove(record, move.kind);
  if (!row) throw new Error(`broken invariant: ${record.id} cannot ${move.kind} from ${record.state}`);
  const change = KINDS[record.kind].change as Change;
  return { ...record, ...change(record, move, by), state: row.to } as QualityRecord;
}

/** What stands in the way of closing: an open task, or what its kind asks for. */
export const missingIn = (record: QualityRecord, state: PlantReader): Missing | null =>
  record.tasks.some(({ done }) => done === null)
    ? 'tasks'
    : (KINDS[record.kind].missing as Lacks)(record, state);
