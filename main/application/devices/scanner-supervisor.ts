import type { ByteLinkSource, LinkFailure } from '../ports/byte-link.ts';
import type { Framed, ScannerFamily } from '../ports/device-family.ts';
import type { DeviceClock, Scan, ScannerLink, ScannerSnapshot, Traffic } from '../ports/devices.ts';
import { Pauses } from './pauses.ts';
import { ScanTeller } from './scan-teller.ts';
import { TrafficRing } from './traffic-ring.ts';

export interface ScannerTiming {
  /** The same payload again within this time is a repeat of the trigger, not a second intention. */
  readonly repeatMs: number;
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
}

export const SCANNER_TIMING: ScannerTiming = { repeatMs: 2000, firstBackOffMs: 250, longestBackOffMs: 5000 };

export interface ScannerParts {
  readonly id: string;
  readonly family: ScannerFamily;
  readonly source: ByteLinkSource;
  readonly clock: DeviceClock;
  readonly timing?: Partial<ScannerTiming>;
}

/**
 * Keeps one scanner. Every scan is told, unreadable ones as malformed: a person who pulled the trigger gets an
 * answer. A scanner is quiet by nature, so its liveness is that of its link.
 */
export class ScannerSupervisor implements ScannerLink {
  readonly id: string;
  readonly #parts: ScannerParts;
  readonly #timing: ScannerTiming;
  readonly #traffic: TrafficRing;
  readonly #pauses: Pauses;
  readonly #watchers = new Set<(snapshot: ScannerSnapshot) => void>();
  readonly #teller: ScanTeller;
  readonly #running: Promise<void>;
  #snapshot: ScannerSnapshot = { state: 'connecting', reason: 'connecting' };

  constructor(parts: ScannerParts) {
    this.id = parts.id;
    this.#parts = parts;
    this.#timing = { ...SCANNER_TIMING, ...parts.timing };
    this.#traffic = new TrafficRing(parts.clock);
    this.#teller = new ScanTeller(parts.id, parts.clock, this.#timing.repeatMs);
    this.#pauses = new Pauses(parts.clock);
    this.#running = this.#run();
  }

  snapshot(): ScannerSnapshot {
    return this.#snapshot;
  }

  onChange(listener: (snapshot: ScannerSnapshot) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  onScan(listener: (scan: Scan) => void): () => void {
    return this.#teller.onScan(listener);
  }

  traffic(): Promise<readonly Traffic[]> {
    return Promise.resolve(this.#traffic.entries());
  }

  async close(): Promise<void> {
    this.#pauses.close();
    await this.#running;
    this.#teller.close();
    this.#watchers.clear();
  }

  async #run(): Promise<void> {
    const { firstBackOffMs, longestBackOffMs } = this.#timing;
    let backOff = firstBackOffMs;
    while (!this.#pauses.isClosed) {
      if (await this.#serve()) backOff = firstBackOffMs;
      await this.#pauses.sleep(backOff);
      backOff = Math.min(backOff * 2, longestBackOffMs);
    }
  }

  /** One connection from opening to loss; true when it could be opened. */
  async #serve(): Promise<boolean> {
    const { source, family, clock } = this.#parts;
    const framer = family.openFramer(clock.mono());
    let lost: LinkFailure | null = null;
    const opened = await source.open({
      bytes: (chunk) => {
        for (const framed of framer.push(chunk, clock.mono())) this.#take(framed);
      },
      lost: (failure) => {
        lost = failure;
        this.#pauses.wake();
      },
    });
    if (!opened.ok) {
      this.#enter({ state: 'lost', reason: `${source.address}: ${opened.error.detail}` });
      return false;
    }
    this.#enter({ state: 'ready', reason: '' });
    const isLost = (): LinkFailure | null => lost;
    while (!isLost() && !this.#pauses.isClosed) await this.#pauses.pause(60_000);
    const failure = isLost();
    if (failure) this.#enter({ state: 'lost', reason: `${source.address}: ${failure.detail}` });
    await opened.value.close();
    return true;
  }

  #take(framed: Framed): void {
    const { family } = this.#parts;
    const text = framed.kind === 'noise' ? null : family.textOf(framed.bytes);
    this.#traffic.add('in', family.show(framed.bytes), { understood: text !== null });
    if (framed.kind === 'noise') {
      this.#traffic.add('note', `not a scan: ${framed.reason}`);
      // What the plug did is nobody's scan.
      if (framed.reason !== 'cut at opening') this.#teller.unreadable(framed.bytes, framed.reason);
      return;
    }
    if (text === null)
      this.#teller.unreadable(framed.bytes, 'the scan is no text: check how the scanner is set up');
    else this.#teller.scanned(framed.bytes, text);
  }

  #enter(snapshot: ScannerSnapshot): void {
    const before = this.#snapshot;
    this.#snapshot = snapshot;
    if (before.state === snapshot.state && before.reason === snapshot.reason) return;
    for (const watcher of this.#watchers) watcher(snapshot);
  }
}
