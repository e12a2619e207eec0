import { Button as AriaButton } from 'react-aria-components/Button';
import type { DeviceChip, Health } from '../../main/contract/views.ts';
import { openOverlay } from '../store/station-store.ts';
import { say, sayCode } from '../text/say.ts';
import { DEVICE_SHAPE } from './device-shape.ts';
import { StateShape } from './StateShape.tsx';
import './device-strip.css';

/** All devices and the log at a glance: quiet while they work, a filled plate where one asks for somebody. */
export function DeviceStrip({
  devices,
  health,
}: {
  readonly devices: readonly DeviceChip[];
  readonly health: Health;
}) {
  return (
    <AriaButton className="device-strip" onPress={() => openOverlay({ kind: 'station' })}>
      <span className="unseen">{say('devices.open')}</span>
      {devices.map((device) => (
        <span key={device.id} className="device-chip" data-state={device.state}>
          <StateShape shape={DEVICE_SHAPE[device.state]} />
          {device.id}
          {device.state === 'lost' && typeof device.data['seconds'] === 'number' && (
            <b>{say('devices.seconds', { n: device.data['seconds'] })}</b>
          )}
          <span className="unseen">
            {sayCode(`device.${device.note}`, device.data) ?? say(`deviceState.${device.state}`)}
          </span>
        </span>
      ))}
      <span
        className="device-chip"
        data-state={health.state === 'ready' ? 'ok' : health.state === 'degraded' ? 'attention' : 'lost'}
      >
        <StateShape
          shape={health.state === 'ready' ? 'ok' : health.state === 'degraded' ? 'attend' : 'lost'}
        />
        {say('devices.log')}
        <span className="unseen">{say(`health.${health.state}`)}</span>
      </span>
    </AriaButton>
  );
}
