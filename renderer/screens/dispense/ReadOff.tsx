import type { DispenseScreen, ManualReadingCard } from '../../../main/contract/views.ts';
import { PhotoButton } from '../../attachments/PhotoButton.tsx';
import { Button } from '../../components/Button.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { massWithUnit } from '../../text/mass.ts';
import { say } from '../../text/say.ts';
import './read-off.css';

interface ReadOffProps {
  readonly card: ManualReadingCard;
  readonly screen: DispenseScreen;
}

/** Where Accept stands otherwise: the picture, the second reading, and then what both read. */
export function ReadOff({ card, screen: { affordances } }: ReadOffProps) {
  const { gross, net, unit } = card;
  if (card.state === 'second')
    return (
      <Button
        kind="primary"
        label={say('manual.second')}
        affordance={affordances.ConfirmReading}
        onPress={() => openOverlay({ kind: 'readDisplay', photo: null })}
      />
    );
  if (gross === null || net === null)
    return (
      <PhotoButton
        kind="primary"
        label={say('manual.photo')}
        affordance={affordances.EnterReading}
        onTake={(photo) => openOverlay({ kind: 'readDisplay', photo })}
      />
    );
  return (
    <Button
      kind="primary"
      label={say('dispense.accept', { value: massWithUnit(net, unit) })}
      detail={say('weigh.gross', { value: gross, unit })}
      affordance={affordances.AcceptWeight}
      onPress={() => void act({ type: 'AcceptWeight', displayed: gross })}
    />
  );
}

/** How far the two readers are, in the place of the verdict on a number that nobody sent. */
export function ReadNote({ card }: { readonly card: ManualReadingCard }) {
  const { scale, unit, state, gross, readBy } = card;
  const [first = '', second = ''] = readBy;
  return (
    <p className="read-note">
      <StateShape shape={state === 'confirmed' ? 'done' : 'attend'} />
      <span>{say(`manual.note.${state}`, { scale, unit, first, second, gross: gross ?? '' })}</span>
    </p>
  );
}
