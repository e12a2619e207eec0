import { formatMass, type Micrograms, micrograms } from '../../contract/quantity.ts';
import type { CheckedRunScreen, CheckOnChart, OpenCheckView } from '../../contract/views.ts';
import type { CheckedRun } from '../../domain/execution/batch.ts';
import {
  isExtended,
  isSetUp,
  openCheck,
  type Standing,
  standingOf,
} from '../../domain/execution/checked-run.ts';
import { comingOut } from '../../domain/execution/hopper.ts';
import { type IntakeFacts, intakeOf, toTakeIn } from '../../domain/execution/intake.ts';
import { unitsOf } from '../../domain/execution/run-units.ts';
import {
  standing as counted,
  type InProcessCheck,
  isWithin,
  type Mean,
  type OpenSample,
} from '../../domain/in-process/check.ts';
import { dueState, untilDue, windowOf } from '../../domain/in-process/due.ts';
import { meanText } from '../../domain/in-process/mean-text.ts';
import { underOutlet } from '../../domain/in-process/output.ts';
import type { InProcessPlan } from '../../domain/in-process/plan.ts';
import { holdsOverContainer } from '../../domain/material/genealogy.ts';
import type { CheckedRunStep } from '../../domain/recipe/recipe.ts';
import { checkWindowOffer } from './check-window-offer.ts';
import { accountTask, componentDrafts, componentsView, issueTask } from './components.ts';
import { intakeView, takingDrafts, takingTask } from './intake.ts';
import { nameOf } from './people.ts';
import { plateTask } from './plate-task.ts';
import { runAccount } from './run-account.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { type Task, task } from './tasks.ts';

type Run = StepFacts<CheckedRunStep>;

/** The terminal of a run that is checked while it goes on: when the next check is due, what it weighs, and how the means lie. */
export function checkedRunScreen(facts: Run): CheckedRunScreen {
  const { master, step, input } = facts;
  const { work } = step;
  if (work.kind !== 'checkedRun') throw new Error(`broken invariant: step ${step.id} is no run with checks`);
  const { plan } = master;
  const { line } = work;
  const open = openCheck(work);
  const shown = textsOf(facts);
  const taking = intakeOf({ step, recipeStep: master });
  return {
    kind: 'checkedRun',
    ...stepFrame(facts, doing(facts, work, taking), [
      ...drafts(facts, work, open, taking),
      ...componentDrafts(facts),
    ]),
    line: line.kind,
    since: line.kind === 'notStarted' ? null : line.since,
    stoppedFor: line.kind === 'stopped' ? line.reason : null,
    units: plan.units,
    unit: plan.shownIn,
    balance: plan.balance,
    next: nextOf(facts, work),
    standing: standingOf(work).kind,
    output: {
      under: underOutlet(work.output)?.id ?? null,
      containers: work.output.map(({ id, closedAt, from, label }) => ({
        id,
        held: holdsOverContainer(input.state, id).length > 0,
        from,
        label: closedAt === null ? null : label,
      })),
    },
    feeding: taking && {
      ...intakeView(facts, taking),
      hopper: comingOut(work, master, facts.gate.observed.moment.at),
    },
    setUps: work.setUps.length,
    account: runAccount(facts, work),
    override: checkWindowOffer(facts, work),
    limits: {
      individual: spanOf(plan.individual, shown),
      mean: spanOf(plan.mean, shown),
      centre: plan.centre,
      sigma: plan.sigma,
    },
    check: open && openView(facts, open, work),
    chart: work.checks.map((check) => onChart(check, shown)),
    components: componentsView(facts),
  };
}

/** Masses in the unit of the plan, to the division of its balance. */
interface Texts {
  readonly mass: (mass: Micrograms) => string;
  readonly mean: (mean: Mean) => string;
}

function textsOf({ master, input }: Run): Texts {
  const { balance, shownIn } = master.plan;
  const scale = input.state.get('equipment', balance);
  const division = scale?.kind === 'scale' ? scale.division : micrograms(1);
  return {
    mass: (mass) => formatMass(mass, shownIn, division),
    mean: (mean) => meanText(mean, shownIn, division),
  };
}

const spanOf = ({ lowest, highest }: InProcessPlan['mean'], { mass: text }: Texts) => ({
  lowest,
  highest,
  text: [text(lowest), text(highest)] as const,
});

/** What the run asks for next: run it, change the container and weigh, or wait for those who decide. */
function doing(facts: Run, work: CheckedRun, taking: IntakeFacts | null): Task {
  const { plan } = facts.master;
  const open = openCheck(work);
  const adding = taking && takingTask(facts, taking);
  if (adding) return adding;
  if (open) return plateTask(facts.input.state.get('equipment', plan.balance)) ?? sampling(plan, work, open);
  const standing: Standing = standingOf(work);
  if (standing.kind === 'owed') return task('openRecheck', { check: standing.bad.id });
  switch (work.line.kind) {
    case 'notStarted':
      if (taking?.intake.charged.length === 0) return task('scanToCharge', { equipment: taking.equipment });
      return issueTask(facts) ?? task('startCheckedRun', {});
    case 'running':
      return nextOf(facts, work)?.state === 'notYet' ? task('runChecked', {}) : task('openCheck', {});
    case 'stopped':
      if (standing.kind === 'rechecked') return task('callRestart', {});
      if (underOutlet(work.output)) return task('checkOutput', {});
      return ending(facts, work, taking);
  }
}

