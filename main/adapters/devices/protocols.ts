import type { Framed } from '../../application/ports/device-family.ts';
import type { Decoded } from '../../contract/decoded.ts';
import { ok, type Result } from '../../contract/result.ts';
import {
  decodeAimScan,
  decodeBracketed,
  decodeDigitalLinkScan,
  decodeGs1Scan,
} from '../../domain/identity/gs1/decode-scan.ts';
import * as adam from './adam/protocol.ts';
import * as and from './and/protocol.ts';
import * as escpos from './escpos-printer/protocol.ts';
import { EscposFramer } from './escpos-printer/status-framing.ts';
import * as hidPos from './hid-pos/protocol.ts';
import { ReportJoiner } from './hid-pos/report-joiner.ts';
import * as hidScale from './hid-scale/protocol.ts';
import { ReportFramer } from './hid-scale/report-framer.ts';
import * as kern from './kern/protocol.ts';
import { LineFramer, type LineFraming } from './line-framing.ts';
import { type LineProfile, PLAIN_LINE, parseLineProfile } from './line-scale/profile.ts';
import * as lineScale from './line-scale/protocol.ts';
import * as scanner from './line-scanner/protocol.ts';
import { ModbusFramer } from './modbus-tcp/framing.ts';
import { FT_112, type ModbusProfile, parseModbusProfile } from './modbus-tcp/profile.ts';
import * as modbus from './modbus-tcp/protocol.ts';
import { framing as mtSicsFraming } from './mt-sics/driver.ts';
import * as mtSics from './mt-sics/protocol.ts';
import { type NciProfile, parseNciProfile, SCP_01 } from './nci/profile.ts';
import * as nci from './nci/protocol.ts';
import * as ohaus from './ohaus/protocol.ts';
import * as radwag from './radwag/protocol.ts';
import * as sbi from './sbi/protocol.ts';
import * as sma from './sma/protocol.ts';
import * as stGs from './st-gs/protocol.ts';
import * as toledo8217 from './toledo-8217/protocol.ts';
import { ContinuousFramer } from './toledo-continuous/framing.ts';
import * as toledoContinuous from './toledo-continuous/protocol.ts';
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
  /**
   * Where the device sends reports and no stream: how long one is, and whether several may make one frame. They
   * need not: each report is then a frame of its own.
   */
  readonly reports?: { readonly lengths: readonly number[]; readonly areJoined: boolean };
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

/** A scale that ends each of its frames; one that has no end is cut. */
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
  lines(lineScale.framingOf(profile.end), (frame) => lineScale.decode(frame, profile));
const nciProtocol = (profile: NciProfile): Protocol =>
  lines(nci.framing, (frame) => nci.decode(frame, profile));
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

const scanReports = (profile: hidPos.HidPosProfile): Protocol => ({
  openFramer: () => new ReportJoiner(profile),
  decode: hidPos.decode,
  mayEndOpen: false,
  reports: { lengths: hidPos.REPORT_LENGTHS, areJoined: true },
});

