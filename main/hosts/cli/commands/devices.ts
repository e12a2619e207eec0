import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAddress } from '../../../adapters/devices/address.ts';
import {
  type DeviceDeclaration,
  idOf,
  misplacement,
  PRINTER_FAMILIES,
  sourceOf,
} from '../../../adapters/devices/open-device.ts';
import { parseDeclarations } from '../../../adapters/devices/parse-declarations.ts';
import { scaleFamily } from '../../../adapters/devices/scale-families.ts';
import { systemClock } from '../../../adapters/devices/system-clock.ts';
import { type HidList, listHidDevices } from '../../../adapters/hid/list-hid-devices.ts';
import { listSerialPorts, type PortList } from '../../../adapters/serial/list-serial-ports.ts';
import { probePrinter, probeScale } from '../../../application/devices/probe.ts';
import { ZERO } from '../../../contract/quantity.ts';
import { DEVICE_FILE } from '../../shared/device-config.ts';
import { type CliCommand, type CliInput, textOption, UsageError } from '../command.ts';

/** One declared device and what it said. */
interface Probed {
  readonly id: string;
  readonly kind: DeviceDeclaration['kind'];
  readonly address: string;
  readonly answers: boolean;
  readonly says: string;
  readonly detail: object | null;
}

/** `devices`: what is connected, and what the declared devices answer. Nothing undeclared is ever asked. */
export const command: CliCommand = {
  summary: 'list what is connected and what it answers',
  usage: '[--data DIR] [--scale ADDRESS] [--printer ADDRESS] [--scanner ADDRESS]',
  options: {
    data: { type: 'string', value: 'DIR', help: 'ask the devices that DIR/devices.json declares' },
    scale: {
      type: 'string',
      value: 'ADDRESS',
      help: 'ask an MT-SICS scale here: tcp://HOST:PORT, serial:PATH@BAUD,8N1',
      multiple: true,
    },
    printer: { type: 'string', value: 'ADDRESS', help: 'ask a ZPL printer here', multiple: true },
    scanner: { type: 'string', value: 'ADDRESS', help: 'open a scanner here', multiple: true },
  },
  async run(input, io) {
    const given = [...givenOn(input, 'scale'), ...givenOn(input, 'printer'), ...givenOn(input, 'scanner')];
    const declared = await declaredIn(input);
    if (typeof declared === 'string') {
      io.err(declared);
      return 1;
    }
    const [serial, hid, probed] = await Promise.all([
      listSerialPorts(),
      listHidDevices(),
      Promise.all([...declared, ...given].map(probe)),
    ]);
    for (const { caveat } of [serial, hid]) if (caveat !== null) io.err(caveat);
    if (input.json)
      io.out(JSON.stringify({ serialPorts: serial.ports, hidDevices: hid.devices, devices: probed }));
    else io.out(asText(serial, hid, probed));
    return probed.every(({ answers }) => answers) ? 0 : 1;
  },
};

/** Devices named on the command line are declared by it. */
function givenOn(input: CliInput, kind: DeviceDeclaration['kind']): readonly DeviceDeclaration[] {
  const given = input.options[kind];
  return Array.isArray(given)
    ? given.map((text: string, at) => declared(kind, `${kind} ${at + 1}`, text))
    : [];
}

/** What speaks over USB HID, and what types, has a family of its own: nothing else is ever sent there. */
const FAMILIES_AT: Readonly<Record<DeviceDeclaration['kind'], Readonly<Record<string, string>>>> = {
  scale: { hid: 'hid-scale', otherwise: 'mt-sics' },
  printer: { otherwise: 'zpl' },
  scanner: { hid: 'hid-pos', keyboard: 'keyboard', otherwise: 'line-scanner' },
};

