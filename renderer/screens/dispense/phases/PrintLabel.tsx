import { useEffect, useState } from 'react';
import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Code } from '../../../components/Code.tsx';
import { Fact, Facts } from '../../../components/Fact.tsx';
import { type Shape, StateShape } from '../../../components/StateShape.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import { act, ask } from '../../../store/act.ts';
import { openOverlay } from '../../../store/station-store.ts';
import { massWithUnit } from '../../../text/mass.ts';
import { say } from '../../../text/say.ts';
import { DispenseFrame } from '../DispenseFrame.tsx';

type Label = NonNullable<DispenseScreen['label']>;

const OUTCOME_SHAPE: Readonly<Record<Label['outcome'], Shape>> = {
  none: 'planned',
  printing: 'slow',
  confirmed: 'done',
  failed: 'blocked',
  indeterminate: 'attend',
};

/** The label as it will come out, dot for dot; it counts as printed only when the printer says so. */
export function PrintLabel({ screen }: { readonly screen: DispenseScreen }) {
  const { label } = screen;
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
        <LabelPicture container={label.container} />
        <div className="print-state">
          <p className="print-outcome" data-outcome={label.outcome} role="status">
            <StateShape shape={OUTCOME_SHAPE[label.outcome]} /> {say(`label.${label.outcome}`)}
          </p>
          {label.detail !== '' && <p>{label.detail}</p>}
          {label.outcome === 'indeterminate' && <p className="print-look">{say('label.look')}</p>}
          <Facts layout="column">
            <Fact name={say('dispense.container')}>
              <Code>{label.container}</Code>
            </Fact>
            {container !== undefined && (
              <Fact name={say('dispense.netHead')}>{massWithUnit(container.net, container.unit)}</Fact>
            )}
            <Fact name={say('label.count')}>{label.printed}</Fact>
          </Facts>
        </div>
      </div>
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

interface Picture {
  readonly container: string;
  readonly png: string;
  readonly width: number;
  readonly height: number;
}

/** The bitmap that goes to the printer, shown on white whatever the theme. */
function LabelPicture({ container }: { readonly container: string }) {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask({ kind: 'label', container }).then((reply) => {
      if (wanted && reply.kind === 'label') setPicture({ container, ...reply });
    });
    return () => {
      wanted = false;
    };
  }, [container]);
  if (picture?.container !== container) return <p className="label-picture">{say('label.making')}</p>;
  const source = picture.png.startsWith('data:') ? picture.png : `data:image/png;base64,${picture.png}`;
  return (
    <figure className="label-picture">
      <img
        src={source}
        width={picture.width}
        height={picture.height}
        alt={say('label.picture', { container })}
      />
    </figure>
  );
}
