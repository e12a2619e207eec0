import type { LotId } from '../../contract/ids.ts';
import type { Step } from '../execution/batch.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding } from '../gates/gate.ts';
import { stepExceptions } from '../index-keys.ts';
import { type Lot, usableThrough } from '../material/material.ts';
import { earlierLots } from '../material/usable.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import { overrideRowOf } from './override-row.ts';

/** A lot goes before one that expires first, because that one cannot be taken (S150). */
export const FEFO = overrideRowOf({
  id: 'fefo',
  command: 'OverrideFefo',
  gate: 'requireFefo',
  mayGrant: ['supervisor', 'qaReviewer'],
  reasons: [
    'earlier-lot-out-of-reach',
    'earlier-lot-too-little',
    'earlier-lot-reserved',
    'other-see-narrative',
  ],
  category: 'material-availability',
  repeatable: false,
  objectOf: ({ lot }) => ({ kind: 'lot', id: lot }),
  problem: (facts, step, { lot }) => fefoProblem(facts, step, lot),
  subject: (facts, { lot: id }) => {
    const lot = facts.state.get('lots', id);
    if (!lot) return null;
    const [earlier] = earlierLots(facts.state, lot, facts.observed.moment.day);
    return [
      'Override: first expired, first out',
      `Use lot ${lot.id}, usable through ${usableThrough(lot)}`,
      ...(earlier ? [`Before lot ${earlier.id}, usable through ${usableThrough(earlier)}`] : []),
    ];
  },
  answers: ({ state, batch, step }, { lot }) =>
    batch && step ? stepExceptions(state, batch.id, step.id).filter((each) => refusedLot(each) === lot) : [],
  follows: () => [],
  offer: (state, exception) => {
    const lot = state.get('lots', refusedLot(exception) ?? '');
    const { earlier = '', expires = '' } = exception.refusal?.data ?? {};
    return lot
      ? { data: { lot: lot.id, earlier: String(earlier), expires: String(expires) }, objects: [lot.id] }
      : null;
  },
  target: (lot) => ({ type: 'OverrideFefo', lot: lot as LotId }),
});

/** Why a lot cannot be let go before the ones that expire first; null where it can. */
function fefoProblem({ state, observed }: GateFacts, step: Step, id: LotId): Finding | null {
  const lot: Lot | undefined = state.get('lots', id);
  const named = { lot: id, step: step.id };
  if (step.work.kind !== 'dispense') return finding('override.step', named);
  if (!lot || lot.item !== state.get('lots', step.work.lot)?.item) return finding('override.lot', named);
  return earlierLots(state, lot, observed.moment.day).length === 0
    ? finding('override.needless', named)
    : null;
}

/** The lot that was refused for the order and that nobody has decided about yet. */
const refusedLot = ({ state, gate, refusal }: ExceptionRecord): string | null =>
  state === 'blocked' && gate === 'requireFefo' ? String(refusal?.data['lot']) : null;
