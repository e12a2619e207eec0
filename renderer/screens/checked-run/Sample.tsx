import type { CheckedRunScreen, OpenCheckView } from '../../../main/contract/views.ts';
import { LiveNumber } from '../../components/LiveNumber.tsx';
import { useLive } from '../../store/use-live.ts';
import { spacedMass } from '../../text/mass.ts';
import { say } from '../../text/say.ts';
import { shortOf } from './short-of.ts';

interface SampleProps {
  readonly screen: CheckedRunScreen;
  readonly check: OpenCheckView;
}

/** The open check: which unit is weighed, what the balance shows, and every placement so far in its order. */
export function Sample({ screen, check }: SampleProps) {
  const live = useLive(screen.balance);
  const { id, size, counted, recheckOf, container, placements } = check;
  const stillOpen = Array.from(
    { length: Math.max(0, size - counted) },
    (_, index) => placements.length + index + 1,
  );
  return (
    <section className="sample" data-pan={check.pan}>
      <p className="sample-head">
        <b dir="ltr">
          {counted}
          <small>{say('checkedRun.ofUnits', { size, units: screen.units })}</small>
        </b>
        <span>
          {id} {check.setUp && say('checkedRun.ofSetUp')}
          {recheckOf === null ? '' : say('checkedRun.recheckOf', { check: recheckOf })}
          {container !== null && (
            <small>{say('checkedRun.speaksFor', { container: shortOf(container) })}</small>
          )}
        </span>
      </p>
      <LiveNumber live={live} basis="gross" size="figure" />
      <ol className="placements" aria-label={say('checkedRun.placements')} dir="ltr">
        {placements.map((each) => (
          <li
            key={each.number}
            data-outside={each.within ? undefined : true}
            data-struck={each.invalid === null ? undefined : true}
          >
            <small>{each.number}</small>
            <span>{spacedMass(each.mass)}</span>
            {!each.within && <span className="unseen">{say('checkedRun.outside')}</span>}
            {each.invalid !== null && (
              <span className="unseen">
                {say('checkedRun.struckBy', { by: each.invalid.by, witness: each.invalid.witness })}
              </span>
            )}
            {each.left && <span className="unseen">{say('checkedRun.left')}</span>}
          </li>
        ))}
        {stillOpen.map((number) => (
          <li key={number} data-open>
            <small>{number}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
