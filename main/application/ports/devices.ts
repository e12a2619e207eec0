import type { Decoded, Reading, Settling } from '../../contract/decoded.ts';
import type { KeyboardPrefix } from '../../contract/keyboard-scan.ts';
import type { MassUnit, Micrograms } from '../../contract/quantity.ts';
import type { LoadObservation } from '../../domain/equipment/load-watch.ts';
import type { Bitmap, Dpmm } from '../../domain/labels/bitmap.ts';
import type { PrinterStatus } from './device-family.ts';

/** Time as devices need it. `mono` is one process-wide monotonic clock in ms, the same in every thread. */
export interface DeviceClock {
  mono(): number;
  iso(): string;
  /** Runs `act` after `ms`; returns the cancel. */
  after(ms: number, act: () => void): () => void;
}

/** A frame or chunk as it went over the wire, kept in a ring for the device desk and support. */
export interface Traffic {
  /** The how-manieth of its direction since the program began, from 1. */
  readonly n: number;
  readonly mono: number;
  readonly at: string;
  readonly direction: 'in' | 'out' | 'note';
  /** Printable text, everything else escaped (`\x0d`, `\x1d`). */
  readonly text: string;
  /** The same bytes as hex text; null for notes and for what is shown without its content. */
  readonly hex: string | null;
  /** Whether a frame from the device was understood; null for everything else. */
  readonly understood: boolean | null;
}

// ── Scale ────────────────────────────────────────────────────────────────────────────────────────────────

/** `foreign`: another instrument answers on the bound port. `fault`: the instrument reports a fault of its own. */
export type ScaleState = 'connecting' | 'ready' | 'silent' | 'lost' | 'foreign' | 'fault';

export interface ScaleIdentity {
  readonly model: string | null;
  readonly serial: string | null;
  readonly software: string | null;
}

export interface LiveReading {
  readonly reading: Reading;
  /** null when the unit is not the configured one or the digits cannot be held exactly. */
  readonly mass: Micrograms | null;
  /** The frame as received, escaped. */
  readonly raw: string;
  readonly receivedMono: number;
  readonly receivedAt: string;
  /** The instrument says that the load is at rest, or it tells nothing of it and the configured settling was seen. */
  readonly atRest: boolean;
  /** Serial number that the instrument itself reported on this connection; empty where its family cannot tell one. */
  readonly serial: string;
}

/** Why a ready scale shows no usable weight at this moment. */
export type ScaleTrouble = 'overload' | 'underload' | 'wrong-unit' | 'too-fine' | 'busy' | 'stale';

export interface ScaleSnapshot {
  readonly state: ScaleState;
  /** One sentence for people; empty when ready without trouble. */
  readonly reason: string;
  readonly trouble: ScaleTrouble | null;
  readonly identity: ScaleIdentity | null;
  /** null whenever there is no fresh value: a stale one is never shown as live. */
  readonly latest: LiveReading | null;
  /** Rises whenever continuity was lost (reconnected, restarted, silent): zero and tare must be confirmed again. */
  readonly epoch: number;
}

export type ScaleChange =
  | { readonly kind: 'reading'; readonly live: LiveReading }
  | { readonly kind: 'state' }
  /** The instrument was switched on again (it announced itself unasked). */
  | { readonly kind: 'restarted'; readonly raw: string }
  | { readonly kind: 'observation'; readonly observation: ScaleObservation };

export type ScaleObservation =
  | LoadObservation
  | { readonly kind: 'tare-changed'; readonly before: string; readonly after: string };

export type CaptureResult =
  | {
      readonly kind: 'captured';
      readonly live: LiveReading;
      /** Raw frames of the stability window, oldest first; the last ones are the answer and its confirmation. */
      readonly window: readonly string[];
      /** What was taken for stability where the format tells nothing of it; null where the instrument itself said so. */
      readonly settling: Settling | null;
    }
  | {
      readonly kind:
        | 'unstable'
        | 'overload'
        | 'underload'
        | 'silent'
        | 'lost'
        | 'foreign'
        | 'fault'
        | 'malformed'
        | 'wrong-unit'
        | 'not-ready'
        | 'busy'
        | 'cancelled';
      readonly raw?: string;
    };

