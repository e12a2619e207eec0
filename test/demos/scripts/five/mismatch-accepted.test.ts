import type { Desk } from '../../../support/floor/desk.ts';
import { BATCH } from '../../../support/floor/door-plant.ts';
import {
  ISSUE,
  OTHER_COUNT,
  RECONCILE,
  SHORT_COUNT,
  WHOLE_COUNT,
} from '../../../support/floor/situations-of-labels.ts';
import { everyWayIsClosed, type Way } from './every-way.ts';

const UNQUALIFIED = { trigger: 'unqualified', owner: 'supervisor' } as const;
const COMPLETE = { type: 'CompleteStep' };
const count = (rolls: readonly object[] = WHOLE_COUNT) => ({ type: 'CountLabels', rolls });
const found = (says: object) => WHOLE_COUNT.map((each) => ({ ...each, ...says }));
const read = (roll: string, counter = 1475, onRejects = 3) => ({
  type: 'ReadApplicator',
  roll,
  counter,
  onRejects,
});
const SETTLE = { type: 'SettleException', exception: 'EX-01', reason: 'assessed-no-impact', narrative: null };
const CHANGE = { batch: BATCH, step: RECONCILE, reason: 'value-mistyped', narrative: null };
const NOWHERE = { step: null } as const;
const destroy = (roll: string) => ({ type: 'DestroyLabels', roll });

/** The first count does not add up: the step stops, and its NC is open. */
const countsShort = (desk: Desk) => desk.sign(count(SHORT_COUNT), 'LBL-02');

