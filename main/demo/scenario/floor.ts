import { Booth, type Stage } from './booth.ts';
import { plantTime } from './plant-time.ts';

/** What stands on a label that lies on a container. */
export interface Labelled {
  readonly item: string;
  readonly lot: string;
}

/** The terminals of one plant with the people before them, through all days of the story. */
export class Floor {
  readonly #stage: Stage;
  readonly #zone: string;
  readonly #terminals = new Map<string, Booth>();
  #day: string;
  /** Every container that got a label, by its number. */
  readonly labels = new Map<string, Labelled>();

  /** @param day printed date on which the story begins, `2026-03-09` */
  constructor(stage: Stage, timeZone: string, day: string) {
    this.#stage = stage;
    this.#zone = timeZone;
    this.#day = day;
  }

  terminal(station: string): Booth {
    const known = this.#terminals.get(station);
    if (known) return known;
    const made = new Booth(this.#stage, station);
    this.#terminals.set(station, made);
    return made;
  }

  /** The printed date that it is. */
  get day(): string {
    return this.#day;
  }

  /** From now on it is this printed date. */
  dayBreaks(day: string): void {
    this.#day = day;
  }

  /** The clock goes on to a printed time of the day. */
  at(time: string): void {
    const next = plantTime(this.#zone, this.#day, time);
    // Time on paper never runs backwards; a slow moment before does not either.
    if (next > this.#stage.clock.now()) this.#stage.clock.set(next);
  }

  /** The container of a batch that its label numbers so: the second `BD` is `BD-2`. */
  containerOf(prefix: string, number: number): string {
    const found = [...this.labels.keys()].filter((id) => id.split('/').at(-1)?.startsWith(`${prefix}-`));
    const container = found[number - 1];
    if (container === undefined) throw new Error(`there is no ${prefix}-${number}`);
    return container;
  }

  /** The label of a container, as somebody reads it who holds it in their hands. */
  labelOf(container: string): Labelled {
    const label = this.labels.get(container);
    if (!label) throw new Error(`nobody labelled ${container}`);
    return label;
  }
}
