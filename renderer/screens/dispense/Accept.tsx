import type { DispenseScreen, LiveWeight } from '../../../main/contract/views.ts';
import { CaptureButton } from '../../components/CaptureButton.tsx';
import { say } from '../../text/say.ts';

/**
 * Accept, at the bottom right of the whole weighing. While it would be refused it looks so and can still be pressed:
 * the refusal is logged (rules §5), and nothing else ever stands where the finger expects it.
 */
export function Accept({
  screen,
  live,
}: {
  readonly screen: DispenseScreen;
  readonly live: LiveWeight | undefined;
}) {
  return (
    <CaptureButton
      live={live}
      basis="net"
      label={(value) => say('dispense.accept', { value })}
      empty={say('dispense.acceptNone')}
      affordance={screen.affordances.AcceptWeight}
      draft={(displayed) => ({ type: 'AcceptWeight', displayed })}
    />
  );
}
