import type { DispenseScreen, LiveWeight } from '../../main/contract/views.ts';
import { spacedMass } from '../text/mass.ts';
import { say } from '../text/say.ts';
import './weigh-bar.css';

type Limits = NonNullable<DispenseScreen['amounts']>;

/**
 * The bar of two scales: compressed up to the lower limit, linear beyond, so that the tolerance frame stands at the
 * same place for every ingredient. The station works out the fill; marks are drawn only where there are limits.
 */
export function WeighBar({
  live,
  limits,
}: {
  readonly live: LiveWeight | undefined;
  readonly limits: Limits | null;
}) {
  const zone = live?.zone ?? 'none';
  const fill = Math.min(1000, Math.max(0, live?.fill ?? 0));
  const shown = live?.net === null || live === undefined ? 0 : fill;
  return (
    <div className="weigh-bar" dir="ltr" data-zone={zone}>
      <meter
        className="unseen"
        min={0}
        max={1000}
        value={shown}
        aria-label={say('weigh.bar')}
        aria-valuetext={say(`zone.${zone}`)}
      />
      <div className="weigh-bar-track">
        <div className="weigh-bar-fill" style={{ inlineSize: `${shown / 10}%` }} />
      </div>
      {limits !== null && (
        <>
          <div className="weigh-bar-frame" />
          <div className="weigh-bar-target" />
          <dl className="weigh-bar-limits">
            {limits.lowest !== null && (
              <Limit place="lowest" name={say('weigh.lowest')} value={limits.lowest} />
            )}
            <Limit place="target" name={say('weigh.target')} value={limits.target} />
            <Limit place="highest" name={say('weigh.highest')} value={limits.highest} />
          </dl>
        </>
      )}
    </div>
  );
}

/** A limit stands where its line does: the lowest to the left of the frame, the highest to its right. */
function Limit({
  place,
  name,
  value,
}: {
  readonly place: 'lowest' | 'target' | 'highest';
  readonly name: string;
  readonly value: string;
}) {
  return (
    <div className="weigh-bar-limit" data-place={place}>
      <dt>{name}</dt>
      <dd>{spacedMass(value)}</dd>
    </div>
  );
}
