import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { CaptureButton } from '../../../components/CaptureButton.tsx';
import { Code } from '../../../components/Code.tsx';
import { Fact, Facts } from '../../../components/Fact.tsx';
import { LiveNumber } from '../../../components/LiveNumber.tsx';
import { Verdict } from '../../../components/Verdict.tsx';
import { WeighBar } from '../../../components/WeighBar.tsx';
import { useLive } from '../../../store/use-live.ts';
import { massWithUnit } from '../../../text/mass.ts';
import { say } from '../../../text/say.ts';
import { Accept } from '../Accept.tsx';
import { DispenseFrame } from '../DispenseFrame.tsx';
import { ZeroTool } from '../ScaleTools.tsx';

/** The latched overshoot: its peak stays in sight until the excess has gone the permitted way (rules §5). */
export function RemoveExcess({ screen }: { readonly screen: DispenseScreen }) {
  const live = useLive(screen.scale);
  const overshoot = screen.current?.overshoot ?? null;
  const unit = screen.amounts?.unit ?? '';
  const record = (
    <CaptureButton
      live={live}
      basis="net"
      label={(value) => say('dispense.removed', { value })}
      empty={say('dispense.removedNone')}
      affordance={screen.affordances.CaptureRemoval}
      draft={(displayed) => ({ type: 'CaptureRemoval', displayed })}
    />
  );
  return (
    <DispenseFrame
      screen={screen}
      tools={<ZeroTool screen={screen} />}
      primary={record}
      accept={<Accept screen={screen} live={live} />}
    >
      <div className="panel weigh">
        <LiveNumber live={live} basis="net" tare={screen.current?.tare} />
        <WeighBar live={live} limits={screen.amounts} />
        <Verdict live={live} />
        {overshoot !== null && (
          <Facts>
            <Fact name={say('dispense.peak')}>{massWithUnit(overshoot.peak, unit)}</Fact>
            <Fact name={say('dispense.overshoots')}>
              {say('dispense.overshootOf', { n: overshoot.count })}
            </Fact>
            <Fact name={say('dispense.waste')}>
              {overshoot.waste === null ? say('dispense.wasteScan') : <Code>{overshoot.waste}</Code>}
            </Fact>
          </Facts>
        )}
      </div>
    </DispenseFrame>
  );
}
