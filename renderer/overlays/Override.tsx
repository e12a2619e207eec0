import { useState } from 'react';
import type { Screen } from '../../main/contract/views.ts';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { StateShape } from '../components/StateShape.tsx';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';
import { NarrativeField } from './NarrativeField.tsx';
import { reasonOptions } from './reason-options.ts';

/** A rule is set aside for one lot in one step: a reason of its list, a sentence, and the signature of an authority. */
export function Override({ exception: id, screen }: { readonly exception: string; readonly screen: Screen }) {
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [narrative, setNarrative] = useState('');
  const offer = exceptionOn(screen, id)?.override;
  if (offer == null) return null;
  const { batch, step, lot, earlier, expires, mayGrant, reasons, grant } = offer;
  const words = narrative.trim();
  return (
    <Sheet
      width="wide"
      title={say('override.fefo.title', { lot })}
      lead={say('override.fefo.lead', { lot, earlier, expires, step })}
      mark={<StateShape shape="exception" />}
      onClose={closeOverlay}
      actions={
        <>
          <p className="sheet-aside">
            {say('override.who', { roles: mayGrant.map((role) => say(`role.${role}`)).join(', ') })}{' '}
            {say('override.next', { lot })}
          </p>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('settle.sign')}
            affordance={reason === null || words === '' ? { passes: false, refusals: [] } : grant}
            onPress={() =>
              reason !== null &&
              openOverlay({
                kind: 'sign',
                draft: { type: 'OverrideFefo', batch, step, lot, reason, narrative: words },
              })
            }
          />
        </>
      }
    >
      <Choice
        label={say('override.reason')}
        columns={3}
        options={reasonOptions(reasons)}
        value={reason}
        onChange={setReason}
      />
      {reason !== null && (
        <NarrativeField label={say('override.narrative')} value={narrative} onChange={setNarrative} />
      )}
    </Sheet>
  );
}
