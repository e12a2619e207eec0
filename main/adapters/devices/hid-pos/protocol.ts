import type { Decoded } from '../../../contract/decoded.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { decodeAimScan } from '../../../domain/identity/gs1/decode-scan.ts';
import { textOf as textOfLine } from '../line-scanner/protocol.ts';

/**
 * Where a vendor puts what into the scanned-data report of usage page 8Ch. Places count from the report id, which
 * is byte 0; a stack that cuts the id off hands on one byte less.
 */
export interface HidPosProfile {
  readonly name: string;
  /** First of the three bytes of the AIM identifier; null where the scanner puts it into the data. */
  readonly aimAt: number | null;
  readonly dataAt: number;
  /** Most bytes of data in one report. */
  readonly capacity: number;
  /**
   * Up to here everything behind the data must be zero: without an AIM identifier in its own place this alone
   * tells that a report is not of another layout, in which the count would cut the code short.
   */
  readonly zeroUpTo: number | null;
}

const REPORT_BYTES = 64;
const SCANNED_DATA = 0x02;
const COUNT_AT = 1;
const MORE_AT = 63;
const AIM_BYTES = 3;

/** The lengths in which a report comes, with its id and without. */
export const REPORT_LENGTHS = [REPORT_BYTES, REPORT_BYTES - 1] as const;

export const PROFILES = [
  { name: 'hid-pos', aimAt: 2, dataAt: 5, capacity: 56, zeroUpTo: null },
  // One byte more before the AIM identifier, as some Symbol and Datalogic models have it.
  { name: 'hid-pos-shifted', aimAt: 3, dataAt: 6, capacity: 55, zeroUpTo: null },
  // Newland: no place for the AIM identifier, so the scanner must be set up to send it with the data.
  { name: 'hid-pos-newland', aimAt: null, dataAt: 2, capacity: 56, zeroUpTo: 62 },
] as const satisfies readonly HidPosProfile[];

/** One report: a scan, or a piece of one that is longer than a report. */
export interface PosReport {
  /** The three characters with their bracket; empty where the identifier is part of the data. */
  readonly aim: string;
  readonly data: Uint8Array;
  /** True when the next report goes on with the same scan. */
  readonly more: boolean;
}

const AIM = /^\][A-Za-z][0-9A-Za-z]$/;

/** Reads one report; the reason when it is none of this profile. */
export function readReport(profile: HidPosProfile, report: Uint8Array): Result<PosReport, string> {
  const shift = REPORT_BYTES - report.length;
  if (shift !== 0 && shift !== 1) return err(`a report of ${REPORT_BYTES} bytes expected`);
  if (shift === 0 && report[0] !== SCANNED_DATA) return err(`report ${report[0]} is no scan`);
  const at = (place: number): number => report[place - shift] ?? 0;
  const slice = (from: number, count: number): Uint8Array => report.slice(from - shift, from - shift + count);

  const count = at(COUNT_AT);
  if (count > profile.capacity) return err(`${count} bytes of data do not fit into a report`);
  const more = at(MORE_AT);
  if (more > 1) return err('neither the last report of a scan nor one that goes on');
  if (more === 1 && count === 0) return err('an empty report that goes on');
  const aim = profile.aimAt === null ? '' : String.fromCharCode(...slice(profile.aimAt, AIM_BYTES));
  if (profile.aimAt !== null && !AIM.test(aim)) return err('no AIM identifier in its place');
  const { dataAt, zeroUpTo } = profile;
  const end = dataAt + count;
  if (zeroUpTo !== null && slice(end, zeroUpTo - end).some((byte) => byte !== 0))
    return err('more bytes than the count says');
  return ok({ aim, data: slice(dataAt, count), more: more === 1 });
}

/** True when a broken report still says that the next one belongs to the same scan. */
export const goesOn = (report: Uint8Array): boolean =>
  report.length === REPORT_BYTES || report.length === REPORT_BYTES - 1 ? report.at(-1) === 1 : false;

const ACK = 0x06;
const NAK = 0x15;
const ENQ = 0x05;
/** The scanner answers a configuration command with the command, one of the three bytes and `.` or `!`. */
const ANSWERS: ReadonlyMap<number, Decoded> = new Map<number, Decoded>([
  [ACK, { kind: 'ack' }],
  [NAK, { kind: 'error', status: 'bad-parameter' }],
  [ENQ, { kind: 'error', status: 'syntax' }],
]);

/** What a joined scan says, by the identifier of its symbol. Answers to a configuration are no barcodes. */
export function decode(scan: Uint8Array, thisYear: number): Decoded {
  const answer = answerIn(scan);
  if (answer !== null) return answer;
  const text = textOfLine(scan);
  return text === null ? { kind: 'malformed', reason: 'not text' } : decodeAimScan(text, thisYear);
}

/** The text of a scan with its AIM identifier; null for what is no text and what is no barcode. */
export const textOf = (scan: Uint8Array): string | null =>
  answerIn(scan) === null ? textOfLine(scan) : null;

function answerIn(scan: Uint8Array): Decoded | null {
  const aim = String.fromCharCode(...scan.subarray(0, AIM_BYTES));
  const isEnd = [0x2e, 0x21].includes(scan.at(-1) ?? 0);
  const told = isEnd && [']X0', ']Z6'].includes(aim) ? ANSWERS.get(scan.at(-2) ?? 0) : undefined;
  if (told !== undefined) return told;
  return aim.startsWith(']Z') ? { kind: 'malformed', reason: 'no barcode, says its identifier' } : null;
}
