import type { Screen } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { SignSheet } from '../components/SignSheet.tsx';
import { act } from '../store/act.ts';
import type { UnsignedDraft } from '../store/draft.ts';
import { type ExceptionAsk, REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';
import { type Given, Grounds, useGrounds } from './Grounds.tsx';

/** What is signed for a reason, and the command of it; the others only send the exception on. */
const SIGNED = {
  return: 'ReturnDisposition',
  reopen: 'ReopenException',
  voidException: 'VoidException',
} as const;

const DRAFTS: {
  readonly [Ask in keyof typeof SIGNED]: (asked: Given & { readonly exception: string }) => UnsignedDraft;
} = {
  return: (asked) => ({ type: SIGNED.return, ...asked }),
  reopen: (asked) => ({ type: SIGNED.reopen, ...asked }),
  voidException: (asked) => ({ type: SIGNED.voidException, ...asked }),
};

const isSigned = (ask: ExceptionAsk): ask is keyof typeof SIGNED => ask in SIGNED;

/** An exception is sent on, sent back, opened again or voided: each for a reason of its own. */
export function ExceptionReason({
  exception: id,
  ask,
  screen,
}: {
  readonly exception: string;
  readonly ask: ExceptionAsk;
  readonly screen: Screen;
}) {
  const grounds = useGrounds();
  const exception = exceptionOn(screen, id);
  if (exception === undefined) return null;
  const title = say(`exceptionAsk.${ask}.title`, { id });
  const lead = say(`exceptionAsk.${ask}.lead`);
  if (isSigned(ask)) {
    return (
      <SignSheet
        title={title}
        lead={lead}
        draft={grounds.given && DRAFTS[ask]({ exception: id, ...grounds.given })}
        affordance={exception.actions[SIGNED[ask]]}
      >
        <Grounds of={grounds} reasons={REASONS_FOR[ask]} columns={3} />
      </SignSheet>
    );
  }
  const { reason } = grounds;
  const route = async () => {
    if (reason === null) return;
    const reply = await act({ type: 'RouteException', exception: id, to: ask, reason });
    if (reply?.kind === 'accepted') closeOverlay();
  };
  return (
    <Sheet
      width="wide"
      title={title}
      lead={lead}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say(`exceptionAsk.${ask}.do`)}
            affordance={reason === null ? { passes: false, refusals: [] } : exception.actions.RouteException}
            onPress={() => void route()}
          />
        </>
      }
    >
      <Grounds of={grounds} reasons={REASONS_FOR[ask]} columns={3} codeOnly />
    </Sheet>
  );
}
