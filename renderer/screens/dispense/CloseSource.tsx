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
  const displayed = shownAt(screen, live);
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
  const displayed = shownAt(screen, live);
  return (
    <Button
      label={say('dispense.closeLeft')}
      detail={
        screen.source === null
          ? undefined
          : say('dispense.closeLeftDetail', { amount: screen.source.remaining })
      }
      affordance={screen.affordances.CloseSource}
      onPress={() => displayed !== null && void act({ type: 'CloseSource', emptied: false, displayed })}
    />
  );
}

/** With a container in work the weight now belongs to the closing; between containers there is none to record. */
const shownAt = (screen: DispenseScreen, live: LiveWeight | undefined): string | null =>
  live?.displayed ?? (screen.current === null ? '0' : null);
