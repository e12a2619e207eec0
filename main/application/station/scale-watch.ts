import type { EquipmentId, StationId } from '../../contract/ids.ts';
import { formatMass } from '../../contract/quantity.ts';
import { openRunOn } from '../../domain/equipment/fitness.ts';
import { isIdentified } from '../../domain/equipment/plate.ts';
import { weighingOn } from '../../domain/handlers/load-handlers.ts';
import { samplingOn } from '../../domain/handlers/unit-on-pan.ts';
import type { LoadObservation } from '../../domain/kernel-command.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { LiveReading, ScaleChange, ScaleObservation, ScaleSnapshot } from '../ports/devices.ts';
import type { Clock } from '../ports/node-ports.ts';
import { liveWeight } from '../views/live-weight.ts';
import { connectionOf, type DeviceDesk, evidenceOf } from './device-desk.ts';
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

/** Live weights are pictures for people: at most ten a second. That there is none any more is told at once. */
const LIVE_EVERY_MS = 100;

/** Every scale tells the door what happened on it, and its terminal what it shows; returns the end of watching. */
export function watchScales(parts: ScaleWatchParts): () => void {
  const pushLive = livePictures(parts);
  const stops = [...parts.desk.scales].map(([id, link]) => {
    const found = foundOnEntry();
    const cameOn = cameOnAgain();
    const shows = showsOtherwise();
    return link.onChange((change, snapshot) =>
      onScale(parts, { pushLive, found, cameOn, shows }, id as EquipmentId, change, snapshot),
    );
  });
  return () => {
    for (const stop of stops) stop();
  };
}

type PushLive = (
  of: 'reading' | 'state',
  id: EquipmentId,
  station: StationId,
  snapshot: ScaleSnapshot,
) => void;

interface Telling {
  readonly pushLive: PushLive;
  readonly found: FoundOnEntry;
  readonly cameOn: CameOn;
  readonly shows: ShowsOtherwise;
}

function onScale(
  { log, clock, terminals, own }: ScaleWatchParts,
  { pushLive, found, cameOn, shows }: Telling,
  id: EquipmentId,
  change: ScaleChange,
  snapshot: ScaleSnapshot,
): void {
  const station = stationWith(log.state, id);
  if (station === null) return;
  const observeDevice = (what: 'foreign' | 'restarted' | 'softwareChanged' | 'unitChanged', detail: string) =>
    void own({ type: 'ObserveDevice', equipment: id, what, detail: detail.slice(0, 120) }, station);
  const connection = connectionOf(clock, snapshot);
  const observeLoad = (observation: ScaleObservation) => {
    for (const noticed of loadObservations(log.state, id, observation, { ...snapshot, connection }))
      void own({ type: 'ObserveLoad', scale: id, observation: noticed }, station);
  };
  if (hasLostItsName(log.state, id, connection))
    void own({ type: 'ObserveDevice', equipment: id, what: 'reconnected', connection }, station);
  switch (change.kind) {
    case 'reading': {
      pushLive('reading', id, station, snapshot);
      const load = found(log.state, id, change.live);
      if (load) observeLoad(load);
      const otherwise = shows(log.state, id, change.live);
      if (otherwise !== null) observeDevice('unitChanged', otherwise);
      break;
    }
    case 'state':
      pushLive('state', id, station, snapshot);
      terminals.publishSoon();
      if (snapshot.state === 'foreign') observeDevice('foreign', snapshot.reason);
      if (hasOtherSoftware(log.state, id, snapshot))
        observeDevice('softwareChanged', snapshot.identity?.software ?? '');
      if (cameOn(snapshot) && hasToWarmUp(log.state, id))
        void own({ type: 'ObserveDevice', equipment: id, what: 'connected' }, station);
      break;
    case 'restarted':
      observeDevice('restarted', change.raw);
      break;
    case 'observation':
      observeLoad(change.observation);
      break;
  }
}

/** A plate that was scanned on another connection speaks for nothing any more. */
function hasLostItsName(state: PlantReader, id: EquipmentId, connection: string): boolean {
  const scale = state.get('equipment', id);
  return scale?.kind === 'scale' && scale.plate != null && !isIdentified(scale, connection);
}