const WAYS: readonly Way[] = [
  {
    way: 'whoever issued the labels reconciles them',
    at: 'labelsIssued',
    place: { person: 'LBL-01' },
    act: (desk) => desk.send({ type: 'StartStep' }),
    refused: ['reconciler.issued'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'whoever issued the labels takes their reconciliation over',
    at: 'reconcilingSuspended',
    place: { person: 'LBL-01' },
    act: (desk) => desk.send({ type: 'TakeOverStep' }),
    refused: ['reconciler.issued'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'labels are counted before the applicator is read, so that its reading can fill the gap',
    at: 'reconciling',
    act: (desk) => desk.sendSigned(count(), { signer: 'LBL-02' }),
    refused: ['count.applicator'],
  },
  {
    way: 'more labels are said to be on rejects than were applied',
    at: 'reconciling',
    act: (desk) => desk.send(read('R-0931', 3, 4)),
    refused: ['applicator.rejects'],
  },
  {
    way: 'the counter is read for a roll that this batch never had',
    at: 'reconciling',
    act: (desk) => desk.send(read('R-0877')),
    refused: ['applicator.roll'],
  },
  {
    way: 'the reconciliation is signed without a count',
    at: 'reconciling',
    act: (desk) => desk.sendSigned(COMPLETE),
    refused: ['evidence.missing'],
  },
  {
    way: 'a second reading takes the place of the first',
    at: 'applicatorRead',
    act: (desk) => desk.send(read('R-0931', 1487, 3)),
    refused: ['applicator.twice'],
  },
  {
    way: 'a roll is left out of the count',
    at: 'applicatorRead',
    act: (desk) => desk.sendSigned(count(WHOLE_COUNT.slice(1)), { signer: 'LBL-02' }),
    refused: ['count.rolls'],
  },
  {
    way: 'a roll is counted twice in one count',
    at: 'applicatorRead',
    act: (desk) => desk.sendSigned(count([...WHOLE_COUNT, ...WHOLE_COUNT.slice(1)]), { signer: 'LBL-02' }),
    refused: ['count.rolls'],
  },
  {
    way: 'a roll that was never issued is counted with the others',
    at: 'applicatorRead',
    act: (desk) =>
      desk.sendSigned(count([...WHOLE_COUNT, { ...WHOLE_COUNT[0], roll: 'R-0877' }]), { signer: 'LBL-02' }),
    refused: ['count.rolls'],
  },
  {
    way: 'fewer than no labels are counted',
    at: 'applicatorRead',
    act: (desk) => desk.sendSigned(count(found({ damaged: -3 })), { signer: 'LBL-02' }),
    refused: ['command.malformed'],
  },
  {
    way: 'labels that passed the applicator or carry a code go back to the cage',
    at: 'applicatorRead',
    act: (desk) => desk.sendSigned(count(found({ coded: true })), { signer: 'LBL-02' }),
    refused: ['return.coded'],
  },
  {
    way: 'the count is signed for a text that nobody saw',
    at: 'applicatorRead',
    act: (desk) => desk.sendSigned(count(), { signer: 'LBL-02', textHash: 'f'.repeat(64) }),
    refused: ['signature.otherText'],
  },
  {
    way: 'the packaging line counts in the name of the kiosk',
    at: 'applicatorRead',
    place: { station: 'PL-3', person: 'OP-301', step: null },
    act: (desk) =>
      desk.sendSigned(
        { ...count(), context: { station: 'LK-01', person: 'LBL-02', batch: BATCH, step: RECONCILE } },
        { signer: 'OP-305' },
      ),
    refused: ['batch.none', 'context.other', 'signature.otherText', 'station.function'],
  },
  {
    way: 'waste is destroyed before anybody counted it',
    at: 'applicatorRead',
    place: NOWHERE,
    act: async (desk) => {
      await desk.takes(desk.scanPlain('ROL/R-0931'));
      return desk.sendSigned(destroy('R-0931'), { signer: 'OP-305' });
    },
    refused: ['destroy.notReconciled'],
    leavesTraces: true,
  },
  {
    way: 'whoever issued the labels counts them',
    at: 'applicatorRead',
    act: (desk) => desk.sendSigned(count(), { signer: 'LBL-01' }),
    refused: ['count.issuer'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'somebody counts who never learned it',
    at: 'applicatorRead',
    act: (desk) => desk.sendSigned(count(), { signer: 'OP-101' }),
    refused: ['count.unqualified'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'an administrator counts',
    at: 'applicatorRead',
    act: (desk) => desk.sendSigned(count(), { signer: 'ADM-01' }),
    refused: ['count.unqualified'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'the qualification of the counter ended in the night',
    at: 'applicatorRead',
    act: (desk, floor) => {
      floor.passTo('2026-09-01', '08:00');
      return desk.sendSigned(count(), { signer: 'OP-305' });
    },
    refused: ['count.unqualified'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'the mismatch is signed away',
    at: 'applicatorRead',
    act: async (desk) => {
      await countsShort(desk);
      return desk.sendSigned(COMPLETE);
    },
    refused: ['reconciliation.outside', 'step.blocked'],
    leavesTraces: true,
  },
  {
    way: 'labels are counted again before quality decided',
    at: 'applicatorRead',
    act: async (desk) => {
      await countsShort(desk);
      return desk.sendSigned(count(), { signer: 'OP-305' });
    },
    refused: ['step.blocked'],
    leavesTraces: true,
  },
  {
    way: 'whoever counted settles the mismatch',
    at: 'applicatorRead',
    act: async (desk) => {
      await countsShort(desk);
      return desk.sendSigned(SETTLE, { signer: 'LBL-02' });
    },
    refused: ['owner.role'],
    leavesTraces: true,
  },
  {
    way: 'the supervisor settles the mismatch',
    at: 'applicatorRead',
    act: async (desk) => {
      await countsShort(desk);
      return desk.sendSigned(SETTLE, { signer: 'SUP-01' });
    },
    refused: ['owner.role'],
    leavesTraces: true,
  },
  {
    way: 'the batch is taken off its hold by whoever packs it',
    at: 'applicatorRead',
    act: async (desk) => {
      await countsShort(desk);
      return desk.sendSigned(
        { type: 'ReleaseHold', hold: 'H-2', reason: 'assessed-no-impact' },
        { signer: 'OP-305' },
      );
    },
    refused: ['hold.ofException', 'role.missing'],
    leavesTraces: true,
  },
  {
    way: 'the count is edited as a value of the record',
    at: 'applicatorRead',
    act: async (desk) => {
      await countsShort(desk);
      const answer = { kind: 'count', value: 22 };
      return desk.sendSigned({ type: 'ProposeCorrection', ...CHANGE, item: '1', answer });
    },
    refused: ['correction.unknown', 'signature.otherText'],
    leavesTraces: true,
  },
  {
    way: 'quality takes the count back, as if it had not been made',
    at: 'applicatorRead',
    act: async (desk) => {
      await countsShort(desk);
      return desk.sendSigned(
        { type: 'InvalidateCapture', ...CHANGE, capture: { kind: 'count', id: '1' } },
        { signer: 'QA-01' },
      );
    },
    refused: ['capture.unknown'],
    leavesTraces: true,
  },
  {
    way: 'a refused signature is sent once more under its number, when it would pass',
    at: 'applicatorRead',
    act: async (desk) => {
      const id = '0190c5a3-0000-7000-8000-00000000f002';
      await desk.press({ type: 'LeaveStep' });
      const first = await desk.send({
        ...COMPLETE,
        id,
        signature: { person: 'LBL-02', secret: '-', textHash: 'f'.repeat(64) },
      });
      await desk.enter(BATCH, RECONCILE);
      await desk.sign(count(), 'LBL-02');
      await desk.sign(count(), 'OP-305');
      // Signed well this time; the number was answered already.
      const again = await desk.sendSigned({ ...COMPLETE, id });
      if (JSON.stringify(again) !== JSON.stringify(first)) throw new Error('a number was answered twice');
      return again;
    },
    refused: ['batch.none', 'signature.otherText', 'signature.wrong'],
    leavesTraces: true,
  },

  // After one count, and after two that differ.
  {
    way: 'the reconciliation is signed on the count of one person',
    at: 'labelsCounted',
    act: (desk) => desk.sendSigned(COMPLETE),
    refused: ['evidence.missing'],
  },
  {
    way: 'the recount is by the person who counted',
    at: 'labelsCounted',
    act: (desk) => desk.sendSigned(count(), { signer: 'LBL-02' }),
    refused: ['count.again'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'two people who do not agree sign the better number',
    at: 'countsDiffer',
    act: (desk) => desk.sendSigned(COMPLETE),
    refused: ['reconciliation.disagree'],
  },
  {
    way: 'the second of them counts until they agree',
    at: 'countsDiffer',
    act: (desk) => desk.sendSigned(count(OTHER_COUNT), { signer: 'OP-305' }),
    refused: ['count.again'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },

  // What waits to be destroyed.
  {
    way: 'a withdrawn roll is destroyed before its NC is disposed of',
    at: 'labelsStarted',
    place: { person: 'LBL-01', step: ISSUE },
    act: async (desk) => {
      await desk.scanPlain('ROL/R-0877');
      await desk.leave();
      await desk.takes(desk.scanPlain('ROL/R-0877'));
      return desk.sendSigned(destroy('R-0877'), { signer: 'OP-305' });
    },
    refused: ['destroy.record'],
    leavesTraces: true,
  },
  {
    way: 'labels are destroyed that nobody scanned',
    at: 'labelsStarted',
    place: { person: 'LBL-01', step: null },
    act: (desk) => desk.sendSigned(destroy('R-0877'), { signer: 'OP-305' }),
    refused: ['destroy.scan'],
  },
  {
    way: 'labels are destroyed before one pair of eyes',
    at: 'labelsStarted',
    place: { person: 'LBL-01', step: null },
    act: async (desk) => {
      await desk.takes(desk.scanPlain('ROL/R-0877'));
      return desk.sendSigned(destroy('R-0877'), { signer: 'LBL-01' });
    },
    refused: ['independence.witness'],
    leavesTraces: true,
  },
];

everyWayIsClosed('[S82][S48][S104][S134] a mismatch of labels is accepted', {
  place: { station: 'LK-01', person: 'LBL-02', batch: BATCH, step: RECONCILE },
  ways: WAYS,
  never: ['LabelsReconciled', 'LabelsDestroyed'],
});
