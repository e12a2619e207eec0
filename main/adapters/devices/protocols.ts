import type { Framed } from '../../application/ports/device-family.ts';
import type { Decoded } from '../../contract/decoded.ts';
import { ok, type Result } from '../../contract/result.ts';
import { decodeAimScan, decodeGs1Scan } from '../../domain/identity/gs1/decode-scan.ts';
import { framing as adamFraming } from './adam/framing.ts';
import * as adam from './adam/protocol.ts';
import { framing as kernFraming } from './kern/framing.ts';
import * as kern from './kern/protocol.ts';
import { LineFramer, type LineFraming } from './line-framing.ts';
import { framingOf } from './line-scale/framing.ts';
import { type LineProfile, PLAIN_LINE, parseLineProfile } from './line-scale/profile.ts';
import * as lineScale from './line-scale/protocol.ts';
import * as scanner from './line-scanner/protocol.ts';
import { ModbusFramer } from './modbus-tcp/framing.ts';
import { FT_112, type ModbusProfile, parseModbusProfile } from './modbus-tcp/profile.ts';
import * as modbus from './modbus-tcp/protocol.ts';
import { framing as mtSicsFraming } from './mt-sics/driver.ts';
import * as mtSics from './mt-sics/protocol.ts';
import { framing as nciFraming } from './nci/framing.ts';
import { type NciProfile, parseNciProfile, SCP_01 } from './nci/profile.ts';
import * as nci from './nci/protocol.ts';
import { framing as smaFraming } from './sma/framing.ts';
import * as sma from './sma/protocol.ts';
import { framing as toledo8217Framing } from './toledo-8217/framing.ts';
import * as toledo8217 from './toledo-8217/protocol.ts';
import { ContinuousFramer } from './toledo-continuous/framing.ts';
import * as toledoContinuous from './toledo-continuous/protocol.ts';
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

/** A scale whose frames end as `framing` says; an answer without its end is cut. */
const lines = (framing: LineFraming, decode: (frame: Uint8Array) => Decoded): Protocol => ({
  openFramer: () => new LineFramer(framing),
  decode,
  mayEndOpen: false,
});

const made = <Profile>(
  profile: Result<Profile, string>,
  make: (profile: Profile) => Protocol,
): Result<Protocol, string> => (profile.ok ? ok(make(profile.value)) : profile);

const lineProtocol = (profile: LineProfile): Protocol =>
  lines(framingOf(profile.end), (frame) => lineScale.decode(frame, profile));
const nciProtocol = (profile: NciProfile): Protocol =>
  lines(nciFraming, (frame) => nci.decode(frame, profile));
const modbusProtocol = (profile: ModbusProfile): Protocol => ({
  openFramer: () => new ModbusFramer(profile),
  decode: (frame) => modbus.decode(frame, profile),
  mayEndOpen: false,
});

/** What a profile makes of the protocols that take one (`decode NAME --profile FILE`). The error is one sentence. */
export const PROFILED: Readonly<Record<string, (profile: unknown) => Result<Protocol, string>>> = {
  line: (data) => made(parseLineProfile(data), lineProtocol),
  nci: (data) => made(parseNciProfile(data), nciProtocol),
  'modbus-tcp': (data) => made(parseModbusProfile(data), modbusProtocol),
};

/** Every protocol by the name that `decode` takes. A new family is a line here. */
export const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  'mt-sics': { openFramer: () => new LineFramer(mtSicsFraming), decode: mtSics.decode, mayEndOpen: false },
  kern: lines(kernFraming, kern.decode),
  adam: lines(adamFraming, adam.decode),
  nci: nciProtocol(SCP_01),
  sma: lines(smaFraming, sma.decode),
  'toledo-8217': lines(toledo8217Framing, toledo8217.decode),
  'toledo-continuous': {
    openFramer: () => new ContinuousFramer(),
    decode: toledoContinuous.decode,
    mayEndOpen: false,
  },
  line: lineProtocol(PLAIN_LINE),
  'modbus-tcp': modbusProtocol(FT_112),
  'zpl-status': { openFramer: () => new StatusFramer(), decode: zpl.decode, mayEndOpen: true },
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
