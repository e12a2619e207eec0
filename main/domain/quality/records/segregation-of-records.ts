import type { RecordMoveKind } from '../../../contract/grammar/record-moves.ts';
import type { PersonId } from '../../../contract/ids.ts';
import type { RecordKind } from '../../../contract/vocabulary.ts';
import type { QualityRecord } from './record.ts';

/** Who may not make a move after another move of the same record, beside everyone who had a part in what happened. */
interface Apart {
  readonly kind: RecordKind;
  readonly move: RecordMoveKind;
  readonly after: RecordMoveKind;
}

/** Two people, always (S13, S104, rules §10); nothing in a plant's configuration takes a line out. */
export const APART: readonly Apart[] = [
  { kind: 'nonconformance', move: 'approve', after: 'dispose' },
  { kind: 'capa', move: 'check', after: 'implement' },
  { kind: 'lookBack', move: 'close', after: 'review' },
];

/** The people who cannot make this move, for what they did in the record or for the action they own. */
export function apartFrom(record: QualityRecord, move: RecordMoveKind): readonly PersonId[] {
  const earlier = APART.filter((row) => row.kind === record.kind && row.move === move).map(
    ({ after }) => after,
  );
  const did = record.moves.filter((each) => earlier.includes(each.move)).map(({ by }) => by);
  const owns = record.kind === 'capa' && move === 'check' && record.action ? [record.action.owner] : [];
  return [...did, ...owns];
}