/** Everything was checked: what is not fed, not labelled or not counted comes before the signature. */
function ending(facts: Run, work: CheckedRun, taking: IntakeFacts | null): Task {
  const { step, batch, master } = facts;
  const signs = accountTask(facts) ?? task('signStep', { step: step.id });
  if (!taking) return signs;
  if (toTakeIn(batch, master).length > taking.intake.charged.length)
    return task('scanToCharge', { equipment: taking.equipment });
  const bare = work.output.find(({ label }) => label.printed === 0);
  if (bare) return task('printLabel', { container: bare.id });
  if (!master.powder) return signs;
  if (unitsOf(work).good === 0) return task('countUnits', {});
  return work.heel ? signs : task('recordHeel', { equipment: taking.equipment });
}

function sampling(plan: InProcessPlan, { pan }: CheckedRun, open: OpenSample): Task {
  const { balance } = plan;
  const next = counted(open).length + 1;
  if (pan?.isCaptured) return task('takeUnit', { balance });
  return pan
    ? task('captureUnit', { next, size: open.size })
    : task('placeUnit', { next, size: open.size, balance });
}

/** The commands of the run, each as its button would send it. */
function drafts(
  facts: Run,
  work: CheckedRun,
  open: OpenSample | null,
  taking: IntakeFacts | null,
): Parameters<typeof stepFrame>[2] {
  const { second, input } = facts;
  const bare = work.output.findLast(({ closedAt, label }) => closedAt !== null && label.printed === 0);
  const last = open ? counted(open).at(-1) : undefined;
  return [
    { type: 'StartRun' },
    { type: 'StopRun', reason: 'break' },
    { type: 'OpenInProcess' },
    { type: 'OpenSetUp' },
    { type: 'ChangeContainer' },
    { type: 'RecordCount', what: 'good', quantity: 1, reason: null },
    { type: 'RecordHeel', value: '0', unit: 'kg' },
    ...(taking ? takingDrafts(facts, taking) : []),
    ...(bare
      ? [
          { type: 'PrintLabel' as const, container: bare.id },
          { type: 'ReprintLabel' as const, container: bare.id, reason: 'label-damaged' as const },
        ]
      : []),
    { type: 'CapturePlacement', displayed: '0' },
    { type: 'CloseInProcess', reason: 'break', narrative: null },
    [{ type: 'RestartRun' }, aSupervisor(input)],
    ...(open && last
      ? [
          [
            {
              type: 'InvalidatePlacement' as const,
              check: open.id,
              number: last.number,
              reason: 'instrument-disturbed' as const,
              narrative: '-',
            },
            second,
          ] as const,
        ]
      : []),
  ];
}

/** Somebody who may restart a run; null where the plant has nobody. */
function aSupervisor({ state }: Run['input']) {
  for (const { id, roles } of state.all('people')) if (roles.includes('supervisor')) return id;
  return null;
}

const SECOND = 1_000;

/** How long the machine still runs until the next check; null before its first start and while a check is open or owed. */
function nextOf({ master, gate, step }: Run, work: CheckedRun): CheckedRunScreen['next'] {
  const { line, ran, checks } = work;
  if (line.kind === 'notStarted' || openCheck(work) || standingOf(work).kind === 'owed') return null;
  const { plan } = master;
  const left = untilDue(plan, ran, checks, gate.observed.moment.at);
  return {
    seconds: Math.ceil(left / SECOND),
    window: windowOf(plan, isExtended(step, work)) / SECOND,
    state: dueState(plan, left, isExtended(step, work)),
  };
}

function openView(facts: Run, open: OpenSample, work: CheckedRun): OpenCheckView {
  const { pan } = work;
  const { input, master } = facts;
  const { plan } = master;
  const { mass: text } = textsOf(facts);
  const within = counted(open);
  return {
    id: open.id,
    setUp: isSetUp(work, open),
    size: open.size,
    counted: within.length,
    recheckOf: open.recheck?.of ?? null,
    container: open.container,
    pan: pan === null ? 'empty' : pan.isCaptured ? 'captured' : 'waiting',
    placements: open.placements.map(({ mass, how, invalid }, index) => ({
      number: index + 1,
      mass: text(mass),
      within: isWithin(mass, plan.individual),
      left: how === 'left',
      invalid: invalid && {
        reason: invalid.reason,
        by: nameOf(input.state, invalid.by),
        witness: nameOf(input.state, invalid.witness),
      },
    })),
  };
}

/** One check as it stands on the chart; the one that is open stands there by what it weighed so far. */
function onChart(check: InProcessCheck, shown: Texts): CheckOnChart {
  if (check.kind === 'missed')
    return { ...NOTHING, id: check.id, at: check.at, state: 'missed', recheck: false };
  const { id, outcome, openedAt, recheck, placements } = check;
  const masses = counted(check).map(({ mass }) => mass);
  const weighed = {
    lightest: masses.length > 0 ? Math.min(...masses) : null,
    heaviest: masses.length > 0 ? Math.max(...masses) : null,
    struck: placements.filter(({ invalid }) => invalid !== null).length,
  };
  const named = { ...NOTHING, ...weighed, id, at: openedAt, recheck: recheck !== null };
  if (outcome.kind !== 'judged') return { ...named, state: outcome.kind };
  const { sum, count } = outcome.mean;
  return {
    ...named,
    state: outcome.verdict,
    mean: Math.round(sum / count),
    meanText: shown.mean(outcome.mean),
    outside: outcome.outside.length,
    meanWithin: outcome.isMeanWithin,
    rules: outcome.rules,
  };
}

const NOTHING = {
  mean: null,
  meanText: null,
  meanWithin: true,
  lightest: null,
  heaviest: null,
  outside: 0,
  struck: 0,
  rules: [],
} as const;
