import type { LateEntryId } from '../../../main/contract/ids.ts';
import type { ExceptionCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

const OVER: ReadonlySet<string> = new Set(['closed', 'ruleClosed', 'voided']);

/** What can be done here: the usual next act as the primary button, everything else behind "More ways". */
export function StoryActions({ exception }: { readonly exception: ExceptionCard }) {
  const { id, actions } = exception;
  return (
    <div className="story-actions">
      {exception.acknowledgedBy === null && exception.decision === null && !OVER.has(exception.state) && (
        <Button
          label={say('exceptions.acknowledge')}
          onPress={() => void act({ type: 'AcknowledgeException', exception: id })}
        />
      )}
      <Button
        label={say('exceptions.ways')}
        onPress={() => openOverlay({ kind: 'exceptionWays', exception: id })}
      />
      {exception.alternatives.length > 0 && (
        <Button
          label={say('exceptions.reallocate')}
          affordance={exception.settle}
          onPress={() => openOverlay({ kind: 'reallocate', exception: id })}
        />
      )}
      {actions.ReturnDisposition !== undefined && (
        <Button
          label={say('exceptionAsk.return.way')}
          affordance={actions.ReturnDisposition}
          onPress={() => openOverlay({ kind: 'exceptionReason', exception: id, ask: 'return' })}
        />
      )}
      {exception.causeMissing && (
        <Button
          label={say('records.cause.record')}
          onPress={() => openOverlay({ kind: 'record', act: { for: 'causeOf', exception: id } })}
        />
      )}
      <Primary exception={exception} />
    </div>
  );
}

function Primary({ exception }: { readonly exception: ExceptionCard }) {
  const { id, actions, settle, state, ruleClosable, lateEntry } = exception;
  if (lateEntry !== null && lateEntry.confirmedBy === null && !OVER.has(state))
    return (
      <Button
        kind="primary"
        label={say('late.confirm')}
        onPress={() =>
          openOverlay({ kind: 'sign', draft: { type: 'ConfirmLate', late: lateEntry.id as LateEntryId } })
        }
      />
    );
  if (state === 'blocked')
    return ruleClosable ? (
      <p className="story-rule">{say('exceptions.ruleClosable')}</p>
    ) : (
      <Button
        kind="primary"
        label={say('exceptions.settle')}
        affordance={settle}
        onPress={() => openOverlay({ kind: 'settle', exception: id })}
      />
    );
  if (actions.DecideDisposition !== undefined)
    return (
      <Button
        kind="primary"
        label={say('exceptions.decide')}
        affordance={actions.DecideDisposition}
        onPress={() => openOverlay({ kind: 'decide', exception: id })}
      />
    );
  if (actions.ApproveDisposition !== undefined)
    return (
      <Button
        kind="primary"
        label={say('exceptions.approve')}
        affordance={actions.ApproveDisposition}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'ApproveDisposition', exception: id } })}
      />
    );
  if (actions.CloseException !== undefined)
    return (
      <Button
        kind="primary"
        label={say('exceptions.close')}
        affordance={actions.CloseException}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CloseException', exception: id } })}
      />
    );
  return null;
}
