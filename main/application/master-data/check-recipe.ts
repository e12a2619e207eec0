import { sum } from '../../contract/quantity.ts';
import type { StationFunction } from '../../contract/vocabulary.ts';
import type { YieldLimits } from '../../domain/execution/yield.ts';
import type { InProcessPlan } from '../../domain/in-process/plan.ts';
import { compareDecimals } from '../../domain/laboratory/decimal.ts';
import type { Component } from '../../domain/recipe/recipe.ts';
import { type Problem, problem } from './reader.ts';
import {
  type DispenseInFile,
  type RecipeFile,
  type StepInFile,
  WIDEST_UNACCOUNTED,
} from './recipe-format.ts';

/** Where a kind of step can be done at all. */
const FUNCTIONS: Readonly<Record<StepInFile['kind'], readonly StationFunction[]>> = {
  issue: ['review'],
  clearance: ['weigh', 'process', 'packaging', 'labels'],
  check: ['weigh', 'process'],
  dispense: ['weigh'],
  kit: ['weigh'],
  charge: ['process'],
  process: ['process'],
  discharge: ['process'],
  packaging: ['packaging'],
  checkedRun: ['process'],
  bulkWeigh: ['process'],
  labelIssue: ['labels'],
  reconciliation: ['labels'],
};

/** Kinds that a second qualified person verifies (S130, 21 CFR 111.260(j)). */
const VERIFIED: ReadonlySet<StepInFile['kind']> = new Set([
  'clearance',
  'dispense',
  'kit',
  'charge',
  'process',
  'discharge',
  'packaging',
  'checkedRun',
  'bulkWeigh',
  'labelIssue',
  'reconciliation',
]);

/** A step with its place in the file and everything that must be done before it. */
interface Placed {
  readonly step: StepInFile;
  readonly path: string;
  readonly upstream: ReadonlySet<string>;
  readonly all: ReadonlyMap<string, StepInFile>;
}

/** What the fields of a recipe say together: order, references, and who works and verifies. */
export function checkRecipe(file: RecipeFile): readonly Problem[] {
  return [
    ...approvalProblems(file),
    ...orderProblems(file.steps),
    ...testProblems(file.finishedTests),
    ...placed(file.steps).flatMap((each) => [...stepProblems(each), ...kindProblems(each)]),
  ];
}

function approvalProblems({ approvals, effective }: RecipeFile): readonly Problem[] {
  const late = approvals.flatMap(({ on }, index) =>
    on > effective
      ? [problem(`approvals[${index}].on`, `Approved on ${on}, after the recipe became effective.`)]
      : [],
  );
  return approvals.some(({ meaning }) => meaning === 'approved')
    ? late
    : [...late, problem('approvals', 'Nobody approved this recipe: one approval must have that meaning.')];
}

/** Every test stands once, and something can lie between its limits. */
const testProblems = (tests: RecipeFile['finishedTests']): readonly Problem[] => [
  ...twice(
    tests.map(({ id }) => id),
    (index) => `finishedTests[${index}].id`,
  ),
  ...tests.flatMap((test, index) =>
    test.kind === 'range' && compareDecimals(test.lowest, test.highest) > 0
      ? [problem(`finishedTests[${index}].lowest`, `The lowest limit of ${test.id} is over the highest.`)]
      : [],
  ),
];

function orderProblems(steps: RecipeFile['steps']): readonly Problem[] {
  const numbers = steps.map(({ id }) => Number(id));
  const found = numbers.flatMap((number, index) => {
    const before = numbers[index - 1];
    if (before === undefined || number > before) return [];
    const path = `steps[${index}].id`;
    return numbers.indexOf(number) < index
      ? [problem(path, `Step ${number} stands twice in the recipe.`)]
      : [problem(path, `Step ${number} stands after step ${before}: steps are written in their order.`)];
  });
  const issues = steps.filter(({ kind }) => kind === 'issue').length;
  return issues === 1 && steps[0]?.kind === 'issue'
    ? found
    : [
        ...found,
        problem('steps', 'The first step, and no other, must be the one that issues the batch record.'),
      ];
}

