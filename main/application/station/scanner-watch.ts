import type { EquipmentId } from '../../contract/ids.ts';
import type { Scan } from '../ports/devices.ts';
import type { Clock, Credentials } from '../ports/node-ports.ts';
import { connectionTo, type DeviceDesk } from './device-desk.ts';
import { type OwnVoice, stationWith } from './own-voice.ts';
import { badgeToken, identityOf, recordable } from './scan-identity.ts';
import type { StationLog } from './station-log.ts';
import { type Terminals, terminalOf } from './terminals.ts';

export interface ScannerWatchParts {
  readonly desk: DeviceDesk;
  readonly log: StationLog;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly terminals: Terminals;
  readonly own: OwnVoice;
}

/** Every scan goes to the door as a command of its station, a badge to its terminal; returns the end of watching. */
export function watchScanners(parts: ScannerWatchParts): () => void {
  const stops = [...parts.desk.scanners].map(([id, link]) =>
    link.onScan((scan) => void onScan(parts, id as EquipmentId, scan)),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

async function onScan(parts: ScannerWatchParts, device: EquipmentId, scan: Scan): Promise<void> {
  const { desk, log, terminals, credentials, clock, own } = parts;
  const station = stationWith(log.state, device);
  if (station === null) return;
  const terminal = terminals.get(terminalOf(station));
  const { decoded } = scan;
  if (scan.repeat) {
    terminal?.push({ kind: 'scanned', what: 'repeat' });
    return;
  }
  const token = badgeToken(decoded);
  if (token !== null) {
    const person = credentials.personOfBadge(token);
    if (person) terminal?.push({ kind: 'badge', person });
    return;
  }
  const identity = identityOf(decoded);
  const carrier = decoded.kind === 'gs1' || decoded.kind === 'plain' ? decoded.carrier : null;
  const reply = await own(
    {
      type: 'PresentScan',
      scan: {
        identity,
        evidence: { source: 'scan', device, raw: recordable(scan.raw), carrier },
        ...(identity.kind === 'equipment' && {
          connection: connectionTo(desk, clock, identity.equipment),
        }),
      },
    },
    station,
  );
  if (terminal) terminal.lastActive = clock.mono();
  if (reply.kind === 'accepted') terminal?.push({ kind: 'scanned', what: 'accepted' });
}
