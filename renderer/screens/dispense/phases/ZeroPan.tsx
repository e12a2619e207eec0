import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { LiveNumber } from '../../../components/LiveNumber.tsx';
import { act } from '../../../store/act.ts';
import { useLive } from '../../../store/use-live.ts';
import { say } from '../../../text/say.ts';
import { DispenseFrame } from '../DispenseFrame.tsx';
import { Progress } from '../Progress.tsx';
import { SourceFacts } from '../SourceFacts.tsx';

/** Zero only with an empty pan, between containers (rules §5). */
export function ZeroPan({ screen }: { readonly screen: DispenseScreen }) {
  const { scale } = screen;
  const live = useLive(scale);
  const zero = (
    <Button
      kind="primary"
      label={say('dispense.zero', { scale: scale ?? '' })}
      affordance={screen.affordances.ZeroScale}
      onPress={() => scale !== null && void act({ type: 'ZeroScale', scale })}
    />
  );
  return (
    <DispenseFrame screen={screen} primary={zero}>
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
