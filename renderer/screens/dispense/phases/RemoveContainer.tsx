import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { LiveNumber } from '../../../components/LiveNumber.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import { useLive } from '../../../store/use-live.ts';
import { say } from '../../../text/say.ts';
import { Containers } from '../Containers.tsx';
import { DispenseFrame } from '../DispenseFrame.tsx';

/** The pan must come back to zero before the next container (rules §5). */
export function RemoveContainer({ screen }: { readonly screen: DispenseScreen }) {
  const live = useLive(screen.scale);
  return (
    <DispenseFrame screen={screen} primary={<Waiting on="scale" text={say('dispense.removeWait')} />}>
      <div className="panel weigh">
        <LiveNumber live={live} basis="gross" />
        <Containers containers={screen.containers} />
      </div>
    </DispenseFrame>
  );
}
