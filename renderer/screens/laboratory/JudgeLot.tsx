import { useState } from 'react';
import type { LotCard } from '../../../main/contract/views.ts';
import { Choice } from '../../components/Choice.tsx';
import { SignSheet } from '../../components/SignSheet.tsx';
import { Grounds, useGrounds } from '../../overlays/Grounds.tsx';
import type { UnsignedDraft } from '../../store/draft.ts';
import { REASONS_FOR } from '../../store/overlay.ts';
import { refusalText } from '../../text/refusal-text.ts';
import { say } from '../../text/say.ts';
import { ExtendFields } from './ExtendFields.tsx';

const DECISIONS = ['approve', 'reject', 'extend'] as const;
type Decision = (typeof DECISIONS)[number];

/** What quality decides about a lot: approve, reject, or a later retest day. What the gates refuse says why. */
export function JudgeLot({ lot }: { readonly lot: LotCard }) {
  const [decision, decide] = useState<Decision | null>(null);
  const grounds = useGrounds();
  const [retest, setRetest] = useState('');
  const [certificate, setCertificate] = useState('');
  const draftOf = (): UnsignedDraft | null => {
    if (decision === null) return null;
    if (decision !== 'extend') {
      const quality = decision === 'approve' ? 'approved' : 'rejected';
      return grounds.given && { type: 'JudgeLot', lot: lot.lot, quality, ...grounds.given };
    }
    const isWhole = /^\d{4}-\d{2}-\d{2}$/.test(retest) && certificate.trim() !== '';
    return isWhole ? { type: 'ExtendRetest', lot: lot.lot, retest, certificate: certificate.trim() } : null;
  };
  return (
    <SignSheet
      title={say('lots.decideTitle', { lot: lot.lot })}
      lead={`${lot.item} ${lot.itemName}, ${lot.onHand}`}
      draft={draftOf()}
      affordance={decision === null ? undefined : lot.decisions[decision]}
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
        <Grounds of={grounds} reasons={REASONS_FOR[decision]} columns={3} />
      )}
    </SignSheet>
  );
}

/** Why a decision would be refused now; else, for a retest, from which day it would be extended. */
function factsOf({ decisions, retest }: LotCard, decision: Decision): { readonly detail?: string } {
  const [refusal] = decisions[decision].refusals;
  if (refusal !== undefined) return { detail: refusalText(refusal).why };
  return decision === 'extend' && retest !== null ? { detail: say('lots.retest', { day: retest }) } : {};
}
