import type { PackagingScreen } from '../../../main/contract/views.ts';
import { COUNTED } from '../../../main/contract/vocabulary.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';
import { spacedCount } from './spaced-count.ts';

/** What went in and came out, and what is in neither; a count that is not there yet has no number. */
export function Counters({ screen }: { readonly screen: PackagingScreen }) {
  const { counts, totals, unit, pack, lost } = screen;
  const counted = (what: (typeof COUNTED)[number]): boolean =>
    counts.some((each) => each.what === what && !each.invalid);
  const isWhole = counted('unitsIn') && counted('filled') && counted('unitsLeft');
  return (
    <dl className="counters">
      {COUNTED.map((what) => (
        <div key={what}>
          <dt>{say(`counted.${what}`)}</dt>
          <dd dir="ltr">{counted(what) ? spacedCount(totals[what]) : '–'}</dd>
          <dd>{what === 'unitsIn' || what === 'unitsLeft' ? unit : pack}</dd>
        </div>
      ))}
      <div data-lost={isWhole && lost !== 0 ? true : undefined}>
        <dt>
          {isWhole && <StateShape shape={lost === 0 ? 'done' : 'attend'} />} {say('packaging.lost')}
        </dt>
        <dd dir="ltr">{isWhole ? spacedCount(lost) : '–'}</dd>
        <dd>{unit}</dd>
      </div>
    </dl>
  );
}
