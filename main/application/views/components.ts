import type { CasesView, CaseView, ComponentView } from '../../contract/component-views.ts';
import type { CaseId, LotId } from '../../contract/ids.ts';
import { caseRun, isLabelled, type PackedCase } from '../../domain/cases/packed-case.ts';
import {
  type ComponentRun,
  componentRun,
  componentStanding,
  standingCount,
} from '../../domain/components/accounting.ts';
import { countsOf, issuedLots, issuesOf } from '../../domain/components/components.ts';
import { percentText } from '../../domain/execution/yield.ts';
import type { Component } from '../../domain/recipe/recipe.ts';
import type { Draft } from './affordances.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { type Task, task } from './tasks.ts';

/** Counted components of a run; null where it has none (21 CFR 111.260(k)). */
export function componentsView(facts: StepFacts): readonly ComponentView[] | null {
  const run = componentRun(facts.step, facts.master);
  return run?.masters.map((master) => componentView(facts, run, master)) ?? null;
}

function componentView(facts: StepFacts, run: ComponentRun, master: Component): ComponentView {
  const { state } = facts.input;
  const { id, item, pieces, limitPercent } = master;
  const standing = componentStanding(state, facts.batch, facts.step, run, master);
  const found = standing === 'accounted' ? standingCount(run, master)?.found : undefined;
  return {
    id,
    item,
    itemName: state.get('countedItems', item)?.name ?? item,
    pieces,
    limitPercent,
    shown: run.work.shown?.component === id ? run.work.shown.lot : null,
    issues: run.work.issues
      .filter(({ component }) => component === id)
      .map(({ id: line, lot, quantity, by, verifier, at, invalid }) => ({
        id: line,
        lot,
        quantity,
        by: nameOf(state, by),
        verifier: nameOf(state, verifier),
        at,
        invalid: invalid !== null,
      })),
    issued: issuesOf(run.work, id).reduce((all, { quantity }) => all + quantity, 0),
    lots: issuedLots(run.work, id),
    standing,
    counted: countsOf(run.work, id).length,
    accounting: found ? { ...found, percent: percentText(found.unaccounted, found.issued) } : null,
  };
}

/** What the components ask for before the run starts. */
export function issueTask(facts: StepFacts): Task | null {
  const views = componentsView(facts) ?? [];
  const shown = views.find((each) => each.shown !== null);
  if (shown) return task('countIssue', { pieces: shown.pieces, lot: shown.shown ?? '' });
  const wanted = views.find(({ standing }) => standing === 'unissued');
  return wanted ? task('scanComponent', { item: wanted.item, pieces: wanted.pieces }) : null;
}

/** What they ask for when the run is over and its own counts are made. */
export function accountTask(facts: StepFacts): Task | null {
  const open = componentsView(facts)?.find(({ standing }) => standing !== 'accounted');
  if (!open || !componentRun(facts.step, facts.master)?.isCounted) return null;
  return task(open.counted > 0 && open.standing === 'outside' ? 'recountComponent' : 'countComponent', {
    pieces: open.pieces,
  });
}

/** The cases of a packaging step; null where its packs go into none. */
export function casesView({ gate }: StepFacts): CasesView | null {
  const run = caseRun(gate);
  if (!run) return null;
  const labelled = run.cases.filter(isLabelled);
  const last = labelled.at(-1);
  return {
    packs: run.plan.packs,
    due: run.due,
    packed: run.packed,
    printing: run.printing,
    cases: run.cases.map(({ id }) => id),
    labelled: labelled.length,
    open: run.cases.filter(({ label }) => OPEN.has(label.outcome)).map(caseView),
    last: last ? caseView(last) : null,
  };
}

const OPEN: ReadonlySet<string> = new Set(['printing', 'failed', 'indeterminate']);

const caseView = ({ id, number, packs, label }: PackedCase): CaseView => ({ id, number, packs, ...label });

/** What the cases ask for at the end of a run. */
export function caseTask(facts: StepFacts): Task | null {
  const view = casesView(facts);
  if (!view) return null;
  const { printing, due, packed, cases, labelled, open } = view;
  if (printing || open.some(({ outcome }) => outcome === 'printing')) return task('waitForCases', {});
  const unsettled = open.find(({ outcome }) => outcome === 'indeterminate');
  if (unsettled) return task('scanCase', { number: unsettled.number });
  if (labelled < cases.length) return task('printCases', { count: cases.length - labelled });
  return packed < due ? task('packCases', { count: due - packed }) : null;
}

type Drafts = readonly (Draft | readonly [Draft, StepFacts['second']])[];

/** The commands about components, each as its button would send it. */
export function componentDrafts(facts: StepFacts): Drafts {
  const views = componentsView(facts) ?? [];
  const [first] = views;
  if (!first) return [];
  const shown = views.find((each) => each.shown !== null) ?? first;
  const open = views.find(({ standing }) => standing !== 'accounted') ?? first;
  const none = { setUp: 0, damaged: 0, sampled: 0, returned: 0 };
  return [
    [
      { type: 'IssueComponent', component: shown.id, lot: (shown.shown ?? '-') as LotId, counted: 1 },
      facts.second,
    ],
    {
      type: 'CountComponent',
      component: open.id,
      lots: [{ lot: (open.lots[0] ?? '-') as LotId, ...none }],
    },
  ];
}

/** The commands about cases. */
export function caseDrafts(facts: StepFacts): Drafts {
  const view = casesView(facts);
  if (!view) return [];
  return [
    { type: 'PackCases', full: 1, rest: 0 },
    { type: 'PrintCases' },
    { type: 'StopCases' },
    { type: 'ReprintCase', case: (view.cases[0] ?? '-') as CaseId, reason: 'label-damaged' },
  ];
}
