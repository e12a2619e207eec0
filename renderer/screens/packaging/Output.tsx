import type { PackagingScreen } from '../../../main/contract/views.ts';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { spacedCount } from './spaced-count.ts';

const SHAPE: Readonly<Record<PackagingScreen['line'] | 'notReady' | 'finished', Shape>> = {
  notStarted: 'ready',
  notReady: 'ready',
  running: 'now',
  stopped: 'attend',
  finished: 'done',
};

/** Whether the line runs, and what it made: the two things that are read from five metres. */
export function Output({ screen }: { readonly screen: PackagingScreen }) {
  const offset = usePlantOffset();
  const { since, stoppedFor, good, target, pack, clearance } = screen;
  const line = stoppedFor === 'run-finished' ? 'finished' : isUnready(screen) ? 'notReady' : screen.line;
  return (
    <section className="output" data-line={line} aria-live="polite">
      <p className="output-line">
        <StateShape shape={SHAPE[line]} />
        <span>
          <b>{say(`packaging.line.${line}`)}</b>
          {stoppedFor !== null && line !== 'finished' && <small>{say(`reason.${stoppedFor}`)}</small>}
          {since !== null && <small>{say('packaging.since', { time: wallClock(since, offset).time })}</small>}
        </span>
      </p>
      <p className="output-good" dir="ltr">
        <output>{spacedCount(good)}</output>
        <span>
          {say('packaging.of', { target: spacedCount(target), pack })}
          <Yield screen={screen} />
        </span>
      </p>
      <p className="output-cleared">
        {clearance === null
          ? say('packaging.uncleared')
          : say('packaging.cleared', {
              document: clearance.document ?? '',
              batch: clearance.batch,
              time: wallClock(clearance.verifiedAt, offset).time,
            })}
      </p>
    </section>
  );
}

/** Before the first start, without a roll or with a code that nobody verified. */
const isUnready = ({ line, labelling }: PackagingScreen): boolean =>
  line === 'notStarted' && labelling !== null && (labelling.on === null || labelling.code.due !== null);

/** A word and a shape beside the number, so that no colour says it alone. */
function Yield({ screen }: { readonly screen: PackagingScreen }) {
  const { yield: of, line, stoppedFor } = screen;
  const isEnd = line === 'stopped' && stoppedFor === 'run-finished';
  return (
    <span className="output-yield">
      {isEnd && <StateShape shape={of.within ? 'done' : 'blocked'} />}
      <b>{say('packaging.yield', { percent: of.percent })}</b>
      <small>{say('packaging.limits', { lowest: of.lowest, highest: of.highest })}</small>
    </span>
  );
}
