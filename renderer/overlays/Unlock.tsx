import { useState } from 'react';
import type { PersonChip, Screen } from '../../main/contract/views.ts';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { reasonOptions } from './reason-options.ts';

/** Lets a person sign in again whom five wrong secrets have locked out. */
export function Unlock({ screen }: { readonly screen: Screen }) {
  const people: readonly PersonChip[] = screen.kind === 'work' ? screen.lockedOut : [];
  const [person, setPerson] = useState<string | null>(people[0]?.id ?? null);
  const [reason, setReason] = useState<ReasonCode | null>(null);
  return (
    <Sheet
      title={say('unlock.title')}
      lead={say('unlock.lead')}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('settle.sign')}
            affordance={person === null || reason === null ? { passes: false, refusals: [] } : undefined}
            onPress={() =>
              person !== null &&
              reason !== null &&
              openOverlay({ kind: 'sign', draft: { type: 'UnlockPerson', person, reason } })
            }
          />
        </>
      }
    >
      <Choice
        label={say('unlock.who')}
        options={people.map(({ id, name }) => ({ value: id, text: name, detail: id }))}
        value={person}
        onChange={setPerson}
      />
      <Choice
        label={say('reason.label')}
        options={reasonOptions(REASONS_FOR.unlock)}
        value={reason}
        onChange={setReason}
      />
    </Sheet>
  );
}
