import { useState } from 'react';
import type { ParameterView, ProcessScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { EnterParameter } from './EnterParameter.tsx';
import { MachineLog } from './MachineLog.tsx';
import { MachineSubject } from './MachineSubject.tsx';
import { MachineTime } from './MachineTime.tsx';
import { Parameters } from './Parameters.tsx';
import './process.css';

type ProcessProps = { readonly screen: ProcessScreen };

/** A machine at work: the time that is left is read from across the room, the values stand below it. */
export function Process({ screen }: ProcessProps) {
  const [entering, enter] = useState<ParameterView | null>(null);
  const entry = stepEntry(screen, <Parameters screen={screen} />);
  if (entry !== null) return entry;
  const next = screen.parameters.find(({ value }) => value === null) ?? null;
  return (
    <>
      <StepFrame
        screen={screen}
        subject={<MachineSubject machine={screen.equipment} />}
        tools={<Tools screen={screen} next={next} onEnter={enter} />}
        primary={<MachinePrimary screen={screen} next={next} onEnter={enter} />}
      >
        <div className="panel process">
          <MachineTime screen={screen} />
          <Parameters screen={screen} />
        </div>
      </StepFrame>
      {entering !== null && (
        <EnterParameter screen={screen} parameter={entering} onClose={() => enter(null)} />
      )}
    </>
  );
}

interface NextProps extends ProcessProps {
  readonly next: ParameterView | null;
  readonly onEnter: (parameter: ParameterView) => void;
}

/** Started, read, ended, signed: one after the other. */
function MachinePrimary({ screen, next, onEnter }: NextProps) {
  const { machine, time, affordances } = screen;
  if (machine === 'notStarted' || machine === 'stopped')
    return (
      <Button
        kind="primary"
        label={say(machine === 'notStarted' ? 'process.start' : 'process.goOn')}
        affordance={affordances.StartProcess}
        onPress={() => void act({ type: 'StartProcess' })}
      />
    );
  // The end of the time goes before a value: what is mixed too long is not unmixed.
  if (machine === 'running' && (time !== 'short' || next === null)) return <EndButton screen={screen} />;
  if (next !== null) return <EnterButton screen={screen} next={next} kind="primary" onEnter={onEnter} />;
  return (
    <Button
      kind="primary"
      label={say('entry.complete.do')}
      affordance={affordances.CompleteStep}
      onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
    />
  );
}

function Tools({ screen, next, onEnter }: NextProps) {
  const { machine, time } = screen;
  const isBelow = next !== null && ((machine === 'running' && time !== 'short') || machine === 'stopped');
  return (
    <>
      {machine === 'running' && time === 'short' && (
        <Button
          kind="stop"
          label={say('process.interrupt')}
          onPress={() => openOverlay({ kind: 'reason', ask: { for: 'stopProcess' } })}
        />
      )}
      {machine !== 'running' && <MachineLog machine={screen.equipment.id} />}
      {isBelow && <EnterButton screen={screen} next={next} kind="normal" onEnter={onEnter} />}
    </>
  );
}

const EndButton = ({ screen }: ProcessProps) => (
  <Button
    kind="primary"
    label={say('process.end')}
    affordance={screen.affordances.StopProcess}
    onPress={() => void act({ type: 'StopProcess', reason: 'run-finished' })}
  />
);

function EnterButton({
  screen,
  next,
  kind,
  onEnter,
}: ProcessProps & {
  readonly next: ParameterView;
  readonly kind: 'primary' | 'normal';
  readonly onEnter: (parameter: ParameterView) => void;
}) {
  return (
    <Button
      kind={kind}
      label={say('process.enter', { name: next.name })}
      affordance={screen.affordances.RecordParameter}
      onPress={() => onEnter(next)}
    />
  );
}
