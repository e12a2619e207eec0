import { PrinterSupervisor, type PrinterTiming } from '../../application/devices/printer-supervisor.ts';
import { ScaleSupervisor } from '../../application/devices/scale-supervisor.ts';
import type { ScaleTiming } from '../../application/devices/scale-timing.ts';
import { ScannerSupervisor, type ScannerTiming } from '../../application/devices/scanner-supervisor.ts';
import type { ByteLinkSource } from '../../application/ports/byte-link.ts';
import type { PrinterFamily, ScannerFamily } from '../../application/ports/device-family.ts';
import type {
  DeviceClock,
  PrinterLink,
  ScaleBinding,
  ScaleLink,
  ScannerLink,
} from '../../application/ports/devices.ts';
import { type SerialAddress, serialLink } from '../serial/serial-link.ts';
import { type TcpAddress, tcpLink } from '../tcp/tcp-link.ts';
import { lineScanner } from './line-scanner/driver.ts';
import { SCALE_FAMILIES, scaleFamily } from './scale-families.ts';
import { zplPrinter } from './zpl-printer/driver.ts';

/** The families that can be bound, by the name the configuration uses. */
export const SCANNER_FAMILIES: Readonly<Record<string, ScannerFamily>> = { [lineScanner.name]: lineScanner };
export const PRINTER_FAMILIES: Readonly<Record<string, PrinterFamily>> = { [zplPrinter.name]: zplPrinter };

/** Where a device is attached; plain data that can cross a thread and stand in a configuration file. */
export type DeviceAddress =
  | ({ readonly kind: 'tcp' } & TcpAddress)
  | ({ readonly kind: 'serial' } & SerialAddress);

export type DeviceDeclaration = ScaleDeclaration | ScannerDeclaration | PrinterDeclaration;

export interface ScaleDeclaration {
  readonly kind: 'scale';
  readonly family: string;
  readonly binding: ScaleBinding;
  readonly address: DeviceAddress;
  /** What the family leaves to the configuration, as JSON; absent for a family without a profile. */
  readonly profile?: unknown;
  readonly timing?: Partial<ScaleTiming>;
}

export interface ScannerDeclaration {
  readonly kind: 'scanner';
  readonly family: string;
  readonly id: string;
  readonly address: DeviceAddress;
  readonly timing?: Partial<ScannerTiming>;
}

export interface PrinterDeclaration {
  readonly kind: 'printer';
  readonly family: string;
  readonly id: string;
  readonly address: DeviceAddress;
  readonly timing?: Partial<PrinterTiming>;
}

export const idOf = (declaration: DeviceDeclaration): string =>
  declaration.kind === 'scale' ? declaration.binding.id : declaration.id;

/** A printer takes its time to accept a label. */
const PRINTER_WRITE_MS = 10_000;

export function openScale(
  declaration: ScaleDeclaration,
  clock: DeviceClock,
  source = sourceFor(declaration),
): ScaleLink {
  const { binding, timing = {} } = declaration;
  const family = scaleFamily(declaration.family, declaration.profile);
  if (!family.ok) throw new Error(family.error);
  return new ScaleSupervisor({ binding, family: family.value, source, clock, timing });
}

export function openScanner(
  declaration: ScannerDeclaration,
  clock: DeviceClock,
  source = sourceFor(declaration),
): ScannerLink {
  const { id, timing = {} } = declaration;
  const family = familyOf(SCANNER_FAMILIES, declaration.family);
  return new ScannerSupervisor({ id, family, source, clock, timing });
}

export function openPrinter(
  declaration: PrinterDeclaration,
  clock: DeviceClock,
  source = sourceFor(declaration),
): PrinterLink {
  const { id, timing = {} } = declaration;
  const family = familyOf(PRINTER_FAMILIES, declaration.family);
  return new PrinterSupervisor({ id, family, source, clock, timing });
}

/** The link to where a declaration says that the device is. */
export function sourceFor({ kind, address }: DeviceDeclaration): ByteLinkSource {
  const isPatient = kind === 'printer' && address.kind === 'tcp';
  return sourceOf(isPatient ? { writeMs: PRINTER_WRITE_MS, ...address } : address);
}

export const sourceOf = (address: DeviceAddress): ByteLinkSource =>
  address.kind === 'tcp' ? tcpLink(address) : serialLink(address);

export const FAMILIES: Readonly<Record<DeviceDeclaration['kind'], Readonly<Record<string, unknown>>>> = {
  scale: SCALE_FAMILIES,
  scanner: SCANNER_FAMILIES,
  printer: PRINTER_FAMILIES,
};

/** Throws with the known names when the declaration names a family that does not exist, or with what is wrong in its profile. */
export function refuseUnknownFamily(declaration: DeviceDeclaration): void {
  const { kind, family } = declaration;
  familyOf(FAMILIES[kind], family);
  const made = kind === 'scale' ? scaleFamily(family, declaration.profile) : null;
  if (made?.ok === false) throw new Error(made.error);
}

function familyOf<Family>(families: Readonly<Record<string, Family>>, name: string): Family {
  const family = Object.hasOwn(families, name) ? families[name] : undefined;
  if (family === undefined) {
    throw new Error(`unknown device family "${name}"; known are ${Object.keys(families).join(', ')}`);
  }
  return family;
}
