import type {
  CaptureResult,
  PrinterLink,
  PrinterSnapshot,
  PrintJob,
  PrintResult,
  ScaleChange,
  ScaleLink,
  ScaleSnapshot,
  Scan,
  ScannerLink,
  ScannerSnapshot,
  TareResult,
  Traffic,
  VerbResult,
} from '../../application/ports/devices.ts';
import type { Dpmm } from '../../domain/labels/bitmap.ts';
import type { DeviceThread, ThreadListener } from './device-thread.ts';
import type { DeviceNews } from './worker-messages.ts';

/** A set of listeners that are all told the same. */
class Told<Arguments extends readonly unknown[]> {
  readonly #listeners = new Set<(...told: Arguments) => void>();

  subscribe(listener: (...told: Arguments) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(...told: Arguments): void {
    for (const listener of this.#listeners) listener(...told);
  }
}

/** A scale that is supervised in a device thread; the last snapshot it posted is the present one. */
export class ThreadedScale implements ScaleLink, ThreadListener {
  readonly id: string;
  readonly #thread: DeviceThread;
  readonly #told = new Told<[ScaleChange, ScaleSnapshot]>();
  #lostEpochs = 0;
  #snapshot: ScaleSnapshot = {
    state: 'connecting',
    reason: 'connecting',
    trouble: null,
    identity: null,
    latest: null,
    epoch: 0,
  };

  constructor(id: string, thread: DeviceThread) {
    this.id = id;
    this.#thread = thread;
    thread.listen(id, this);
  }

  snapshot(): ScaleSnapshot {
    return this.#snapshot;
  }

  onChange(listener: (change: ScaleChange, snapshot: ScaleSnapshot) => void): () => void {
    return this.#told.subscribe(listener);
  }

  capture(timeoutMs: number, cancel?: AbortSignal): Promise<CaptureResult> {
    return this.#thread.call<CaptureResult>(this.id, 'capture', timeoutMs, { kind: 'lost' }, cancel);
  }

  zero(): Promise<VerbResult> {
    return this.#verb('zero');
  }

  tare(): Promise<VerbResult> {
    return this.#verb('tare');
  }

  clearTare(): Promise<VerbResult> {
    return this.#verb('clearTare');
  }

  readTare(): Promise<TareResult> {
    return this.#thread.call<TareResult>(this.id, 'readTare', null, { kind: 'refused', reason: 'lost' });
  }

  traffic(): Promise<readonly Traffic[]> {
    return this.#thread.call<readonly Traffic[]>(this.id, 'traffic', null, []);
  }

  close(): Promise<void> {
    return this.#thread.call<void>(this.id, 'close', null, undefined);
  }

  hear(news: DeviceNews): void {
    if (news.kind !== 'scale') return;
    // A new thread counts from the beginning; to the station the epoch only ever rises.
    const snapshot = { ...news.snapshot, epoch: news.snapshot.epoch + this.#lostEpochs };
    this.#snapshot = snapshot;
    this.#told.tell(news.change, snapshot);
  }

  lost(reason: string): void {
    this.#lostEpochs = this.#snapshot.epoch + 1;
    this.#snapshot = {
      ...this.#snapshot,
      state: 'lost',
      reason,
      trouble: null,
      latest: null,
      epoch: this.#lostEpochs,
    };
    this.#told.tell({ kind: 'state' }, this.#snapshot);
  }

  #verb(method: 'zero' | 'tare' | 'clearTare'): Promise<VerbResult> {
    const whenLost: VerbResult = { kind: 'unknown', reason: 'the device thread ended' };
    return this.#thread.call<VerbResult>(this.id, method, null, whenLost);
  }
}

export class ThreadedScanner implements ScannerLink, ThreadListener {
  readonly id: string;
  readonly #thread: DeviceThread;
  readonly #changed = new Told<[ScannerSnapshot]>();
  readonly #scanned = new Told<[Scan]>();
  #snapshot: ScannerSnapshot = { state: 'connecting', reason: 'connecting' };

  constructor(id: string, thread: DeviceThread) {
    this.id = id;
    this.#thread = thread;
    thread.listen(id, this);
  }

  snapshot(): ScannerSnapshot {
    return this.#snapshot;
  }

  onChange(listener: (snapshot: ScannerSnapshot) => void): () => void {
    return this.#changed.subscribe(listener);
  }

  onScan(listener: (scan: Scan) => void): () => void {
    return this.#scanned.subscribe(listener);
  }

  traffic(): Promise<readonly Traffic[]> {
    return this.#thread.call<readonly Traffic[]>(this.id, 'traffic', null, []);
  }

  close(): Promise<void> {
    return this.#thread.call<void>(this.id, 'close', null, undefined);
  }

  hear(news: DeviceNews): void {
    if (news.kind === 'scan') this.#scanned.tell(news.scan);
    if (news.kind === 'scanner') this.#show(news.snapshot);
  }

  lost(reason: string): void {
    this.#show({ state: 'lost', reason });
  }

  #show(snapshot: ScannerSnapshot): void {
    this.#snapshot = snapshot;
    this.#changed.tell(snapshot);
  }
}

export class ThreadedPrinter implements PrinterLink, ThreadListener {
  readonly id: string;
  readonly dpmm: Dpmm;
  readonly #thread: DeviceThread;
  readonly #changed = new Told<[PrinterSnapshot]>();
  readonly #jobs = new Map<string, Promise<PrintResult>>();
  #snapshot: PrinterSnapshot = {
    state: 'connecting',
    reason: 'connecting',
    status: null,
    confirms: true,
  };

  constructor(id: string, thread: DeviceThread, dpmm: Dpmm) {
    this.id = id;
    this.dpmm = dpmm;
    this.#thread = thread;
    thread.listen(id, this);
  }

  snapshot(): PrinterSnapshot {
    return this.#snapshot;
  }

  onChange(listener: (snapshot: PrinterSnapshot) => void): () => void {
    return this.#changed.subscribe(listener);
  }

  /** Jobs are remembered on this side too: a new thread knows nothing of what the old one has sent. */
  print(job: PrintJob): Promise<PrintResult> {
    const known = this.#jobs.get(job.id);
    if (known) return known;
    const whenLost: PrintResult = {
      outcome: 'indeterminate',
      status: null,
      detail: 'the device thread ended while the label may have been on its way',
    };
    const result = this.#thread.call<PrintResult>(this.id, 'print', job, whenLost);
    this.#jobs.set(job.id, result);
    const [oldest] = this.#jobs.keys();
    if (this.#jobs.size > REMEMBERED_JOBS && oldest !== undefined) this.#jobs.delete(oldest);
    return result;
  }

  traffic(): Promise<readonly Traffic[]> {
    return this.#thread.call<readonly Traffic[]>(this.id, 'traffic', null, []);
  }

  close(): Promise<void> {
    return this.#thread.call<void>(this.id, 'close', null, undefined);
  }

  hear(news: DeviceNews): void {
    if (news.kind === 'printer') this.#show(news.snapshot);
  }

  lost(reason: string): void {
    this.#show({ ...this.#snapshot, state: 'lost', reason, status: null });
  }

  #show(snapshot: PrinterSnapshot): void {
    this.#snapshot = snapshot;
    this.#changed.tell(snapshot);
  }
}

const REMEMBERED_JOBS = 1000;