function placed(steps: RecipeFile['steps']): readonly Placed[] {
  const upstream = new Map<string, ReadonlySet<string>>();
  const all = new Map(steps.map((step) => [step.id as string, step]));
  return steps.map((step, index) => {
    const before = new Set<string>();
    for (const { step: required } of step.requires) {
      if (!upstream.has(required)) continue;
      before.add(required);
      for (const further of upstream.get(required) ?? []) before.add(further);
    }
    const place = { step, path: `steps[${index}]`, upstream: before, all };
    if (!upstream.has(step.id)) upstream.set(step.id, before);
    return place;
  });
}

function stepProblems({ step, path, upstream, all }: Placed): readonly Problem[] {
  const found: Problem[] = [];
  step.requires.forEach(({ step: required, state }, index) => {
    const there = all.get(required);
    if (!there || !upstream.has(required)) {
      found.push(
        problem(
          `${path}.requires[${index}].step`,
          `Step ${step.id} requires step ${required}, which is no earlier step.`,
        ),
      );
    } else if (state === 'verified' && there.verifiers === null && there.kind !== 'issue') {
      found.push(
        problem(
          `${path}.requires[${index}].state`,
          `Step ${required} has no verifiers, so it is never verified.`,
        ),
      );
    }
  });
  const places = FUNCTIONS[step.kind];
  if (!places.includes(step.function)) {
    found.push(problem(`${path}.function`, `A ${step.kind} step is work of: ${places.join(', ')}.`));
  }
  if (step.kind !== 'issue' && step.performers.length === 0) {
    found.push(
      problem(`${path}.performers`, `Step ${step.id} names no qualification that its performer holds.`),
    );
  }
  if (step.verifiers?.length === 0 || (VERIFIED.has(step.kind) && step.verifiers === null)) {
    found.push(
      problem(`${path}.verifiers`, `Step ${step.id} names no qualification of the person who verifies it.`),
    );
  }
  return found;
}

function kindProblems(place: Placed): readonly Problem[] {
  const { step, path, all } = place;
  switch (step.kind) {
    case 'issue':
      return [];
    case 'clearance':
      return checklistProblems(step.items, `${path}.items`);
    case 'check':
      return [
        ...twice(step.scales, (index) => `${path}.scales[${index}]`),
        ...twice(step.detectors, (index) => `${path}.detectors[${index}]`),
      ];
    case 'kit':
      return [
        ...twice(step.of, (index) => `${path}.of[${index}]`),
        ...dispensedBefore(place, step.of, `${path}.of`),
      ];
    case 'charge':
      return [
        ...twice(step.of, (index) => `${path}.of[${index}]`),
        ...kittedBefore(place, step),
        ...chargedOnce(place, step),
        ...clearanceProblem(place, all),
      ];
    case 'process':
      return [...parameterProblems(step, path), ...chargedBefore(place, step.equipment)];
    case 'discharge':
      return [
        ...tareProblem(step.container, path),
        ...yieldProblem(step.yield, `${path}.yield`),
        ...chargedBefore(place, step.equipment),
        ...emptiedOnce(place, step),
      ];
    case 'labelIssue':
      return reconciledProblem(place);
    case 'reconciliation':
      return issuedBefore(place, step.of, `${path}.of`);
    case 'dispense':
      return [
        ...dispenseProblems(step, path),
        ...alternateProblems(step, `${path}.alternates`),
        ...amountProblems(place, step),
        ...clearanceProblem(place, all),
      ];
    case 'packaging':
      return [
        ...checklistProblems(step.restart, `${path}.restart`),
        ...yieldProblem(step.yield, `${path}.yield`),
        ...clearanceProblem(place, all),
        ...clearedAfterwards(place),
        ...(step.labels ? labelledProblems(place, step.labels.of) : []),
        ...componentProblems(step.components ?? [], `${path}.components`),
        ...(step.cases && !step.labels
          ? [problem(`${path}.cases`, `Step ${step.id} codes no expiry that a case could say.`)]
          : []),
      ];
    case 'checkedRun':
      return [
        ...planProblems(step.plan, `${path}.plan`),
        ...clearanceProblem(place, all),
        ...componentProblems(step.components ?? [], `${path}.components`),
        ...(step.feeds ? fedProblems(place, step.feeds) : []),
        ...(step.powder ? powderProblems(step, step.powder, path) : []),
      ];
    case 'bulkWeigh':
      return [
        ...tareProblem(step.container, path),
        ...yieldProblem(step.yield, `${path}.yield`),
        ...collectedProblems(place, step),
        ...clearanceProblem(place, all),
      ];
  }
}

