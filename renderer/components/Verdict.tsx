import type { LiveWeight } from '../../main/contract/views.ts';
import { massWithUnit } from '../text/mass.ts';
import { say } from '../text/say.ts';
import { type Shape, StateShape } from './StateShape.tsx';
import { useCalmly } from './use-calmly.ts';
import './verdict.css';

const SHAPES: Readonly<Record<LiveWeight['zone'], Shape | null>> = {
  none: null,
  under: 'down',
  in: 'square',
  over: 'up',
};
const SAY_AT_MOST_EVERY_MS = 2_000;

/** Under, in or over, by word, shape and place; spoken only when it changes, at most every two seconds. */
export function Verdict({ live }: { readonly live: LiveWeight | undefined }) {
  const zone = live?.net == null ? 'none' : live.zone;
  const shape = SHAPES[zone];
  const spoken = useCalmly(zone === 'none' ? '' : say(`zone.${zone}`), SAY_AT_MOST_EVERY_MS);
  return (
    <div className="verdict" data-zone={zone}>
      {shape !== null && <StateShape shape={shape} />}
      <span className="verdict-word">{zone === 'none' ? '' : say(`zone.${zone}`)}</span>
      {zone !== 'none' && live?.difference != null && (
        <span className="verdict-difference">
          {say('weigh.difference', { value: massWithUnit(live.difference, live.unit) })}
        </span>
      )}
      <span className="unseen" role="status">
        {spoken}
      </span>
    </div>
  );
}
