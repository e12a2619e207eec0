import type { DispenseScreen, LiveWeight } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { act } from '../../store/act.ts';
import { say } from '../../text/say.ts';

interface CloseProps {
  readonly screen: DispenseScreen;
  readonly live: LiveWeight | undefined;
}

/** The source was scanned to be closed: either nothing is left in it, or it goes back with its remainder (rules §5). */
export function CloseSource({ screen, live }: CloseProps) {
  const displayed = live?.displayed ?? null;
  return (
    <Button
      kind="primary"
      label={say('dispense.closeEmpty')}
      detail={screen.source?.container}
      affordance={screen.affordances.CloseSource}
      onPress={() => displayed !== null && void act({ type: 'CloseSource', emptied: true, displayed })}
    />
  );
}

export function KeepSource({ screen, live }: CloseProps) {
  const displayed = live?.displayed ?? null;
  return (
    <Button
      label={say('dispense.closeLeft')}
      detail={screen.source === null ? undefined : say('dispense.closeLeftDetail', { amount: screen.source.remaining })}
      affordance={screen.affordances.CloseSource}
      onPress={() => displayed !== null && void act({ type: 'CloseSource', emptied: false, displayed })}
    />
  );
}
