import { useState } from 'react';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { PersonEntry } from '../components/PersonEntry.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { reasonOptions } from './reason-options.ts';

/** Lets a person sign in again whom five wrong secrets have locked out. */
export function Unlock() {
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const id = person.trim();
  return (
    <Sheet
      width="wide"
      title={say('unlock.title')}
      lead={say('unlock.lead')}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('settle.sign')}
            affordance={id === '' || reason === null ? { passes: false, refusals: [] } : undefined}
            onPress={() => id !== '' && reason !== null && openOverlay({ kind: 'sign', draft: { type: 'UnlockPerson', person: id, reason } })}
          />
        </>
      }
    >
      <PersonEntry prompt={id === '' ? say('unlock.badge') : id} value={person} onChange={setPerson} />
      <Choice label={say('reason.label')} options={reasonOptions(REASONS_FOR.unlock)} value={reason} onChange={setReason} />
    </Sheet>
  );
}
