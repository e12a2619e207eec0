import { useState } from 'react';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import { REASONS_FOR, type ReasonAsk } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { reasonOptions } from './reason-options.ts';

/** Something waits only for its reason code. */
export function AskReason({ ask }: { readonly ask: ReasonAsk }) {
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const go = async () => {
    if (reason === null) return;
    if (ask.for === 'reprint')
      return openOverlay({ kind: 'sign', draft: { type: 'ReprintLabel', container: ask.container, reason } });
    const reply = await act(
      ask.for === 'suspend' ? { type: 'SuspendStep', reason } : { type: 'VoidContainer', reason },
    );
    if (reply?.kind === 'accepted') closeOverlay();
  };
  return (
    <Sheet
      title={say(`reasonFor.${ask.for}`, { container: 'container' in ask ? ask.container : '' })}
      lead={say(`reasonFor.${ask.for}.lead`)}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say(`reasonFor.${ask.for}.do`)}
            affordance={reason === null ? { passes: false, refusals: [] } : undefined}
            onPress={() => void go()}
          />
        </>
      }
    >
      <Choice
        label={say('reason.label')}
        options={reasonOptions(REASONS_FOR[ask.for])}
        value={reason}
        onChange={setReason}
      />
    </Sheet>
  );
}
