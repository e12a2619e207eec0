import type { Micrograms } from '../../contract/quantity.ts';
import type { ReasonCode } from '../../contract/vocabulary.ts';
import type { EventData } from '../../domain/events.ts';
import { parseEntry } from '../../domain/log/entry.ts';
import { type EventStore, readAll } from '../ports/event-store.ts';

/** One container that was destroyed, with the reason its disposition gave. */
export interface Scrapped {
  readonly at: string;
  readonly container: string;
  readonly quantity: Micrograms;
  readonly reason: ReasonCode;
}

/**
 * Every scrapping of the log with its reason (S57, S58). It reads each event once and goes on from there when it is
 * asked again; an exception that is opened again keeps what was scrapped under it. No gate looks here.
 */
export class ScrapLedger {
  readonly #log: Pick<EventStore, 'read'>;
  readonly #reasons = new Map<string, ReasonCode>();
  readonly #scrapped: Scrapped[] = [];
  #last = 0;

  constructor(log: Pick<EventStore, 'read'>) {
    this.#log = log;
  }

  /** Oldest first. */
  all(): readonly Scrapped[] {
    for (const { seq, body } of readAll(this.#log, this.#last)) {
      this.#last = seq;
      this.#take(body);
    }
    return this.#scrapped;
  }

  /** Only what can matter is parsed. */
  #take(body: string): void {
    if (body.includes('"type":"DispositionDecided"')) {
      const { exception, reason } = parseEntry(body).data as EventData['DispositionDecided'];
      this.#reasons.set(exception, reason);
    } else if (body.includes('"type":"ContainerScrapped"')) {
      const { at, data } = parseEntry(body);
      const { exception, container, quantity } = data as EventData['ContainerScrapped'];
      const reason = this.#reasons.get(exception);
      if (reason === undefined) throw new Error(`broken invariant: ${container} is scrapped for no reason`);
      this.#scrapped.push({ at, container, quantity, reason });
    }
  }
}
