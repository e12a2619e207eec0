import { KeyboardScanner } from '../../application/devices/keyboard-scanner.ts';
import { PrinterSupervisor, type PrinterTiming } from '../../application/devices/printer-supervisor.ts';
import { ScaleSupervisor } from '../../application/devices/scale-supervisor.ts';
import type { ScaleTiming } from '../../application/devices/scale-timing.ts';
import {
  SCANNER_TIMING,
  ScannerSupervisor,
  type ScannerTiming,
} from '../../application/devices/scanner-supervisor.ts';
import type { ByteLinkSource } from '../../application/ports/byte-link.ts';
import type { PrinterFamily, ScannerFamily } from '../../application/ports/device-family.ts';
import type {
  DeviceClock,
  PrinterLink,
  ScaleBinding,
  ScaleLink,
  ScannerLink,
} from '../../application/ports/devices.ts';
import type { KeyboardPrefix } from '../../contract/keyboard-scan.ts';
import type { Dpmm } from '../../domain/labels/bitmap.ts';
import type { HidAddress } from '../hid/choose-device.ts';
import { hidLink } from '../hid/hid-link.ts';
import { type SerialAddress, serialLink } from '../serial/serial-link.ts';
import { type TcpAddress, tcpLink } from '../tcp/tcp-link.ts';
import { type UsbPrinterAddress, usbPrinterLink } from '../usb/usb-printer-link.ts';
import { captured } from './capture/capture-declared.ts';
import { eplPrinter } from './epl-printer/driver.ts';
import { escposPrinter } from './escpos-printer/driver.ts';
import { hidPosScanners } from './hid-pos/driver.ts';
import { lineScanner } from './line-scanner/driver.ts';
import { SCALE_FAMILIES, scaleFamily } from './scale-families.ts';
import { tsplBytePrinter, tsplPrinter } from './tspl-printer/driver.ts';
import { zplPrinter } from './zpl-printer/driver.ts';

/** The families that can be bound, by the name the configuration uses. */
export const SCANNER_FAMILIES: Readonly<Record<string, ScannerFamily>> = Object.fromEntries(
  [lineScanner, ...hidPosScanners].map((family) => [family.name, family]),
);
export const PRINTER_FAMILIES: Readonly<Record<string, PrinterFamily>> = Object.fromEntries(
  [zplPrinter, tsplPrinter, tsplBytePrinter, eplPrinter, escposPrinter].map((family) => [
    family.name,
    family,
  ]),
);

/** Where a device is attached; plain data that can cross a thread and stand in a configuration file. */
export type DeviceAddress =
  | ({ readonly kind: 'tcp' } & TcpAddress)
  | ({ readonly kind: 'serial' } & SerialAddress)
  | ({ readonly kind: 'usb' } & UsbPrinterAddress)
  | ({ readonly kind: 'hid' } & HidAddress)
  /** The terminal of the station, for a scanner that types: nothing is opened. */
  | { readonly kind: 'keyboard'; readonly prefix: KeyboardPrefix };

export type DeviceDeclaration = ScaleDeclaration | ScannerDeclaration | PrinterDeclaration;

interface Captured {
  /** Folder in which everything that goes over its line is written down; absent where nothing is. */
  readonly captureInto?: string;
}

export interface ScaleDeclaration extends Captured {
  readonly kind: 'scale';
  readonly family: string;
  readonly binding: ScaleBinding;
  readonly address: DeviceAddress;
  /** What the family leaves to the configuration, as JSON; absent for a family without a profile. */
  readonly profile?: unknown;
  readonly timing?: Partial<ScaleTiming>;
}

export interface ScannerDeclaration extends Captured {
  readonly kind: 'scanner';
  readonly family: string;
  readonly id: string;
  readonly address: DeviceAddress;
  readonly timing?: Partial<ScannerTiming>;
}

