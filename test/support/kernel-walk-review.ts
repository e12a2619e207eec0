import { IN_WORK } from '../../main/domain/execution/batch-machine.ts';
import { openSteps } from '../../main/domain/execution/readiness.ts';
import { activeHolds, openExceptions } from '../../main/domain/index-keys.ts';
import { holdsOver } from '../../main/domain/material/genealogy.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { atDesk, RELEASER, REVIEWER, wholeTrail } from './qa-desk.ts';
import { BATCH, type WeighBooth } from './weigh-booth.ts';

const WHY = { reason: 'assessed-no-impact', narrative: null };

/** Nothing more is to be done on the floor. */
export const isForReview = ({ batch, state }: WeighBooth): boolean =>
  !IN_WORK.includes(batch.state) || (batch.state === 'inExecution' && openSteps(state, batch).length === 0);

/** What quality would do next with the batch, and now and then something else that it may. */
export function review(booth: WeighBooth, dice: Dice): Told {
  const { batch, state } = booth;
  const quality = (type: Parameters<typeof atDesk>[1], fields: object = {}): Told =>
    atDesk(booth, type, REVIEWER, fields);
  const recall = batch.state === 'postReleaseHold' ? assessment(booth) : null;
  if (recall && dice.chance(80)) return recall;
  const held = holdsOver(state, batch).find(({ exception }) => exception === null);
  if (held && dice.chance(70))
    return booth.when('ReleaseHold', { hold: held.id, reason: 'assessed-no-impact' }, { by: REVIEWER });
  if (dice.chance(2)) return quality(dice.of(['RejectBatch', 'TerminateBatch']), WHY);
  switch (batch.state) {
    case 'inReview': {
      if (dice.chance(5)) return quality('ReturnBatch', WHY);
      const { trail, denials } = batch.review;
      if (trail?.denials !== denials) return quality('ReviewAuditTrail', wholeTrail(booth));
      const stuck = openExceptions(state).some((each) => each.batch === batch.id);
      return quality(stuck && dice.chance(60) ? 'RejectBatch' : 'SignBatchReview', WHY);
    }
    case 'releaseEligible':
      return atDesk(booth, 'ReleaseBatch', RELEASER);
    case 'released':
      return ship(booth, dice);
    case 'postReleaseHold':
      return atDesk(booth, 'ReinstateBatch', RELEASER, WHY);
    default:
      return quality('BeginReview');
  }
}

/** The next act on the nonconformance that asks for the assessment of a recall; null once it is closed. */
function assessment(booth: WeighBooth): Told | null {
  const { batch, state } = booth;
  const record = batch.review.recall === null ? undefined : state.get('records', batch.review.recall);
  if (record?.kind !== 'nonconformance' || record.state === 'closed') return null;
  const move = (says: object, by: string): Told =>
    booth.when('MoveRecord', { record: record.id, move: says }, { by });
  switch (record.state) {
    case 'opened': {
      const [hold] = activeHolds(state, 'batch', batch.id);
      return hold
        ? move({ kind: 'contain', holds: [hold.id] }, REVIEWER)
        : booth.when('PlaceHold', { object: { kind: 'batch', id: batch.id }, ...WHY });
    }
    case 'contained':
      return move({ kind: 'dispose', as: 'useAsIs', justification: 'x' }, 'SUP-01');
    case 'disposed':
      return move({ kind: 'approve' }, REVIEWER);
    case 'approved':
      return move({ kind: 'close' }, REVIEWER);
  }
}

function ship(booth: WeighBooth, dice: Dice): Told {
  if (dice.chance(20)) return booth.when('PlaceHold', { object: { kind: 'batch', id: BATCH }, ...WHY });
  if (booth.state.get('sessions', 'PL-3-1')?.person !== 'SUP-01')
    return booth.when('SignIn', { person: 'SUP-01', secret: '' }, { station: 'PL-3' });
  const goods = { batch: BATCH, quantity: dice.upTo(500) + 1, to: 'Wholesaler' };
  return booth.when('ShipUnits', goods, { station: 'PL-3' });
}
