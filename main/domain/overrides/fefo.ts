import type { LotId } from '../../contract/ids.ts';
import type { Step } from '../execution/batch.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding } from '../gates/gate.ts';
import { stepExceptions } from '../index-keys.ts';
import type { Lot } from '../material/material.ts';
import { earlierLots } from '../material/usable.ts';
import type { ExceptionRecord } from '../quality/exception.ts';

/** Why a lot cannot be let go before the ones that expire first; null where it can (S150). */
export function fefoProblem({ state, observed }: GateFacts, step: Step, id: LotId): Finding | null {
  const lot = state.get('lots', id);
  const named = { lot: id, step: step.id };
  if (step.work.kind !== 'dispense') return finding('override.step', named);
  if (!lot || lot.item !== state.get('lots', step.work.lot)?.item) return finding('override.lot', named);
  return earlierLots(state, lot, observed.moment.day).length === 0
    ? finding('override.needless', named)
    : null;
}

/** The first of the lots that would come before this one. */
export const firstEarlier = ({ state, observed }: GateFacts, lot: Lot): Lot | undefined =>
  earlierLots(state, lot, observed.moment.day)[0];

/** What the lot was refused for in this step and nobody has decided about yet. */
export const refusedForFefo = ({ state, batch, step }: GateFacts, lot: LotId): readonly ExceptionRecord[] =>
  batch && step
    ? stepExceptions(state, batch.id, step.id).filter(
        (each) =>
          each.state === 'blocked' && each.gate === 'requireFefo' && each.refusal?.data['lot'] === lot,
      )
    : [];
