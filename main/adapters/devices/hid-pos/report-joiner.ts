import type { Framed, Framer } from '../../../application/ports/device-family.ts';
import { goesOn, type HidPosProfile, type PosReport, readReport } from './protocol.ts';

/** The longest scan, as for scanners on a line. */
export const SCAN_CAP = 4096;
/** Reports of one scan follow each other within milliseconds; nobody pulls a trigger twice in this time. */
const ABANDON_MS = 250;
/** After a report that is not understood, what comes without a pause belongs to it. */
const PAUSE_MS = 150;
const SETTLE_MS = 100;

const CR = 0x0d;
const LF = 0x0a;

/**
 * Joins reports to scans: each chunk is one report, and a scan goes on while its reports say so. What is broken
 * takes the rest of its scan with it, because the rest alone would read as another, shorter code. A scan comes out
 * as a scanner on a line would send it: AIM identifier, data, without the suffix.
 */
export class ReportJoiner implements Framer {
  readonly #profile: HidPosProfile;
  #scan: { readonly aim: string; readonly bytes: number[] } | null = null;
  #skipping: string | null = null;
  #openedAt: number | null = null;
  #lastAt = 0;

  constructor(profile: HidPosProfile) {
    this.#profile = profile;
  }

  /** Starts the settling time and the watch for pauses; a file has neither. */
  opened(mono: number): this {
    this.#openedAt = mono;
    return this;
  }

  push(report: Uint8Array, mono: number): readonly Framed[] {
    const out: Framed[] = [];
    if (this.#scan !== null && mono - this.#lastAt > ABANDON_MS)
      out.push(...this.#drop('half a scan, then silence'));
    if (this.#openedAt !== null && mono - this.#lastAt > PAUSE_MS) this.#skipping = null;
    if (this.#openedAt !== null && mono - this.#openedAt < SETTLE_MS) this.#skipping = 'cut at opening';
    this.#lastAt = mono;
    const read = readReport(this.#profile, report);
    out.push(...(read.ok ? this.#take(read.value, report) : this.#break(read.error, report)));
    return out;
  }

  /** What is left when the reports end: the beginning of a scan, or null. */
  rest(): Uint8Array | null {
    const bytes = this.#scan?.bytes ?? null;
    this.#scan = null;
    return bytes === null ? null : Uint8Array.from(bytes);
  }

  #take(report: PosReport, raw: Uint8Array): readonly Framed[] {
    if (this.#skipping !== null) {
      const reason = this.#skipping;
      if (!report.more) this.#skipping = null;
      return [{ kind: 'noise', bytes: raw, reason }];
    }
    const before = this.#scan;
    if (before !== null && before.aim !== report.aim) return this.#break('two scans run into one', raw);
    const bytes = before?.bytes ?? [...report.aim].map((char) => char.charCodeAt(0));
    if (bytes.length + report.data.length > SCAN_CAP)
      return this.#break(`longer than ${SCAN_CAP} bytes`, raw);
    bytes.push(...report.data);
    this.#scan = report.more ? { aim: report.aim, bytes } : null;
    return report.more ? [] : [{ kind: 'frame', bytes: Uint8Array.from(withoutSuffix(bytes)) }];
  }

  #break(reason: string, raw: Uint8Array): readonly Framed[] {
    const out: readonly Framed[] = [...this.#drop(reason), { kind: 'noise', bytes: raw, reason }];
    const mayGoOn = this.#openedAt !== null || goesOn(raw);
    this.#skipping = mayGoOn ? 'rest of a scan that was not understood' : null;
    return out;
  }

  #drop(reason: string): readonly Framed[] {
    const bytes = this.rest();
    return bytes === null ? [] : [{ kind: 'noise', bytes, reason }];
  }
}

function withoutSuffix(bytes: readonly number[]): readonly number[] {
  const unfed = bytes.at(-1) === LF ? bytes.slice(0, -1) : bytes;
  return unfed.at(-1) === CR ? unfed.slice(0, -1) : unfed;
}
