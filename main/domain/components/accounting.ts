import type { LotId } from '../../contract/ids.ts';
import { COMPONENT_FATES, COMPONENT_USES, type ComponentFate } from '../../contract/vocabulary.ts';
import type { Batch, Step } from '../execution/batch.ts';
import { lastStart } from '../execution/packaging.ts';
import { isUnder } from '../execution/yield.ts';
import type { Component, RecipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { type ComponentCount, type Components, countsOf, issuedLots, issuesOf } from './components.ts';
import { filledUnits, hasOwnCounts, packed, type RunUses } from './used-by-run.ts';

/** What one component came to: everything that was issued, and where each piece ended (21 CFR 111.260(k)). */
export interface Accounting {
  readonly issued: number;
  /** In pieces, by the counts of the run itself. */
  readonly used: RunUses;
  readonly counted: Readonly<Record<ComponentFate, number>>;
  /** Issued minus everything accounted for; negative where more was found than issued. */
  readonly unaccounted: number;
  /** Not more unaccounted than the limit, and nowhere more found than issued. */
  readonly within: boolean;
}

/** A run with counted components, as a command or a view finds it. */
export interface ComponentRun {
  readonly work: Components;
  readonly masters: readonly Component[];
  /** What the run counted itself, in units or packs. */
  readonly uses: RunUses;
  /** Whether it said itself what it made. */
  readonly isCounted: boolean;
  /** Whether it stands, so that nothing more is used. */
  readonly stands: boolean;
  /** When it was started last; null before the first start. */
  readonly started: string | null;
}

/** null where the step has no counted components. */
export function componentRun(step: Step | null, master: RecipeStep | null | undefined): ComponentRun | null {
  if (!step || !('components' in step.work) || step.work.components === null) return null;
  const { work } = step;
  const of = {
    work: step.work.components,
    isCounted: hasOwnCounts(work),
    stands: work.line.kind === 'stopped',
    started: lastStart(work),
  };
  if (work.kind === 'packaging' && master?.kind === 'packaging')
    return { ...of, masters: master.components ?? [], uses: packed(work, master) };
  if (work.kind === 'checkedRun' && master?.kind === 'checkedRun')
    return { ...of, masters: master.components ?? [], uses: filledUnits(work) };
  return null;
}

/** Sums one component up; a query, so that no entry can plug what is missing. Compared exactly, in whole pieces. */
export function account(
  { work, uses }: Pick<ComponentRun, 'work' | 'uses'>,
  { id, per, limitPercent }: Component,
  lots: ComponentCount['lots'],
): Accounting {
  const issued = issuesOf(work, id).reduce((all, { quantity }) => all + quantity, 0);
  const used = Object.fromEntries(
    COMPONENT_USES.flatMap((use) => (uses[use] === undefined ? [] : [[use, uses[use] * per]])),
  );
  const counted = Object.fromEntries(
    COMPONENT_FATES.map((fate) => [fate, lots.reduce((all, each) => all + each[fate], 0)]),
  ) as Record<ComponentFate, number>;
  const unaccounted = issued - sumOf(used) - sumOf(counted);
  const isMoreFound = lots.some((each) => foundOf(each) > issuedOf(work, id, each.lot));
  return {
    issued,
    used,
    counted,
    unaccounted,
    within: unaccounted >= 0 && !isMoreFound && !isUnder(limitPercent, unaccounted, issued),
  };
}

const sumOf = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((all, part) => all + part, 0);

const foundOf = (lot: ComponentCount['lots'][number]): number =>
  COMPONENT_FATES.reduce((all, fate) => all + lot[fate], 0);

const issuedOf = (work: Components, component: string, lot: LotId): number =>
  issuesOf(work, component).reduce((all, each) => (each.lot === lot ? all + each.quantity : all), 0);

/**
 * How a component stands: `unissued`; `uncounted`, also where something was issued or counted by the run since the last
 * count, which then speaks of what is no more; `outside` its limit; or `accounted`, within it or accepted by quality.
 */
export type ComponentStanding = 'unissued' | 'uncounted' | 'outside' | 'accounted';

/** The count that stands: the last one, while what it was held against is what there is. */
export function standingCount(run: ComponentRun, master: Component): ComponentCount | null {
  const last = countsOf(run.work, master.id).at(-1);
  if (!last || (run.started !== null && run.started > last.at)) return null;
  const now = account(run, master, last.lots);
  const { issued, unaccounted } = last.found;
  return now.issued === issued && now.unaccounted === unaccounted ? last : null;
}

export function componentStanding(
  state: PlantReader,
  batch: Batch,
  step: Step,
  run: ComponentRun,
  master: Component,
): ComponentStanding {
  if (issuedLots(run.work, master.id).length === 0) return 'unissued';
  const count = standingCount(run, master);
  if (!count) return 'uncounted';
  return count.found.within || isAccepted(state, batch, step, count) ? 'accounted' : 'outside';
}

/** What an exception about a component of a step is about. */
export const componentObject = (component: string): string => `component:${component}`;

/** Quality decided, and a second person approved, that the last count is used as it is (S55). */
function isAccepted(
  state: PlantReader,
  batch: Batch,
  { id }: Step,
  { component, at }: ComponentCount,
): boolean {
  for (const each of state.all('exceptions')) {
    if (each.trigger !== 'reconciliationOutside' || each.batch !== batch.id || each.step !== id) continue;
    if (each.object !== componentObject(component) || each.openedAt < at) continue;
    if (each.settled?.pattern === 'useAsIs' && each.settled.approved) return true;
  }
  return false;
}
