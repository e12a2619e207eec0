import { useState } from 'react';
import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Code } from '../../../components/Code.tsx';
import { Fact, Facts } from '../../../components/Fact.tsx';
import { HoldLabel } from '../../../components/HoldLabel.tsx';
import { LabelPicture } from '../../../components/LabelPicture.tsx';
import { PrintOutcome } from '../../../components/PrintOutcome.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import { act } from '../../../store/act.ts';
import { openOverlay } from '../../../store/station-store.ts';
import { massWithUnit } from '../../../text/mass.ts';
import { say } from '../../../text/say.ts';
import { DispenseFrame } from '../DispenseFrame.tsx';

type Label = NonNullable<DispenseScreen['label']>;

/** The label as it will come out, dot for dot; it counts as printed only when the printer says so. */
export function PrintLabel({ screen }: { readonly screen: DispenseScreen }) {
  const { label } = screen;
  const [held, setHeld] = useState(false);
  const container = screen.containers.find((each) => each.container === label?.container);
  if (label === null)
    return (
      <DispenseFrame screen={screen} primary={<Waiting on="time" text={say('label.making')} />}>
        {null}
      </DispenseFrame>
    );
  return (
    <DispenseFrame screen={screen} primary={<LabelPrimary screen={screen} label={label} />}>
      <div className="panel print-label">
        <LabelPicture label="container" container={label.container} />
        <div className="print-state">
          <PrintOutcome label={label} look={say('label.look')} />
          <Facts layout="column">
            <Fact name={say('dispense.container')}>
              <Code>{label.container}</Code>
            </Fact>
            {container !== undefined && (
              <Fact name={say('dispense.netHead')}>{massWithUnit(container.net, container.unit)}</Fact>
            )}
            <Fact name={say('label.count')}>{label.printed}</Fact>
          </Facts>
          {label.hold !== null && <Button label={say('holdLabel.open')} onPress={() => setHeld(true)} />}
        </div>
      </div>
      {held && label.hold !== null && <HoldLabel label={label.hold} onClose={() => setHeld(false)} />}
    </DispenseFrame>
  );
}

function LabelPrimary({ screen, label }: { readonly screen: DispenseScreen; readonly label: Label }) {
  const { container } = label;
  if (label.outcome === 'printing') return <Waiting on="time" text={say('label.printing')} />;
  if (screen.phase === 'settlePrint' && screen.affordances.PrintLabel?.passes !== true) {
    return (
      <Button
        kind="primary"
        label={say('label.again')}
        affordance={screen.affordances.ReprintLabel}
        onPress={() => openOverlay({ kind: 'reason', ask: { for: 'reprint', container } })}
      />
    );
  }
  return (
    <Button
      kind="primary"
      label={say('label.print')}
      affordance={screen.affordances.PrintLabel}
      onPress={() => void act({ type: 'PrintLabel', container })}
    />
  );
}
