import type { ContainerId } from '../../../main/contract/ids.ts';
import type { ChargeScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { ScanPrompt } from '../../components/ScanPrompt.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { CallVerifier } from '../CallVerifier.tsx';
import { MachineLog } from '../process/MachineLog.tsx';
import { MachineSubject } from '../process/MachineSubject.tsx';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import './charge.css';

type ChargeProps = { readonly screen: ChargeScreen };
type Pending = NonNullable<ChargeScreen['pending']>;

/** Container by container into the machine: shown by one, scanned and signed for by another, and only then added. */
export function Charge({ screen }: ChargeProps) {
  const list = <ChargeList screen={screen} />;
  const entry = stepEntry(screen, list);
  if (entry !== null) return entry;
  const { equipment, containers, pending } = screen;
  const open = containers.filter(({ charged }) => charged === null).length;
  const listed = pending === null || pending.verifier !== null;
  return (
    <StepFrame
      screen={screen}
      subject={<MachineSubject machine={equipment} />}
      tools={<MachineLog machine={equipment.id} />}
      primary={<ChargePrimary screen={screen} open={open} />}
    >
      <div className="panel charge">
        {pending !== null && <InHand screen={screen} pending={pending} />}
        {pending === null && open > 0 && <ScanPrompt size="small" text={say('charge.scan')} />}
        {listed && list}
        <Facts>
          <Fact name={say('charge.inside')}>{screen.chargedTotal}</Fact>
          <Fact name={say('charge.total')}>{screen.total}</Fact>
          <Fact name={say('charge.open')}>{open}</Fact>
        </Facts>
      </div>
    </StepFrame>
  );
}

function ChargePrimary({ screen, open }: ChargeProps & { readonly open: number }) {
  const { pending, affordances } = screen;
  if (pending === null)
    return open > 0 ? (
      <Waiting on="scan" text={say('charge.scanWait', { n: open })} />
    ) : (
      <Button
        kind="primary"
        label={say('charge.close')}
        affordance={affordances.CompleteStep}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
      />
    );
  if (pending.verified)
    return (
      <Button
        kind="primary"
        label={say('charge.added')}
        affordance={affordances.ChargeContainer}
        onPress={() => void act({ type: 'ChargeContainer', container: pending.container as ContainerId })}
      />
    );
  if (pending.scanned)
    return (
      <Button
        kind="primary"
        label={say('charge.verify')}
        affordance={affordances.VerifyAddition}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'VerifyAddition' } })}
      />
    );
  return <Waiting on="scan" text={say(pending.verifier === null ? 'verify.badgeWait' : 'waiting.scan')} />;
}

/** What is about to go in: who shows it, and who verifies it before it goes. */
function InHand({ screen, pending }: ChargeProps & { readonly pending: Pending }) {
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
        <CallVerifier rule={say('charge.rule')} affordance={screen.affordances.BeginVerification} />
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

function ChargeList({ screen }: ChargeProps) {
  return (
    <ul className="charge-list">
      {screen.containers.map(({ container, item, net, charged }) => (
        <li
          key={container}
          data-done={charged !== null || undefined}
          data-now={screen.pending?.container === container || undefined}
        >
          <StateShape
            shape={charged !== null ? 'verified' : screen.pending?.container === container ? 'now' : 'ready'}
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
