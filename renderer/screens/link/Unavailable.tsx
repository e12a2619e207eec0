import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { dismissUnavailable, useStation } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

/** The station could not decide: nothing was recorded, and the screen must not look as if it were. */
export function Unavailable() {
  const reason = useStation((state) => state.unavailable);
  if (reason === null) return null;
  return (
    <Sheet
      role="alertdialog"
      title={say('unavailable.title')}
      mark={<StateShape shape="attend" />}
      onClose={dismissUnavailable}
      actions={<Button kind="primary" label={say('button.close')} onPress={dismissUnavailable} />}
    >
      <p>{say('unavailable.text', { reason })}</p>
    </Sheet>
  );
}
