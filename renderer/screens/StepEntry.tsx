import type { ReactNode } from 'react';
import type { Refusal } from '../../main/contract/refusals.ts';
import type { Affordance } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { StateShape } from '../components/StateShape.tsx';
import { act } from '../store/act.ts';
import { itemInBooth } from '../store/item-in-booth.ts';
import { openOverlay } from '../store/station-store.ts';
import { uncleanMachine } from '../store/unclean-machine.ts';
import { clearerText, refusalText } from '../text/refusal-text.ts';
import { say } from '../text/say.ts';
import { StepFrame, type StepScreen } from './StepFrame.tsx';
import './step-entry.css';

/**
 * The ways into and out of a step that all kinds share: start, take over, second person's verification, finished.
 * Null while the step itself is at work. `evidence` is what the second person sees before signing.
 */
export function stepEntry(screen: StepScreen, evidence: ReactNode = null): ReactNode {
  const { affordances, state } = screen;
  if (state === 'suspended') return <TakeOver screen={screen} />;
  if (state === 'verified' || state === 'notExecuted')
    return <Finished screen={screen} evidence={evidence} />;
  if (state === 'complete')
    return affordances.VerifyStep === undefined ? (
      <Finished screen={screen} evidence={evidence} />
    ) : (
      <SecondPerson screen={screen} evidence={evidence} />
    );
  if (screen.performer === null) return <StartCheck screen={screen} />;
  return null;
}

type EntryProps = { readonly screen: StepScreen };
type EvidenceProps = EntryProps & { readonly evidence: ReactNode };

function StartCheck({ screen }: EntryProps) {
  const start = screen.affordances.StartStep;
  // The booth still holds another material: the way on is the wipe and scoop check (rules §5).
  const inBooth = itemInBooth(start?.refusals ?? []);
  const machine = uncleanMachine(start?.refusals ?? []);
  return (
    <StepFrame
      screen={screen}
      tools={
        <>
          {inBooth !== '' && (
            <Button label={say('button.wipe')} onPress={() => openOverlay({ kind: 'wipe', item: inBooth })} />
          )}
          {machine !== '' && (
            <Button label={say('button.clean')} onPress={() => openOverlay({ kind: 'clean', machine })} />
          )}
        </>
      }
      primary={
        <Button
          kind="primary"
          label={say('entry.start')}
          affordance={start}
          onPress={() => void act({ type: 'StartStep' })}
        />
      }
    >
      <Gates title={say('entry.startCheck')} passed={say('entry.allPass')} affordance={start} />
    </StepFrame>
  );
}

function TakeOver({ screen }: EntryProps) {
  const affordance = screen.affordances.TakeOverStep;
  return (
    <StepFrame
      screen={screen}
      subject={say('entry.suspendedBy', { name: screen.performer ?? '' })}
      primary={
        <Button
          kind="primary"
          label={say('entry.takeOver')}
          affordance={affordance}
          onPress={() => void act({ type: 'TakeOverStep' })}
        />
      }
    >
      <Gates title={say('entry.takeOverCheck')} passed={say('entry.takeOverPass')} affordance={affordance} />
    </StepFrame>
  );
}

function SecondPerson({ screen, evidence }: EvidenceProps) {
  const affordance = screen.affordances.VerifyStep;
  return (
    <StepFrame
      screen={screen}
      subject={say('entry.performedBy', { name: screen.performer ?? '' })}
      primary={
        <Button
          kind="primary"
          label={say('entry.verify')}
          affordance={affordance}
          onPress={() => openOverlay({ kind: 'sign', draft: { type: 'VerifyStep' } })}
        />
      }
    >
      <Gates
        title={say('entry.complete')}
        passed={say('entry.verifyPass')}
        affordance={affordance}
        evidence={evidence}
      />
    </StepFrame>
  );
}

function Finished({ screen, evidence }: EvidenceProps) {
  return (
    <StepFrame
      screen={screen}
      tools={
        screen.affordances.RepeatClearance?.passes === true && (
          <Button label={say('clearance.again')} onPress={() => void act({ type: 'RepeatClearance' })} />
        )
      }
      primary={
        <Button kind="primary" label={say('entry.toWork')} onPress={() => void act({ type: 'LeaveStep' })} />
      }
    >
      <Gates
        title={say(`step.${screen.state}`)}
        passed={say('entry.finished')}
        affordance={undefined}
        evidence={evidence}
      />
    </StepFrame>
  );
}

interface GatesProps {
  readonly title: string;
  readonly passed: string;
  readonly affordance: Affordance | undefined;
  readonly evidence?: ReactNode;
}

/** Every gate that fails now, each with its fact and who can change it; or one line that nothing stands in the way. */
function Gates({ title, passed, affordance, evidence = null }: GatesProps) {
  const refusals = affordance?.passes === false ? affordance.refusals : [];
  return (
    <div className="panel gates" data-bare={refusals.length === 0 && evidence === null ? true : undefined}>
      {refusals.length === 0 ? (
        <p className="gates-pass">
          <StateShape shape="done" />
          <span>
            <small>{title}</small>
            {passed}
          </span>
        </p>
      ) : (
        <>
          <h2>{title}</h2>
          <ul>
            {refusals.map((refusal) => (
              <FailedGate key={`${refusal.gate} ${refusal.code}`} refusal={refusal} />
            ))}
          </ul>
        </>
      )}
      {evidence}
    </div>
  );
}

function FailedGate({ refusal }: { readonly refusal: Refusal }) {
  const text = refusalText(refusal);
  return (
    <li>
      <StateShape shape="blocked" />
      <div>
        <h3>{text.title}</h3>
        <p>{text.why}</p>
        <p className="gates-way">
          {text.now} <span>{say('gates.clears', { who: clearerText(refusal) })}</span>
        </p>
      </div>
    </li>
  );
}