function declared(kind: DeviceDeclaration['kind'], id: string, text: string): DeviceDeclaration {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new UsageError(`--${kind}: ${parsed.error}.`);
  const address = parsed.value;
  const family = FAMILIES_AT[kind][address.kind] ?? FAMILIES_AT[kind]['otherwise'] ?? '';
  const declaration: DeviceDeclaration =
    kind === 'scale'
      ? { kind, family, binding: { id, serial: '', unit: 'kg', division: ZERO }, address }
      : { kind, family, id, address };
  const misplaced = misplacement(declaration);
  if (misplaced !== null) throw new UsageError(`--${kind}: ${misplaced}.`);
  return declaration;
}

async function declaredIn(input: CliInput): Promise<readonly DeviceDeclaration[] | string> {
  const data = textOption(input, 'data');
  if (data === undefined) return [];
  const path = join(data, DEVICE_FILE);
  try {
    const declarations = parseDeclarations(await readFile(path, 'utf8'));
    return declarations.ok ? declarations.value : `${path}: ${declarations.error.join('; ')}`;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ENOENT'
      ? `${path} is not there: no device is declared in this folder.`
      : `${path}: ${error.message}`;
  }
}

async function probe(declaration: DeviceDeclaration): Promise<Probed> {
  const { address } = declaration;
  if (address.kind === 'keyboard') {
    const says = `types at the terminal of its station, after ${address.prefix}`;
    return {
      id: idOf(declaration),
      kind: declaration.kind,
      address: 'keyboard',
      answers: true,
      says,
      detail: null,
    };
  }
  const source = sourceOf(address, declaration.kind);
  const place = { id: idOf(declaration), kind: declaration.kind, address: source.address };
  const silent = (says: string): Probed => ({ ...place, answers: false, says, detail: null });
  switch (declaration.kind) {
    case 'scale': {
      const family = scaleFamily(declaration.family, declaration.profile);
      if (!family.ok) return silent(family.error);
      const found = await probeScale(family.value, source, systemClock);
      if (!found.ok) return silent(found.error);
      const { identity, shows } = found.value;
      const { serial } = declaration.binding;
      const isForeign = serial !== '' && identity.serial !== serial;
      const says = `${identity.model ?? 'unknown model'}, serial number ${identity.serial ?? 'unknown'}, shows ${shows}`;
      const warning = isForeign ? ` (declared is serial number ${serial})` : '';
      return { ...place, answers: !isForeign, says: `${says}${warning}`, detail: { ...identity, shows } };
    }
    case 'printer': {
      const family = PRINTER_FAMILIES[declaration.family];
      const found = family ? await probePrinter(family, source, systemClock) : null;
      if (!found?.ok) return silent(found?.error ?? 'unknown family');
      const { value } = found;
      if (value === null) {
        const says =
          'the port opens; such a printer cannot be asked, and its labels are settled by hand or scan';
        return { ...place, answers: true, says, detail: null };
      }
      const faults = family?.faultsOf(value) ?? [];
      const says = faults.length > 0 ? `not ready: ${faults.join(', ')}` : 'ready';
      return { ...place, answers: faults.length === 0, says, detail: value };
    }
    case 'scanner': {
      const opened = await source.open({ bytes: () => {}, lost: () => {} });
      if (!opened.ok) return silent(opened.error.detail);
      await opened.value.close();
      return {
        ...place,
        answers: true,
        says: 'the port opens; a scanner speaks only when it scans',
        detail: null,
      };
    }
  }
}

function asText(serial: PortList, hid: HidList, probed: readonly Probed[]): string {
  const ports = serial.ports.map(({ path, manufacturer, serialNumber }) =>
    ['  ', path, manufacturer, serialNumber].filter((text) => text !== null).join(' '),
  );
  const hidDevices = hid.devices.map(({ vendorId, productId, product, use }) => {
    const ids = [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':');
    return `   ${ids} ${product ?? ''} ${use === 'other' ? '' : `(${use})`}`.trimEnd();
  });
  const asked = probed.map(({ id, address, says }) => `   ${id} at ${address}: ${says}`);
  return [
    ...section('Serial ports', ports),
    ...section('HID devices', hidDevices),
    ...section('Declared devices', asked),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] => [
  `${title}:`,
  ...(lines.length > 0 ? lines : ['   none']),
];
