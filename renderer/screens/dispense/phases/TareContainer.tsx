import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { CaptureButton } from '../../../components/CaptureButton.tsx';
import { LiveNumber } from '../../../components/LiveNumber.tsx';
import { useLive } from '../../../store/use-live.ts';
import { say } from '../../../text/say.ts';
import { DispenseFrame } from '../DispenseFrame.tsx';
import { Progress } from '../Progress.tsx';
import { ZeroTool } from '../ScaleTools.tsx';
import { SourceFacts } from '../SourceFacts.tsx';

/** Tare once for each container, before the first addition (rules §5). */
export function TareContainer({ screen }: { readonly screen: DispenseScreen }) {
  const live = useLive(screen.scale);
  const tare = (
    <CaptureButton
      live={live}
      basis="gross"
      label={(value) => say('dispense.tare', { value })}
      empty={say('dispense.tareNone')}
      affordance={screen.affordances.CaptureTare}
      draft={(displayed) => ({ type: 'CaptureTare', displayed })}
    />
  );
  return (
    <DispenseFrame screen={screen} tools={<ZeroTool screen={screen} />} primary={tare}>
      <div className="panel weigh">
        <LiveNumber live={live} basis="gross" />
        <div className="weigh-facts">
          <Progress screen={screen} />
          <SourceFacts screen={screen} />
        </div>
      </div>
    </DispenseFrame>
  );
}
