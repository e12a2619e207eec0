import type { Proof } from '../../contract/device-proof.ts';
import type { EquipmentId } from '../../contract/ids.ts';
import { isMassUnit } from '../../contract/quantity.ts';
import type { DeviceChip } from '../../contract/views.ts';
import type { Scale } from '../../domain/equipment/equipment.ts';
import type { ScaleEvidence } from '../../domain/evidence.ts';
import type { Capture } from '../../domain/observed.ts';
import type { CaptureResult, LiveReading, PrinterLink, ScaleLink, ScannerLink } from '../ports/devices.ts';

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
export async function capture(desk: DeviceDesk, scale: string | null, mono: () => number): Promise<Capture> {
  const link = scale === null ? undefined : desk.scales.get(scale);
  if (!link) return { kind: 'none', device: scale as EquipmentId | null, why: 'noScale', raw: null };
  return asCapture(link.id as EquipmentId, await link.capture(STABLE_WITHIN_MS), mono());
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

function asCapture(device: EquipmentId, result: CaptureResult, nowMono: number): Capture {
  if (result.kind !== 'captured') {
    return { kind: 'none', device, why: WHY[result.kind], raw: result.raw ?? null };
  }
  const { live, window, settling } = result;
  return {
    kind: 'reading',
    device,
    serial: live.serial,
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

/** A reading the station noticed by itself, as evidence; null when it is no mass in the scale's unit. */
export function evidenceOf(scale: Scale, live: LiveReading): ScaleEvidence | null {
  const { reading, mass } = live;
  if (mass === null || !isMassUnit(reading.unit) || reading.unit !== scale.unit) return null;
  return {
    source: 'device',
    device: scale.id,
    serial: live.serial,
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
export function chipsOf(desk: DeviceDesk, equipment: readonly string[]): readonly DeviceChip[] {
  return equipment.flatMap((id): readonly DeviceChip[] => {
    const scale = desk.scales.get(id)?.snapshot();
    if (scale) {
      const state =
        scale.state === 'ready'
          ? scale.trouble
            ? 'attention'
            : 'ok'
          : scale.state === 'connecting'
            ? 'slow'
            : 'lost';
      return [{ id, kind: 'scale', state, note: scale.trouble ?? scale.state, data: {} }];
    }
    const scanner = desk.scanners.get(id)?.snapshot();
    if (scanner)
      return [{ id, kind: 'scanner', state: linkState(scanner.state), note: scanner.state, data: {} }];
    const printer = desk.printers.get(id)?.snapshot();
    if (printer) {
      const state =
        printer.state === 'ready' || printer.state === 'printing'
          ? 'ok'
          : printer.state === 'notReady'
            ? 'attention'
            : linkState(printer.state);
      return [{ id, kind: 'printer', state, note: printer.state, data: {} }];
    }
    return [];
  });
}

const linkState = (state: string): DeviceChip['state'] =>
  state === 'ready' ? 'ok' : state === 'connecting' ? 'slow' : 'lost';
