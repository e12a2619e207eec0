import type { LotId } from '../../contract/ids.ts';
import type { GateFacts } from '../facts.ts';
import { usableThrough } from '../material/material.ts';
import { earlierLots } from '../material/usable.ts';
import { isGranted } from '../overrides/granted.ts';
import { finding, type Gate } from './gate.ts';

/**
 * First expired, first out: an earlier usable lot with stock comes first (S150), unless an override lets this lot go
 * first in this step (rules §4).
 */
export const requireFefo: Gate = {
  id: 'requireFefo',
  when: 'act',
  check: (facts) => {
    const { state, command, scanned, observed } = facts;
    const lot =
      command.type === 'ReallocateLot'
        ? state.get('lots', command.lot)
        : scanned?.role === 'source'
          ? scanned.lot
          : null;
    if (!lot) return null;
    const [earlier] = earlierLots(state, lot, observed.moment.day);
    return earlier && !isLetGo(facts, lot.id)
      ? finding(
          'fefo.earlier',
          { lot: lot.id, earlier: earlier.id, expires: usableThrough(earlier) },
          'supervisor',
        )
      : null;
  },
};

/** The step is that of the scan, or the one whose lot would be replaced. */
function isLetGo({ state, command, exception, step: here }: GateFacts, id: LotId): boolean {
  const { batch, step } = exception ?? {};
  const named = batch && step ? state.get('batches', batch)?.steps[step] : undefined;
  return isGranted(command.type === 'ReallocateLot' ? named : here, 'fefo', { kind: 'lot', id });
}
