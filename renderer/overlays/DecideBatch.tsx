import type { UnsignedDraft } from '../store/draft.ts';
import { BATCH_REASONS, type BatchDecision } from '../store/overlay.ts';
import { say } from '../text/say.ts';
import { GiveReason } from './GiveReason.tsx';
import type { Given } from './Grounds.tsx';

/** A decision about a whole batch: its reason as a code, words beside it, then the signature. */
export const DecideBatch = ({
  decision,
  batch,
}: {
  readonly decision: BatchDecision;
  readonly batch: string;
}) => (
  <GiveReason
    title={say(`decideBatch.${decision}`, { batch })}
    lead={say(`decideBatch.${decision}.lead`)}
    reasons={BATCH_REASONS}
    columns={3}
    draft={(reason, narrative) => DRAFTS[decision]({ batch, reason, narrative })}
  />
);

const DRAFTS: {
  readonly [Decision in BatchDecision]: (asked: Given & { readonly batch: string }) => UnsignedDraft;
} = {
  ReturnBatch: (asked) => ({ type: 'ReturnBatch', ...asked }),
  RejectBatch: (asked) => ({ type: 'RejectBatch', ...asked }),
  TerminateBatch: (asked) => ({ type: 'TerminateBatch', ...asked }),
  ReinstateBatch: (asked) => ({ type: 'ReinstateBatch', ...asked }),
};
