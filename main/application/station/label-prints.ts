import type { ContainerId, StationId, StepId } from '../../contract/ids.ts';
import type { LabelKind, PrintOutcome } from '../../contract/vocabulary.ts';
import { type Batch, type CheckedRun, isFilling } from '../../domain/execution/batch.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import { recipeStep } from '../../domain/recipe/recipe.ts';
import type { LabelMaker, MadeLabel } from '../ports/label-maker.ts';
import type { Calendar, Clock, Journal } from '../ports/node-ports.ts';
import type { DeviceDesk } from './device-desk.ts';
import { labelFor, labelKey } from './labels.ts';
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

/** What is printed at which station. */
interface Print {
  readonly label: LabelKind;
  readonly container: ContainerId;
  readonly station: StationId;
}

/** Reserved labels become paper, and what the printer said becomes a record. */
export class LabelPrints {
  readonly #parts: LabelPrintsParts;
  readonly #made = new Map<string, MadeLabel>();
  /** By station: the last print that was asked for, while one is under way. */
  readonly #underWay = new Map<StationId, Promise<void>>();

  constructor(parts: LabelPrintsParts) {
    this.#parts = parts;
  }

  /** The labels as they were printed since the start, by `labelKey`. */
  get made(): ReadonlyMap<string, MadeLabel> {
    return this.#made;
  }

  isUnderWay(station: StationId): boolean {
    return this.#underWay.has(station);
  }

  async print({ station }: Origin, label: LabelKind, container: ContainerId): Promise<void> {
    // A printer makes one label at a time, and what it said of one may ask for the next.
    const before = this.#underWay.get(station) ?? Promise.resolve();
    const own = before.then(() => this.#printAt({ label, container, station }));
    this.#underWay.set(station, own);
    try {
      await own;
    } finally {
      if (this.#underWay.get(station) === own) this.#underWay.delete(station);
    }
  }

  async #printAt(print: Print): Promise<void> {
    const { log, labels, desk, newId, clock, calendar, journal } = this.#parts;
    const { label, container, station } = print;
    const record = (outcome: PrintOutcome, detail: string, bitmapHash: string) =>
      this.#record(print, outcome, detail, bitmapHash);
    const facts = labelFor(label, log.state, container, log.lastNote(), calendar);
    const equipment = log.state.get('stations', station)?.equipment ?? [];
    const printer = equipment.map((id) => desk.printers.get(id)).find((link) => link !== undefined);
    const made = facts ? labels.make(facts, printer?.dpmm) : null;
    if (!made?.ok) {
      await record('failed', made ? made.error : 'The record has no such container.', '');
      return;
    }
    const { bitmapHash, bitmap, dpmm } = made.value;
    this.#made.set(labelKey(label, container), made.value);
    if (!printer) {
      await record('failed', 'No printer is bound to this station.', bitmapHash);
      return;
    }
    try {
      const { outcome, detail } = await printer.print({ id: newId(clock.now()), copies: 1, bitmap, dpmm });
      await record(outcome, detail, bitmapHash);
    } catch (error) {
      journal.error('print failed', { error: String(error) });
      await record('indeterminate', 'The printer driver ended.', bitmapHash);
    }
  }

  /** A print that was under way when the station stopped may or may not exist: a person settles it. */
  settleInterrupted(): void {
    for (const print of this.#interrupted())
      void this.#record(print, 'indeterminate', 'The station stopped while printing.', '');
  }

  #interrupted(): readonly Print[] {
    const { state } = this.#parts.log;
    const found: Print[] = [];
    for (const batch of state.all('batches')) {
      for (const { id, work } of Object.values(batch.steps)) {
        if (work.kind === 'checkedRun') found.push(...this.#interruptedOutput(batch, id, work));
        if (work.kind !== 'dispense' && !isFilling(work)) continue;
        for (const { id: container, label } of work.containers) {
          const stock = state.get('containers', container);
          if (label.outcome !== 'printing' || stock?.kind !== 'dispensed') continue;
          found.push({ label: 'container', container, station: stock.location as unknown as StationId });
        }
      }
    }
    for (const { id, label, station } of state.all('cases'))
      if (label.outcome === 'printing') found.push({ label: 'case', container: id as never, station });
    for (const { id, outcome, station } of state.all('holdLabels'))
      if (outcome === 'printing') found.push({ label: 'hold', container: id, station });
    for (const { id, outcome, station } of state.all('receivedLabels'))
      if (outcome === 'printing' && station) found.push({ label: 'received', container: id, station });
    return found;
  }

  /** What a run filled may have been carried away: its label comes out where the run is. */
  #interruptedOutput(batch: Batch, step: StepId, { output }: CheckedRun): readonly Print[] {
    const recipe = this.#parts.log.state.get('recipes', `${batch.recipe}@${batch.version}`);
    const station = recipe && recipeStep(recipe, step)?.station;
    return output.flatMap(({ id, label }) =>
      label.outcome === 'printing' && station ? [{ label: 'output' as const, container: id, station }] : [],
    );
  }

  #record({ label, container, station }: Print, outcome: PrintOutcome, detail: string, bitmapHash: string) {
    return this.#parts.own(
      { type: 'RecordPrint', label, container, outcome, detail: detail.slice(0, 200), bitmapHash },
      station,
    );
  }
}