/** What the supervisor saw, in the kernel's words; only where a weighing stands on this scale. */
function loadObservations(
  state: PlantReader,
  id: EquipmentId,
  observation: ScaleObservation,
  { latest, connection }: Pick<ScaleSnapshot, 'latest'> & { readonly connection: string },
): LoadObservation[] {
  const isLoaded = loadedOn(state, id);
  const scale = state.get('equipment', id);
  if (isLoaded === null || scale?.kind !== 'scale') return [];
  const evidence = latest ? evidenceOf(scale, latest, connection) : null;
  switch (observation.kind) {
    case 'settled': {
      if (!evidence) return [];
      const mass = Math.abs(evidence.mass);
      if (!isLoaded || mass > 10 * scale.division) return [{ kind: 'settled', evidence }];
      const isZero = mass <= scale.division;
      return [{ kind: 'left' }, { kind: isZero ? 'returnedToZero' : 'zeroDrifted', evidence }];
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

/** Whether something stands on a scale that is weighed on or measured, as far as the record knows; null while nobody does. */
function loadedOn(state: PlantReader, id: EquipmentId): boolean | null {
  const weighing = weighingOn(state, id);
  if (weighing) return weighing.work.pan === 'loaded';
  const sampling = samplingOn(state, id);
  if (sampling) return sampling.facts.work.pan !== null;
  const run = openRunOn(state, id);
  return run && !run.isZero;
}

/** The work that a scale serves at this moment, by its name; another check is another work, and so is another connection. */
function workOn(state: PlantReader, id: EquipmentId): string | null {
  const scale = state.get('equipment', id);
  if (scale?.kind !== 'scale' || !isIdentified(scale)) return null;
  const on = scale.plate?.connection ?? '';
  const weighing = weighingOn(state, id);
  if (weighing) return `${weighing.ref.batch}/${weighing.ref.step}/${on}`;
  const { ref, facts } = samplingOn(state, id) ?? {};
  if (ref) return facts?.open ? `${ref.batch}/${ref.step}/${facts.open.id}/${on}` : null;
  const run = openRunOn(state, id);
  return run && `${run.procedure}/${run.number}/${on}`;
}

type CameOn = (snapshot: ScaleSnapshot) => boolean;

/** Ready for the first time, or again after it was gone: nobody saw since when it has its power. */
function cameOnAgain(): CameOn {
  let wasGone = true;
  return ({ state }) => {
    if (state === 'lost' || state === 'silent' || state === 'foreign') wasGone = true;
    if (state !== 'ready' || !wasGone) return false;
    wasGone = false;
    return true;
  };
}

/** The instrument is ready with other software than that with which it was qualified, or last seen. */
function hasOtherSoftware(
  state: PlantReader,
  id: EquipmentId,
  { state: at, identity }: ScaleSnapshot,
): boolean {
  const scale = state.get('equipment', id);
  const known = scale?.kind === 'scale' ? scale.software : null;
  const told = identity?.software ?? null;
  return at === 'ready' && known != null && told !== null && told.slice(0, 120) !== known;
}

type ShowsOtherwise = (state: PlantReader, id: EquipmentId, live: LiveReading) => string | null;

/** So many readings at rest in a row: a frame that lost something is no other unit. */
const SHOWN_IN_A_ROW = 3;

/**
 * What an instrument shows in another unit, or with other decimals than its division has, told once when the display
 * stays so: its check is due again (rules §5, change of unit or d).
 */
function showsOtherwise(): ShowsOtherwise {
  let inARow = 0;
  return (state, id, { reading, atRest }) => {
    const scale = state.get('equipment', id);
    if (scale?.kind !== 'scale' || reading.unit === '') return null;
    const asQualified = formatMass(scale.division, scale.unit, scale.division);
    if (reading.unit === scale.unit && decimalsOf(reading.value) === decimalsOf(asQualified)) {
      inARow = 0;
      return null;
    }
    if (!atRest) return null;
    inARow += 1;
    return inARow === SHOWN_IN_A_ROW && scale.recheck === null ? `${reading.value} ${reading.unit}` : null;
  };
}

const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0;

function hasToWarmUp(state: PlantReader, id: EquipmentId): boolean {
  const scale = state.get('equipment', id);
  return scale?.kind === 'scale' && scale.warmUpMinutes != null;
}

type FoundOnEntry = (state: PlantReader, id: EquipmentId, live: LiveReading) => ScaleObservation | null;

/**
 * What lies at rest on the scale when somebody comes to the weighing, told once: it may have been put there, or taken
 * off, while nobody was in the step.
 */
function foundOnEntry(): FoundOnEntry {
  let told: string | null = null;
  return (state, id, { mass, atRest, receivedMono }) => {
    const here = workOn(state, id);
    if (here === told) return null;
    if (here === null) told = null;
    if (here === null || mass === null || !atRest) return null;
    told = here;
    return { kind: 'settled', mass, mono: receivedMono };
  };
}

function livePictures({ clock, log, terminals }: ScaleWatchParts): PushLive {
  const shown = new Map<string, number>();
  return (of, id, station, snapshot) => {
    const nowMono = clock.mono();
    if (of === 'reading' && nowMono - (shown.get(id) ?? Number.NEGATIVE_INFINITY) < LIVE_EVERY_MS) return;
    shown.set(id, nowMono);
    const terminal = terminals.get(terminalOf(station));
    if (!terminal || terminal.listeners.size === 0) return;
    terminal.push({
      kind: 'live',
      live: liveWeight({ state: log.state, scale: id, snapshot, nowMono, origin: terminal.origin }),
    });
  };
}
