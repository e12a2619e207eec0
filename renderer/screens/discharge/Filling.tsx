import type { ContainerId, EquipmentId } from '../../../main/contract/ids.ts';
import type { BulkWeighScreen, DischargeScreen, FillingView } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CaptureButton } from '../../components/CaptureButton.tsx';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { LabelPicture } from '../../components/LabelPicture.tsx';
import { PrintOutcome } from '../../components/PrintOutcome.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { useLive } from '../../store/use-live.ts';
import { massWithUnit } from '../../text/mass.ts';
import { say } from '../../text/say.ts';

type Filling = { readonly screen: DischargeScreen | BulkWeighScreen };
type Label = NonNullable<FillingView['label']>;

/** The label of the container that was weighed last, as it is printed. */
export function FillingLabel({ screen, label }: Filling & { readonly label: Label }) {
  return (
    <div className="panel print-label">
      <LabelPicture label="container" container={label.container} />
      <div className="print-state">
        <PrintOutcome label={label} look={say('label.look')} />
        <LabelFacts label={label} containers={screen.containers} />
      </div>
    </div>
  );
}

/** Whose label it is and how often it came out. */
function LabelFacts({
  label,
  containers,
}: {
  readonly label: Label;
  readonly containers: FillingView['containers'];
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

/** Choose, zero, tare, accept, print: what comes next on the scale. */
export function FillingPrimary({ screen }: Filling) {
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

function LabelButton({ screen, label }: Filling & { readonly label: Label }) {
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

export const ZeroButton = ({ screen, kind }: Filling & { readonly kind: 'primary' | 'normal' }) => (
  <Button
    kind={kind}
    label={kind === 'primary' ? say('dispense.zero', { scale: screen.scale ?? '' }) : say('button.zero')}
    affordance={screen.affordances.ZeroScale}
    onPress={() =>
      screen.scale !== null && void act({ type: 'ZeroScale', scale: screen.scale as EquipmentId })
    }
  />
);
