import type { Decoded } from '../../contract/decoded.ts';
import type { Result } from '../../contract/result.ts';
import type { Bitmap } from '../../domain/labels/bitmap.ts';

/** A piece of the byte stream: a whole frame without its terminator, or bytes that are not one. */
export type Framed =
  | {
      readonly kind: 'frame';
      readonly bytes: Uint8Array;
      /** Why what it says is not to be believed, though it came whole: it answers, and carries no weight. */
      readonly doubt?: string;
    }
  | { readonly kind: 'noise'; readonly bytes: Uint8Array; readonly reason: string };

/** Cuts a byte stream into frames; holds no more bytes than its cap. `mono` is milliseconds of the receive clock. */
export interface Framer {
  push(chunk: Uint8Array, mono: number): readonly Framed[];
}

/** A decoded frame and which command it answers, where the format says so. */
export interface Understood {
  readonly decoded: Decoded;
  /** The command named by the frame; null where it names none (global errors, malformed frames). */
  readonly answers: string | null;
  /** False while further lines of the same answer follow. */
  readonly last: boolean;
}

/** One question of a protocol, as data: the bytes and how its answer is told from everything else. */
export interface Question {
  readonly command: string;
  /** Taken once for each asking; a protocol that numbers its questions gives other bytes each time. */
  readonly bytes: Uint8Array;
  readonly timeoutMs: number;
  /** A zero or tare that the instrument does not answer: whether it was done shows in the weights that come next. */
  readonly isSilent?: true;
  isAnswer(understood: Understood): boolean;
}

/**
 * What makes sure that a late answer never answers the next question, when one stayed without its answer:
 * `resync` asks the question of that name; `quiet` listens until nothing comes any more; `reopen` opens the line
 * anew, which no late answer survives (sockets).
 */
export type AfterSilence = 'resync' | 'quiet' | 'reopen';

/**
 * A scale protocol as data beside a pure codec. A question the family cannot ask is null, and the supervisor
 * then does without: no `now`, the instrument sends by itself and every weight that comes is the present one; no
 * `stable`, a capture watches the load come to rest; no `zero`, a person presses it at the instrument; no `serial`, the instrument cannot say who it is, and a person
 * has to (see `LiveReading.serial`).
 */
export interface ScaleFamily {
  readonly name: string;
  /** `openedMono`: when the link was opened, so that what began before it is not taken for a frame. */
  openFramer(openedMono: number): Framer;
  understand(frame: Uint8Array): Understood;
  readonly questions: {
    readonly now: Question | null;
    /** Only where the answer can be told from every other weight on the line. */
    readonly stable: Question | null;
    /** Cancels whatever is pending; its answer proves that no older answer is still on its way. */
    readonly resync: Question | null;
    readonly serial: Question | null;
    readonly model: Question | null;
    readonly software: Question | null;
    readonly zero: Question | null;
    readonly tare: Question | null;
    readonly clearTare: Question | null;
    readonly readTare: Question | null;
  };
  readonly afterSilence: AfterSilence;
  /** A checksum or a count in the frame itself tells a lost byte; the supervisor need not learn how long frames are. */
  readonly isChecked?: true;
  /** True for the frame an instrument sends unasked after it was switched on. */
  isRestart(understood: Understood): boolean;
}

export interface ScannerFamily {
  readonly name: string;
  /** `openedMono`: when the link was opened, so that what began before it is not taken for a frame. */
  openFramer(openedMono: number): Framer;
  /** One scan as text with its AIM identifier still in front; null when the bytes are no text. */
  textOf(frame: Uint8Array): string | null;
  /** What of a scan may be kept in the traffic ring: badges are scanned too, so never its payload. */
  show(frame: Uint8Array): string;
}

/** How a label travels in a printer's language: as one picture, so that nothing of its data is text to the printer. */
export interface PrinterGraphic {
  /** The bytes that print the label once, or one sentence why it cannot be sent. */
  encode(bitmap: Bitmap): Result<Uint8Array, string>;
  /** Recovers the bitmap from exactly what `encode` gives; anything more, less or other is refused with the reason. */
  decode(bytes: Uint8Array): Result<Bitmap, string>;
}

/** A counter of everything that a printer ever printed: what one label adds to it shows whether one came out. */
export interface Odometer {
  readonly question: Question;
  /** The length so far and the step of the counter, both in mm; null where the answer tells none. */
  lengthOf(status: PrinterStatus): { readonly mm: number; readonly step: number } | null;
}

/** A printer protocol: how a label is sent, how its state is asked and when that state lets a label through. */
export interface PrinterFamily {
  readonly name: string;
  readonly graphic: PrinterGraphic;
  /** Dots that its heads print across; null where heads differ and the declaration does not say. */
  readonly headDots: number | null;
  /** `openedMono`: when the link was opened, so that what began before it is not taken for a frame. */
  openFramer(openedMono: number): Framer;
  understand(frame: Uint8Array): Understood;
  /** A frame as it may be stored and shown, without passwords. */
  show(frame: Uint8Array): string;
  /** null: the printer cannot be asked, and every label of it ends indeterminate. */
  readonly status: Question | null;
  /**
   * What its status says of the end of a label: that nothing is left to print; that it was at work and then no more; or
   * nothing, and the label ends indeterminate although faults are told.
   */
  readonly end: 'idle' | 'idleAfterWork' | 'untold';
  /** Discards what the printer has buffered, so that nothing bursts out after a fault is cleared; null: it cannot. */
  readonly cancelAll: Uint8Array | null;
  readonly odometer: Odometer | null;
  /** The faults in a decoded status by name (`paperOut`), empty when a label could print. */
  faultsOf(status: PrinterStatus): readonly string[];
  /** True when nothing is queued, printing, or waiting to be taken. */
  isIdle(status: PrinterStatus): boolean;
}

export type PrinterStatus = Extract<Decoded, { kind: 'printer' }>;