/** Each component stands once, each is another item, and a narrow limit is what the rule asks for. */
const componentProblems = (components: readonly Component[], path: string): readonly Problem[] => [
  ...twice(
    components.map(({ id }) => id),
    (index) => `${path}[${index}].id`,
  ),
  ...twice(
    components.map(({ item }) => item),
    (index) => `${path}[${index}].item`,
  ),
  ...components.flatMap(({ id, limitPercent }, index) =>
    compareDecimals(limitPercent, String(WIDEST_UNACCOUNTED)) > 0
      ? [
          problem(
            `${path}[${index}].limitPercent`,
            `More than ${WIDEST_UNACCOUNTED} % of ${id} may go unaccounted for: that accounts for nothing.`,
          ),
        ]
      : [],
  ),
];

type RunInFile = Extract<StepInFile, { kind: 'checkedRun' }>;

/** What a run is fed with came out of a machine before, weighed and verified, and feeds no other run. */
function fedProblems(
  { step, path, upstream, all }: Placed,
  { of }: NonNullable<RunInFile['feeds']>,
): readonly Problem[] {
  const at = `${path}.feeds.of`;
  if (all.get(of)?.kind !== 'discharge') return [problem(at, `Step ${of} discharges nothing.`)];
  if (!upstream.has(of))
    return [problem(at, `Step ${step.id} is fed from step ${of} without requiring it first.`)];
  const other = [...all.values()].find(
    (each) => each.kind === 'checkedRun' && each.id !== step.id && each.feeds?.of === of,
  );
  return other && Number(other.id) < Number(step.id)
    ? [problem(at, `What step ${of} fills goes into step ${other.id} already.`)]
    : [];
}

/** Powder is accounted for from what was fed in, and a shell is lighter than what it holds makes it. */
const powderProblems = (
  { feeds, plan }: RunInFile,
  { shell }: NonNullable<RunInFile['powder']>,
  path: string,
): readonly Problem[] => [
  ...(feeds ? [] : [problem(`${path}.powder`, 'Powder is accounted for only where the run is fed with it.')]),
  ...(shell < plan.individual.lowest
    ? []
    : [problem(`${path}.powder.shell`, 'An empty shell would pass for a filled unit.')]),
];

/** What is collected was filled before, is collected once, and is named as nothing else is (rules §7). */
function collectedProblems(
  { step, path, upstream, all }: Placed,
  { of, prefix, samples }: Extract<StepInFile, { kind: 'bulkWeigh' }>,
): readonly Problem[] {
  const found: Problem[] = [];
  if (all.get(of)?.kind !== 'checkedRun')
    found.push(problem(`${path}.of`, `Step ${of} is no run that fills containers.`));
  else if (!upstream.has(of))
    found.push(problem(`${path}.of`, `Step ${step.id} collects step ${of} without requiring it first.`));
  for (const other of all.values()) {
    if (other.kind === 'bulkWeigh' && other.of === of && Number(other.id) < Number(step.id))
      found.push(problem(`${path}.of`, `Step ${of} is collected by step ${other.id} already.`));
    if (other.id !== step.id && 'prefix' in other && other.prefix === prefix)
      found.push(problem(`${path}.prefix`, `Step ${other.id} names its containers ${prefix} as well.`));
  }
  if (samples.lowest > samples.highest)
    found.push(problem(`${path}.samples.lowest`, 'The fewest samples are more than the most.'));
  return found;
}

type ChargeInFile = Extract<StepInFile, { kind: 'charge' }>;

