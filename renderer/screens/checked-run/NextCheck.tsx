import type { CheckedRunScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { massWithUnit, spacedMass } from '../../text/mass.ts';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { clockOf } from './clock-of.ts';

type Look = 'owed' | 'rechecked' | 'checked' | 'notYet' | 'due' | 'missed' | 'none';

const WITH_MEAN: ReadonlySet<Look> = new Set(['owed', 'rechecked', 'checked']);

const SHAPE: Readonly<Record<Look, Shape>> = {
  owed: 'blocked',
  rechecked: 'done',
  checked: 'done',
  notYet: 'now',
  due: 'attend',
  missed: 'blocked',
  none: 'ready',
};

const lookOf = ({ standing, next, line, output }: CheckedRunScreen): Look => {
  if (standing === 'owed') return 'owed';
  if (standing === 'rechecked') return 'rechecked';
  if (line === 'stopped' && output.under === null) return 'checked';
  return next === null || line === 'notStarted' ? 'none' : next.state;
};

/** How long it is to the next check: read from the other side of the machine. */
export function NextCheck({ screen }: { readonly screen: CheckedRunScreen }) {
  const offset = usePlantOffset();
  const { line, since, stoppedFor, next } = screen;
  const look = lookOf(screen);
  return (
    <section className="next-check" data-look={look} data-line={line}>
      <p className="next-check-line">
        <b>{say(`checkedRun.line.${line}`)}</b>
        {stoppedFor !== null && <small>{say(`reason.${stoppedFor}`)}</small>}
        {since !== null && <small>{say('packaging.since', { time: wallClock(since, offset).time })}</small>}
      </p>
      <p className="next-check-word">
        <StateShape shape={SHAPE[look]} />
        {say(`checkedRun.next.${look}`)}
      </p>
      {WITH_MEAN.has(look) && <LastMean screen={screen} />}
      {next !== null && !WITH_MEAN.has(look) && (
        <>
          <p className="next-check-clock" dir="ltr">
            <output>{clockOf(look === 'due' ? next.seconds + next.window : next.seconds)}</output>
          </p>
          <p className="next-check-note">
            {look === 'due'
              ? say('checkedRun.dueNote')
              : say('checkedRun.notYetNote', { minutes: Math.round(next.window / 60) })}{' '}
            {line === 'stopped' && say('checkedRun.standsNote')}
          </p>
          {screen.override !== null && (
            <Button
              label={say('override.checkWindow.way')}
              affordance={screen.override.grant}
              onPress={() => openOverlay({ kind: 'override', exception: null })}
            />
          )}
        </>
      )}
      {isSetUp(screen) && (
        <Button
          label={say('checkedRun.setUp')}
          affordance={screen.affordances.OpenSetUp}
          onPress={() => void act({ type: 'OpenSetUp' })}
        />
      )}
    </section>
  );
}

/** A machine with something in it that does not run, and is not done, may be set up. */
const isSetUp = ({ feeding, line, stoppedFor }: CheckedRunScreen): boolean =>
  feeding !== null && feeding.hopper.length > 0 && line !== 'running' && stoppedFor !== 'run-finished';

/** What the last check came to, beside what it may come to; one that was missed has no number. */
function LastMean({ screen }: { readonly screen: CheckedRunScreen }) {
  const { chart, limits, unit } = screen;
  const last = chart.at(-1);
  if (last?.meanText == null) return null;
  const [lowest, highest] = limits.mean.text;
  return (
    <>
      <p className="next-check-clock" dir="ltr">
        <output>{spacedMass(last.meanText)}</output>
        <small>{unit}</small>
      </p>
      <p className="next-check-note">
        {say('checkedRun.meanNote', { check: last.id, lowest, highest: massWithUnit(highest, unit) })}{' '}
        {last.outside > 0 && say('checkedRun.outsideNote', { n: last.outside })}
      </p>
    </>
  );
}
