import type { EquipmentId, StationId } from '../../contract/ids.ts';
import { weighingOn } from '../../domain/handlers/load-handlers.ts';
import type { LoadObservation } from '../../domain/kernel-command.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { ScaleChange, ScaleSnapshot } from '../ports/devices.ts';
import type { Clock } from '../ports/node-ports.ts';
import { liveWeight } from '../views/live-weight.ts';
import { type DeviceDesk, evidenceOf } from './device-desk.ts';
import { type OwnVoice, stationWith } from './own-voice.ts';
import type { StationLog } from './station-log.ts';
import { type Terminals, terminalOf } from './terminals.ts';

export interface ScaleWatchParts {
  readonly desk: DeviceDesk;
  readonly log: StationLog;
  readonly clock: Clock;
  readonly terminals: Terminals;
  readonly own: OwnVoice;
}

/** Live weights are pictures for people: at most ten a second. */
const LIVE_EVERY_MS = 100;

/** Every scale tells the door what happened on it, and its terminal what it shows; returns the end of watching. */
export function watchScales(parts: ScaleWatchParts): () => void {
  const pushLive = livePictures(parts);
  const stops = [...parts.desk.scales].map(([id, link]) =>
    link.onChange((change, snapshot) => onScale(parts, pushLive, id as EquipmentId, change, snapshot)),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

type PushLive = (id: EquipmentId, station: StationId, snapshot: ScaleSnapshot) => void;

function onScale(
  { log, terminals, own }: ScaleWatchParts,
  pushLive: PushLive,
  id: EquipmentId,
  change: ScaleChange,
  snapshot: ScaleSnapshot,
): void {
  const station = stationWith(log.state, id);
  if (station === null) return;
  const observeDevice = (what: 'foreign' | 'restarted', detail: string) =>
    void own({ type: 'ObserveDevice', equipment: id, what, detail: detail.slice(0, 120) }, station);
  switch (change.kind) {
    case 'reading':
      pushLive(id, station, snapshot);
      break;
    case 'state':
      pushLive(id, station, snapshot);
      terminals.publishSoon();
      if (snapshot.state === 'foreign') observeDevice('foreign', snapshot.reason);
      break;
    case 'restarted':
      observeDevice('restarted', change.raw);
      break;
    case 'observation':
      for (const observation of loadObservations(log.state, id, change, snapshot)) {
        void own({ type: 'ObserveLoad', scale: id, observation }, station);
      }
      break;
  }
}

/** What the supervisor saw, in the kernel's words; only where a weighing stands on this scale. */
function loadObservations(
  state: PlantReader,
  id: EquipmentId,
  { observation }: Extract<ScaleChange, { kind: 'observation' }>,
  snapshot: ScaleSnapshot,
): LoadObservation[] {
  const weighing = weighingOn(state, id);
  const scale = state.get('equipment', id);
  if (!weighing || scale?.kind !== 'scale') return [];
  const evidence = snapshot.latest ? evidenceOf(scale, snapshot.latest) : null;
  switch (observation.kind) {
    case 'settled': {
      if (!evidence) return [];
      const offZero =
        Math.abs(evidence.mass) > scale.division && Math.abs(evidence.mass) <= 10 * scale.division;
      return weighing.work.pan === 'loaded' && offZero
        ? [{ kind: 'left' }, { kind: 'zeroDrifted', evidence }]
        : [{ kind: 'settled', evidence }];
    }
    case 'left':
      return evidence ? [{ kind: 'left' }, { kind: 'returnedToZero', evidence }] : [{ kind: 'left' }];
    case 'instrument-tare-or-zero':
    case 'tare-changed':
      return [{ kind: 'disturbed' }];
    case 'moved':
      return [];
  }
}

function livePictures({ clock, log, terminals }: ScaleWatchParts): PushLive {
  const shown = new Map<string, number>();
  return (id, station, snapshot) => {
    const nowMono = clock.mono();
    if (nowMono - (shown.get(id) ?? Number.NEGATIVE_INFINITY) < LIVE_EVERY_MS) return;
    shown.set(id, nowMono);
    const terminal = terminals.get(terminalOf(station));
    if (!terminal || terminal.listeners.size === 0) return;
    terminal.push({
      kind: 'live',
      live: liveWeight({ state: log.state, scale: id, snapshot, nowMono, origin: terminal.origin }),
    });
  };
}
