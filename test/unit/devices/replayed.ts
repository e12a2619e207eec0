import type { Capture } from '../../../main/adapters/devices/capture/capture-format.ts';
import { framesIn } from '../../../main/adapters/devices/capture/decode-capture.ts';
import { type Difference, replayLink } from '../../../main/adapters/devices/capture/replay-link.ts';
import {
  type DeviceDeclaration,
  openPrinter,
  openScale,
  openScanner,
  PRINTER_FAMILIES,
  SCANNER_FAMILIES,
} from '../../../main/adapters/devices/open-device.ts';
import { scaleFamily } from '../../../main/adapters/devices/scale-families.ts';
import type { Decoded } from '../../../main/contract/decoded.ts';
import { isMassUnit, micrograms, parseMass } from '../../../main/contract/quantity.ts';
import { decodeAimScan } from '../../../main/domain/identity/gs1/decode-scan.ts';
import { type FakeClock, fakeClock } from '../../support/fake-clock.ts';

/** What a capture says: its frames, and what the station makes of them. */
export interface Replayed {
  /** Every frame by the framer and codec of its family; what is no frame is malformed. */
  readonly frames: readonly Decoded[];
  /** The states that its supervisor went through. */
  readonly states: readonly string[];
  /** Weights and scans that the supervisor told, each once, in the order of their first appearance. */
  readonly told: readonly string[];
}

export interface Replay extends Replayed {
  readonly differences: readonly Difference[];
}

/** Replays a capture through its family and its supervisor, in the time of the recording but without waiting for it. */
export async function replayed(capture: Capture): Promise<Replay> {
  return { frames: decodedFrames(capture), ...(await supervised(capture)) };
}

function decodedFrames(capture: Capture): readonly Decoded[] {
  const { family, kind, startedAt, profile } = capture.header;
  const scale = kind === 'scale' ? scaleFamily(family, profile) : null;
  const known = scale?.ok
    ? scale.value
    : kind === 'printer'
      ? PRINTER_FAMILIES[family]
      : SCANNER_FAMILIES[family];
  if (!known) throw new Error(`there is no ${kind} family ${family}`);
  const year = Number(startedAt.slice(0, 4));
  return framesIn(capture, (openedMono) => known.openFramer(openedMono)).map((framed) => {
    if (framed.kind === 'noise') return { kind: 'malformed', reason: framed.reason };
    if ('understand' in known) return known.understand(framed.bytes).decoded;
    const text = known.textOf(framed.bytes);
    return text === null ? { kind: 'malformed', reason: 'not text' } : decodeAimScan(text, year);
  });
}

async function supervised(capture: Capture): Promise<Omit<Replay, 'frames'>> {
  const { startedAt } = capture.header;
  const clock = fakeClock(startedAt);
  const differences: Difference[] = [];
  const states: string[] = [];
  const told = new Set<string>();
  const source = replayLink(capture, { clock, onDifference: (each) => differences.push(each) });
  const see = ({ state }: { readonly state: string }): void => {
    if (states.at(-1) !== state) states.push(state);
  };
  const link = opened(declarationOf(capture), { clock, source, see, tell: (text) => told.add(text) });
  await letPass(clock, (capture.lines.at(-1)?.offsetMs ?? 0) + AFTERWARDS_MS);
  const closing = link.close();
  await letPass(clock, AFTERWARDS_MS);
  await closing;
  return { states, told: [...told], differences };
}

const AFTERWARDS_MS = 3000;

interface Ears {
  readonly clock: FakeClock;
  readonly source: ReturnType<typeof replayLink>;
  readonly see: (snapshot: { readonly state: string }) => void;
  readonly tell: (text: string) => void;
}

function opened(declaration: DeviceDeclaration, { clock, source, see, tell }: Ears) {
  switch (declaration.kind) {
    case 'scale': {
      const scale = openScale(declaration, clock, source);
      scale.onChange((change, snapshot) => {
        see(snapshot);
        if (change.kind !== 'reading') return;
        const { value, unit, stable } = change.live.reading;
        tell(`${value} ${unit}${stable ? '' : ' moving'}`);
      });
      return scale;
    }
    case 'scanner': {
      const scanner = openScanner(declaration, clock, source);
      scanner.onChange(see);
      scanner.onScan(({ raw }) => tell(raw));
      return scanner;
    }
    case 'printer': {
      const printer = openPrinter(declaration, clock, source);
      printer.onChange(see);
      return printer;
    }
  }
}

function declarationOf({ header }: Capture): DeviceDeclaration {
  const { kind, family, device, serial, unit, division, profile, settling } = header;
  const address = { kind: 'tcp', host: 'replay', port: 1 } as const;
  if (kind !== 'scale') return { kind, family, id: device, address };
  if (unit === null || !isMassUnit(unit)) throw new Error('the header of a scale names its unit');
  const step = division === null ? null : parseMass(division, unit);
  const binding = {
    id: device,
    serial: serial ?? '',
    unit,
    division: step?.ok ? step.value : micrograms(1),
    ...(settling ? { settling } : {}),
  };
  return { kind, family, binding, address, ...(profile === undefined ? {} : { profile }) };
}

/** Lets time pass in steps so small that whoever waits for an answer has it before the next thing happens. */
export async function letPass(clock: FakeClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1) {
    clock.advance(1);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
