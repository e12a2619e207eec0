import { parentPort, workerData } from 'node:worker_threads';
import type { PrinterLink, PrintJob, ScaleLink, ScannerLink } from '../../application/ports/devices.ts';
import { openPrinter, openScale, openScanner } from './open-device.ts';
import { systemClock } from './system-clock.ts';
import {
  BEAT_MS,
  type Call,
  type FromWorker,
  type News,
  type ScaleNews,
  type ToWorker,
  type WorkerStart,
} from './worker-messages.ts';

/**
 * The thread of one port group: it runs links and supervisors, and posts what changes. A scale may stream as
 * fast as it likes; the main thread hears of its value at most ten times a second.
 */
const port = parentPort;
if (port === null) throw new Error('the device worker runs as a thread only');

const LEAST_BETWEEN_READINGS_MS = 100;

const scales = new Map<string, ScaleLink>();
const scanners = new Map<string, ScannerLink>();
const printers = new Map<string, PrinterLink>();
const cancels = new Map<number, AbortController>();
let seq = 0;

function post(news: News): void {
  seq += 1;
  const message: FromWorker = { seq, mono: systemClock.mono(), ...news };
  port?.postMessage(message);
}

/** The newest reading of each scale that has not been told yet. */
const held = new Map<string, ScaleNews>();
let lastToldMono = Number.NEGATIVE_INFINITY;
let isDue = false;

/** A wake-up of the main thread costs more than what it is told: the readings of all scales go in one message. */
function tellReadings(): void {
  isDue = false;
  if (held.size === 0) return;
  lastToldMono = systemClock.mono();
  post({ kind: 'readings', of: [...held.values()] });
  held.clear();
}

/** Readings are thinned to the newest; changes of state and observations pass at once, after what they follow. */
function watchScale(device: string, scale: ScaleLink): void {
  scale.onChange((change, snapshot) => {
    const news: ScaleNews = { kind: 'scale', device, change, snapshot };
    if (change.kind !== 'reading') {
      const before = held.get(device);
      if (before !== undefined) post(before);
      held.delete(device);
      post(news);
      return;
    }
    held.set(device, news);
    if (isDue) return;
    const wait = lastToldMono + LEAST_BETWEEN_READINGS_MS - systemClock.mono();
    if (wait <= 0) return tellReadings();
    isDue = true;
    systemClock.after(wait, tellReadings);
  });
}

async function perform({ call, device, method, argument }: Call): Promise<unknown> {
  const scale = scales.get(device);
  const link = scale ?? scanners.get(device) ?? printers.get(device);
  switch (method) {
    case 'capture': {
      const controller = new AbortController();
      cancels.set(call, controller);
      const captured = await scale?.capture(Number(argument), controller.signal);
      cancels.delete(call);
      return captured;
    }
    case 'print':
      return await printers.get(device)?.print(argument as PrintJob);
    case 'traffic':
      return await link?.traffic();
    case 'close':
      return await link?.close();
    default:
      return await scale?.[method]();
  }
}

async function close(): Promise<void> {
  const links = [...scales.values(), ...scanners.values(), ...printers.values()];
  await Promise.all(links.map((link) => link.close()));
  clearInterval(beat);
  tellReadings();
  post({ kind: 'closed' });
  port?.close();
}

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'call':
      void perform(message).then((value) => post({ kind: 'reply', call: message.call, value }));
      break;
    case 'cancel':
      cancels.get(message.call)?.abort();
      break;
    case 'close':
      void close();
      break;
  }
});

for (const declaration of (workerData as WorkerStart).declarations) {
  switch (declaration.kind) {
    case 'scale': {
      const scale = openScale(declaration, systemClock);
      scales.set(scale.id, scale);
      watchScale(scale.id, scale);
      break;
    }
    case 'scanner': {
      const scanner = openScanner(declaration, systemClock);
      scanners.set(scanner.id, scanner);
      scanner.onChange((snapshot) => post({ kind: 'scanner', device: scanner.id, snapshot }));
      scanner.onScan((scan) => post({ kind: 'scan', device: scanner.id, scan }));
      break;
    }
    case 'printer': {
      const printer = openPrinter(declaration, systemClock);
      printers.set(printer.id, printer);
      printer.onChange((snapshot) => post({ kind: 'printer', device: printer.id, snapshot }));
      break;
    }
  }
}
const beat = setInterval(() => post({ kind: 'beat' }), BEAT_MS);