/** What is charged is out of a kit that was closed before, and verified (rules §5). */
function kittedBefore({ step, path, upstream, all }: Placed, { kit, of }: ChargeInFile): readonly Problem[] {
  const closed = all.get(kit);
  if (closed?.kind !== 'kit') return [problem(`${path}.kit`, `Step ${kit} closes no kit.`)];
  if (!upstream.has(kit))
    return [problem(`${path}.kit`, `Step ${step.id} charges kit ${kit} without requiring it first.`)];
  return of.flatMap((id, index) =>
    closed.of.includes(id)
      ? []
      : [problem(`${path}.of[${index}]`, `What step ${id} dispenses is not in the kit of step ${kit}.`)],
  );
}

/** A container goes in once, in the step that names it. */
const chargedOnce = ({ step, path, all }: Placed, { of }: ChargeInFile): readonly Problem[] =>
  of.flatMap((id, index) => {
    const other = [...all.values()].find(
      (each) => each.kind === 'charge' && each.id !== step.id && each.of.includes(id),
    );
    return other && Number(other.id) < Number(step.id)
      ? [problem(`${path}.of[${index}]`, `Step ${id} is charged by step ${other.id} already.`)]
      : [];
  });

/** A machine works on something: what was charged into it before. */
const chargedBefore = (
  { step, path, upstream, all }: Placed,
  equipment: ChargeInFile['equipment'],
): readonly Problem[] =>
  [...upstream].some((id) => {
    const before = all.get(id);
    return before?.kind === 'charge' && before.equipment === equipment && before.station === step.station;
  })
    ? []
    : [problem(`${path}.requires`, `Step ${step.id} requires nothing that is charged into ${equipment}.`)];

/** A machine is emptied after everything that is done in it, and once. */
const emptiedOnce = (
  { step, path, upstream, all }: Placed,
  { equipment }: Extract<StepInFile, { kind: 'discharge' }>,
): readonly Problem[] =>
  [...all.values()].flatMap((each) =>
    'equipment' in each && each.equipment === equipment && each.id !== step.id && !upstream.has(each.id)
      ? [problem(`${path}.requires`, `Step ${step.id} empties ${equipment} before step ${each.id} is done.`)]
      : [],
  );

const parameterProblems = (
  { parameters, minutes }: Extract<StepInFile, { kind: 'process' }>,
  path: string,
): readonly Problem[] => [
  ...twice(
    parameters.map(({ id }) => id),
    (index) => `${path}.parameters[${index}].id`,
  ),
  ...parameters.flatMap(({ id, lowest, highest }, index) =>
    compareDecimals(lowest, highest) > 0
      ? [problem(`${path}.parameters[${index}].lowest`, `The lowest limit of ${id} is over the highest.`)]
      : [],
  ),
  ...(minutes.lowest > minutes.highest
    ? [problem(`${path}.minutes.lowest`, 'The shortest time is over the longest.')]
    : []),
];

const checklistProblems = (
  items: Extract<StepInFile, { kind: 'clearance' }>['items'],
  path: string,
): readonly Problem[] => [
  ...twice(
    items.map(({ id }) => id),
    (index) => `${path}[${index}].id`,
  ),
  ...items.flatMap(({ evidence, expects, id }, index) =>
    itemProblem(evidence, expects, id, `${path}[${index}].expects`),
  ),
];

const yieldProblem = ({ lowest, highest }: YieldLimits, path: string): readonly Problem[] =>
  compareDecimals(lowest, highest) > 0
    ? [problem(`${path}.lowest`, 'The lowest yield is over the highest.')]
    : [];