/** `unknown`: sent but not answered, its effect on the zero or tare is not known. */
export type VerbResult =
  | { readonly kind: 'done'; readonly raw: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly raw?: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export type TareResult =
  | { readonly kind: 'tare'; readonly value: string; readonly unit: string; readonly raw: string }
  | { readonly kind: 'refused'; readonly reason: string };

export interface ScaleLink {
  readonly id: string;
  snapshot(): ScaleSnapshot;
  /** Told at every valid reading and every change of state; returns the unsubscribe. */
  onChange(listener: (change: ScaleChange, snapshot: ScaleSnapshot) => void): () => void;
  /** Asks the instrument anew for a stable value; never answers from what it showed before. One at a time. */
  capture(timeoutMs: number, cancel?: AbortSignal): Promise<CaptureResult>;
  zero(): Promise<VerbResult>;
  tare(): Promise<VerbResult>;
  clearTare(): Promise<VerbResult>;
  readTare(): Promise<TareResult>;
  traffic(): Promise<readonly Traffic[]>;
  close(): Promise<void>;
}

/** What the signed configuration says about a scale. A port is never claimed by guessing. */
export interface ScaleBinding {
  readonly id: string;
  readonly serial: string;
  readonly unit: MassUnit;
  readonly division: Micrograms;
  /**
   * What stands for the stability that the format does not tell: so many equal readings over so many ms. Without it
   * nothing of such an instrument can be captured (devices.md rule 2).
   */
  readonly settling?: Settling;
}

// ── Scanner ──────────────────────────────────────────────────────────────────────────────────────────────

export interface Scan {
  readonly device: string;
  /** The scan as received, escaped. */
  readonly raw: string;
  /** AIM identifier without its bracket (`d2`); null when the scanner sent none. */
  readonly aim: string | null;
  readonly decoded: Decoded;
  readonly receivedAt: string;
  readonly mono: number;
  /** The same payload came within the last two seconds. */
  readonly repeat: boolean;
}

export interface ScannerSnapshot {
  readonly state: 'connecting' | 'ready' | 'lost';
  readonly reason: string;
}

/** The way in of a scanner that types. */
export interface ScannerKeyboard {
  /** The name of what the scanner types first: only text that begins so is a scan (S106). */
  readonly prefix: KeyboardPrefix;
  /** Takes what was typed; false when it did not come from the scanner, and is nothing but typing. */
  take(typed: string): boolean;
}

export interface ScannerLink {
  readonly id: string;
  snapshot(): ScannerSnapshot;
  onChange(listener: (snapshot: ScannerSnapshot) => void): () => void;
  onScan(listener: (scan: Scan) => void): () => void;
  /** Only of a scanner that types at a terminal. */
  readonly keyboard?: ScannerKeyboard;
  traffic(): Promise<readonly Traffic[]>;
  close(): Promise<void>;
}

// ── Printer ──────────────────────────────────────────────────────────────────────────────────────────────

export interface PrinterSnapshot {
  /** `notReady`: it answers and says why it cannot print. `silent`: a Zebra that is out of paper does not answer. */
  readonly state: 'connecting' | 'ready' | 'printing' | 'notReady' | 'silent' | 'lost';
  readonly reason: string;
  readonly status: PrinterStatus | null;
  /** Whether it can say that a label came out; where not, every label ends indeterminate. */
  readonly confirms: boolean;
}

/** One label, one format. Copies are separate jobs with their own ids. */
export interface PrintJob {
  readonly id: string;
  readonly copies: 1;
  readonly bitmap: Bitmap;
  /** Of the head that it was made for. */
  readonly dpmm: Dpmm;
}

/**
 * `failed`: nothing was sent. `indeterminate`: bytes went out and the printer did not confirm; a person or a
 * scan of the label settles it, and nothing is ever sent again by itself.
 */
export interface PrintResult {
  readonly outcome: 'confirmed' | 'failed' | 'indeterminate';
  readonly status: PrinterStatus | null;
  readonly detail: string;
}

export interface PrinterLink {
  readonly id: string;
  /** Of its head: a label is made for it, or it comes out in another size. */
  readonly dpmm: Dpmm;
  snapshot(): PrinterSnapshot;
  onChange(listener: (snapshot: PrinterSnapshot) => void): () => void;
  /** Asking twice with one id prints once and gives the same answer. */
  print(job: PrintJob): Promise<PrintResult>;
  traffic(): Promise<readonly Traffic[]>;
  close(): Promise<void>;
}
