import { useState } from 'react';
import type { Screen } from '../../main/contract/views.ts';
import { Choice } from '../components/Choice.tsx';
import { SignSheet } from '../components/SignSheet.tsx';
import { REALLOCATION_REASONS } from '../store/overlay.ts';
import { say } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';
import { Grounds, useGrounds } from './Grounds.tsx';

/** Another lot of the same item takes the place of a blocked one, first to expire first. */
export function Reallocate({
  exception: id,
  screen,
}: {
  readonly exception: string;
  readonly screen: Screen;
}) {
  const exception = exceptionOn(screen, id);
  const alternatives = exception?.alternatives ?? [];
  const [lot, setLot] = useState<string | null>(alternatives[0]?.lot ?? null);
  const grounds = useGrounds();
  const { reason } = grounds;
  if (exception === undefined) return null;
  return (
    <SignSheet
      title={say('reallocate.title')}
      lead={say('reallocate.lead', { object: exception.object ?? '', step: exception.step ?? '' })}
      draft={lot !== null && reason !== null ? { type: 'ReallocateLot', exception: id, lot, reason } : null}
      affordance={exception.settle}
    >
      <Choice
        label={say('reallocate.lot')}
        options={alternatives.map((each) => ({ value: each.lot, text: each.lot, detail: each.text }))}
        value={lot}
        onChange={setLot}
      />
      <Grounds of={grounds} label={say('settle.reason')} reasons={REALLOCATION_REASONS} codeOnly />
    </SignSheet>
  );
}
