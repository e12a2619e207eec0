import type { BatchId, StepId } from '../../contract/ids.ts';
import { NO_COMPONENTS } from '../components/components.ts';
import type { ItemAnswer, Labelling, Step, Work } from '../execution/batch.ts';
import { intakeIn } from '../execution/intake.ts';
import { type StepMove, stepMove } from '../execution/step-machine.ts';
import { stoppingOf } from '../index-keys.ts';
import type { Instant } from '../moment.ts';
import type { RecipeStep } from '../recipe/recipe.ts';
import { NOT_REVIEWED } from '../release/batch-review.ts';
import type { PlantDraft } from '../state.ts';
import { patchIntake } from './charge-folds.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { addToIndex, must, patch, patchStep, patchWork, stepOf } from './rows.ts';

export const STEP_FOLDS: Folds<
  | 'BatchIssued'
  | 'BatchStarted'
  | 'BatchExecuted'
  | 'StepReady'
  | 'StepStarted'
  | 'StepSuspended'
  | 'StepTakenOver'
  | 'StepBlocked'
  | 'StepExcepted'
  | 'StepCleared'
  | 'StepCompleted'
  | 'StepVerified'
  | 'ItemAnswered'
  | 'YieldImpactRecorded'
  | 'StepsInserted'
  | 'ClearanceGiven'
  | 'BoothWiped'
  | 'BoothOccupied'
  | 'KitContainerScanned'
  | 'KitClosed'
> = {
  BatchIssued: (draft, data, recorded) => {
    const recipe = must(draft, 'recipes', `${data.recipe}@${data.version}`);
    const steps: Record<string, Step> = {};
    for (const step of recipe.steps) steps[step.id] = plannedStep(step, data.allocations);
    draft.put('batches', data.batch, {
      id: data.batch,
      recipe: data.recipe,
      version: data.version,
      state: 'issued',
      issuedBy: data.signature.person,
      issuedAt: recorded.at as Instant,
      allocations: data.allocations,
      expires: data.expires ?? null,
      steps,
      inserted: [],
      dispensed: 0,
      review: NOT_REVIEWED,
      acts: {},
    });
    noteSignature(draft, recorded, data.signature.person);
  },
  BatchStarted: (draft, { batch }) => patch(draft, 'batches', batch, { state: 'inExecution' }),
  BatchExecuted: (draft, { batch }) => patch(draft, 'batches', batch, { state: 'executed' }),
  StepReady: (draft, { batch, step }) => moveStep(draft, batch, step, 'prerequisitesMet'),
  StepStarted: (draft, { batch, step, person }, { at }) => {
    moveStep(draft, batch, step, 'start');
    const { performers, startedAt } = stepOf(must(draft, 'batches', batch), step);
    patchStep(draft, batch, step, {
      performer: person,
      performers: performers.includes(person) ? performers : [...performers, person],
      startedAt: startedAt ?? (at as Instant),
    });
  },
  StepSuspended: (draft, { batch, step }) => {
    moveStep(draft, batch, step, 'suspend');
    // Who takes over shows again what goes in: the adder is whoever scanned it.
    if (intakeIn(stepOf(must(draft, 'batches', batch), step)))
      patchIntake(draft, { batch, step }, () => ({ pending: null }));
  },
  StepTakenOver: (draft, { batch, step, person }) => {
    moveStep(draft, batch, step, 'takeOver');
    const { performers } = stepOf(must(draft, 'batches', batch), step);
    patchStep(draft, batch, step, {
      performer: person,
      performers: performers.includes(person) ? performers : [...performers, person],
    });
  },
  StepBlocked: (draft, { batch, step, exception }) => {
    addToIndex(draft, stoppingOf(batch, step), exception);
    takeOut(draft, batch, step, 'block');
  },
  StepExcepted: (draft, { batch, step, exception }) => {
    addToIndex(draft, stoppingOf(batch, step), exception);
    takeOut(draft, batch, step, 'except');
  },
  StepCleared: (draft, { batch, step, exception }) => {
    // Another exception that stopped the step keeps it where it is.
    const stopping = draft.get('index', stoppingOf(batch, step)) ?? [];
    if (stopping.every((id) => id === exception)) moveStep(draft, batch, step, 'clear');
  },
  StepCompleted: (draft, { batch, step, signature }, recorded) => {
    moveStep(draft, batch, step, 'complete');
    patchStep(draft, batch, step, { completedAt: recorded.at as Instant });
    if (signature) noteSignature(draft, recorded, signature.person);
  },
  StepVerified: (draft, { batch, step, verifier, signature }, recorded) => {
    moveStep(draft, batch, step, 'verify');
    patchStep(draft, batch, step, { verifier });
    if (signature) noteSignature(draft, recorded, signature.person);
  },
  ItemAnswered: (draft, { batch, step, item, answer, found, scan }, { at, person }) =>
    patchWork(draft, batch, step, answered(draft, batch, step), ({ answers }) => {
      const { history = [], ...before } = answers[item] ?? {};
      return {
        answers: {
          ...answers,
          [item]: {
            text: answer,
            found,
            by: person as never,
            at: at as Instant,
            source: scan === null ? 'person' : 'scan',
            correction: null,
            history: answers[item] ? [...history, before as Omit<ItemAnswer, 'history'>] : [],
          },
        },
      };
    }),
  YieldImpactRecorded: (draft, { batch, step, impact }) =>
    patchWork(draft, batch, step, 'rework', () => ({ impact })),
  StepsInserted: (draft, { batch: id, steps }) => {
    const batch = must(draft, 'batches', id);
    patch(draft, 'batches', id, {
      inserted: [...batch.inserted, ...steps],
      steps: {
        ...batch.steps,
        ...Object.fromEntries(steps.map((step) => [step.id, plannedStep(step, {})])),
      },
    });
  },
  ClearanceGiven: (draft, { batch, step, station, again, previous }, { at }) => {
    const { booth } = must(draft, 'stations', station);
    patch(draft, 'stations', station, {
      clearance: {
        batch,
        step,
        verifiedAt: at as Instant,
        ...(previous === undefined ? {} : { previous }),
      },
      booth: again ? booth : { ...booth, batch, item: null, wiped: true, allergens: [] },
    });
  },
  BoothWiped: (draft, { station }) => {
    const { booth } = must(draft, 'stations', station);
    patch(draft, 'stations', station, { booth: { ...booth, item: null, wiped: true } });
  },
  BoothOccupied: (draft, { station, batch, item, allergens }) => {
    const { booth } = must(draft, 'stations', station);
    patch(draft, 'stations', station, {
      booth: { batch, item, wiped: false, allergens: [...new Set([...booth.allergens, ...allergens])] },
    });
  },
  KitContainerScanned: (draft, { batch, step, container }) =>
    patchWork(draft, batch, step, 'kit', (work) => ({ scanned: [...work.scanned, container] })),
  KitClosed: () => {},
};

