import type { EquipmentId } from '../../contract/ids.ts';
import type { ProcedureResult, ProcedureRun, ScaleFitness } from '../equipment/fitness.ts';
import { serviceMove } from '../equipment/service-machine.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patch } from './rows.ts';
import { failScale, patchScale } from './service-folds.ts';

/** The procedures of metrology; how one ended is kept beside what the scale had before. */
export const PROCEDURE_FOLDS: Folds<
  | 'ProcedureBegun'
  | 'PanReturnedToZero'
  | 'LoadCaptured'
  | 'ProcedureFailed'
  | 'ProcedureCompleted'
  | 'ProcedureBrokenOff'
  | 'ProcedureVerified'
> = {
  ProcedureBegun: (draft, { equipment, run, procedure, session, weightSet, certificate, person }, { at }) => {
    const { results } = fitness(draft, equipment);
    draft.put('fitness', equipment, {
      id: equipment,
      results,
      run: {
        number: run,
        procedure,
        state: 'open',
        session,
        weightSet,
        certificate,
        isZero: false,
        loads: [],
        failed: false,
        spread: null,
        former: null,
        performers: [person],
        begunAt: at as Instant,
      },
    });
  },
  PanReturnedToZero: (draft, { equipment }) => patchRun(draft, equipment, () => ({ isZero: true })),
  LoadCaptured: (draft, { equipment, person: by, evidence, ...load }, { at }) =>
    patchRun(draft, equipment, ({ loads, performers }) => {
      const { position, direction, nominal, reference, passed } = load;
      const shown = { position, direction, nominal, reference, shown: evidence.mass, passed };
      return {
        isZero: false,
        loads: [...loads, { ...shown, by, at: at as Instant }],
        performers: performers.includes(by) ? performers : [...performers, by],
      };
    }),
  ProcedureFailed: (draft, { equipment, procedure, again }, { at }) => {
    const { performers } = runOf(draft, equipment);
    patchRun(draft, equipment, () => ({ failed: true }));
    patchScale(draft, equipment, { recheck: 'failed' });
    // Who found it may adjust it, and has a part in its return.
    if (!again) failScale(draft, equipment, at as Instant, []);
    const { state, servedBy } = must(draft, 'services', equipment);
    patch(draft, 'services', equipment, {
      state: (again && serviceMove(state, 'procedureFailed')) || state,
      servedBy: [...new Set([...servedBy, ...performers])],
      failed: procedure,
    });
  },
  ProcedureCompleted: (draft, { equipment, within, spread, former }, { at }) => {
    patchRun(draft, equipment, () => ({ state: 'toVerify', spread, former }));
    // What is worse counts at once, as everything that fails does; what is better waits until another has verified it.
    if (spread !== null && former !== null && spread > former)
      patchScale(draft, equipment, { repeatability: spread });
    if (!within) end(draft, equipment, 'failed', at as Instant);
  },
  ProcedureBrokenOff: (draft, { equipment }, { at }) =>
    end(draft, equipment, runOf(draft, equipment).failed ? 'failed' : 'brokenOff', at as Instant),
  ProcedureVerified: (draft, { equipment, signature }, recorded) => {
    const { spread } = runOf(draft, equipment);
    if (spread !== null) patchScale(draft, equipment, { repeatability: spread });
    end(draft, equipment, 'passed', recorded.at as Instant, signature.person);
    noteSignature(draft, recorded, signature.person);
  },
};

const fitness = (draft: PlantDraft, id: EquipmentId): ScaleFitness =>
  draft.get('fitness', id) ?? { id, run: null, results: [] };

function runOf(draft: PlantDraft, id: EquipmentId): ProcedureRun {
  const { run } = fitness(draft, id);
  if (!run) throw new Error(`broken invariant: no procedure goes on at ${id}`);
  return run;
}

function patchRun(
  draft: PlantDraft,
  id: EquipmentId,
  change: (run: ProcedureRun) => Partial<ProcedureRun>,
): void {
  const run = runOf(draft, id);
  draft.put('fitness', id, { ...fitness(draft, id), run: { ...run, ...change(run) } });
}

function end(
  draft: PlantDraft,
  id: EquipmentId,
  outcome: ProcedureResult['outcome'],
  at: Instant,
  verifiedBy: ProcedureResult['verifiedBy'] = null,
): void {
  const { number, procedure, performers, weightSet, certificate, loads, spread, former, begunAt } = runOf(
    draft,
    id,
  );
  const { results } = fitness(draft, id);
  const facts = { number, procedure, performers, weightSet, certificate, loads, spread, former, begunAt };
  draft.put('fitness', id, { id, run: null, results: [...results, { ...facts, outcome, at, verifiedBy }] });
}