/** Every protocol by the name that `decode` takes. A new family is a line here. */
export const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  'mt-sics': lines(mtSicsFraming, mtSics.decode),
  sbi: lines(sbi.framing, sbi.decode),
  and: lines(and.framing, and.decode),
  'and-nu': lines(and.framing, and.decodeNumber),
  'st-gs': lines(stGs.framing, stGs.decode),
  ohaus: lines(ohaus.framing, ohaus.decode),
  radwag: lines(radwag.framing, radwag.decode),
  kern: lines(kern.framing, kern.decode),
  adam: lines(adam.framing, adam.decode),
  nci: nciProtocol(SCP_01),
  sma: lines(sma.framing, sma.decode),
  'toledo-8217': lines(toledo8217.framing, toledo8217.decode),
  'toledo-continuous': {
    openFramer: () => new ContinuousFramer(),
    decode: toledoContinuous.decode,
    mayEndOpen: false,
  },
  line: lineProtocol(PLAIN_LINE),
  'modbus-tcp': modbusProtocol(FT_112),
  'zpl-status': { openFramer: () => new StatusFramer(), decode: zpl.decode, mayEndOpen: true },
  'tspl-status': { openFramer: () => new TsplFramer('answer'), decode: tspl.decode, mayEndOpen: true },
  'escpos-status': { openFramer: () => new EscposFramer(), decode: escpos.decode, mayEndOpen: true },
  gs1: scan(decodeGs1Scan),
  'gs1-dl': scan(decodeDigitalLinkScan),
  'gs1-bracketed': scan(decodeBracketed),
  ...Object.fromEntries(hidPos.PROFILES.map((profile) => [profile.name, scanReports(profile)])),
  'hid-scale': {
    openFramer: () => new ReportFramer(),
    decode: hidScale.decode,
    mayEndOpen: false,
    reports: { lengths: hidScale.REPORT_LENGTHS, areJoined: false },
  },
  aim: scan(decodeAimScan),
};

/** Decodes a whole stream, frame by frame; what is not a frame is malformed with its reason. */
export function decodeStream(protocol: Protocol, bytes: Uint8Array, thisYear: number): readonly Decoded[] {
  const decoder = new FrameDecoder(protocol, thisYear);
  return [...chunksOf(protocol, bytes).flatMap((chunk) => decoder.push(chunk)), ...decoder.end()];
}

/** Decodes the bytes of exactly one frame, with or without its terminator; of reports, those of one scan. */
export function decodeFrame(protocol: Protocol, bytes: Uint8Array, thisYear: number): readonly Decoded[] {
  return decodeStream({ ...protocol, mayEndOpen: protocol.reports === undefined }, bytes, thisYear);
}

/** Decodes frames that were told apart before, each with or without its terminator: a line each, a report each. */
export function decodeFrames(
  protocol: Protocol,
  frames: readonly Uint8Array[],
  thisYear: number,
): readonly Decoded[] {
  const decoder = new FrameDecoder(protocol, thisYear);
  if (protocol.reports !== undefined) {
    const reports = protocol.reports.areJoined
      ? frames.flatMap((frame) => chunksOf(protocol, frame))
      : frames;
    return [...reports.flatMap((report) => decoder.push(report)), ...decoder.end()];
  }
  return frames.flatMap((frame) => {
    const decoded = decodeFrame(protocol, frame, thisYear);
    return decoded.length > 0 ? decoded : [malformed('an empty frame')];
  });
}

/** The chunks in which a device would send these bytes: whole reports, or all at once. */
function chunksOf({ reports }: Protocol, bytes: Uint8Array): readonly Uint8Array[] {
  const length = reports?.lengths.find((each) => bytes.length % each === 0) ?? bytes.length;
  const count = length === 0 ? 0 : bytes.length / length;
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * length, (at + 1) * length));
}

const malformed = (reason: string): Decoded => ({ kind: 'malformed', reason });

/** Frames of one source, one after the other. */
class FrameDecoder {
  readonly #protocol: Protocol;
  readonly #framer: FileFramer;
  readonly #thisYear: number;

  constructor(protocol: Protocol, thisYear: number) {
    this.#protocol = protocol;
    this.#framer = protocol.openFramer();
    this.#thisYear = thisYear;
  }

  push(chunk: Uint8Array): readonly Decoded[] {
    return this.#framer
      .push(chunk, 0)
      .map((framed) =>
        framed.kind === 'frame'
          ? this.#protocol.decode(framed.bytes, this.#thisYear)
          : malformed(framed.reason),
      );
  }

  /** What the end of the bytes leaves. */
  end(): readonly Decoded[] {
    const rest = this.#framer.rest();
    if (rest === null) return [];
    return [
      this.#protocol.mayEndOpen
        ? this.#protocol.decode(rest, this.#thisYear)
        : malformed('cut off before the end of the frame'),
    ];
  }
}
