import type { Odometer } from '../ports/device-family.ts';
import type { PrintJob } from '../ports/devices.ts';
import type { Conversation } from './conversation.ts';

export interface OdometerReading {
  readonly mm: number;
  readonly step: number;
}

/** A printer may feed part of a second label to find its place; two labels are not one. */
const MOST_LABELS = 1.5;
/** A printer that leaves so many questions unanswered and never answered one has no odometer. */
const UNANSWERED = 2;

/**
 * Compares what a printer says it printed with what it was sent: one label adds its length to the odometer, within the
 * step of that counter. Whether a printer has one is found out before its first label; one that has answered has one,
 * and must answer before every label and after it.
 */
export class OdometerWatch {
  readonly #odometer: Odometer | null;
  #isThere: boolean | null;

  constructor(odometer: Odometer | null) {
    this.#odometer = odometer;
    this.#isThere = odometer === null ? false : null;
  }

  /** Whether readings can be had; null until it was found out. */
  get isThere(): boolean | null {
    return this.#isThere;
  }

  /** `answers`: whether the printer answers at all; one that is silent altogether is asked again another time. */
  async findOut(conversation: Conversation, answers: () => Promise<boolean>): Promise<void> {
    for (let asked = 0; asked < UNANSWERED && this.#isThere === null; asked += 1)
      if ((await this.read(conversation)) !== null) this.#isThere = true;
    if (this.#isThere === null && (await answers())) this.#isThere = false;
  }

  /** The length so far; null when the printer does not tell it. */
  async read(conversation: Conversation): Promise<OdometerReading | null> {
    if (this.#odometer === null) return null;
    const answer = await conversation.ask(this.#odometer.question);
    const decoded = answer.kind === 'answered' ? answer.messages[0].decoded : null;
    return decoded?.kind === 'printer' ? this.#odometer.lengthOf(decoded) : null;
  }

  /** Why the odometer does not speak of exactly one label since `before`; null where it does, or there is none. */
  async doubt(
    conversation: Conversation,
    before: OdometerReading | null,
    { bitmap, dpmm }: PrintJob,
  ): Promise<string | null> {
    if (before === null) return null;
    const after = await this.read(conversation);
    if (after === null) return 'the odometer of the printer does not answer any more';
    const length = bitmap.height / dpmm;
    const ran = after.mm - before.mm;
    const isOne = ran > length - after.step && ran < length * MOST_LABELS + after.step;
    return isOne
      ? null
      : `the odometer of the printer ran ${Math.round(ran)} mm for a label of ${Math.round(length)} mm`;
  }
}
