import { useState } from 'react';
import type { PersonChip, Screen } from '../../main/contract/views.ts';
import { Choice } from '../components/Choice.tsx';
import { SignSheet } from '../components/SignSheet.tsx';
import { REASONS_FOR } from '../store/overlay.ts';
import { say } from '../text/say.ts';
import { Grounds, useGrounds } from './Grounds.tsx';

/** Lets a person sign in again whom five wrong secrets have locked out. */
export function Unlock({ screen }: { readonly screen: Screen }) {
  const people: readonly PersonChip[] = screen.kind === 'work' ? screen.lockedOut : [];
  const [person, setPerson] = useState<string | null>(people[0]?.id ?? null);
  const grounds = useGrounds();
  const { reason } = grounds;
  return (
    <SignSheet
      width="narrow"
      title={say('unlock.title')}
      lead={say('unlock.lead')}
      draft={person !== null && reason !== null ? { type: 'UnlockPerson', person, reason } : null}
    >
      <Choice
        label={say('unlock.who')}
        options={people.map(({ id, name }) => ({ value: id, text: name, detail: id }))}
        value={person}
        onChange={setPerson}
      />
      <Grounds of={grounds} reasons={REASONS_FOR.unlock} codeOnly />
    </SignSheet>
  );
}
