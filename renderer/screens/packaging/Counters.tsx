import type { PackagingScreen } from '../../../main/contract/views.ts';
import { COUNTED } from '../../../main/contract/vocabulary.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';
import { isCounted, isWhole } from './is-counted.ts';
import { spacedCount } from './spaced-count.ts';

/** What went in and came out, and what is in neither; a count that is not there yet has no number. */
export function Counters({ screen }: { readonly screen: PackagingScreen }) {
  const { totals, unit, pack, lost } = screen;
  const isSum = isWhole(screen);
  return (
    <dl className="counters">
      {COUNTED.map((what) => (
        <div key={what}>
          <dt>{say(`counted.${what}`)}</dt>
          <dd dir="ltr">{isCounted(screen, what) ? spacedCount(totals[what]) : '–'}</dd>
          <dd>{what === 'unitsIn' || what === 'unitsLeft' ? unit : pack}</dd>
        </div>
      ))}
      <div data-lost={isSum && lost !== 0 ? true : undefined}>
        <dt>
          {isSum && <StateShape shape={lost === 0 ? 'done' : 'attend'} />} {say('packaging.lost')}
        </dt>
        <dd dir="ltr">{isSum ? spacedCount(lost) : '–'}</dd>
        <dd>{unit}</dd>
      </div>
    </dl>
  );
}
