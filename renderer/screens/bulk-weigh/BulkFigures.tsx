import type { BulkWeighScreen } from '../../../main/contract/views.ts';
import { Fact, Facts } from '../../components/Fact.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { spacedCount } from '../packaging/spaced-count.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { YieldBar } from './YieldBar.tsx';

type BulkProps = { readonly screen: BulkWeighScreen };

/** Mass, mean, count and yield; nothing of it is typed but the samples. */
export function BulkFigures({ screen }: BulkProps) {
  const { net, mean, units, unit, samples, intake, stage } = screen;
  const isIn = intake.filter(({ state }) => state === 'in').length;
  return (
    <div className="bulk-figures">
      <Facts>
        <DetectorFact screen={screen} />
        <Fact name={say('bulk.in')}>{say('bulk.inOf', { n: isIn, of: intake.length })}</Fact>
        <Fact name={say('bulk.net')}>{net}</Fact>
        <Fact name={say('bulk.mean', { of: mean?.of ?? 0 })}>{mean?.mass ?? '–'}</Fact>
        {(stage === 'end' || samples.taken > 0) && (
          <Fact name={say('bulk.samples')}>{spacedCount(samples.taken)}</Fact>
        )}
        {units !== null && samples.taken > 0 && (
          <Fact name={say('bulk.onward')}>{spacedCount(units - samples.taken)}</Fact>
        )}
      </Facts>
      <p className="bulk-count">
        <b className="bulk-count-units">{units === null ? '–' : spacedCount(units)}</b> {unit}
      </p>
      <YieldBar of={screen.yield} isBegun={screen.containers.length > 0} />
    </div>
  );
}

/** Whether something may go through the detector, and until when. */
function DetectorFact({ screen }: BulkProps) {
  const offset = usePlantOffset();
  const { standing, until, challengeAfter, detector, stage } = screen;
  const isDone = stage === 'end' && !challengeAfter;
  return (
    <Fact name={detector.detector}>
      <StateShape shape={standing === 'good' || isDone ? 'done' : 'attend'} />{' '}
      {isDone
        ? say('bulk.challengedAfter')
        : until === null
          ? say(`bulk.standing.${standing}`)
          : say('bulk.until', { time: wallClock(until, offset).time })}
    </Fact>
  );
}
