import type { ContainerId, StationId } from '../../contract/ids.ts';
import type { Origin, StationCommand } from '../../domain/kernel-command.ts';
import type { LabelMaker, MadeLabel } from '../ports/label-maker.ts';
import type { Calendar, Clock, Journal } from '../ports/node-ports.ts';
import type { DeviceDesk } from './device-desk.ts';
import { containerLabel } from './label-printing.ts';
import type { OwnVoice } from './own-voice.ts';
import type { StationLog } from './station-log.ts';

export interface LabelPrintsParts {
  readonly desk: DeviceDesk;
  readonly log: StationLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly labels: LabelMaker;
  readonly newId: (utcMs: number) => string;
  readonly journal: Journal;
  readonly own: OwnVoice;
}

type Outcome = Extract<StationCommand, { type: 'RecordPrint' }>['outcome'];

/** Reserved labels become paper, and what the printer said becomes a record. */
export class LabelPrints {
  readonly #parts: LabelPrintsParts;
  readonly #made = new Map<string, MadeLabel>();
  readonly #underWay = new Set<StationId>();

  constructor(parts: LabelPrintsParts) {
    this.#parts = parts;
  }

  /** The labels as they were printed since the start, by container. */
  get made(): ReadonlyMap<string, MadeLabel> {
    return this.#made;
  }

  isUnderWay(station: StationId): boolean {
    return this.#underWay.has(station);
  }

  async print(origin: Origin, container: ContainerId): Promise<void> {
    this.#underWay.add(origin.station);
    try {
      await this.#printAt(origin.station, container);
    } finally {
      this.#underWay.delete(origin.station);
    }
  }

  async #printAt(station: StationId, container: ContainerId): Promise<void> {
    const { log, labels, desk, newId, clock, calendar, journal } = this.#parts;
    const record = (outcome: Outcome, detail: string, bitmapHash: string) =>
      this.#record(station, container, outcome, detail, bitmapHash);
    const facts = containerLabel(log.state, container, log.lastNote(), calendar);
    const made = facts ? labels.make(facts) : null;
    if (!made?.ok) {
      await record('failed', made ? made.error : 'The record has no such container.', '');
      return;
    }
    const { bitmapHash, bytes } = made.value;
    this.#made.set(container, made.value);
    const equipment = log.state.get('stations', station)?.equipment ?? [];
    const printer = equipment.map((id) => desk.printers.get(id)).find((link) => link !== undefined);
    if (!printer) {
      await record('failed', 'No printer is bound to this station.', bitmapHash);
      return;
    }
    try {
      const { outcome, detail } = await printer.print({ id: newId(clock.now()), copies: 1, bytes });
      await record(outcome, detail, bitmapHash);
    } catch (error) {
      journal.error('print failed', { error: String(error) });
      await record('indeterminate', 'The printer driver ended.', bitmapHash);
    }
  }

  /** A print that was under way when the station stopped may or may not exist: a person settles it. */
  settleInterrupted(): void {
    const { state } = this.#parts.log;
    for (const batch of state.all('batches')) {
      for (const { work } of Object.values(batch.steps)) {
        if (work.kind !== 'dispense') continue;
        for (const { id, label } of work.containers) {
          const stock = state.get('containers', id);
          if (label.outcome !== 'printing' || stock?.kind !== 'dispensed') continue;
          const station = stock.location as unknown as StationId;
          void this.#record(station, id, 'indeterminate', 'The station stopped while printing.', '');
        }
      }
    }
  }

  #record(station: StationId, container: ContainerId, outcome: Outcome, detail: string, bitmapHash: string) {
    return this.#parts.own(
      { type: 'RecordPrint', container, outcome, detail: detail.slice(0, 200), bitmapHash },
      station,
    );
  }
}
