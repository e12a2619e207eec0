import { useState } from 'react';
import type { LotCard } from '../../../main/contract/views.ts';
import type { ReasonCode } from '../../../main/contract/vocabulary.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { NarrativeField } from '../../overlays/NarrativeField.tsx';
import { reasonOptions } from '../../overlays/reason-options.ts';
import { REASONS_FOR } from '../../store/overlay.ts';
import { closeOverlay, openOverlay } from '../../store/station-store.ts';
import { refusalText } from '../../text/refusal-text.ts';
import { say } from '../../text/say.ts';
import { ExtendFields } from './ExtendFields.tsx';

const DECISIONS = ['approve', 'reject', 'extend'] as const;
type Decision = (typeof DECISIONS)[number];

/** What quality decides about a lot: approve, reject, or a later retest day. What the gates refuse says why. */
export function JudgeLot({ lot }: { readonly lot: LotCard }) {
  const [decision, decide] = useState<Decision | null>(null);
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [narrative, setNarrative] = useState('');
  const [retest, setRetest] = useState('');
  const [certificate, setCertificate] = useState('');
  const words = narrative.trim() === '' ? null : narrative.trim();
  const affordance = decision === null ? undefined : lot.decisions[decision];
  const isWhole =
    decision === 'extend'
      ? /^\d{4}-\d{2}-\d{2}$/.test(retest) && certificate.trim() !== ''
      : reason !== null && (reason !== 'other-see-narrative' || words !== null);
  const goOn = () => {
    if (decision === 'extend' && isWhole) {
      const draft = { type: 'ExtendRetest', lot: lot.lot, retest, certificate: certificate.trim() } as const;
      openOverlay({ kind: 'sign', draft });
    } else if (decision !== null && decision !== 'extend' && reason !== null && isWhole) {
      const quality = decision === 'approve' ? 'approved' : 'rejected';
      openOverlay({
        kind: 'sign',
        draft: { type: 'JudgeLot', lot: lot.lot, quality, reason, narrative: words },
      });
    }
  };
  return (
    <Sheet
      width="wide"
      title={say('lots.decideTitle', { lot: lot.lot })}
      lead={`${lot.item} ${lot.itemName}, ${lot.onHand}`}
      onClose={closeOverlay}
      onSubmit={goOn}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            type="submit"
            label={say('settle.sign')}
            affordance={isWhole ? affordance : { passes: false, refusals: affordance?.refusals ?? [] }}
          />
        </>
      }
    >
      <Choice
        label={say('lots.decision')}
        columns={3}
        options={DECISIONS.map((value) => ({
          value,
          text: say(`lots.${value}`),
          ...factsOf(lot, value),
        }))}
        value={decision}
        onChange={decide}
      />
      {decision === 'extend' && (
        <ExtendFields
          retest={retest}
          onRetest={setRetest}
          certificate={certificate}
          onCertificate={setCertificate}
        />
      )}
      {(decision === 'approve' || decision === 'reject') && (
        <Choice
          label={say('reason.label')}
          columns={3}
          options={reasonOptions(REASONS_FOR[decision])}
          value={reason}
          onChange={setReason}
        />
      )}
      {decision !== null && decision !== 'extend' && reason !== null && (
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

/** Why a decision would be refused now; else, for a retest, from which day it would be extended. */
function factsOf({ decisions, retest }: LotCard, decision: Decision): { readonly detail?: string } {
  const [refusal] = decisions[decision].refusals;
  if (refusal !== undefined) return { detail: refusalText(refusal).why };
  return decision === 'extend' && retest !== null ? { detail: say('lots.retest', { day: retest }) } : {};
}
