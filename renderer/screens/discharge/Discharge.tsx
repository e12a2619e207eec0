import type { DischargeScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { LiveNumber } from '../../components/LiveNumber.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { useLive } from '../../store/use-live.ts';
import { say } from '../../text/say.ts';
import { Containers } from '../dispense/Containers.tsx';
import { ScaleList } from '../dispense/phases/ChooseScale.tsx';
import { MachineLog } from '../process/MachineLog.tsx';
import { MachineSubject } from '../process/MachineSubject.tsx';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { FillingLabel, FillingPrimary, ZeroButton } from './Filling.tsx';
import '../dispense/dispense.css';
import './discharge.css';

type DischargeProps = { readonly screen: DischargeScreen };

/** A machine is emptied: each container is tared, filled, weighed and labelled before the next. */
export function Discharge({ screen }: DischargeProps) {
  const entry = stepEntry(
    screen,
    <div className="discharge">
      <Containers containers={screen.containers} />
      <Out screen={screen} />
    </div>,
  );
  if (entry !== null) return entry;
  return (
    <StepFrame
      screen={screen}
      subject={<MachineSubject machine={screen.equipment} />}
      tools={<Tools screen={screen} />}
      primary={<FillingPrimary screen={screen} />}
    >
      <Work screen={screen} />
    </StepFrame>
  );
}

/** What stands before the hand: the scales, the weight, or the label. */
function Work({ screen }: DischargeProps) {
  const { phase, scales, label, current, containers } = screen;
  const live = useLive(screen.scale);
  if (phase === 'scale') return <ScaleList scales={scales} />;
  if (label !== null) return <FillingLabel screen={screen} label={label} />;
  return (
    <div className="panel discharge">
      <LiveNumber live={live} basis={phase === 'fill' ? 'net' : 'gross'} size="figure" tare={current?.tare} />
      <Containers containers={containers} />
      <Out screen={screen} />
    </div>
  );
}

/** The last container is out: what is left is to sign. Before that the next one begins with a zero. */
function Tools({ screen }: DischargeProps) {
  const { phase, containers, affordances } = screen;
  const canEnd = containers.length > 0 && (phase === 'next' || phase === 'tare');
  return (
    <>
      {phase === 'tare' && <ZeroButton screen={screen} kind="normal" />}
      {canEnd ? (
        <Button
          label={say('discharge.end')}
          affordance={affordances.CompleteStep}
          onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
        />
      ) : (
        phase === 'scale' && <MachineLog machine={screen.equipment.id} />
      )}
    </>
  );
}

/** What came out of what went in; a word and a shape beside the number, so that no colour says it alone. */
function Out({ screen }: DischargeProps) {
  const { charged, discharged, yield: of, containers } = screen;
  return (
    <Facts>
      <Fact name={say('discharge.charged')}>{charged}</Fact>
      <Fact name={say('discharge.discharged')}>{discharged}</Fact>
      <Fact name={say('packaging.limits', { lowest: of.lowest, highest: of.highest })}>
        {containers.length > 0 && <StateShape shape={of.within ? 'done' : 'attend'} />}{' '}
        {say('packaging.yield', { percent: of.percent })}
      </Fact>
    </Facts>
  );
}
