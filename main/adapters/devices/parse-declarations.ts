import type { Settling } from '../../contract/decoded.ts';
import { ID_PATTERN } from '../../contract/ids.ts';
import { isMassUnit, parseMass } from '../../contract/quantity.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type Dpmm, USUAL_DPMM } from '../../domain/labels/bitmap.ts';
import { parseAddress } from './address.ts';
import { type DeviceAddress, type DeviceDeclaration, FAMILIES, idOf, misplacement } from './open-device.ts';
import { scaleFamily } from './scale-families.ts';

type Fields = Readonly<Record<string, unknown>>;

const KNOWN_FIELDS: Readonly<Record<DeviceDeclaration['kind'], readonly string[]>> = {
  scale: ['kind', 'id', 'family', 'address', 'serial', 'unit', 'division', 'settling', 'profile'],
  scanner: ['kind', 'id', 'family', 'address'],
  printer: ['kind', 'id', 'family', 'address', 'headDots', 'dpmm'],
};

const HEADS: readonly Dpmm[] = [6, 8, 12, 24];

/**
 * Reads the devices of a node from the text of `devices.json`: a list of objects such as
 * `{"kind":"scale","id":"SCL-01","family":"mt-sics","address":"tcp://10.1.2.3:4305","serial":"B123","unit":"kg",
 * "division":"0.02"}`. A scale whose format tells no stability may have `"settling":{"readings":5,"overMs":2000}`, and one
 * whose family needs it a `profile`. All problems are told, each with its place; nothing is taken when there is one.
 */
export function parseDeclarations(text: string): Result<readonly DeviceDeclaration[], readonly string[]> {
  const list = parseList(text);
  if (!list.ok) return err([list.error]);
  const declarations: DeviceDeclaration[] = [];
  const problems: string[] = [];
  for (const [at, entry] of list.value.entries()) {
    const parsed = parseEntry(entry);
    if (parsed.ok) declarations.push(parsed.value);
    else problems.push(`device ${at + 1}: ${parsed.error}`);
  }
  const ids = declarations.map(idOf);
  for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at))) {
    problems.push(`${id} is declared twice`);
  }
  for (const [one, other] of pairsOf(declarations.filter(isOnHid))) {
    if (mayBeOne(one.address, other.address))
      problems.push(
        `${idOf(one)} and ${idOf(other)} may be the same USB device: give both their serial numbers`,
      );
  }
  return problems.length > 0 ? err(problems) : ok(declarations);
}

type OnHid = DeviceDeclaration & { readonly address: { readonly kind: 'hid' } };
const isOnHid = (declaration: DeviceDeclaration): declaration is OnHid => declaration.address.kind === 'hid';

const pairsOf = <Each>(list: readonly Each[]): readonly (readonly [Each, Each])[] =>
  list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));

/** One handle opened twice crashes the driver, so two declarations must not lead to one device. */
const mayBeOne = (one: OnHid['address'], other: OnHid['address']): boolean =>
  one.vendorId === other.vendorId &&
  one.productId === other.productId &&
  (one.serial === other.serial || one.serial === null || other.serial === null);

function parseList(text: string): Result<readonly unknown[], string> {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? ok(value) : err('a list of devices expected');
  } catch (error) {
    if (error instanceof SyntaxError) return err(`not JSON: ${error.message}`);
    throw error;
  }
}

function parseEntry(entry: unknown): Result<DeviceDeclaration, string> {
  if (typeof entry !== 'object' || entry === null) return err('not an object');
  const fields: Fields = { ...entry };
  const { kind, id, family } = fields;
  if (kind !== 'scale' && kind !== 'scanner' && kind !== 'printer')
    return err('kind must be scale, scanner or printer');
  const stranger = Object.keys(fields).find((name) => !KNOWN_FIELDS[kind].includes(name));
  if (stranger !== undefined) return err(`unknown field "${stranger}"`);
  if (typeof id !== 'string' || !ID_PATTERN.test(id))
    return err('id is missing or has characters that an id cannot have');
  const known = Object.keys(FAMILIES[kind]);
  if (typeof family !== 'string' || !known.includes(family))
    return err(`family must be one of ${known.join(', ')}`);
  const address =
    typeof fields['address'] === 'string' ? parseAddress(fields['address']) : err('address is missing');
  if (!address.ok) return address;
  if (address.value.kind === 'usb' && kind !== 'printer') return err('only a printer has a usb: address');
  const declared: Result<DeviceDeclaration, string> =
    kind === 'scale'
      ? parseScale(fields, id, family, address.value)
      : kind === 'printer'
        ? parsePrinter(fields, id, family, address.value)
        : ok({ kind, id, family, address: address.value });
  const misplaced = declared.ok ? misplacement(declared.value) : null;
  return misplaced === null ? declared : err(misplaced);
}

function parsePrinter(
  { headDots, dpmm = USUAL_DPMM }: Fields,
  id: string,
  family: string,
  address: DeviceAddress,
): Result<DeviceDeclaration, string> {
  const head = HEADS.find((each) => each === dpmm);
  if (head === undefined)
    return err(`dpmm must be one of ${HEADS.join(', ')}: the dots per millimetre of the print head`);
  const printer = {
    kind: 'printer',
    id,
    family,
    address,
    ...(head !== USUAL_DPMM && { dpmm: head }),
  } as const;
  if (headDots === undefined) return ok(printer);
  return typeof headDots === 'number' && Number.isInteger(headDots) && headDots > 0
    ? ok({ ...printer, headDots })
    : err('headDots must be a whole number: the dots that the print head has across');
}

function parseScale(
  fields: Fields,
  id: string,
  family: string,
  address: DeviceAddress,
): Result<DeviceDeclaration, string> {
  const { serial, unit, division, profile } = fields;
  if (typeof serial !== 'string' || serial === '')
    return err('serial is missing: the number the instrument itself reports');
  if (typeof unit !== 'string' || !isMassUnit(unit)) return err('unit must be mg, g or kg');
  const step = typeof division === 'string' ? parseMass(division, unit) : err('missing');
  if (!step.ok || step.value <= 0) return err('division must be a decimal text in the unit, like "0.02"');
  const made = scaleFamily(family, profile);
  if (!made.ok) return err(made.error);
  const settling = fields['settling'] === undefined ? ok(null) : parseSettling(fields['settling']);
  if (!settling.ok) return settling;
  const binding = { id, serial, unit, division: step.value };
  return ok({
    kind: 'scale',
    family,
    address,
    binding: settling.value === null ? binding : { ...binding, settling: settling.value },
    ...(profile === undefined ? {} : { profile }),
  });
}

const FEWEST_READINGS = 3;
const MOST_READINGS = 100;
const SHORTEST_MS = 500;
const LONGEST_MS = 60_000;

function parseSettling(value: unknown): Result<Settling, string> {
  const { readings, overMs, ...rest }: Fields = { ...Object(value) };
  const isSound =
    Object.keys(rest).length === 0 &&
    isWholeWithin(readings, FEWEST_READINGS, MOST_READINGS) &&
    isWholeWithin(overMs, SHORTEST_MS, LONGEST_MS);
  return isSound
    ? ok({ readings, overMs })
    : err(
        `settling must be {"readings": ${FEWEST_READINGS} to ${MOST_READINGS}, "overMs": ${SHORTEST_MS} to ${LONGEST_MS}}`,
      );
}

const isWholeWithin = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