export interface PrinterDeclaration extends Captured {
  readonly kind: 'printer';
  readonly family: string;
  readonly id: string;
  readonly address: DeviceAddress;
  /** Dots that its head prints across; a wider label is refused. Without it what is usual for the family. */
  readonly headDots?: number;
  /** Dots per millimetre of its head; 8 where it is not said. */
  readonly dpmm?: Dpmm;
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
  source?: ByteLinkSource,
): ScannerLink {
  const { id, address, timing = {} } = declaration;
  if (address.kind === 'keyboard')
    return new KeyboardScanner(id, address.prefix, clock, { ...SCANNER_TIMING, ...timing });
  const family = familyOf(SCANNER_FAMILIES, declaration.family);
  return new ScannerSupervisor({ id, family, source: source ?? sourceFor(declaration), clock, timing });
}

export function openPrinter(
  declaration: PrinterDeclaration,
  clock: DeviceClock,
  source = sourceFor(declaration),
): PrinterLink {
  const { id, headDots, dpmm, timing = {} } = declaration;
  const known = familyOf(PRINTER_FAMILIES, declaration.family);
  const family = headDots === undefined ? known : { ...known, headDots };
  return new PrinterSupervisor({ id, family, source, clock, timing, ...(dpmm !== undefined && { dpmm }) });
}

/** The link to where a declaration says that its device is. */
export function sourceFor(declaration: DeviceDeclaration): ByteLinkSource {
  const { kind, address, captureInto } = declaration;
  const patient = { writeMs: PRINTER_WRITE_MS, ...address };
  const source = sourceOf(kind === 'printer' ? patient : address, kind);
  return captureInto === undefined ? source : captured(declaration, source, captureInto);
}

/** The link to where a device is. Throws where no declaration leads: a printer on USB HID, the keyboard of a terminal. */
export function sourceOf(address: DeviceAddress, kind: DeviceDeclaration['kind']): ByteLinkSource {
  switch (address.kind) {
    case 'tcp':
      return tcpLink(address);
    case 'serial':
      return serialLink(address);
    case 'usb':
      return usbPrinterLink(address);
    case 'hid':
      if (kind === 'printer') throw new Error('broken invariant: a printer is no HID device');
      return hidLink(address, kind);
    case 'keyboard':
      throw new Error('broken invariant: nothing is opened for a scanner that types');
  }
}

/** The family of scanners that type; it has no protocol, only an address. */
const KEYBOARD_FAMILY = 'keyboard';

export const FAMILIES: Readonly<Record<DeviceDeclaration['kind'], Readonly<Record<string, unknown>>>> = {
  scale: SCALE_FAMILIES,
  scanner: { ...SCANNER_FAMILIES, [KEYBOARD_FAMILY]: KeyboardScanner },
  printer: PRINTER_FAMILIES,
};

const LINES = {
  hid: 'hid:0922:8003:SERIAL',
  keyboard: 'keyboard:STX',
  stream: 'tcp://10.1.2.3:4305 or serial:/dev/ttyUSB0@9600,8N1',
} as const;

/** What a family speaks over: reports over USB HID, keys, everything else over a stream of bytes. */
function lineOf(family: string): keyof typeof LINES {
  if (family === KEYBOARD_FAMILY) return 'keyboard';
  return family.startsWith('hid-') ? 'hid' : 'stream';
}

/** Why a family cannot be at such an address; null when it can. */
export function misplacement({ family, address }: DeviceDeclaration): string | null {
  const needed = lineOf(family);
  const given = address.kind === 'hid' || address.kind === 'keyboard' ? address.kind : 'stream';
  return needed === given ? null : `${family} needs an address like ${LINES[needed]}`;
}

/** Throws with the known names when the declaration names a family that does not exist, or with what is wrong in its profile. */
export function refuseUnknownFamily(declaration: DeviceDeclaration): void {
  const { kind, family } = declaration;
  familyOf(FAMILIES[kind], family);
  const made = kind === 'scale' ? scaleFamily(family, declaration.profile) : null;
  if (made?.ok === false) throw new Error(made.error);
  const misplaced = misplacement(declaration);
  if (misplaced !== null) throw new Error(misplaced);
}

function familyOf<Family>(families: Readonly<Record<string, Family>>, name: string): Family {
  const family = Object.hasOwn(families, name) ? families[name] : undefined;
  if (family === undefined) {
    throw new Error(`unknown device family "${name}"; known are ${Object.keys(families).join(', ')}`);
  }
  return family;
}
