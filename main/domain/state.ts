import type { RecordKind } from '../contract/vocabulary.ts';
import type { Attachment } from './attachments/attachment.ts';
import type { PackedCase } from './cases/packed-case.ts';
import type { Correction } from './corrections/correction.ts';
import type { Equipment, WeightSet } from './equipment/equipment.ts';
import type { ScaleFitness } from './equipment/fitness.ts';
import type { ServiceCase } from './equipment/service-case.ts';
import type { Batch } from './execution/batch.ts';
import type { Person, Session, Station } from './identity/person.ts';
import type { LabelLedger } from './label-ledger/label-ledger.ts';
import type { LabelRoll } from './label-ledger/label-roll.ts';
import type { Sample } from './laboratory/sample.ts';
import type { LateEntry } from './late-entry/late-entry.ts';
import type { HoldLabel } from './material/hold-label.ts';
import type { Container, CountedItem, Item, Location, Lot } from './material/material.ts';
import type { ReceivedLabel } from './material/received-label.ts';
import type { SiteRules } from './plant/founding.ts';
import type { ExceptionRecord, Hold } from './quality/exception.ts';
import type { QualityRecord } from './quality/records/record.ts';
import type { Recipe } from './recipe/recipe.ts';

/** The fold of the log: one table an aggregate, plus indexes that are folded with them. Values are immutable. */
export interface Tables {
  readonly people: Person;
  readonly stations: Station;
  /** By terminal: the person signed in there. */
  readonly sessions: Session;
  readonly items: Item;
  readonly countedItems: CountedItem;
  readonly lots: Lot;
  readonly locations: Location;
  readonly containers: Container;
  /** By container: the HOLD labels that were printed for it. */
  readonly holdLabels: HoldLabel;
  /** By container: the labels that were printed for it since QA re-identified it. */
  readonly receivedLabels: ReceivedLabel;
  readonly labelRolls: LabelRoll;
  /** By batch: every label of it, from the cage to its end. */
  readonly labelLedgers: LabelLedger;
  readonly cases: PackedCase;
  readonly equipment: Equipment;
  readonly weightSets: WeightSet;
  /** By instrument: what was done since it last went out of service. */
  readonly services: ServiceCase;
  /** By scale: the procedures of metrology. */
  readonly fitness: ScaleFitness;
  readonly recipes: Recipe;
  readonly batches: Batch;
  readonly exceptions: ExceptionRecord;
  readonly holds: Hold;
  readonly records: QualityRecord;
  readonly samples: Sample;
  readonly corrections: Correction;
  readonly attachments: Attachment;
  readonly lateEntries: LateEntry;
  /** Ids under one key: containers of a lot, lots of an item, active holds on an object, open exceptions of a step. */
  readonly index: readonly string[];
  readonly plant: PlantFacts;
}
export type TableName = keyof Tables;

export interface PlantFacts {
  readonly kind: 'demo' | 'production';
  readonly site: SiteRules;
  readonly exceptions: number;
  readonly holds: number;
  /** Cases numbered so far: a number is never given twice. */
  readonly cases: number;
  readonly records: Readonly<Partial<Record<RecordKind, number>>>;
}

const TABLE_NAMES: readonly TableName[] = [
  'people',
  'stations',
  'sessions',
  'items',
  'countedItems',
  'lots',
  'locations',
  'containers',
  'holdLabels',
  'receivedLabels',
  'labelRolls',
  'labelLedgers',
  'cases',
  'equipment',
  'weightSets',
  'services',
  'fitness',
  'recipes',
  'batches',
  'exceptions',
  'holds',
  'records',
  'samples',
  'corrections',
  'attachments',
  'lateEntries',
  'index',
  'plant',
];

/** What gates, decisions and views may read. */
export interface PlantReader {
  get<Name extends TableName>(table: Name, id: string): Tables[Name] | undefined;
  all<Name extends TableName>(table: Name): Iterable<Tables[Name]>;
}

/** What the fold writes to; readable at once, so that one command may write several events. */
export interface PlantDraft extends PlantReader {
  put<Name extends TableName>(table: Name, id: string, value: Tables[Name]): void;
  remove(table: TableName, id: string): void;
}

type Stored = { [Name in TableName]: Map<string, Tables[Name]> };
const emptyTables = (): Stored =>
  Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map()])) as unknown as Stored;

