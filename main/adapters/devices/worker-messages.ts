import type {
  PrinterSnapshot,
  ScaleChange,
  ScaleSnapshot,
  Scan,
  ScannerSnapshot,
} from '../../application/ports/devices.ts';
import type { DeviceDeclaration } from './open-device.ts';

/** What a device thread is started with. */
export interface WorkerStart {
  readonly declarations: readonly DeviceDeclaration[];
}

/** A method of a link, called from the main thread; each call is answered once. */
export interface Call {
  readonly kind: 'call';
  readonly call: number;
  readonly device: string;
  readonly method: 'capture' | 'zero' | 'tare' | 'clearTare' | 'readTare' | 'print' | 'traffic' | 'close';
  readonly argument: unknown;
}

export type ToWorker = Call | { readonly kind: 'cancel'; readonly call: number } | { readonly kind: 'close' };

/** What a scale tells, as its supervisor told it. */
export interface ScaleNews {
  readonly kind: 'scale';
  readonly device: string;
  readonly change: ScaleChange;
  readonly snapshot: ScaleSnapshot;
}

/** Everything from the thread carries a number without gaps and the monotonic time at which it was sent. */
export type FromWorker = { readonly seq: number; readonly mono: number } & News;

export type News =
  | { readonly kind: 'beat' }
  | { readonly kind: 'reply'; readonly call: number; readonly value: unknown }
  | DeviceNews
  | { readonly kind: 'readings'; readonly of: readonly ScaleNews[] }
  | { readonly kind: 'closed' };

/** What one device tells. */
export type DeviceNews =
  | ScaleNews
  | { readonly kind: 'scanner'; readonly device: string; readonly snapshot: ScannerSnapshot }
  | { readonly kind: 'scan'; readonly device: string; readonly scan: Scan }
  | { readonly kind: 'printer'; readonly device: string; readonly snapshot: PrinterSnapshot };

/** A sign of life of the thread; several missed ones in a row and it is ended and started anew. */
export const BEAT_MS = 500;
