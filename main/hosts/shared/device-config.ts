import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceAddress, DeviceDeclaration } from '../../adapters/devices/open-device.ts';
import { PRINTER_FAMILIES, SCALE_FAMILIES, SCANNER_FAMILIES } from '../../adapters/devices/open-device.ts';
import { writeDurably } from '../../adapters/sqlite/durable-file.ts';
import type { Problem } from '../../application/master-data/reader.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Equipment } from '../../domain/equipment/equipment.ts';

/** Where each instrument of a production plant is attached; technicalities of this computer, kept beside the record. */
const DEVICE_FILE = 'devices.json';

const FAMILIES: Readonly<Record<Equipment['kind'], Readonly<Record<string, unknown>>>> = {
  scale: SCALE_FAMILIES,
  scanner: SCANNER_FAMILIES,
  printer: PRINTER_FAMILIES,
};

/**
 * Reads `[{"id", "family", "address": {"kind": "tcp", "host", "port"} | {"kind": "serial", "path", "baudRate"}}]` against
 * the equipment of the plant, or names every problem. An instrument without an address stays unconnected.
 */
export function readDevices(
  input: unknown,
  equipment: readonly Equipment[],
): Result<readonly DeviceDeclaration[], readonly Problem[]> {
  if (!Array.isArray(input)) return err([{ path: '(whole)', sentence: 'Expected a list of devices.' }]);
  const problems: Problem[] = [];
  const found: DeviceDeclaration[] = [];
  for (const [index, row] of input.entries()) {
    const { id, family, address } = (typeof row === 'object' && row !== null ? row : {}) as Record<
      string,
      unknown
    >;
    const path = `[${index}]`;
    const device = equipment.find((each) => each.id === id);
    const place = addressOf(address);
    if (!device) problems.push({ path: `${path}.id`, sentence: 'No equipment of the plant has this id.' });
    else if (typeof family !== 'string' || !Object.hasOwn(FAMILIES[device.kind], family)) {
      const known = Object.keys(FAMILIES[device.kind]).join(', ');
      problems.push({ path: `${path}.family`, sentence: `Expected a family of a ${device.kind}: ${known}.` });
    } else if (!place) {
      problems.push({
        path: `${path}.address`,
        sentence: 'Expected a tcp address (host, port) or a serial one (path, baudRate).',
      });
    } else found.push(declaration(device, family, place));
  }
  return problems.length > 0 ? err(problems) : ok(found);
}

function declaration(device: Equipment, family: string, address: DeviceAddress): DeviceDeclaration {
  if (device.kind !== 'scale') return { kind: device.kind, family, id: device.id, address };
  const { id, serial, unit, division } = device;
  return { kind: 'scale', family, binding: { id, serial, unit, division }, address };
}

function addressOf(value: unknown): DeviceAddress | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, host, port, path, baudRate } = value as Record<string, unknown>;
  if (kind === 'tcp') {
    return typeof host === 'string' && host !== '' && isWhole(port, 65_535) ? { kind, host, port } : null;
  }
  return kind === 'serial' && typeof path === 'string' && path !== '' && isWhole(baudRate, 1_000_000)
    ? { kind, path, baudRate }
    : null;
}

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most;

export const saveDevices = (dataFolder: string, devices: readonly DeviceDeclaration[]): void =>
  writeDurably(join(dataFolder, DEVICE_FILE), `${JSON.stringify(devices, null, 2)}\n`);

/** The declared devices of a production folder; none when it was founded without. */
export function loadDevices(dataFolder: string): readonly DeviceDeclaration[] {
  const path = join(dataFolder, DEVICE_FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DeviceDeclaration[]) : [];
}
