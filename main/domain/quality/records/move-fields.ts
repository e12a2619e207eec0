import type { RecordMove, RecordObject } from '../../../contract/grammar/record-moves.ts';
import { type Finding, finding } from '../../gates/gate.ts';
import type { PlantReader } from '../../state.ts';
import { missingIn, type QualityRecord } from './record.ts';

/** What is wrong with what a move says, or with the record it would close; null when nothing is. */
export function faultOfMove(state: PlantReader, record: QualityRecord, move: RecordMove): Finding | null {
  switch (move.kind) {
    case 'investigate':
    case 'production': {
      const unknown = move.lots.find((lot) => !state.get('lots', lot));
      return unknown ? finding('record.unknownObject', { object: unknown }) : null;
    }
    case 'contain': {
      const about = new Set([...record.objects, `batch:${record.batch ?? ''}`, `station:${record.station}`]);
      const stray = move.holds.find((id) => {
        const hold = state.get('holds', id);
        return !hold || hold.released !== null || !about.has(`${hold.object.kind}:${hold.object.id}`);
      });
      return stray ? finding('record.hold', { hold: stray, record: record.id }) : null;
    }
    case 'conclude':
      return move.conclusion === 'laboratoryError' &&
        record.kind === 'oos' &&
        record.laboratory !== 'errorFound'
        ? finding('record.noLaboratoryError', { record: record.id })
        : null;
    case 'start':
      return state.get('people', move.owner) ? null : finding('record.unknownPerson', { person: move.owner });
    case 'close': {
      const missing = missingIn(record, state);
      return missing ? finding('record.incomplete', { record: record.id, missing }) : null;
    }
    default:
      return null;
  }
}

const TABLE = { lot: 'lots', container: 'containers', equipment: 'equipment', batch: 'batches' } as const;

/** The first object of a list that this plant does not know. */
export const unknownObject = (
  state: PlantReader,
  objects: readonly RecordObject[],
): RecordObject | undefined => objects.find(({ kind, id }) => state.get(TABLE[kind], id) === undefined);
