import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeviceDeclaration, idOf, type ScaleDeclaration } from '../../adapters/devices/open-device.ts';
import { parseDeclarations } from '../../adapters/devices/parse-declarations.ts';
import { scaleFamily } from '../../adapters/devices/scale-families.ts';
import { FolderUnusable } from '../../adapters/sqlite/data-folder.ts';
import { writeDurably } from '../../adapters/sqlite/durable-file.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Equipment, Scale } from '../../domain/equipment/equipment.ts';

/** Where each instrument of a production plant is attached: technicalities of this computer, beside the record. */
export const DEVICE_FILE = 'devices.json';

/**
 * The text of a device file against the equipment of the plant. The plant says which instrument it is (serial number,
 * unit, division); the file may only say where it is.
 */
export function checkDevices(
  text: string,
  equipment: readonly Equipment[],
): Result<string, readonly string[]> {
  const parsed = parseDeclarations(text);
  if (!parsed.ok) return parsed;
  const problems = parsed.value.flatMap((declaration) => mismatch(declaration, equipment));
  return problems.length > 0 ? err(problems) : ok(text);
}

function mismatch(declaration: DeviceDeclaration, equipment: readonly Equipment[]): readonly string[] {
  const id = idOf(declaration);
  const device = equipment.find((each) => each.id === id);
  if (device?.kind !== declaration.kind) return [`${id} is no ${declaration.kind} of the plant`];
  if (device.kind !== 'scale' || declaration.kind !== 'scale') return [];
  const { serial, unit, division } = declaration.binding;
  const isPlants = serial === device.serial && unit === device.unit && division === device.division;
  return isPlants
    ? voiceProblem(declaration, device)
    : [`${id}: serial number, unit and division must be those of the plant`];
}

/** An instrument that is named by its plate, though it could tell its name, would be believed less than it deserves; one that cannot would never be believed. */
function voiceProblem({ family: name, profile }: ScaleDeclaration, { id, plate }: Scale): readonly string[] {
  const family = scaleFamily(name, profile);
  if (!family.ok) return [];
  const isTold = family.value.questions.serial !== null;
  if (isTold === (plate === undefined)) return [];
  return [
    isTold
      ? `${id}: ${name} tells its serial number; in the plant its identity must be "told"`
      : `${id}: ${name} tells no serial number; in the plant its identity must be "plate"`,
  ];
}

export const saveDevices = (dataFolder: string, text: string): void =>
  writeDurably(join(dataFolder, DEVICE_FILE), text);

/** The declared devices of a production folder; none when it was founded without. Throws `FolderUnusable`. */
export function loadDevices(dataFolder: string): readonly DeviceDeclaration[] {
  const path = join(dataFolder, DEVICE_FILE);
  if (!existsSync(path)) return [];
  const parsed = parseDeclarations(readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new FolderUnusable(`${path}: ${parsed.error.join('; ')}`);
  return parsed.value;
}
