import { type HidPosProfile, PROFILES } from '../hid-pos/protocol.ts';
import type { CaptureHeader } from './capture-format.ts';

/** Puts something else in the place of what may be a secret, and lets every other byte stand where it was. */
export type Concealer = (chunk: Uint8Array) => Uint8Array;

const STX = 0x02;
const COMMA = 0x2c;
const BRACKET = 0x5d;
const AIM_LENGTH = 3;
const ZERO = 0x30;
const NINE = 0x39;
const LETTER = 0x58;
const HIGH_BIT = 0x80;
/** A scan begins after one of these: CR, LF, STX. */
const isControl = (byte: number): boolean => (byte & ~HIGH_BIT) < 0x20;

/**
 * What a device sends may be written down only without its secrets. A scanner reads badges: of a scan its length,
 * its control bytes and its AIM identifier stay, a digit becomes `0` and everything else `X`. A ZPL printer tells its
 * password with its status. A scale has no secret.
 */
export function concealerFor({ kind, family }: Pick<CaptureHeader, 'kind' | 'family'>): Concealer {
  if (kind === 'scanner') {
    const reports = PROFILES.find(({ name }) => name === family);
    return reports ? (report) => concealedReport(reports, report) : scanConcealer();
  }
  return kind === 'printer' && family === 'zpl' ? passwordConcealer() : (chunk) => chunk;
}

const REPORT_BYTES = 64;

/** One report of a USB HID scanner: what stands in the place of its data, and the data beside it, is no longer there. */
function concealedReport({ dataAt, capacity }: HidPosProfile, report: Uint8Array): Uint8Array {
  const shift = REPORT_BYTES - report.length;
  const from = Math.max(0, dataAt - shift);
  return report.map((byte, at) =>
    at < from || at >= from + capacity || byte === 0 || isControl(byte) ? byte : masked(byte),
  );
}

/** With the wrong parity bit 7 is set and the digits are still there, so they go as well. */
function masked(byte: number): number {
  const low = byte & ~HIGH_BIT;
  return (low >= ZERO && low <= NINE ? ZERO : LETTER) | (byte & HIGH_BIT);
}

/** Stream of a scanner. */
function scanConcealer(): Concealer {
  let place = 0;
  let hasAim = false;
  return (chunk) =>
    chunk.map((byte) => {
      if (isControl(byte)) {
        place = 0;
        return byte;
      }
      place += 1;
      if (place === 1) hasAim = byte === BRACKET;
      if (hasAim && place <= AIM_LENGTH) return byte;
      return masked(byte);
    });
}

/**
 * Stream of a ZPL printer: the third string of a host status is `STX password , flag ETX`. Which string is the third
 * cannot be told in a broken answer, so the first field of each becomes zeros.
 */
function passwordConcealer(): Concealer {
  let isInField = false;
  return (chunk) =>
    chunk.map((byte) => {
      if (byte < 0x20) isInField = byte === STX;
      else if (byte === COMMA) isInField = false;
      return isInField && byte !== STX ? ZERO : byte;
    });
}
