import type { RecordMoveKind } from '../../contract/grammar/record-moves.ts';
import type { Meaning } from '../../contract/vocabulary.ts';
import type { GateFacts } from '../facts.ts';
import { pendingExtension } from '../quality/records/extension.ts';
import { SIGNING, type SignedCommandType } from './signing.ts';

/** What a signature under each move of a record means. */
const OF_MOVE: Readonly<Record<RecordMoveKind, Meaning>> = {
  investigate: 'performed',
  assess: 'decided',
  contain: 'performed',
  dispose: 'decided',
  return: 'returned',
  approve: 'approved',
  laboratory: 'performed',
  production: 'performed',
  conclude: 'decided',
  evaluate: 'decided',
  decline: 'decided',
  start: 'decided',
  implement: 'performed',
  check: 'verified',
  review: 'reviewed',
  close: 'approved',
};

/** The meaning of one signature (21 CFR 11.50): that of its command, or of what the command does here. */
export function meaningOf({ command, record }: GateFacts, type: SignedCommandType): Meaning {
  if (command.type === 'MoveRecord') return OF_MOVE[command.move.kind];
  if (command.type === 'ExtendRecord' && record && pendingExtension(record)) return 'approved';
  if (command.type === 'JudgeLot' && command.quality === 'rejected') return 'rejected';
  return SIGNING[type].meaning;
}
