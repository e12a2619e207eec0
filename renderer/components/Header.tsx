import { Lock } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Frame } from '../../main/contract/views.ts';
import { act } from '../store/act.ts';
import { toggleBench } from '../store/bench-store.ts';
import { dayAndTime, offsetOf, wallClock } from '../text/moment.ts';
import { say } from '../text/say.ts';
import { Button } from './Button.tsx';
import { DeviceStrip } from './DeviceStrip.tsx';
import './header.css';

/** The same things in the same places on every screen: what is made, where, with which devices, when, and by whom. */
export function Header({ frame, locked }: { readonly frame: Frame; readonly locked: boolean }) {
  const { batch, person, station } = frame;
  const { day, time } = wallClock(frame.now, offsetOf(frame.now));
  return (
    <header className="header">
      <div className="header-work">
        {batch === null ? (
          <>
            <b>{frame.plant}</b>
            <span>{say('header.noBatch')}</span>
          </>
        ) : (
          <>
            <b>
              <bdi>{batch.id}</bdi>
              {batch.step !== null && (
                <span className="header-step">{say('header.step', { step: batch.step })}</span>
              )}
            </b>
            <span>{batch.product}</span>
          </>
        )}
      </div>
      <div className="header-place">
        <b>
          <bdi>{station.id}</bdi>
        </b>
        <span>{station.name}</span>
      </div>
      {frame.demo && (
        <AriaButton className="header-demo" onPress={toggleBench}>
          <b>{say('header.demo')}</b>
          <span>{say('header.hands')}</span>
        </AriaButton>
      )}
      <DeviceStrip devices={frame.devices} health={frame.health} />
      <time className="header-clock" dateTime={frame.now} title={dayAndTime(frame.now, offsetOf(frame.now))}>
        <b>{time}</b>
        <span>{day}</span>
      </time>
      {person !== null && (
        <>
          <div className="header-person">
            <b>{person.name}</b>
            <span>{person.roles.map((role) => say(`role.${role}`)).join(', ')}</span>
          </div>
          {!locked && (
            <Button
              size="least"
              icon={<Lock aria-hidden="true" />}
              label={say('header.lock')}
              onPress={() => void act({ type: 'LockTerminal' })}
            />
          )}
        </>
      )}
    </header>
  );
}
