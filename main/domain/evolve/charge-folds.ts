import type { ContainerId } from '../../contract/ids.ts';
import { ZERO } from '../../contract/quantity.ts';
import type { StepRef } from '../events.ts';
import type { Intake, PendingCharge } from '../execution/batch.ts';
import { underOutlet } from '../in-process/output.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { patchMachine } from './process-folds.ts';
import { must, patchWork, stepOf } from './rows.ts';

export const CHARGE_FOLDS: Folds<
  | 'ContainerPresented'
  | 'AdditionVerificationBegun'
  | 'AdditionScanned'
  | 'AdditionVerified'
  | 'ContainerCharged'
> = {
  ContainerPresented: (draft, { batch, step, container, adder }) =>
    patchIntake(draft, { batch, step }, () => ({
      pending: { container, adder, verifier: null, scanned: false, verifiedAt: null },
    })),
  AdditionVerificationBegun: (draft, ref) =>
    patchPending(draft, ref, () => ({ verifier: ref.verifier, scanned: false })),
  AdditionScanned: (draft, ref) => patchPending(draft, ref, () => ({ scanned: true })),
  AdditionVerified: (draft, ref, recorded) => {
    patchPending(draft, ref, () => ({ verifiedAt: recorded.at as Instant }));
    noteSignature(draft, recorded, ref.signature.person);
  },
  ContainerCharged: (draft, { batch, step, container: id, equipment, ...people }, { at }) => {
    patchMachine(draft, equipment, { batch });
    patchIntake(draft, { batch, step }, ({ charged }) => ({
      pending: null,
      charged: [...charged, { id, ...people, at: at as Instant }],
    }));
    intoOutput(draft, { batch, step }, id);
    const container = must(draft, 'containers', id);
    if (container.kind !== 'dispensed') throw new Error(`broken invariant: ${id} was never dispensed`);
    draft.put('containers', id, { ...container, physical: 'consumed', quantity: ZERO });
  },
};

function patchPending(
  draft: PlantDraft,
  { batch, step }: StepRef,
  change: (pending: PendingCharge) => Partial<PendingCharge>,
): void {
  patchIntake(draft, { batch, step }, ({ pending }) => {
    if (!pending) throw new Error(`broken invariant: nothing is presented in step ${step}`);
    return { pending: { ...pending, ...change(pending) } };
  });
}

/** What a charge step and a run that is fed take in, alike. Throws in a step that takes nothing in. */
export function patchIntake(
  draft: PlantDraft,
  { batch, step }: StepRef,
  change: (intake: Intake) => Partial<Intake>,
): void {
  if (stepOf(must(draft, 'batches', batch), step).work.kind === 'charge')
    patchWork(draft, batch, step, 'charge', change);
  else
    patchWork(draft, batch, step, 'checkedRun', ({ feeding }) => {
      if (!feeding) throw new Error(`broken invariant: step ${step} is fed with nothing`);
      return { feeding: { ...feeding, ...change(feeding) } };
    });
}

/** What is fed while a container stands under the outlet is in that container (rules §3, S103). */
function intoOutput(draft: PlantDraft, { batch, step }: StepRef, fed: ContainerId): void {
  const { work } = stepOf(must(draft, 'batches', batch), step);
  const open = work.kind === 'checkedRun' ? underOutlet(work.output) : undefined;
  if (!open) return;
  const from = [...open.from, fed];
  patchWork(draft, batch, step, 'checkedRun', ({ output }) => ({
    output: output.map((each) => (each.id === open.id ? { ...each, from } : each)),
  }));
  const stock = must(draft, 'containers', open.id);
  if (stock.kind === 'output') draft.put('containers', open.id, { ...stock, from });
}