/** The kinds of step that are answered item by item. */
function answered(draft: PlantDraft, batch: BatchId, step: StepId): 'clearance' | 'rework' | 'packaging' {
  const { kind } = stepOf(must(draft, 'batches', batch), step).work;
  return kind === 'rework' || kind === 'packaging' ? kind : 'clearance';
}

function plannedStep(step: RecipeStep, allocations: Readonly<Record<string, unknown>>): Step {
  const lot = allocations[step.id];
  if (step.kind === 'dispense' && typeof lot !== 'string') {
    throw new Error(`broken invariant: no lot allocated to step ${step.id}`);
  }
  return {
    id: step.id,
    state: 'planned',
    resumes: 'planned',
    performer: null,
    performers: [],
    verifier: null,
    startedAt: null,
    completedAt: null,
    work: plannedWork(step, lot as never),
    overrides: [],
  };
}

/** A line before its first roll. */
const NOT_LABELLED: Labelling = {
  brought: null,
  rolls: [],
  code: { kind: 'due', occasion: 'firstOff' },
  readings: [],
  specimens: [],
};

function plannedWork(step: RecipeStep, lot: never): Work {
  switch (step.kind) {
    case 'issue':
      return { kind: 'issue' };
    case 'clearance':
      return { kind: 'clearance', answers: {} };
    case 'check':
      return {
        kind: 'check',
        scales: Object.fromEntries(
          step.scales.map((scale) => [
            scale,
            {
              prepared: false,
              weightSet: null,
              attempt: 1 as const,
              results: [],
              outcome: 'open' as const,
              before: null,
              invalid: [],
            },
          ]),
        ),
        challenges: [],
      };
    case 'dispense':
      return {
        kind: 'dispense',
        lot,
        scale: null,
        zeroAt: null,
        pan: 'unknown',
        source: null,
        closedSources: [],
        wasted: [],
        current: null,
        manual: null,
        voided: [],
        containers: [],
        verification: null,
      };
    case 'kit':
      return { kind: 'kit', scanned: [] };
    case 'charge':
      return { kind: 'charge', pending: null, charged: [] };
    case 'process':
      return { kind: 'process', since: null, runs: [], values: {}, takenBack: [] };
    case 'discharge':
      return { kind: 'discharge', scale: null, zeroAt: null, current: null, named: 0, containers: [] };
    case 'bulkWeigh':
      return {
        kind: 'bulkWeigh',
        scale: null,
        zeroAt: null,
        current: null,
        named: 0,
        containers: [],
        taken: [],
        challenges: [],
        counts: [],
      };
    case 'packaging':
      return {
        kind: 'packaging',
        line: { kind: 'notStarted' },
        answers: {},
        counts: [],
        labelling: step.labels ? NOT_LABELLED : null,
        components: step.components ? NO_COMPONENTS : null,
        printing: false,
      };
    case 'checkedRun':
      return {
        kind: 'checkedRun',
        line: { kind: 'notStarted' },
        ran: [],
        output: [],
        checks: [],
        setUps: [],
        pan: null,
        components: step.components ? NO_COMPONENTS : null,
        feeding: step.feeds ? { pending: null, charged: [] } : null,
        counts: [],
        heel: null,
        heelsTakenBack: [],
      };
    case 'labelIssue':
      return { kind: 'labelIssue', roll: null };
    case 'reconciliation':
      return { kind: 'reconciliation', counts: [] };
    case 'rework':
      return { kind: 'rework', answers: {}, impact: null };
  }
}

/** Moves a step by its table; an event that asks for another move is a broken invariant. */
export function moveStep(draft: PlantDraft, batch: BatchId, step: StepId, by: StepMove): void {
  const { state, resumes } = stepOf(must(draft, 'batches', batch), step);
  const to = stepMove(state, by);
  if (to === null) throw new Error(`broken invariant: step ${step} cannot ${by} from ${state}`);
  patchStep(draft, batch, step, { state: to === 'resumes' ? resumes : to });
}

/** Blocks or excepts a step and remembers where it came from; a step already out keeps its way back. */
function takeOut(draft: PlantDraft, batch: BatchId, step: StepId, by: 'block' | 'except'): void {
  const { state, resumes } = stepOf(must(draft, 'batches', batch), step);
  const out = state === 'blocked' || state === 'exception';
  if (out && stepMove(state, by) === null) return;
  moveStep(draft, batch, step, by);
  patchStep(draft, batch, step, { resumes: out ? resumes : state });
}
