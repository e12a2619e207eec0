import { hexText } from '../../../application/devices/printable.ts';
import type { Settling } from '../../../contract/decoded.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { DeviceDeclaration } from '../open-device.ts';

/** Whose traffic a capture holds; what a scale was bound to stands in it, so that it can be supervised again. */
export interface CaptureHeader {
  readonly device: string;
  readonly kind: DeviceDeclaration['kind'];
  readonly family: string;
  readonly address: string;
  /** The bound serial number of a scale, its unit, and its division as decimal text in that unit; null of others. */
  readonly serial: string | null;
  readonly unit: string | null;
  readonly division: string | null;
  /** What the configuration adds to its family, where it does: see `devices.json`. */
  readonly profile?: unknown;
  readonly settling?: Settling;
  readonly startedAt: string;
}

/** What happened on the line. `in`: from the device. `failed`: it could not be opened. `closed`: by the host. */
export type CaptureEntry =
  | { readonly what: 'open' | 'closed' }
  | { readonly what: 'in' | 'out'; readonly bytes: Uint8Array }
  | { readonly what: 'lost' | 'failed'; readonly detail: string };

/** `offsetMs`: monotonic time since the capture began. */
export type CaptureLine = CaptureEntry & { readonly offsetMs: number };

export interface Capture {
  readonly header: CaptureHeader;
  readonly lines: readonly CaptureLine[];
}

const VERSION = 1;
const KINDS: ReadonlySet<unknown> = new Set(['scale', 'scanner', 'printer']);
const LINE = /^(\d{1,9}(?:\.\d{1,3})?) (open|closed|in|out|lost|failed)(?: (.*))?$/;
const HEX = /^[0-9A-Fa-f]{2}(?: ?[0-9A-Fa-f]{2})*$/;

export const headerLine = (header: CaptureHeader): string =>
  JSON.stringify({ interlockCapture: VERSION, ...header });

export function captureLine(line: CaptureLine): string {
  const start = `${line.offsetMs.toFixed(3)} ${line.what}`;
  if ('bytes' in line) return `${start} ${hexText(line.bytes)}`;
  return 'detail' in line ? `${start} ${line.detail.replace(/\s+/g, ' ').trim()}` : start;
}

/** Reads a whole capture (`CAPTURE.md`); the error is one sentence with the number of the line. */
export function parseCapture(text: string): Result<Capture, string> {
  const [first = '', ...rest] = text.split(/\r?\n/);
  const header = parseHeader(first);
  if (!header.ok) return header;
  const lines: CaptureLine[] = [];
  for (const [at, written] of rest.entries()) {
    if (written.trim() === '' || written.startsWith('#')) continue;
    const line = parseLine(written, lines.at(-1)?.offsetMs ?? 0);
    if (!line.ok) return err(`line ${at + 2}: ${line.error}`);
    lines.push(line.value);
  }
  return ok({ header: header.value, lines });
}

function parseHeader(text: string): Result<CaptureHeader, string> {
  const fields = jsonObject(text);
  if (fields?.['interlockCapture'] !== VERSION)
    return err(`line 1: not a capture of version ${VERSION}: its first line must be the header`);
  const { device, kind, family, address, startedAt } = fields;
  if (!KINDS.has(kind)) return err('line 1: kind must be scale, scanner or printer');
  const named = { device, family, address, startedAt };
  const missing = Object.entries(named).find(([, value]) => typeof value !== 'string');
  if (missing) return err(`line 1: ${missing[0]} is missing`);
  const given = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' ? value : null;
  };
  const { profile, settling } = fields;
  return ok({
    ...(profile === undefined ? {} : { profile }),
    ...(settling === undefined ? {} : { settling: settling as Settling }),
    ...(named as { device: string; family: string; address: string; startedAt: string }),
    kind: kind as CaptureHeader['kind'],
    serial: given('serial'),
    unit: given('unit'),
    division: given('division'),
  });
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function parseLine(text: string, before: number): Result<CaptureLine, string> {
  const [, time, what, rest = ''] = LINE.exec(text) ?? [];
  if (time === undefined) return err('not "MILLISECONDS open|closed|in|out|lost|failed …"');
  const offsetMs = Number(time);
  if (offsetMs < before) return err('earlier than the line before it');
  switch (what) {
    case 'in':
    case 'out':
      if (!HEX.test(rest)) return err(`${what} without its bytes as hex text`);
      return ok({ offsetMs, what, bytes: bytesOfHex(rest) });
    case 'lost':
    case 'failed':
      return ok({ offsetMs, what, detail: rest });
    default:
      return rest === '' ? ok({ offsetMs, what: what as 'open' | 'closed' }) : err(`text after ${what}`);
  }
}

const bytesOfHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/[0-9A-Fa-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));
