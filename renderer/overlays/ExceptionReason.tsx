import { useState } from 'react';
import type { Screen } from '../../main/contract/views.ts';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import type { UnsignedDraft } from '../store/draft.ts';
import { type ExceptionAsk, REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';
import { NarrativeField } from './NarrativeField.tsx';
import { reasonOptions } from './reason-options.ts';

/** What is signed for a reason, and the command of it; the others only send the exception on. */
const SIGNED = {
  return: 'ReturnDisposition',
  reopen: 'ReopenException',
  voidException: 'VoidException',
} as const;

interface Asked {
  readonly exception: string;
  readonly reason: ReasonCode;
  readonly narrative: string | null;
}

const DRAFTS: { readonly [Ask in keyof typeof SIGNED]: (asked: Asked) => UnsignedDraft } = {
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
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [narrative, setNarrative] = useState('');
  const exception = exceptionOn(screen, id);
  if (exception === undefined) return null;
  const words = narrative.trim() === '' ? null : narrative.trim();
  const type = isSigned(ask) ? SIGNED[ask] : 'RouteException';
  const go = async () => {
    if (reason === null) return;
    if (isSigned(ask))
      return openOverlay({
        kind: 'sign',
        draft: DRAFTS[ask]({ exception: id, reason, narrative: words }),
      });
    const reply = await act({ type: 'RouteException', exception: id, to: ask, reason });
    if (reply?.kind === 'accepted') closeOverlay();
  };
  return (
    <Sheet
      width="wide"
      title={say(`exceptionAsk.${ask}.title`, { id })}
      lead={say(`exceptionAsk.${ask}.lead`)}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say(isSigned(ask) ? 'settle.sign' : `exceptionAsk.${ask}.do`)}
            affordance={reason === null ? { passes: false, refusals: [] } : exception.actions[type]}
            onPress={() => void go()}
          />
        </>
      }
    >
      <Choice
        label={say('reason.label')}
        columns={3}
        options={reasonOptions(REASONS_FOR[ask])}
        value={reason}
        onChange={setReason}
      />
      {isSigned(ask) && reason !== null && (
        <NarrativeField
          optional={reason !== 'other-see-narrative'}
          label={say('narrative.label')}
          value={narrative}
          onChange={setNarrative}
        />
      )}
    </Sheet>
  );
}
