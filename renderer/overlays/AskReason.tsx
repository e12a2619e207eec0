import type { CaseId } from '../../main/contract/ids.ts';
import type { ReasonCode, RecheckReason } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import type { Draft } from '../store/draft.ts';
import { REASONS_FOR, type ReasonAsk } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { Grounds, useGrounds } from './Grounds.tsx';

type Immediate = Exclude<ReasonAsk, { for: 'reprint' | 'reprintCase' }>;

function draftOf(ask: Immediate, reason: ReasonCode): Draft {
  switch (ask.for) {
    case 'suspend':
      return { type: 'SuspendStep', reason };
    case 'stopRun':
      return { type: 'StopRun', reason };
    case 'stopProcess':
      return { type: 'StopProcess', reason };
    case 'void':
      return { type: 'VoidContainer', reason };
    case 'voidCheck':
      return { type: 'VoidCheck', scale: ask.scale, reason: reason as RecheckReason };
    case 'breakOff':
      return { type: 'BreakOffProcedure', scale: ask.scale, reason };
  }
}

const objectOf = (ask: ReasonAsk): string =>
  'container' in ask ? ask.container : 'case' in ask ? ask.case : 'scale' in ask ? ask.scale : '';

/** Something waits only for its reason code. */
export function AskReason({ ask }: { readonly ask: ReasonAsk }) {
  const grounds = useGrounds();
  const { reason } = grounds;
  const go = async () => {
    if (reason === null) return;
    if (ask.for === 'reprint')
      return openOverlay({ kind: 'sign', draft: { type: 'ReprintLabel', container: ask.container, reason } });
    if (ask.for === 'reprintCase')
      return openOverlay({ kind: 'sign', draft: { type: 'ReprintCase', case: ask.case as CaseId, reason } });
    const reply = await act(draftOf(ask, reason));
    if (reply?.kind === 'accepted') closeOverlay();
  };
  return (
    <Sheet
      title={say(`reasonFor.${ask.for}`, { container: objectOf(ask) })}
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
      <Grounds of={grounds} reasons={REASONS_FOR[ask.for]} codeOnly />
    </Sheet>
  );
}
