import type { Understood } from '../../../application/ports/device-family.ts';
import type { Decoded } from '../../../contract/decoded.ts';
import { failed, malformed, weighed } from '../understood.ts';

const SCALE_DATA = 0x03;
const REPORT_BYTES = 6;

/** The lengths in which a report comes: some stacks put a zero before it. */
export const REPORT_LENGTHS = [REPORT_BYTES, REPORT_BYTES + 1] as const;

/** HID Point of Sale usage tables, 8Dh: the units of the weighing page by their number. */
const UNITS: Readonly<Record<number, string>> = {
  1: 'mg',
  2: 'g',
  3: 'kg',
  4: 'ct',
  5: 'tael',
  6: 'gr',
  7: 'dwt',
  8: 't',
  9: 'ton',
  10: 'ozt',
  11: 'oz',
  12: 'lb',
};

const AT_ZERO = 2;
/** Statuses with which a weight is one, and whether it is at rest. */
const STABLE: Readonly<Record<number, boolean>> = { [AT_ZERO]: true, 3: false, 4: true };

const FAULTS: Readonly<Record<number, Understood>> = {
  1: failed('device-error', null, 'fault'),
  // The magnitude has no sign: only this status tells that it is below zero.
  5: failed('underload'),
  6: failed('overload'),
  7: failed('device-error', null, 'needs calibration'),
  8: failed('device-error', null, 'needs to be zeroed again'),
};

/** The exponent is a signed byte; no scale shows more than so many places, and more is a broken report. */
const MOST_PLACES = 7;

/**
 * One input report: id, status, unit, exponent of ten, 16 bits of magnitude with the low byte first. It names no
 * command: the scale sends by itself.
 */
export function understand(report: Uint8Array): Understood {
  const isPadded = report.length === REPORT_BYTES + 1 && report[0] === 0;
  const bytes = isPadded ? report.subarray(1) : report;
  if (bytes.length !== REPORT_BYTES) return malformed(`a report of ${REPORT_BYTES} bytes expected`);
  const [id = 0, status = 0, unitNumber = 0, exponentByte = 0, low = 0, high = 0] = bytes;
  if (id !== SCALE_DATA) return malformed(`report ${id} is no weighing`);
  const fault = FAULTS[status];
  if (fault !== undefined) return fault;
  const stable = STABLE[status];
  if (stable === undefined) return malformed(`unknown status ${status}`);
  const unit = UNITS[unitNumber];
  if (unit === undefined) return malformed(`unknown unit ${unitNumber}`);
  const exponent = exponentByte > 127 ? exponentByte - 256 : exponentByte;
  if (Math.abs(exponent) > MOST_PLACES) return malformed(`an exponent of ${exponent}`);
  const magnitude = low + high * 256;
  if (status === AT_ZERO && magnitude !== 0) return malformed('at zero with a weight');
  return weighed({ value: decimal(magnitude, exponent), unit, stable, basis: 'unknown' });
}

/** The number with as many places as the exponent says: 1234 and -2 is `12.34`. */
function decimal(magnitude: number, exponent: number): string {
  if (exponent >= 0) return magnitude === 0 ? '0' : `${magnitude}${'0'.repeat(exponent)}`;
  const digits = `${magnitude}`.padStart(1 - exponent, '0');
  return `${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

export const decode = (report: Uint8Array): Decoded => understand(report).decoded;

/** Output report 2, scale control: bit 1 asks for zero. The scale does not answer it. */
export const ZERO_REPORT = Uint8Array.of(0x02, 0x02);
