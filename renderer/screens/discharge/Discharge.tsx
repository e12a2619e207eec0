import type { ContainerId, EquipmentId } from '../../../main/contract/ids.ts';
import type { DischargeScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CaptureButton } from '../../components/CaptureButton.tsx';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { LabelPicture } from '../../components/LabelPicture.tsx';
import { LiveNumber } from '../../components/LiveNumber.tsx';
import { PrintOutcome } from '../../components/PrintOutcome.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { useLive } from '../../store/use-live.ts';
import { massWithUnit } from '../../text/mass.ts';
import { say } from '../../text/say.ts';
import { Containers } from '../dispense/Containers.tsx';
import { ScaleList } from '../dispense/phases/ChooseScale.tsx';
import { MachineLog } from '../process/MachineLog.tsx';
import { MachineSubject } from '../process/MachineSubject.tsx';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
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
      primary={<DischargePrimary screen={screen} />}
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
  if (label !== null)
    return (
      <div className="panel print-label">
        <LabelPicture label="container" container={label.container} />
        <div className="print-state">
          <PrintOutcome label={label} look={say('label.look')} />
          <LabelFacts label={label} containers={containers} />
        </div>
      </div>
    );
  return (
    <div className="panel discharge">
      <LiveNumber live={live} basis={phase === 'fill' ? 'net' : 'gross'} size="figure" tare={current?.tare} />
      <Containers containers={containers} />
      <Out screen={screen} />
    </div>
  );
}

/** Whose label it is and how often it came out. */
function LabelFacts({
  label,
  containers,
}: {
  readonly label: NonNullable<DischargeScreen['label']>;
  readonly containers: DischargeScreen['containers'];
}) {
  const weighed = containers.find(({ container }) => container === label.container);
  return (
    <Facts layout="column">
      <Fact name={say('dispense.container')}>
        <Code>{label.container}</Code>
      </Fact>
      {weighed !== undefined && (
        <Fact name={say('dispense.netHead')}>{massWithUnit(weighed.net, weighed.unit)}</Fact>
      )}
      <Fact name={say('label.count')}>{label.printed}</Fact>
    </Facts>
  );
}

function DischargePrimary({ screen }: DischargeProps) {
  const { phase, scale, label, affordances } = screen;
  const live = useLive(scale);
  switch (phase) {
    case 'scale':
      return <Waiting on="scale" text={say('dispense.chooseScale')} />;
    case 'zero':
    case 'next':
      return <ZeroButton screen={screen} kind="primary" />;
    case 'tare':
      return (
        <CaptureButton
          live={live}
          basis="gross"
          label={(value) => say('dispense.tare', { value })}
          empty={say('dispense.tareNone')}
          affordance={affordances.CaptureTare}
          draft={(displayed) => ({ type: 'CaptureTare', displayed })}
        />
      );
    case 'fill':
      return (
        <CaptureButton
          live={live}
          basis="net"
          label={(value) => say('dispense.accept', { value })}
          empty={say('dispense.acceptNone')}
          affordance={affordances.AcceptWeight}
          draft={(displayed) => ({ type: 'AcceptWeight', displayed })}
        />
      );
    case 'label':
    case 'settlePrint':
      return label === null ? null : <LabelButton screen={screen} label={label} />;
  }
}

function LabelButton({
  screen,
  label,
}: DischargeProps & { readonly label: NonNullable<DischargeScreen['label']> }) {
  const { container, outcome } = label;
  if (outcome === 'printing') return <Waiting on="time" text={say('label.printing')} />;
  return outcome === 'indeterminate' ? (
    <Button
      kind="primary"
      label={say('label.again')}
      affordance={screen.affordances.ReprintLabel}
      onPress={() => openOverlay({ kind: 'reason', ask: { for: 'reprint', container } })}
    />
  ) : (
    <Button
      kind="primary"
      label={say('label.print')}
      affordance={screen.affordances.PrintLabel}
      onPress={() => void act({ type: 'PrintLabel', container: container as ContainerId })}
    />
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

const ZeroButton = ({ screen, kind }: DischargeProps & { readonly kind: 'primary' | 'normal' }) => (
  <Button
    kind={kind}
    label={kind === 'primary' ? say('dispense.zero', { scale: screen.scale ?? '' }) : say('button.zero')}
    affordance={screen.affordances.ZeroScale}
    onPress={() =>
      screen.scale !== null && void act({ type: 'ZeroScale', scale: screen.scale as EquipmentId })
    }
  />
);

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
