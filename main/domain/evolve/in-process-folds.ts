import type { InProcessId } from '../../contract/ids.ts';
import { ZERO } from '../../contract/quantity.ts';
import type { StepRef } from '../events.ts';
import type { CheckedRun } from '../execution/batch.ts';
import { openCheck } from '../execution/checked-run.ts';
import { ended, invalidated, placed, type Sampled } from '../in-process/check.ts';
import { samplingAt } from '../index-keys.ts';
import type { Instant } from '../moment.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patchWork } from './rows.ts';

export const IN_PROCESS_FOLDS: Folds<
  | 'OutputOpened'
  | 'OutputClosed'
  | 'InProcessOpened'
  | 'UnitSettled'
  | 'UnitLeft'
  | 'PlacementCaptured'
  | 'PlacementInvalidated'
  | 'InProcessJudged'
  | 'InProcessClosed'
  | 'InProcessMissed'
  | 'RestartAuthorized'
  | 'SetUpOpened'
  | 'SetUpJudged'
  | 'SetUpClosed'
  | 'HeelRecorded'
> = {
  OutputOpened: (draft, { container: id, location, from = [], ...ref }, { at }) => {
    patchRun(draft, ref, ({ output }) => ({
      output: [
        ...output,
        {
          id,
          openedAt: at as Instant,
          closedAt: null,
          from,
          label: { printed: 0, outcome: 'none', detail: '' },
        },
      ],
    }));
    const { batch, step } = ref;
    draft.put('containers', id, {
      kind: 'output',
      physical: 'onHand',
      id,
      quantity: ZERO,
      location,
      batch,
      step,
      from,
    });
  },
  OutputClosed: (draft, { container, ...ref }, { at }) =>
    patchRun(draft, ref, ({ output }) => ({
      output: output.map((each) => (each.id === container ? { ...each, closedAt: at as Instant } : each)),
    })),
  InProcessOpened: (draft, { check: id, size, container, recheck, person, ...ref }, { at }) =>
    patchRun(draft, ref, ({ checks }) => ({
      checks: [
        ...checks,
        {
          kind: 'sampled',
          id,
          size,
          openedAt: at as Instant,
          openedBy: person,
          container,
          recheck,
          placements: [],
          outcome: { kind: 'open' },
        },
      ],
    })),
  UnitSettled: (draft, { evidence, ...ref }) =>
    patchRun(draft, ref, () => ({ pan: { evidence, isCaptured: false } })),
  UnitLeft: (draft, ref) => patchRun(draft, ref, () => ({ pan: null })),
  PlacementCaptured: (draft, { check, how, evidence, ...ref }) => {
    const { mass, value, receivedAt: at } = evidence;
    patchSample(draft, ref, check, (sample) => placed(sample, { mass, value, at, how, invalid: null }));
    patchRun(draft, ref, () => ({ pan: { evidence, isCaptured: true } }));
  },
  PlacementInvalidated: (
    draft,
    { check, number, reason, narrative, person, signature, ...ref },
    recorded,
  ) => {
    const invalid = { by: person, witness: signature.person, at: recorded.at as Instant, reason, narrative };
    patchSample(draft, ref, check, (sample) => invalidated(sample, number, invalid));
    noteSignature(draft, recorded, signature.person);
  },
  InProcessJudged: (draft, { check, verdict, mean, isMeanWithin, outside, rules, ...ref }, { at }) =>
    patchSample(draft, ref, check, (sample) =>
      ended(sample, { kind: 'judged', at: at as Instant, verdict, mean, isMeanWithin, outside, rules }),
    ),
  InProcessClosed: (draft, { check, reason, person, ...ref }, { at }) =>
    patchSample(draft, ref, check, (sample) =>
      ended(sample, { kind: 'incomplete', at: at as Instant, by: person, reason }),
    ),
  InProcessMissed: (draft, { check: id, ...ref }, { at }) =>
    patchRun(draft, ref, ({ checks }) => ({
      checks: [...checks, { kind: 'missed', id, at: at as Instant }],
    })),
  SetUpOpened: (draft, { check: id, size, person, ...ref }, { at }) =>
    patchRun(draft, ref, ({ setUps }) => ({
      setUps: [
        ...setUps,
        {
          kind: 'sampled',
          id,
          size,
          openedAt: at as Instant,
          openedBy: person,
          container: null,
          recheck: null,
          placements: [],
          outcome: { kind: 'open' },
        },
      ],
    })),
  SetUpJudged: (draft, { check, verdict, mean, isMeanWithin, outside, ...ref }, { at }) =>
    patchSample(draft, ref, check, (sample) =>
      ended(sample, { kind: 'judged', at: at as Instant, verdict, mean, isMeanWithin, outside, rules: [] }),
    ),
  SetUpClosed: (draft, { check, reason, person, ...ref }, { at }) =>
    patchSample(draft, ref, check, (sample) =>
      ended(sample, { kind: 'incomplete', at: at as Instant, by: person, reason }),
    ),
  HeelRecorded: (draft, { mass, text, person, ...ref }, { at }) =>
    patchRun(draft, ref, () => ({ heel: { mass, text, by: person, at: at as Instant } })),
  RestartAuthorized: (draft, { signature }, recorded) => noteSignature(draft, recorded, signature.person),
};

function patchRun(
  draft: PlantDraft,
  { batch, step }: StepRef,
  change: (work: CheckedRun) => Partial<CheckedRun>,
): void {
  patchWork(draft, batch, step, 'checkedRun', change);
  const { recipe: id, version, steps } = must(draft, 'batches', batch);
  const master = recipeStep(must(draft, 'recipes', `${id}@${version}`), step);
  const work = steps[step]?.work;
  if (master?.kind !== 'checkedRun' || work?.kind !== 'checkedRun')
    throw new Error(`broken invariant: step ${step} has no plan of checks`);
  const key = samplingAt(master.plan.balance);
  // One balance serves one run at a time: whoever opened last has it.
  if (openCheck(work) || work.pan) draft.put('index', key, [batch, step]);
  else if (draft.get('index', key)?.[0] === batch) draft.remove('index', key);
}

const patchSample = (
  draft: PlantDraft,
  ref: StepRef,
  id: InProcessId,
  change: (sample: Sampled) => Sampled,
): void =>
  patchRun(draft, ref, ({ checks, setUps }) => ({
    setUps: setUps.map((each) => (each.id === id ? change(each) : each)),
    checks: checks.map((each) => {
      if (each.id !== id) return each;
      if (each.kind === 'missed') throw new Error(`broken invariant: check ${id} was missed`);
      return change(each);
    }),
  }));
