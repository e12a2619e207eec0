import type {
  CaptureResult,
  LiveReading,
  PrinterLink,
  PrintResult,
  ScaleChange,
  ScaleLink,
  ScaleSnapshot,
  Scan,
  ScannerLink,
  Traffic,
} from '../../../main/application/ports/devices.ts';
import type { DeviceDesk } from '../../../main/application/station/device-desk.ts';
import { isMassUnit, parseMass } from '../../../main/contract/quantity.ts';
import type { FakeClock } from '../../support/fake-clock.ts';

/** A scale as the station sees it, answering what the test lays on it and when it says so. */
export class FakeScale {
  readonly #listeners = new Set<(change: ScaleChange, snapshot: ScaleSnapshot) => void>();
  readonly #clock: FakeClock;
  readonly id: string;
  /** As it tells it; empty where it cannot. */
  serial: string;
  state: ScaleSnapshot['state'] = 'ready';
  reason = '';
  /** As it tells it. */
  software: string | null = null;
  /** Rises when its connection broke. */
  epoch = 1;
  /** What it shows at this moment. */
  latest: LiveReading | null = null;
  /** What went over its line, and how often it was asked for that. */
  traffic: readonly Traffic[] = [];
  looks = 0;
  /** Captures asked for and not answered yet. */
  readonly asked: ((result: CaptureResult) => void)[] = [];

  constructor(id: string, serial: string, clock: FakeClock) {
    this.id = id;
    this.serial = serial;
    this.#clock = clock;
  }

  /** A stable answer of the instrument at this moment. */
  reading(value: string, unit: string): CaptureResult {
    const parsed = isMassUnit(unit) ? parseMass(value, unit) : null;
    const live: LiveReading = {
      reading: { kind: 'reading', value, unit, stable: true, basis: 'gross' },
      mass: parsed?.ok ? parsed.value : null,
      raw: `S S ${value.padStart(10)} ${unit}`,
      receivedMono: this.#clock.mono(),
      receivedAt: this.#clock.iso(),
      atRest: true,
      serial: this.serial,
    };
    return { kind: 'captured', live, window: [live.raw], settling: null };
  }

  tell(change: ScaleChange): void {
    for (const listener of this.#listeners) listener(change, this.#snapshot());
  }

  #snapshot(): ScaleSnapshot {
    return {
      state: this.state,
      reason: this.reason,
      trouble: null,
      identity: { model: null, serial: this.serial, software: this.software },
      latest: this.latest,
      epoch: this.epoch,
    };
  }

  get link(): ScaleLink {
    return {
      id: this.id,
      snapshot: () => this.#snapshot(),
      onChange: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      capture: () => new Promise((resolve) => this.asked.push(resolve)),
      zero: async () => ({ kind: 'done', raw: 'Z A' }),
      tare: async () => ({ kind: 'done', raw: 'T S' }),
      clearTare: async () => ({ kind: 'done', raw: 'TAC A' }),
      readTare: async () => ({ kind: 'tare', value: '0', unit: 'kg', raw: 'TA A' }),
      traffic: async () => {
        this.looks += 1;
        return this.traffic;
      },
      close: async () => {},
    };
  }
}

/** A printer that answers a job when the test says so. */
export class FakePrinter {
  readonly jobs: { readonly id: string; readonly done: (result: PrintResult) => void }[] = [];

  link(id: string): PrinterLink {
    return {
      id,
      dpmm: 8,
      snapshot: () => ({ state: 'ready', reason: '', status: null, confirms: true }),
      onChange: () => () => {},
      print: ({ id: job }) => new Promise((done) => this.jobs.push({ id: job, done })),
      traffic: async () => [],
      close: async () => {},
    };
  }
}

export class FakeScanner {
  readonly #listeners = new Set<(scan: Scan) => void>();

  tell(scan: Scan): void {
    for (const listener of this.#listeners) listener(scan);
  }

  link(id: string): ScannerLink {
    return {
      id,
      snapshot: () => ({ state: 'ready', reason: '' }),
      onChange: () => () => {},
      onScan: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      traffic: async () => [],
      close: async () => {},
    };
  }
}

/** The instruments of the weigh booth. */
export function fakeDesk(clock: FakeClock, serial: string) {
  const scale = new FakeScale('SCL-01', serial, clock);
  const printer = new FakePrinter();
  const scanner = new FakeScanner();
  const desk: DeviceDesk = {
    scales: new Map([['SCL-01', scale.link]]),
    scanners: new Map([['SCN-01', scanner.link('SCN-01')]]),
    printers: new Map([['PRN-01', printer.link('PRN-01')]]),
    places: new Map(),
    restarts: () => 0,
  };
  return { desk, scale, printer, scanner };
}
