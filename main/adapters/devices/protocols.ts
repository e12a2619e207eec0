import type { Framed } from '../../application/ports/device-family.ts';
import type { Decoded } from '../../contract/decoded.ts';
import { decodeAimScan, decodeGs1Scan } from '../../domain/identity/gs1/decode-scan.ts';
import * as escpos from './escpos-printer/protocol.ts';
import { EscposFramer } from './escpos-printer/status-framing.ts';
import { LineFramer } from './line-framing.ts';
import * as scanner from './line-scanner/protocol.ts';
import { framing as mtSicsFraming } from './mt-sics/driver.ts';
import * as mtSics from './mt-sics/protocol.ts';
import * as tspl from './tspl-printer/protocol.ts';
import { TsplFramer } from './tspl-printer/status-framing.ts';
import * as zpl from './zpl-printer/protocol.ts';
import { StatusFramer } from './zpl-printer/status-framing.ts';

/** A framer over bytes that end, as in a file. */
interface FileFramer {
  push(chunk: Uint8Array, mono: number): readonly Framed[];
  rest(): Uint8Array | null;
}

/** A wire format that can be decoded away from its device: from a capture, a vector, a support ticket. */
export interface Protocol {
  openFramer(): FileFramer;
  /** One frame. `thisYear` settles the century of dates in barcodes. Never throws. */
  decode(frame: Uint8Array, thisYear: number): Decoded;
  /** True where a stream may end without a terminator: a scan is whole, the answer of a scale is cut. */
  readonly mayEndOpen: boolean;
}

const CR = 0x0d;
const LF = 0x0a;

/** Scans in a file may end with CR, LF or both; none of them is data, and empty lines are no scans. */
class ScanFileFramer extends LineFramer {
  constructor() {
    super({ ...scanner.framing, companion: null });
  }

  override push(chunk: Uint8Array, mono: number): readonly Framed[] {
    return super.push(
      chunk.map((byte) => (byte === LF ? CR : byte)),
      mono,
    );
  }
}

const scan = (decodeText: (text: string, thisYear: number) => Decoded): Protocol => ({
  openFramer: () => new ScanFileFramer(),
  decode: (frame, thisYear) => {
    const text = scanner.textOf(frame);
    return text === null ? { kind: 'malformed', reason: 'not text' } : decodeText(text, thisYear);
  },
  mayEndOpen: true,
});

/** Every protocol by the name that `decode` takes. A new family is a line here. */
export const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  'mt-sics': { openFramer: () => new LineFramer(mtSicsFraming), decode: mtSics.decode, mayEndOpen: false },
  'zpl-status': { openFramer: () => new StatusFramer(), decode: zpl.decode, mayEndOpen: true },
  'tspl-status': { openFramer: () => new TsplFramer('answer'), decode: tspl.decode, mayEndOpen: true },
  'escpos-status': { openFramer: () => new EscposFramer(), decode: escpos.decode, mayEndOpen: true },
  gs1: scan(decodeGs1Scan),
  aim: scan(decodeAimScan),
};

/** Decodes a whole stream, frame by frame; what is not a frame is malformed with its reason. */
export function decodeStream(protocol: Protocol, bytes: Uint8Array, thisYear: number): readonly Decoded[] {
  return decodeAll(protocol, bytes, thisYear, protocol.mayEndOpen);
}

/** Decodes the bytes of exactly one frame, with or without its terminator. */
export function decodeFrame(protocol: Protocol, bytes: Uint8Array, thisYear: number): readonly Decoded[] {
  return decodeAll(protocol, bytes, thisYear, true);
}

function decodeAll(
  protocol: Protocol,
  bytes: Uint8Array,
  thisYear: number,
  mayEndOpen: boolean,
): readonly Decoded[] {
  const framer = protocol.openFramer();
  const decoded = framer
    .push(bytes, 0)
    .map(
      (framed): Decoded =>
        framed.kind === 'frame'
          ? protocol.decode(framed.bytes, thisYear)
          : { kind: 'malformed', reason: framed.reason },
    );
  const rest = framer.rest();
  if (rest === null) return decoded;
  const last: Decoded = mayEndOpen
    ? protocol.decode(rest, thisYear)
    : { kind: 'malformed', reason: 'cut off before the end of the frame' };
  return [...decoded, last];
}
