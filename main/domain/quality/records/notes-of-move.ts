import type { RecordMove } from '../../../contract/grammar/record-moves.ts';

/** The words that a person gave with a move; null where only codes were chosen. */
export function notesOfMove(move: RecordMove): string | null {
  switch (move.kind) {
    case 'investigate':
    case 'production':
      return move.scope;
    case 'dispose':
      return move.justification;
    case 'return':
    case 'decline':
      return move.reason;
    case 'start':
      return move.what;
    case 'implement':
      return move.result;
    case 'review':
      return move.narrative;
    default:
      return null;
  }
}
