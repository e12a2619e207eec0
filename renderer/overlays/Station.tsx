import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { DeviceChip, Frame, QueryReply, Screen } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { DEVICE_SHAPE } from '../components/device-shape.ts';
import { Fact, Facts } from '../components/Fact.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { StateShape } from '../components/StateShape.tsx';
import { ask } from '../store/act.ts';
import { closeOverlay, openOverlay, useStation } from '../store/station-store.ts';
import { say, sayCode } from '../text/say.ts';
import { Deliveries } from './Deliveries.tsx';
import './station.css';

type HealthReply = Extract<QueryReply, { kind: 'health' }>;

/** Devices and the log in full: what is connected, what each last said, and how safe the record is. */
export function Station({ frame, screen }: { readonly frame: Frame; readonly screen: Screen }) {
  // Before somebody has signed in, the strip says what works and the log stays shut.
  const mayRead = screen.kind !== 'signIn';
  const hello = useStation((state) => state.hello);
  const [detail, setDetail] = useState<HealthReply | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask({ kind: 'health' }).then((reply) => {
      if (wanted && reply.kind === 'health') setDetail(reply);
    });
    return () => {
      wanted = false;
    };
  }, []);
  const health = detail?.health ?? frame.health;
  return (
    <Sheet
      width="wide"
      title={say('station.title', { station: frame.station.id, name: frame.station.name })}
      onClose={closeOverlay}
      actions={
        <>
          {hello !== null && (
            <p className="sheet-aside">
              {say('station.version', { version: hello.version, host: hello.host, terminal: frame.terminal })}
            </p>
          )}
          {mayRead && (
            <>
              {frame.devices.length === 0 && (
                <Button
                  label={say('station.devices')}
                  onPress={() => openOverlay({ kind: 'devices', first: null })}
                />
              )}
              <Button
                label={say('history.refusals')}
                onPress={() => openOverlay({ kind: 'history', of: { kind: 'events', denialsOnly: true } })}
              />
              <Button
                label={say('history.log')}
                onPress={() => openOverlay({ kind: 'history', of: { kind: 'events', denialsOnly: false } })}
              />
            </>
          )}
          <Button kind="primary" label={say('button.close')} onPress={closeOverlay} />
        </>
      }
    >
      <div className="station">
        <section>
          <h3>{say('station.devices')}</h3>
          <ul className="device-list">
            {frame.devices.map((device) => (
              <li key={device.id}>
                <Device device={device} mayRead={mayRead} />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{say('station.log')}</h3>
          <p className="station-health" data-state={health.state}>
            <StateShape
              shape={health.state === 'ready' ? 'done' : health.state === 'degraded' ? 'attend' : 'blocked'}
            />{' '}
            {say(`health.${health.state}`)}
          </p>
          <ul className="station-reasons">
            {health.reasons.map(({ code, data }) => (
              <li key={code}>{sayCode(`fault.${code}`, data) ?? code}</li>
            ))}
          </ul>
          <Facts layout="column">
            <Fact name={say('station.events')}>{health.events}</Fact>
            <Fact name={say('station.unpinned')}>{health.unpinned}</Fact>
            <Fact name={say('station.backup')}>
              {health.backupAgeHours === null
                ? say('station.noBackup')
                : say('station.backupAge', { n: Math.round(health.backupAgeHours) })}
            </Fact>
            <Fact name={say('station.clock')}>{say(`clock.${health.clock}`)}</Fact>
            {detail !== null && detail.checkpoint !== null && (
              <Fact name={say('station.checkpoint')}>{detail.checkpoint}</Fact>
            )}
          </Facts>
          {frame.health.deliveries.length > 0 && (
            <Deliveries of={frame.health.deliveries} mayRetry={mayRead} />
          )}
        </section>
      </div>
    </Sheet>
  );
}

/** One device with what it last said; a press shows it closely. */
function Device({ device, mayRead }: { readonly device: DeviceChip; readonly mayRead: boolean }) {
  const content = (
    <>
      <StateShape shape={DEVICE_SHAPE[device.state]} />
      <span>
        <b>{device.id}</b> {say(`deviceKind.${device.kind}`)}
        <small>{sayCode(`device.${device.note}`, device.data) ?? say(`deviceState.${device.state}`)}</small>
      </span>
    </>
  );
  if (!mayRead) {
    return (
      <div className="device-row" data-state={device.state}>
        {content}
      </div>
    );
  }
  return (
    <AriaButton
      className="device-row"
      data-state={device.state}
      onPress={() => openOverlay({ kind: 'devices', first: device.id })}
    >
      {content}
    </AriaButton>
  );
}