/** The state of a node. Changes are folded on a draft first and absorbed only after the COMMIT (design §5). */
export class PlantState implements PlantReader {
  readonly #tables: Stored = emptyTables();
  /** Rows that changed since `settle`. */
  readonly #touched = new Map<TableName, Set<string>>();

  get<Name extends TableName>(table: Name, id: string): Tables[Name] | undefined {
    return (this.#tables[table] as Map<string, Tables[Name]>).get(id);
  }

  all<Name extends TableName>(table: Name): Iterable<Tables[Name]> {
    return (this.#tables[table] as Map<string, Tables[Name]>).values();
  }

  draft(): Draft {
    return new Draft(this);
  }

  absorb(draft: Draft): void {
    for (const [table, id, value] of draft.changes()) {
      const rows = this.#tables[table] as Map<string, unknown>;
      if (value === undefined) rows.delete(id);
      else rows.set(id, value);
      this.#touch(table, id);
    }
  }

  #touch(table: TableName, id: string): void {
    const ids = this.#touched.get(table);
    if (ids) ids.add(id);
    else this.#touched.set(table, new Set([id]));
  }

  /** Plain data for a snapshot: table name → list of [id, value]. */
  toData(): StateData {
    return Object.fromEntries(
      TABLE_NAMES.map((name) => [name, [...this.#tables[name]]]),
    ) as unknown as StateData;
  }

  /** The rows that changed since `settle`, as they are now; null stands for a row that is gone. */
  changes(): Partial<StateData> {
    return Object.fromEntries(
      [...this.#touched].map(([name, ids]) => [name, [...ids].map((id) => [id, this.get(name, id) ?? null])]),
    );
  }

  /** From here on `changes` counts anew: what it gave is kept. */
  settle(): void {
    this.#touched.clear();
  }

  /** The state that a whole snapshot and the changes after it tell, in their order. */
  static fromData(...parts: readonly Partial<StateData>[]): PlantState {
    const state = new PlantState();
    for (const data of parts) {
      for (const name of TABLE_NAMES) {
        const rows = state.#tables[name] as Map<string, unknown>;
        for (const [id, value] of data[name] ?? []) {
          if (value === null) rows.delete(id);
          else rows.set(id, value);
        }
      }
    }
    return state;
  }
}

export type StateData = Readonly<Record<TableName, readonly (readonly [string, unknown])[]>>;

/** Changes on top of a state that nobody else sees yet. */
export class Draft implements PlantDraft {
  readonly #base: PlantState;
  readonly #changed = new Map<TableName, Map<string, unknown>>();

  constructor(base: PlantState) {
    this.#base = base;
  }

  get<Name extends TableName>(table: Name, id: string): Tables[Name] | undefined {
    const changed = this.#changed.get(table);
    return changed?.has(id) ? (changed.get(id) as Tables[Name] | undefined) : this.#base.get(table, id);
  }

  *all<Name extends TableName>(table: Name): Iterable<Tables[Name]> {
    const changed = this.#changed.get(table);
    if (!changed) {
      yield* this.#base.all(table);
      return;
    }
    for (const value of this.#base.all(table)) if (!changed.has(idOf(table, value))) yield value;
    for (const value of changed.values()) if (value !== undefined) yield value as Tables[Name];
  }

  put<Name extends TableName>(table: Name, id: string, value: Tables[Name]): void {
    this.#changesOf(table).set(id, value);
  }

  remove(table: TableName, id: string): void {
    this.#changesOf(table).set(id, undefined);
  }

  *changes(): Iterable<readonly [TableName, string, unknown]> {
    for (const [table, rows] of this.#changed) for (const [id, value] of rows) yield [table, id, value];
  }

  #changesOf(table: TableName): Map<string, unknown> {
    let rows = this.#changed.get(table);
    if (!rows) {
      rows = new Map();
      this.#changed.set(table, rows);
    }
    return rows;
  }
}

/** The key a value is stored under; only tables that are listed whole need it. */
function idOf(table: TableName, value: unknown): string {
  const row = value as { id?: string; terminal?: string };
  return (table === 'sessions' ? row.terminal : row.id) ?? '';
}

/** The one row of plant facts; missing only before the plant is founded. */
export function plantFacts(state: PlantReader): PlantFacts {
  const facts = state.get('plant', 'plant');
  if (!facts) throw new Error('broken invariant: the plant is not founded');
  return facts;
}
