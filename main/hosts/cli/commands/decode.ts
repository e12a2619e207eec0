import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { readCapture } from '../../../adapters/devices/capture/capture-file.ts';
import { decodeCapture } from '../../../adapters/devices/capture/decode-capture.ts';
import {
  decodeFrames,
  decodeStream,
  PROFILED,
  PROTOCOLS,
  type Protocol,
} from '../../../adapters/devices/protocols.ts';
import type { Decoded } from '../../../contract/decoded.ts';
import { parseLongDate } from '../../../domain/identity/gs1/gs1-date.ts';
import { type CliCommand, type CliInput, type CliIo, textOption, UsageError } from '../command.ts';

const names = Object.keys(PROTOCOLS).join('|');

/** `decode PROTOCOL`: raw device bytes on stdin, one JSON object a frame on stdout (design §10). */
export const command: CliCommand = {
  summary: 'turn raw device bytes on stdin into one JSON object a frame',
  usage: `${names} [--hex | --capture FILE] [--at DATE] [--profile FILE]`,
  options: {
    hex: { type: 'boolean', help: 'stdin is hex text, one frame (of USB HID: one report) a line' },
    capture: { type: 'string', value: 'FILE', help: 'what came from the device in a capture, not stdin' },
    at: {
      type: 'string',
      value: 'DATE',
      help: 'YYYY-MM-DD that settles the century of dates; default today',
    },
    profile: {
      type: 'string',
      value: 'FILE',
      help: `JSON of what the configuration of the device settles, for ${Object.keys(PROFILED).join(', ')}`,
    },
  },
  positionals: { names: ['PROTOCOL'] },
  async run(input, io) {
    const protocol = protocolOf(input.positionals[0] ?? '', textOption(input, 'profile'));
    const thisYear = yearOf(input);
    const path = textOption(input, 'capture');
    if (path !== undefined && input.options['hex'] === true)
      throw new UsageError('--hex reads stdin, --capture a file.');
    const frames =
      path === undefined
        ? await framesOfStdin(protocol, thisYear, input.options['hex'] === true, io)
        : framesOfCapture(protocol, thisYear, path);
    if (typeof frames === 'string') {
      io.err(frames);
      return 1;
    }
    if (frames.length === 0) {
      io.err(`Nothing to decode: no bytes came ${path === undefined ? 'on stdin' : 'from the device'}.`);
      return 1;
    }
    if (input.json) io.out(JSON.stringify(frames));
    else for (const frame of frames) io.out(JSON.stringify(frame));
    return 0;
  },
};

function protocolOf(name: string, profile: string | undefined): Protocol {
  const protocol = Object.hasOwn(PROTOCOLS, name) ? PROTOCOLS[name] : undefined;
  if (protocol === undefined) throw new UsageError(`Unknown protocol "${name}"; known are ${names}.`);
  if (profile === undefined) return protocol;
  const profiled = Object.hasOwn(PROFILED, name) ? PROFILED[name] : undefined;
  if (profiled === undefined) throw new UsageError(`${name} takes no profile.`);
  const made = profiled(jsonIn(profile));
  if (!made.ok) throw new UsageError(`${profile}: ${made.error}.`);
  return made.value;
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`${file}: ${error.message}`);
  }
}

async function framesOfStdin(
  protocol: Protocol,
  thisYear: number,
  isHex: boolean,
  io: CliIo,
): Promise<readonly Decoded[]> {
  const bytes = await buffer(io.stdin);
  return isHex
    ? hexFrames(protocol, bytes.toString('latin1'), thisYear)
    : decodeStream(protocol, bytes, thisYear);
}

/** The frames, or one sentence why the file is no capture. */
function framesOfCapture(protocol: Protocol, thisYear: number, path: string): readonly Decoded[] | string {
  const capture = readCapture(path);
  return capture.ok ? decodeCapture(protocol, capture.value, thisYear) : capture.error;
}

function yearOf(input: CliInput): number {
  const at = textOption(input, 'at');
  if (at === undefined) return new Date().getFullYear();
  const date = /^\d{4}-\d{2}-\d{2}$/.test(at) ? parseLongDate(at.replaceAll('-', '')) : null;
  if (date === null) throw new UsageError(`--at must be a date like 2026-03-09, not "${at}".`);
  return Number(at.slice(0, 4));
}

/** Each line is one frame; a line that is no hex is malformed like any other frame that is not understood. */
function hexFrames(protocol: Protocol, text: string, thisYear: number): readonly Decoded[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/[\s:]/g, ''))
    .filter((line) => line !== '');
  const decoded: Decoded[] = [];
  let frames: Uint8Array[] = [];
  // Frames are decoded together, since reports join to scans; what is no hex ends whatever was under way.
  const flush = (): void => {
    decoded.push(...decodeFrames(protocol, frames, thisYear));
    frames = [];
  };
  for (const line of lines) {
    if (/^([0-9A-Fa-f]{2})+$/.test(line)) frames.push(Buffer.from(line, 'hex'));
    else {
      flush();
      decoded.push({ kind: 'malformed', reason: 'not hex text' });
    }
  }
  flush();
  return decoded;
}
