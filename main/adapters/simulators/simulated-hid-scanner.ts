import type { DeviceClock } from '../../application/ports/devices.ts';
import { type HidPosProfile, PROFILES } from '../devices/hid-pos/protocol.ts';
import { systemClock } from '../devices/system-clock.ts';
import { FaultyWire, soundWire, type WireFaults } from './faulty-wire.ts';
import type { SimulatedDevice } from './simulated-device.ts';

const REPORT_BYTES = 64;
const SCANNED_DATA = 2;

/** A scanner in HID POS mode: what it reads goes out in as many reports as it needs, in the layout of its profile. */
export class SimulatedHidScanner implements SimulatedDevice {
  readonly wire: WireFaults = soundWire();
  readonly #profile: HidPosProfile;
  readonly #clock: DeviceClock;
  readonly #hosts = new Set<FaultyWire>();

  constructor(profile: HidPosProfile = PROFILES[0], clock: DeviceClock = systemClock) {
    this.#profile = profile;
    this.#clock = clock;
  }

  /** Scans a symbol: `aim` without its bracket (`d2`), FNC1 in the data as GS. */
  scan(aim: string, data: string): void {
    const { aimAt, dataAt, capacity } = this.#profile;
    const identifier = new TextEncoder().encode(`]${aim}`);
    const symbol = new TextEncoder().encode(data);
    const sent = aimAt === null ? Uint8Array.from([...identifier, ...symbol]) : symbol;
    for (let at = 0; at === 0 || at < sent.length; at += capacity) {
      const piece = sent.subarray(at, at + capacity);
      const report = new Uint8Array(REPORT_BYTES);
      report.set([SCANNED_DATA, piece.length]);
      if (aimAt !== null) report.set(identifier, aimAt);
      report.set(piece, dataAt);
      report[REPORT_BYTES - 1] = at + capacity < sent.length ? 1 : 0;
      this.sendReport(report);
    }
  }

  /** Sends a report as it is, for what a broken or misconfigured scanner does. */
  sendReport(report: Uint8Array): void {
    for (const host of this.#hosts) host.send(report);
  }

  attach(send: (bytes: Uint8Array) => void): { receive(chunk: Uint8Array): void; detach(): void } {
    const host = new FaultyWire(this.wire, this.#clock, send);
    this.#hosts.add(host);
    return { receive: () => {}, detach: () => this.#hosts.delete(host) };
  }
}
