import type { Affordance, LiveWeight } from '../../main/contract/views.ts';
import { cue } from '../sound/earcons.ts';
import { act } from '../store/act.ts';
import type { Draft } from '../store/draft.ts';
import { massWithUnit, spacedMass } from '../text/mass.ts';
import { say } from '../text/say.ts';
import { Button } from './Button.tsx';

interface CaptureButtonProps {
  readonly live: LiveWeight | undefined;
  /** The verb and, in its place, the exact value: `Accept {value}`. */
  readonly label: (value: string) => string;
  /** The verb alone, while there is nothing to record. */
  readonly empty: string;
  readonly basis: 'net' | 'gross';
  readonly affordance?: Affordance | undefined;
  /** What is sent with the text that stood on the button when it was pressed. */
  readonly draft: (displayed: string) => Draft;
}

/**
 * Records a weight: shows the exact value and sends the text that was on screen at the press, which the station
 * compares with its own. Without a reading there is no text to send, and the press only sounds refused.
 */
export function CaptureButton({ live, label, empty, basis, affordance, draft }: CaptureButtonProps) {
  const displayed = live?.displayed ?? null;
  const shown = basis === 'net' ? live?.net : live?.gross;
  if (live === undefined || displayed === null || shown == null) {
    return (
      <Button
        kind="primary"
        label={empty}
        detail={say(`reading.${live?.state === 'unidentified' ? 'unidentified' : 'noReading'}`)}
        affordance={{ passes: false, refusals: affordance?.refusals ?? [] }}
        onPress={() => cue('refused')}
      />
    );
  }
  return (
    <Button
      kind="primary"
      label={label(massWithUnit(shown, live.unit))}
      detail={
        hintOf(live, basis) ??
        (basis === 'net' ? say('weigh.gross', { value: spacedMass(displayed), unit: live.unit }) : undefined)
      }
      affordance={
        affordance?.passes === false || hintOf(live, basis) === null
          ? affordance
          : { passes: false, refusals: [] }
      }
      onPress={() => void act(draft(displayed))}
    />
  );
}

/** What the number on screen already says of a press now; the press stays possible, and the station decides. */
function hintOf(live: LiveWeight, basis: 'net' | 'gross'): string | null {
  if (!live.stable) return say('reading.wait');
  if (basis === 'gross') return null;
  if (live.zone === 'under') return say('reading.isUnder');
  return live.zone === 'over' ? say('reading.isOver') : null;
}
