import type { ProcessScreen } from '../../../main/contract/views.ts';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import '../packaging/packaging.css';

const SHAPE: Readonly<Record<ProcessScreen['machine'], Shape>> = {
  notStarted: 'ready',
  running: 'now',
  stopped: 'attend',
  finished: 'done',
};

/** Whether the machine runs, and the time that is left, as the station measures it. */
export function MachineTime({ screen }: { readonly screen: ProcessScreen }) {
  const offset = usePlantOffset();
  const { machine, since, stoppedFor, time, left, ran, minutes } = screen;
  return (
    <section className="output" data-line={machine}>
      <p className="output-line" aria-live="polite">
        <StateShape shape={SHAPE[machine]} />
        <span>
          <b>{say(`process.machine.${machine}`)}</b>
          {stoppedFor !== null && machine === 'stopped' && <small>{say(`reason.${stoppedFor}`)}</small>}
          {since !== null && <small>{say('process.since', { time: wallClock(since, offset).time })}</small>}
        </span>
      </p>
      <p className="output-good" dir="ltr" data-time={time}>
        <output aria-live="off">{time === 'short' ? left : ran}</output>
        <span>
          {time === 'short' ? (
            say('process.left', { minutes: minutes.lowest })
          ) : (
            <>
              <span className="process-up">
                <StateShape shape={time === 'over' ? 'blocked' : 'done'} />
                <b>{say(time === 'over' ? 'process.over' : 'process.up')}</b>
              </span>
              <small>{say('process.ran', { minutes: minutes.highest })}</small>
            </>
          )}
        </span>
      </p>
    </section>
  );
}
