import type { RecordMoveKind } from '../../../main/contract/grammar/record-moves.ts';

/** What is done with a record on a sheet of its own. */
export type RecordAct =
  | { readonly for: 'open' }
  | { readonly for: 'move'; readonly record: string; readonly move: RecordMoveKind }
  | { readonly for: 'cause'; readonly record: string }
  | { readonly for: 'causeOf'; readonly exception: string }
  | { readonly for: 'task'; readonly record: string }
  | { readonly for: 'done'; readonly record: string; readonly task: string }
  | { readonly for: 'extend'; readonly record: string };
