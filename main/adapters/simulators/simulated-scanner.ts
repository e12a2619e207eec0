import type { DeviceClock } from '../../application/ports/devices.ts';
import { systemClock } from '../devices/system-clock.ts';
import { FaultyWire, soundWire, type WireFaults } from './faulty-wire.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** What the scanner is set up to send around the data of a symbol. */
export interface ScannerSetup {
  readonly sendsAim: boolean;
  readonly suffix: string;
}

const FACTORY: ScannerSetup = { sendsAim: true, suffix: '\r' };

/** A serial scanner: reads a symbol and sends AIM identifier, data and suffix to every host. */
export class SimulatedScanner implements SimulatedDevice {
  readonly wire: WireFaults = soundWire();
  readonly #setup: ScannerSetup;
  readonly #clock: DeviceClock;
  readonly #hosts = new Set<FaultyWire>();

  constructor(setup: Partial<ScannerSetup> = {}, clock: DeviceClock = systemClock) {
    this.#setup = { ...FACTORY, ...setup };
    this.#clock = clock;
  }

  /** Scans a symbol: `aim` without its bracket (`d2`), FNC1 in the data as GS. */
  scan(aim: string, data: string): void {
    const identifier = this.#setup.sendsAim ? `]${aim}` : '';
    this.send(`${identifier}${data}${this.#setup.suffix}`);
  }

  /** Sends text as it is, for what a broken or misconfigured scanner does. */
  send(text: string): void {
    const bytes = new TextEncoder().encode(text);
    for (const host of this.#hosts) host.send(bytes);
  }

  attach(send: (bytes: Uint8Array) => void): { receive(chunk: Uint8Array): void; detach(): void } {
    const host = new FaultyWire(this.wire, this.#clock, send);
    this.#hosts.add(host);
    return { receive: () => {}, detach: () => this.#hosts.delete(host) };
  }
}
