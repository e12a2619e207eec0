import { useState } from 'react';
import type { Screen } from '../../main/contract/views.ts';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { holdOn } from './exception-on.ts';
import { reasonOptions } from './reason-options.ts';

export function ReleaseHold({ hold: id, screen }: { readonly hold: string; readonly screen: Screen }) {
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const hold = holdOn(screen, id);
  if (hold === undefined) return null;
  return (
    <Sheet
      title={say('releaseHold.title', { object: hold.object })}
      lead={say('releaseHold.lead', { by: hold.by, reason: hold.reason })}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('settle.sign')}
            affordance={reason === null ? { passes: false, refusals: [] } : hold.release}
            onPress={() =>
              reason !== null &&
              openOverlay({ kind: 'sign', draft: { type: 'ReleaseHold', hold: id, reason } })
            }
          />
        </>
      }
    >
      {hold.others.length > 0 && <p>{say('releaseHold.others', { holds: hold.others.join(', ') })}</p>}
      <Choice
        label={say('reason.label')}
        options={reasonOptions(REASONS_FOR.releaseHold)}
        value={reason}
        onChange={setReason}
      />
    </Sheet>
  );
}
