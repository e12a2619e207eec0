import { useState } from 'react';
import type { Screen } from '../../main/contract/views.ts';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { NarrativeField } from './NarrativeField.tsx';
import { reasonOptions } from './reason-options.ts';

/** Quality says why events are missing, in a code and a sentence, and signs for it. */
export function DeclareGap({ screen }: { readonly screen: Screen }) {
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [narrative, setNarrative] = useState('');
  const gap = screen.kind === 'fault' ? screen.gap : null;
  if (gap === null) return null;
  const words = narrative.trim();
  const missing = reason === null || words === '';
  return (
    <Sheet
      width="wide"
      title={say('gap.reason', { from: gap.from, to: gap.to })}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('gap.sign')}
            affordance={missing ? { passes: false, refusals: [] } : undefined}
            onPress={() =>
              reason !== null &&
              words !== '' &&
              openOverlay({ kind: 'sign', draft: { type: 'DeclareGap', reason, narrative: words } })
            }
          />
        </>
      }
    >
      <Choice
        label={say('reason.label')}
        labelShown={false}
        columns={4}
        options={reasonOptions(REASONS_FOR.declareGap)}
        value={reason}
        onChange={setReason}
      />
      <NarrativeField label={say('gap.narrative')} value={narrative} onChange={setNarrative} />
    </Sheet>
  );
}
