import type { Odometer } from '../ports/device-family.ts';
import type { PrintJob } from '../ports/devices.ts';
import type { Conversation } from './conversation.ts';

export interface OdometerReading {
  readonly mm: number;
  readonly step: number;
}

/** A printer may feed part of a second label to find its place; two labels are not one. */
const MOST_LABELS = 1.5;

/**
 * Compares what a printer says it printed with what it was sent: one label adds its length to the odometer, within the
 * step of that counter. A printer without an odometer, or one that does not answer for it, is not asked again.
 */
export class OdometerWatch {
  readonly #odometer: Odometer | null;
  #isMute = false;

  constructor(odometer: Odometer | null) {
    this.#odometer = odometer;
  }

  async read(conversation: Conversation): Promise<OdometerReading | null> {
    if (this.#odometer === null || this.#isMute) return null;
    const answer = await conversation.ask(this.#odometer.question);
    if (answer.kind === 'timeout') this.#isMute = true;
    const decoded = answer.kind === 'answered' ? answer.messages[0].decoded : null;
    return decoded?.kind === 'printer' ? this.#odometer.lengthOf(decoded) : null;
  }

  /** Why the odometer does not speak of exactly one label since `before`; null where it does, or says nothing. */
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
