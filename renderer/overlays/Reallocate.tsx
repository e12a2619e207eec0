import { useState } from 'react';
import type { Screen } from '../../main/contract/views.ts';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { REALLOCATION_REASONS } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';
import { reasonOptions } from './reason-options.ts';

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
  const [reason, setReason] = useState<ReasonCode | null>(null);
  if (exception === undefined) return null;
  return (
    <Sheet
      width="wide"
      title={say('reallocate.title')}
      lead={say('reallocate.lead', { object: exception.object ?? '', step: exception.step ?? '' })}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('settle.sign')}
            affordance={lot === null || reason === null ? { passes: false, refusals: [] } : exception.settle}
            onPress={() =>
              lot !== null &&
              reason !== null &&
              openOverlay({ kind: 'sign', draft: { type: 'ReallocateLot', exception: id, lot, reason } })
            }
          />
        </>
      }
    >
      <Choice
        label={say('reallocate.lot')}
        options={alternatives.map((each) => ({ value: each.lot, text: each.lot, detail: each.text }))}
        value={lot}
        onChange={setLot}
      />
      <Choice
        label={say('settle.reason')}
        options={reasonOptions(REALLOCATION_REASONS)}
        value={reason}
        onChange={setReason}
      />
    </Sheet>
  );
}
