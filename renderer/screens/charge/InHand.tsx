import type { ContainerId } from '../../../main/contract/ids.ts';
import type { Affordances, IntakeView } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { CallVerifier } from '../CallVerifier.tsx';
import './charge.css';

interface PendingProps {
  readonly pending: NonNullable<IntakeView['pending']>;
  readonly affordances: Affordances;
}

/** What the container in the hand waits for: the second person, their signature, or the add. */
export function PendingPrimary({ pending, affordances }: PendingProps) {
  const { container, verifier, scanned, verified } = pending;
  if (verified)
    return (
      <Button
        kind="primary"
        label={say('charge.added')}
        affordance={affordances.ChargeContainer}
        onPress={() => void act({ type: 'ChargeContainer', container: container as ContainerId })}
      />
    );
  if (scanned)
    return (
      <Button
        kind="primary"
        label={say('charge.verify')}
        affordance={affordances.VerifyAddition}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'VerifyAddition' } })}
      />
    );
  return <Waiting on="scan" text={say(verifier === null ? 'verify.badgeWait' : 'waiting.scan')} />;
}

/** What is about to go in: who shows it, and who verifies it before it goes. */
export function InHand({ pending, affordances }: PendingProps) {
  const { container, item, net, adder, verifier, scanned, verified } = pending;
  return (
    <section className="charge-hand" aria-label={say('charge.next')}>
      <p className="charge-what">
        <Code>{container}</Code>
        <span>
          {item} <b>{net}</b>
        </span>
      </p>
      {verifier === null ? (
        <CallVerifier rule={say('charge.rule')} affordance={affordances.BeginVerification} />
      ) : (
        <ul className="charge-people">
          <Seen who={adder} done />
          <Seen who={verifier} done={scanned} signed={verified} />
        </ul>
      )}
    </section>
  );
}

function Seen({
  who,
  done,
  signed = false,
}: {
  readonly who: string;
  readonly done: boolean;
  readonly signed?: boolean;
}) {
  return (
    <li data-done={done || undefined}>
      <StateShape shape={signed ? 'verified' : done ? 'done' : 'ready'} />
      <b>{who}</b>
      <small>{say(done ? 'verify.scanned' : 'verify.notScanned')}</small>
    </li>
  );
}

/** Everything that is to go in, in its order: what is in, what is in the hand, what is still outside. */
export function IntakeList({ containers, pending }: Pick<IntakeView, 'containers' | 'pending'>) {
  return (
    <ul className="charge-list">
      {containers.map(({ container, item, net, charged }) => (
        <li
          key={container}
          data-done={charged !== null || undefined}
          data-now={pending?.container === container || undefined}
        >
          <StateShape
            shape={charged !== null ? 'verified' : pending?.container === container ? 'now' : 'ready'}
          />
          <span>
            <Code>{container}</Code>
            <small>{charged === null ? item : say('charge.by', { ...charged })}</small>
          </span>
          <b>{net}</b>
          <span className="unseen">{say(charged === null ? 'charge.out' : 'charge.in')}</span>
        </li>
      ))}
    </ul>
  );
}
