import { useState } from 'react';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import type { UnsignedDraft } from '../store/draft.ts';
import { BATCH_REASONS, type BatchDecision } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { NarrativeField } from './NarrativeField.tsx';
import { reasonOptions } from './reason-options.ts';

/** A decision about a whole batch: its reason as a code, words beside it, then the signature. */
export function DecideBatch({
  decision,
  batch,
}: {
  readonly decision: BatchDecision;
  readonly batch: string;
}) {
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [narrative, setNarrative] = useState('');
  const words = narrative.trim() === '' ? null : narrative.trim();
  const missing = reason === null || (reason === 'other-see-narrative' && words === null);
  return (
    <Sheet
      width="wide"
      title={say(`decideBatch.${decision}`, { batch })}
      lead={say(`decideBatch.${decision}.lead`)}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('settle.sign')}
            affordance={missing ? { passes: false, refusals: [] } : undefined}
            onPress={() => {
              if (reason === null || missing) return;
              openOverlay({ kind: 'sign', draft: DRAFTS[decision]({ batch, reason, narrative: words }) });
            }}
          />
        </>
      }
    >
      <Choice
        label={say('reason.label')}
        columns={3}
        options={reasonOptions(BATCH_REASONS)}
        value={reason}
        onChange={setReason}
      />
      {reason !== null && (
        <NarrativeField
          optional={reason !== 'other-see-narrative'}
          label={say('narrative.label')}
          value={narrative}
          onChange={setNarrative}
        />
      )}
    </Sheet>
  );
}

interface Asked {
  readonly batch: string;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
}

const DRAFTS: { readonly [Decision in BatchDecision]: (asked: Asked) => UnsignedDraft } = {
  ReturnBatch: (asked) => ({ type: 'ReturnBatch', ...asked }),
  RejectBatch: (asked) => ({ type: 'RejectBatch', ...asked }),
  TerminateBatch: (asked) => ({ type: 'TerminateBatch', ...asked }),
  ReinstateBatch: (asked) => ({ type: 'ReinstateBatch', ...asked }),
};