/** Limits in which something can lie, in an order that a mean can be in, and a window that leaves time between two checks. */
function planProblems(
  { individual, mean, centre, sigma, everyMinutes, withinMinutes }: InProcessPlan,
  path: string,
): readonly Problem[] {
  const found: Problem[] = [];
  if (individual.lowest > individual.highest)
    found.push(problem(`${path}.individual.lowest`, 'The lowest individual mass is over the highest.'));
  if (mean.lowest > mean.highest)
    found.push(problem(`${path}.mean.lowest`, 'The lowest mean is over the highest.'));
  if (mean.lowest < individual.lowest || mean.highest > individual.highest)
    found.push(problem(`${path}.mean`, 'The limits of the mean lie outside those of a single unit.'));
  if (centre < mean.lowest || centre > mean.highest)
    found.push(problem(`${path}.centre`, 'The centre lies outside the limits of the mean.'));
  if (centre - 3 * sigma < mean.lowest || centre + 3 * sigma > mean.highest)
    found.push(
      problem(
        `${path}.sigma`,
        'Three sigma reach over the limits of the mean: no trend would be seen before it fails.',
      ),
    );
  if (2 * withinMinutes >= everyMinutes)
    found.push(problem(`${path}.withinMinutes`, 'The windows of two checks touch each other.'));
  return found;
}

/** Clearance is before the first unit and after the last (rules §8). */
function clearedAfterwards({ step, path, all }: Placed): readonly Problem[] {
  const isCleared = [...all.values()].some(
    ({ kind, station, requires }) =>
      kind === 'clearance' &&
      station === step.station &&
      requires.some(({ step: before }) => before === step.id),
  );
  return isCleared
    ? []
    : [problem(path, `No clearance of ${step.station} comes after the last unit of step ${step.id}.`)];
}

/** Labels that nobody reconciles are labels that can go anywhere (21 CFR 111.410(b)); there is no waiver without a vision system. */
function reconciledProblem({ step, path, all }: Placed): readonly Problem[] {
  const reconciling = [...all.values()].filter(
    (each) => each.kind === 'reconciliation' && each.of === step.id,
  );
  return reconciling.length === 1
    ? []
    : [problem(path, `The labels of step ${step.id} must be reconciled by exactly one later step.`)];
}

/** What is reconciled was issued before, and its issue was verified. */
const issuedBefore = ({ step, upstream, all }: Placed, of: string, path: string): readonly Problem[] => {
  if (all.get(of)?.kind !== 'labelIssue') return [problem(path, `Step ${of} issues no labels.`)];
  return upstream.has(of)
    ? []
    : [problem(path, `Step ${step.id} reconciles step ${of} without requiring it first.`)];
};

/** What a line labels with was issued before, and what is left of it is reconciled afterwards (rules §9). */
function labelledProblems({ step, path, upstream, all }: Placed, of: string): readonly Problem[] {
  const at = `${path}.labels.of`;
  if (all.get(of)?.kind !== 'labelIssue') return [problem(at, `Step ${of} issues no labels.`)];
  if (!upstream.has(of))
    return [problem(at, `Step ${step.id} labels with step ${of} without requiring it first.`)];
  const reconciling = [...all.values()].find((each) => each.kind === 'reconciliation' && each.of === of);
  return reconciling && Number(reconciling.id) < Number(step.id)
    ? [problem(at, `Step ${reconciling.id} reconciles the labels before step ${step.id} uses them.`)]
    : [];
}

/** A scan must show something and a count must reach something; the other two are answered freely. */
function itemProblem(
  evidence: string,
  expects: string | null,
  item: string,
  path: string,
): readonly Problem[] {
  if (evidence === 'scan' && expects === null)
    return [problem(path, `Item ${item} is answered by a scan and does not say what the scan must show.`)];
  if (evidence === 'count' && (expects === null || !/^(0|[1-9]\d{0,6})$/.test(expects)))
    return [problem(path, `Item ${item} is answered by a count and must expect a whole number, as text.`)];
  if (evidence === 'confirmed' && expects !== null)
    return [problem(path, `Item ${item} is confirmed, so it expects nothing to compare with.`)];
  return evidence === 'photo' && expects !== null
    ? [problem(path, `Item ${item} is shown by a photo, so it expects nothing to compare with.`)]
    : [];
}

