import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAddress } from '../../../adapters/devices/address.ts';
import { type DeviceDeclaration, FAMILIES, misplacement } from '../../../adapters/devices/open-device.ts';
import { parseDeclarations } from '../../../adapters/devices/parse-declarations.ts';
import { ZERO } from '../../../contract/quantity.ts';
import { DEVICE_FILE } from '../../shared/device-config.ts';
import { type CliInput, textOption, UsageError } from '../command.ts';

type Kind = DeviceDeclaration['kind'];

const KINDS: readonly Kind[] = ['scale', 'printer', 'scanner'];
/** What speaks over USB HID, and what types, has a family of its own: nothing else is ever sent there. */
const USUAL: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  scale: { hid: 'hid-scale', otherwise: 'mt-sics' },
  printer: { otherwise: 'zpl' },
  scanner: { hid: 'hid-pos', keyboard: 'keyboard', otherwise: 'line-scanner' },
};

/** The devices of a folder and those on the command line, or one sentence why the folder's cannot be had. */
export async function devicesOf(input: CliInput): Promise<readonly DeviceDeclaration[] | string> {
  const given = givenOn(input);
  const declared = await declaredIn(input);
  return typeof declared === 'string' ? declared : [...declared, ...given];
}

/** Devices named on the command line are declared by it; `--family` says what they speak. */
function givenOn(input: CliInput): readonly DeviceDeclaration[] {
  const wanted = textOption(input, 'family');
  const given = KINDS.flatMap((kind) => {
    const addresses = input.options[kind];
    return Array.isArray(addresses) ? addresses.map((text: string, at) => ({ kind, text, at })) : [];
  });
  const speaks = (kind: Kind): boolean => wanted !== undefined && Object.hasOwn(FAMILIES[kind], wanted);
  if (wanted !== undefined && !given.some(({ kind }) => speaks(kind))) {
    const known = KINDS.map((kind) => `${kind}s: ${Object.keys(FAMILIES[kind]).join(', ')}`).join('; ');
    throw new UsageError(`--family ${wanted} is no family of a device named here. ${known}.`);
  }
  const profile = profileOf(input);
  return given.map(({ kind, text, at }) =>
    declared({ kind, family: speaks(kind) ? (wanted ?? null) : null, profile }, `${kind} ${at + 1}`, text),
  );
}

/** What the family leaves to the configuration, as JSON in a file. */
function profileOf(input: CliInput): unknown {
  const file = textOption(input, 'profile');
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`${file}: ${error.message}`);
  }
}

interface Spoken {
  readonly kind: Kind;
  /** null: what is usual at its address. */
  readonly family: string | null;
  readonly profile: unknown;
}

function declared({ kind, family: wanted, profile }: Spoken, id: string, text: string): DeviceDeclaration {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new UsageError(`--${kind}: ${parsed.error}.`);
  const address = parsed.value;
  const family = wanted ?? USUAL[kind][address.kind] ?? USUAL[kind]['otherwise'] ?? '';
  const binding = { id, serial: '', unit: 'kg', division: ZERO } as const;
  const declaration: DeviceDeclaration =
    kind === 'scale'
      ? { kind, family, binding, address, ...(profile === undefined ? {} : { profile }) }
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
