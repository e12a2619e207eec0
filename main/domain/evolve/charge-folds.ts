import { ZERO } from '../../contract/quantity.ts';
import type { StepRef } from '../events.ts';
import type { PendingCharge } from '../execution/batch.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { patchMachine } from './process-folds.ts';
import { must, patchWork } from './rows.ts';

export const CHARGE_FOLDS: Folds<
  | 'ContainerPresented'
  | 'AdditionVerificationBegun'
  | 'AdditionScanned'
  | 'AdditionVerified'
  | 'ContainerCharged'
> = {
  ContainerPresented: (draft, { batch, step, container, adder }) =>
    patchWork(draft, batch, step, 'charge', () => ({
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
    patchWork(draft, batch, step, 'charge', ({ charged }) => ({
      pending: null,
      charged: [...charged, { id, ...people, at: at as Instant }],
    }));
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
  patchWork(draft, batch, step, 'charge', ({ pending }) => {
    if (!pending) throw new Error(`broken invariant: nothing is presented in step ${step}`);
    return { pending: { ...pending, ...change(pending) } };
  });
}
