import type { BulkWeighScreen } from '../../../main/contract/views.ts';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';

/**
 * The yield against its limits: the frame of the limits stands in the middle third, and what lies far outside lies at the end.
 * A shape and a word stand beside it, so that no colour says it alone.
 */
export function YieldBar({
  of: { percent, lowest, highest, within },
  isBegun,
}: {
  readonly of: BulkWeighScreen['yield'];
  readonly isBegun: boolean;
}) {
  const value = percent === null ? null : Number(percent);
  const zone =
    value === null || !isBegun ? 'none' : within ? 'in' : value < Number(lowest) ? 'under' : 'over';
  return (
    <div className="yield-bar" data-zone={zone}>
      <p>
        {zone !== 'none' && <StateShape shape={SHAPE[zone]} />}
        <b className="yield-bar-percent">
          {zone === 'none' ? '–' : say('packaging.yield', { percent: percent ?? '' })}
        </b>
        <span>{zone === 'none' ? '' : say(`bulk.yield.${zone}`)}</span>
      </p>
      <div className="yield-bar-track" aria-hidden="true">
        {zone !== 'none' && (
          <span
            className="yield-bar-mark"
            style={{ insetInlineStart: `${placeOf(value ?? 0, Number(lowest), Number(highest))}%` }}
          />
        )}
        <span className="yield-bar-frame" />
      </div>
      <small>{say('packaging.limits', { lowest, highest })}</small>
    </div>
  );
}

const SHAPE: Readonly<Record<'in' | 'under' | 'over', Shape>> = { in: 'square', under: 'down', over: 'up' };

/** Percent of the bar: the limits at a third and two thirds of it, and nothing outside of it. */
function placeOf(value: number, lowest: number, highest: number): number {
  const span = Math.max(highest - lowest, 0.01);
  return Math.min(99, Math.max(1, 100 / 3 + ((value - lowest) / span) * (100 / 3)));
}
