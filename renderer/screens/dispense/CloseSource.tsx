import type { DispenseScreen, LiveWeight } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { act } from '../../store/act.ts';
import { say } from '../../text/say.ts';
import { isLikelyEmpty } from './likely-empty.ts';

interface CloseProps {
  readonly screen: DispenseScreen;
  readonly live: LiveWeight | undefined;
}

/**
 * The source was scanned to be closed: either nothing is left in it, or it goes back with its remainder (rules §5).
 * The likelier of the two has the primary place, the other stands among the tools.
 */
export const ClosePrimary = (props: CloseProps) => (
  <Close {...props} emptied={isLikelyEmpty(props.screen)} kind="primary" />
);
export const CloseOther = (props: CloseProps) => (
  <Close {...props} emptied={!isLikelyEmpty(props.screen)} kind="normal" />
);

function Close({
  screen,
  live,
  emptied,
  kind,
}: CloseProps & { readonly emptied: boolean; readonly kind: 'primary' | 'normal' }) {
  const { source, current } = screen;
  // What is being poured now is not yet taken off the remainder that the station tells.
  const amount = emptied || current !== null ? undefined : source?.remaining;
  // With a container in work its weight belongs to the closing; between containers there is none to record.
  const displayed = live?.displayed ?? (current === null ? '0' : null);
  return (
    <Button
      kind={kind}
      label={say(emptied ? 'dispense.closeEmpty' : 'dispense.closeLeft')}
      detail={amount === undefined ? undefined : say('dispense.closeLeftDetail', { amount })}
      affordance={screen.affordances.CloseSource}
      onPress={() => displayed !== null && void act({ type: 'CloseSource', emptied, displayed })}
    />
  );
}
