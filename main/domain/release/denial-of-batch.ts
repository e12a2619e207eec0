import type { BatchId } from '../../contract/ids.ts';
import type { GateId, Refusal } from '../../contract/refusals.ts';
import type { GateFacts } from '../facts.ts';
import { isReviewCommand } from './review-commands.ts';

/** Gates that judge how something was signed or sent, and nothing about the batch. */
const OF_THE_SIGNER: ReadonlySet<GateId> = new Set([
  'requirePace',
  'requireContext',
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
]);

/**
 * The batch whose audit trail a denial belongs to: where the person stood, or what they decided about. A wrong secret
 * under a review counts against the person alone; else each slip would make the review it was for begin again.
 */
export function batchOfDenial(
  { command, batch, batchNamed, exception }: GateFacts,
  refusals: readonly Refusal[],
): BatchId | null {
  if (isReviewCommand(command) && refusals.every(({ gate }) => OF_THE_SIGNER.has(gate))) return null;
  return batchNamed?.id ?? batch?.id ?? exception?.batch ?? null;
}