function dispenseProblems(step: DispenseInFile, path: string): readonly Problem[] {
  const found: Problem[] = [];
  const { mode, parts, amount, tolerance, container } = step;
  if ((mode === 'split') !== (parts !== null)) {
    found.push(
      problem(
        `${path}.parts`,
        mode === 'split' ? 'A split says in how many parts.' : 'Only a split has parts.',
      ),
    );
  }
  if ((mode === 'fullContainer') !== (amount.kind === 'wholeLot')) {
    found.push(problem(`${path}.mode`, 'Full containers and the amount wholeLot go together.'));
  }
  if (tolerance.of === 'pureTotal' && amount.kind !== 'pure') {
    found.push(
      problem(`${path}.tolerance.of`, 'A tolerance of the pure total needs an amount of the kind pure.'),
    );
  }
  return [...found, ...tareProblem(container, path)];
}

const tareProblem = ({ tare }: DispenseInFile['container'], path: string): readonly Problem[] =>
  tare.lowest > tare.highest
    ? [problem(`${path}.container.tare`, 'The lowest tare is over the highest.')]
    : [];

/** An alternate is another item, and each stands once. */
function alternateProblems({ item, alternates }: DispenseInFile, path: string): readonly Problem[] {
  const others = alternates ?? [];
  const own = others.flatMap((id, index) =>
    id === item ? [problem(`${path}[${index}]`, `${id} is the item of the step itself.`)] : [],
  );
  return [...own, ...twice(others, (index) => `${path}[${index}]`)];
}

function amountProblems(place: Placed, step: DispenseInFile): readonly Problem[] {
  const { path, all } = place;
  const { amount } = step;
  const at = `${path}.amount`;
  if (amount.kind === 'pure') {
    const strange = amount.after.flatMap((id, index) => {
      const other = all.get(id);
      return other?.kind === 'dispense' && other.item !== step.item
        ? [problem(`${at}.after[${index}]`, `Step ${id} dispenses ${other.item}, not ${step.item}.`)]
        : [];
    });
    return [
      ...strange,
      ...dispensedBefore(place, amount.after, `${at}.after`),
      ...repeated(amount.after, at, 'after'),
    ];
  }
  if (amount.kind !== 'compensator') return [];
  const found = [
    ...dispensedBefore(place, amount.actualOf, `${at}.actualOf`),
    ...repeated([...amount.actualOf, ...amount.targetOf], at, 'targetOf'),
  ];
  const planned = amount.targetOf.flatMap((id, index) => {
    const other = all.get(id);
    if (id !== step.id && other?.kind === 'dispense' && other.amount.kind === 'fixed')
      return [other.amount.target];
    found.push(
      problem(`${at}.targetOf[${index}]`, `Step ${id} is no other dispense step with a fixed target.`),
    );
    return [];
  });
  if (sum(planned) >= amount.total) {
    found.push(problem(`${at}.total`, 'The targets of the other steps leave nothing to compensate.'));
  }
  return found;
}

const repeated = (ids: readonly string[], at: string, list: string): readonly Problem[] =>
  new Set(ids).size === ids.length
    ? []
    : [problem(`${at}.${list}`, 'A step is counted twice in this amount.')];

/** What was dispensed can be counted only once it is dispensed: earlier in the recipe, and required. */
const dispensedBefore = (
  { step, upstream, all }: Placed,
  ids: readonly string[],
  path: string,
): readonly Problem[] =>
  ids.flatMap((id, index) => {
    if (all.get(id)?.kind !== 'dispense')
      return [problem(`${path}[${index}]`, `Step ${id} is no dispense step.`)];
    return upstream.has(id)
      ? []
      : [problem(`${path}[${index}]`, `Step ${step.id} uses step ${id} without requiring it first.`)];
  });

function clearanceProblem({ step, path, upstream }: Placed, all: Placed['all']): readonly Problem[] {
  const isCleared = [...upstream].some((id) => {
    const before = all.get(id);
    return before?.kind === 'clearance' && before.station === step.station;
  });
  return isCleared
    ? []
    : [problem(`${path}.requires`, `Step ${step.id} requires no clearance of ${step.station}.`)];
}

const twice = (ids: readonly string[], path: (index: number) => string): readonly Problem[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [problem(path(index), `${id} stands twice here.`)] : [],
  );
