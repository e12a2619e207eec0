import type { ExceptionId, PersonId } from '../../contract/ids.ts';
import { OPEN_RECORDS, recordsOf } from '../index-keys.ts';
import type { Instant } from '../moment.ts';
import { notesOfMove } from '../quality/records/notes-of-move.ts';
import { batchesOfRecord, isOpenRecord, movedRecord, type QualityRecord } from '../quality/records/record.ts';
import { type PlantDraft, plantFacts } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { addToIndex, must, patch, removeFromIndex } from './rows.ts';

/** Records of quality: none of these touches another record, or the state of an exception (S18). */
export const RECORD_FOLDS: Folds<
  | 'RecordOpened'
  | 'RecordMoved'
  | 'CauseRecorded'
  | 'TaskAssigned'
  | 'TaskCompleted'
  | 'ExtensionAsked'
  | 'ExtensionApproved'
> = {
  RecordOpened: (draft, { record, signature }, recorded) => {
    const plant = plantFacts(draft);
    const number = (plant.records[record.kind] ?? 0) + 1;
    draft.put('plant', 'plant', { ...plant, records: { ...plant.records, [record.kind]: number } });
    draft.put('records', record.id, record);
    addToIndex(draft, OPEN_RECORDS, record.id);
    for (const batch of batchesOfRecord(record)) addToIndex(draft, recordsOf(batch), record.id);
    for (const exception of exceptionsOf(record)) link(draft, exception, record);
    if (signature) noteSignature(draft, recorded, signature.person);
  },
  RecordMoved: (draft, { record: id, move, signature }, recorded) => {
    const at = recorded.at as Instant;
    const after = movedRecord(must(draft, 'records', id), move, signature.person);
    const moved = { move: move.kind, by: signature.person, at, note: notesOfMove(move) };
    const ended = !isOpenRecord(after);
    draft.put('records', id, {
      ...after,
      moves: [...after.moves, moved],
      closedAt: ended ? at : null,
    });
    if (ended) removeFromIndex(draft, OPEN_RECORDS, id);
    noteSignature(draft, recorded, signature.person);
  },
  CauseRecorded: (draft, { target, causes, signature }, recorded) => {
    const cause = { causes, by: signature.person, at: recorded.at as Instant };
    if (target.kind === 'exception') patch(draft, 'exceptions', target.id, { cause });
    else patch(draft, 'records', target.id, { cause });
    noteSignature(draft, recorded, signature.person);
  },
  TaskAssigned: (draft, { record, task }) => {
    const { tasks } = must(draft, 'records', record);
    patch(draft, 'records', record, { tasks: [...tasks, task] });
  },
  TaskCompleted: (draft, { record, task, result }, { at }) => {
    const tasks = must(draft, 'records', record).tasks.map((each) =>
      each.id === task ? { ...each, done: { at: at as Instant, result } } : each,
    );
    patch(draft, 'records', record, { tasks });
  },
  ExtensionAsked: (draft, { record, due, reason, signature }, recorded) => {
    const { extensions } = must(draft, 'records', record);
    const asked = { due, reason, by: signature.person, approved: null };
    patch(draft, 'records', record, { extensions: [...extensions, asked] });
    noteSignature(draft, recorded, signature.person);
  },
  ExtensionApproved: (draft, { record, due, signature }, recorded) => {
    const approved: PersonId = signature.person;
    const extensions = must(draft, 'records', record).extensions.map((each) =>
      each.approved === null ? { ...each, approved } : each,
    );
    patch(draft, 'records', record, { extensions, due });
    noteSignature(draft, recorded, signature.person);
  },
};

const exceptionsOf = (record: QualityRecord): readonly ExceptionId[] => [
  ...(record.exception === null ? [] : [record.exception]),
  ...(record.kind === 'capa' ? (record.pattern?.exceptions ?? []) : []),
];

/** The exception names its record as the record names it (S17). */
function link(draft: PlantDraft, exception: ExceptionId, { id }: QualityRecord): void {
  const { links } = must(draft, 'exceptions', exception);
  if (!links.includes(id)) patch(draft, 'exceptions', exception, { links: [...links, id] });
}
