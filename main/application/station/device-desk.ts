import type { Proof } from '../../contract/device-proof.ts';
import type { EquipmentId } from '../../contract/ids.ts';
import { isMassUnit } from '../../contract/quantity.ts';
import type { DeviceChip } from '../../contract/views.ts';
import type { Scale } from '../../domain/equipment/equipment.ts';
import { isIdentified, serialOf } from '../../domain/equipment/plate.ts';
import type { ScaleEvidence } from '../../domain/evidence.ts';
import type { Capture } from '../../domain/observed.ts';
import type { PlantReader } from '../../domain/state.ts';
import type {
  CaptureResult,
  LiveReading,
  PrinterLink,
  ScaleLink,
  ScaleSnapshot,
  ScannerLink,
} from '../ports/devices.ts';
import type { Clock } from '../ports/node-ports.ts';

/** The devices of a node by equipment id; each is bound to one station in the plant configuration. */
export interface DeviceDesk {
  readonly scales: ReadonlyMap<string, ScaleLink>;
  readonly scanners: ReadonlyMap<string, ScannerLink>;
  readonly printers: ReadonlyMap<string, PrinterLink>;
  /** How each is reached. */
  readonly places: ReadonlyMap<string, DevicePlace>;
  /** How often a device thread had to be started anew. */
  restarts(): number;
}

export interface DevicePlace {
  readonly family: string;
  readonly address: string;
  readonly proofs: readonly Proof[];
}

/** How long a scale may take to come to rest when somebody presses a button. */
const STABLE_WITHIN_MS = 3_000;

/** Asks the instrument anew; what comes back is the only thing that can be recorded. */
export async function capture(desk: DeviceDesk, scale: string | null, clock: Clock): Promise<Capture> {
  const link = scale === null ? undefined : desk.scales.get(scale);
  if (!link) return { kind: 'none', device: scale as EquipmentId | null, why: 'noScale', raw: null };
  const device = link.id as EquipmentId;
  const connection = connectionOf(clock, link.snapshot());
  const result = await link.capture(STABLE_WITHIN_MS);
  const isBroken = connectionOf(clock, link.snapshot()) !== connection;
  return isBroken && result.kind === 'captured'
    ? { kind: 'none', device, why: 'silent', raw: result.live.raw }
    : asCapture(device, result, { connection, nowMono: clock.mono() });
}

/** The name of a connection: no other break and no other run of the station has it. */
export const connectionOf = ({ boot }: Clock, { epoch }: ScaleSnapshot): string => `${boot}/${epoch}`;

/** The connection over which a scale sends weights at this moment; null when it sends none. */
export function connectionTo(desk: DeviceDesk, clock: Clock, scale: string): string | null {
  const snapshot = desk.scales.get(scale)?.snapshot();
  return snapshot?.state === 'ready' ? connectionOf(clock, snapshot) : null;
}

const WHY: Readonly<
  Record<Exclude<CaptureResult['kind'], 'captured'>, Extract<Capture, { kind: 'none' }>['why']>
> = {
  unstable: 'unstable',
  overload: 'overload',
  underload: 'underload',
  silent: 'silent',
  lost: 'lost',
  foreign: 'foreign',
  fault: 'fault',
  malformed: 'malformed',
  'wrong-unit': 'wrong-unit',
  'not-ready': 'silent',
  busy: 'unstable',
  cancelled: 'silent',
};

function asCapture(
  device: EquipmentId,
  result: CaptureResult,
  { connection, nowMono }: { readonly connection: string; readonly nowMono: number },
): Capture {
  if (result.kind !== 'captured') {
    return { kind: 'none', device, why: WHY[result.kind], raw: result.raw ?? null };
  }
  const { live, window, settling } = result;
  return {
    kind: 'reading',
    device,
    serial: live.serial,
    connection,
    value: live.reading.value,
    unit: live.reading.unit,
    mass: live.mass,
    stable: live.reading.stable,
    settling,
    raw: live.raw,
    window,
    receivedAt: live.receivedAt as never,
    ageMs: Math.max(0, Math.round(nowMono - live.receivedMono)),
  };
}

/**
 * A reading the station noticed by itself, as evidence; null when it is no mass in the scale's unit, or nobody knows which
 * instrument it is of.
 */
export function evidenceOf(scale: Scale, live: LiveReading, connection: string): ScaleEvidence | null {
  const { reading, mass } = live;
  if (!isIdentified(scale, connection)) return null;
  if (mass === null || !isMassUnit(reading.unit) || reading.unit !== scale.unit) return null;
  return {
    source: 'device',
    device: scale.id,
    ...serialOf(scale, live.serial),
    value: reading.value,
    unit: reading.unit,
    mass,
    raw: live.raw,
    window: [],
    receivedAt: live.receivedAt as never,
    calibrationDue: scale.calibrationDue,
    checkDay: scale.lastGoodCheck?.productionDay ?? null,
  };
}

/** The chips of a station's devices, in the order of its binding. */
export function chipsOf(
  desk: DeviceDesk,
  state: PlantReader,
  equipment: readonly EquipmentId[],
): readonly DeviceChip[] {
  return equipment.flatMap((id): readonly DeviceChip[] => {
    const scale = desk.scales.get(id)?.snapshot();
    if (scale) return [scaleChip(scale, id, state)];
    const scanner = desk.scanners.get(id);
    if (scanner) {
      const { state: link } = scanner.snapshot();
      // The screen listens for what this scanner types first, and for nothing else.
      const data = scanner.keyboard ? { prefix: scanner.keyboard.prefix } : {};
      return [{ id, kind: 'scanner', state: linkState(link), note: link, data }];
    }
    const printer = desk.printers.get(id)?.snapshot();
    if (printer) {
      const state =
        printer.state === 'ready' || printer.state === 'printing'
          ? 'ok'
          : printer.state === 'notReady'
            ? 'attention'
            : linkState(printer.state);
      const note = printer.state === 'ready' && !printer.confirms ? 'unconfirming' : printer.state;
      return [{ id, kind: 'printer', state, note, data: {} }];
    }
    return [];
  });
}

function scaleChip({ state, trouble }: ScaleSnapshot, id: EquipmentId, plant: PlantReader): DeviceChip {
  const bound = plant.get('equipment', id);
  const of = { id, kind: 'scale', data: {} } as const;
  if (state !== 'ready') return { ...of, state: state === 'connecting' ? 'slow' : 'lost', note: state };
  if (trouble !== null) return { ...of, state: 'attention', note: trouble };
  const isNameless = bound?.kind === 'scale' && !isIdentified(bound);
  return isNameless
    ? { ...of, state: 'attention', note: 'unidentified' }
    : { ...of, state: 'ok', note: state };
}

const linkState = (state: string): DeviceChip['state'] =>
  state === 'ready' ? 'ok' : state === 'connecting' ? 'slow' : 'lost';
