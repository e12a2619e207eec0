import { containerCode } from '../../../../main/demo/bench.ts';
import { ADD_VERIFIER, SECOND } from '../../../support/floor/blend-hands.ts';
import type { Desk } from '../../../support/floor/desk.ts';
import { ALLOCATIONS, BATCH, PACK_BATCH, RECIPE } from '../../../support/floor/door-plant.ts';
import { capture, FIRST, FLOOR_SCALE, SOURCE, scanSource } from '../../../support/floor/hands.ts';
import { everyWayIsClosed, type Way } from './every-way.ts';

const IDENTITY = { trigger: 'wrongIdentity', owner: 'supervisor' } as const;
const STATUS = { trigger: 'statusViolation', owner: 'qaReviewer' } as const;
const BLENDER = { station: 'BL-01', person: 'OP-203', step: '114' } as const;
const show = (item: string, lot: string, container: string) => (desk: Desk) =>
  desk.scan('d2', containerCode(item, lot, container));
const accept = async (desk: Desk) => {
  await desk.atRest(FLOOR_SCALE);
  return desk.send(capture(desk, 'AcceptWeight'));
};
const held = (id: string) => ({
  type: 'PlaceHold',
  object: { kind: 'lot', id },
  reason: 'investigation',
  narrative: null,
});

const WAYS: readonly Way[] = [
  // Before a source is open.
  {
    way: 'the number of the container is typed',
    at: 'scaleChosen',
    act: (desk) => desk.send({ type: 'TypeIdentity', text: SOURCE }),
    refused: ['scan.typed'],
  },
  {
    way: 'a scan is made up',
    at: 'scaleChosen',
    act: (desk) =>
      desk.send({
        type: 'PresentScan',
        scan: { identity: { kind: 'container', item: 'RM-1014', lot: 'CB-2508-009', container: SOURCE } },
      }),
    refused: ['command.malformed'],
  },
  {
    way: 'a waste container is shown as the source',
    at: 'scaleChosen',
    act: (desk) => desk.scanPlain('WST/W-0031'),
    refused: ['scan.noExcess'],
  },
  {
    way: 'a weight is accepted with nothing open',
    at: 'scaleChosen',
    act: accept,
    refused: ['source.none', 'tare.missing'],
  },
  {
    way: 'the encapsulation enters the step and would open it there',
    at: 'scaleChosen',
    place: { station: 'EN-01', person: 'OP-203', step: null },
    act: (desk) => desk.send({ type: 'EnterStep', batch: BATCH, step: '60' }),
    refused: ['station.function'],
  },
  {
    way: 'another material is shown',
    at: 'scaleChosen',
    act: show('RM-1022', 'RH-2507-033', 'RH-2507-033-01'),
    refused: ['material.other'],
    opens: IDENTITY,
    state: 'blocked',
  },
  {
    way: 'a container that nobody received',
    at: 'scaleChosen',
    act: show('RM-1014', 'CB-2508-009', 'CB-2508-009-77'),
    refused: ['identity.unknown'],
    opens: IDENTITY,
    state: 'blocked',
  },
  {
    way: 'the label says one lot and its container is of another',
    at: 'scaleChosen',
    act: show('RM-1014', 'CB-2601-022', SOURCE),
    refused: ['identity.contradicts'],
    opens: IDENTITY,
    state: 'blocked',
  },
  {
    way: 'a lot that is still in quarantine',
    at: 'scaleChosen',
    act: show('RM-1014', 'CB-2601-022', 'CB-2601-022-01'),
    refused: ['fefo.earlier', 'lot.notAllocated', 'status.quarantine'],
    opens: STATUS,
    state: 'blocked',
  },
  {
    way: 'a container that was dispensed for this very batch',
    at: 'verified',
    act: (desk) => scanSource(desk, FIRST),
    refused: ['material.dispensed', 'source.stillOpen'],
    opens: IDENTITY,
    state: 'blocked',
  },
  {
    way: 'a later lot of the same material',
    at: 'activeChosen',
    place: { step: '50' },
    act: show('RM-1001', 'AA-2503-042', 'AA-2503-042-01'),
    refused: ['fefo.earlier', 'lot.notAllocated'],
    opens: IDENTITY,
    state: 'blocked',
  },
  {
    way: 'a later lot, after the supervisor was told and before they said anything',
    at: 'activeChosen',
    place: { step: '50' },
    act: async (desk) => {
      await show('RM-1001', 'AA-2503-042', 'AA-2503-042-01')(desk);
      return show('RM-1001', 'AA-2503-042', 'AA-2503-042-02')(desk);
    },
    refused: ['fefo.earlier', 'lot.notAllocated', 'step.blocked'],
    opens: IDENTITY,
  },
  {
    way: 'an expired lot',
    at: 'plainChosen',
    place: { step: '70' },
    act: show('RM-1022', 'RH-2402-008', 'RH-2402-008-01'),
    refused: ['date.expired', 'lot.notAllocated'],
    opens: STATUS,
    state: 'blocked',
  },
  {
    way: 'a lot on hold',
    at: 'heldAllocated',
    place: { step: '100' },
    act: show('RM-2011', 'MS-2510-011', 'MS-2510-011-01'),
    refused: ['hold.lot'],
    opens: STATUS,
    state: 'blocked',
  },

  // Where a held lot has stopped the step.
  {
    way: 'the operator takes another lot by themselves',
    at: 'lotHeld',
    place: { step: '100' },
    act: show('RM-2011', 'MS-2511-020', 'MS-2511-020-01'),
    refused: ['lot.notAllocated', 'step.blocked'],
    opens: IDENTITY,
  },
  {
    way: 'the operator re-allocates the step and a colleague signs',
    at: 'lotHeld',
    place: { step: '100' },
    act: (desk) =>
      desk.sendSigned(
        {
          type: 'ReallocateLot',
          exception: 'EX-01',
          lot: 'MS-2511-020',
          reason: 'lot-unavailable',
        },
        { signer: 'OP-107' },
      ),
    refused: ['owner.role'],
  },
  {
    way: 'the supervisor re-allocates what is quality’s',
    at: 'lotHeld',
    place: { step: '100' },
    act: (desk) =>
      desk.sendSigned(
        {
          type: 'ReallocateLot',
          exception: 'EX-01',
          lot: 'MS-2511-020',
          reason: 'lot-unavailable',
        },
        { signer: 'SUP-01' },
      ),
    refused: ['owner.role'],
  },
  {
    way: 'an administrator lifts the hold',
    at: 'lotHeld',
    place: { step: '100' },
    act: (desk) =>
      desk.sendSigned(
        { type: 'ReleaseHold', hold: 'H-1', reason: 'assessed-no-impact' },
        { signer: 'ADM-01' },
      ),
    refused: ['role.missing'],
  },

  // With a source open.
  {
    way: 'a second source is opened beside the first',
    at: 'sourceOpen',
    act: (desk) => scanSource(desk, 'CB-2508-009-02'),
    refused: ['source.stillOpen'],
  },
  {
    way: 'the source is closed without its scan, so that another can be opened',
    at: 'filled',
    act: async (desk) => {
      await desk.atRest(FLOOR_SCALE);
      return desk.send({ ...capture(desk, 'CloseSource'), emptied: false });
    },
    refused: ['source.scanToClose'],
  },
  {
    way: 'the lot is put on hold while it is being weighed',
    at: 'filled',
    act: async (desk, floor) => {
      const other = await floor.at('PL-3');
      await other.signIn('SUP-01');
      await other.press(held('CB-2508-009'));
      return accept(desk);
    },
    refused: ['hold.lot'],
    opens: STATUS,
    state: 'blocked',
  },
  {
    way: 'the lot expires while it is being weighed',
    at: 'lastDay',
    place: { step: '70' },
    act: (desk, floor) => {
      floor.passTo('2026-03-10', '00:05');
      return accept(desk);
    },
    refused: ['calibration.overdue', 'date.expired'],
    opens: STATUS,
    state: 'blocked',
  },

  // At the blender.
  {
    way: 'what was not scanned is charged',
    at: 'charging',
    place: BLENDER,
    act: (desk) => desk.send({ type: 'ChargeContainer', container: SECOND }),
    refused: ['charge.other'],
  },
  {
    way: 'a source container is charged',
    at: 'charging',
    place: BLENDER,
    act: (desk) => scanSource(desk, SOURCE),
    refused: ['charge.stranger'],
    opens: IDENTITY,
    state: 'blocked',
  },
  {
    way: 'what belongs to the second charge goes in first',
    at: 'charging',
    place: BLENDER,
    act: (desk) => scanSource(desk, FIRST),
    refused: ['sequence.container'],
    opens: { trigger: 'outOfSequence', owner: 'qaReviewer' },
    state: 'blocked',
  },
  {
    way: 'a container is charged that a second person did not see',
    at: 'presented',
    place: BLENDER,
    act: (desk) => desk.send({ type: 'ChargeContainer', container: SECOND }),
    refused: ['charge.unverified'],
  },
  {
    way: 'another container than the verified one is charged',
    at: 'addVerified',
    place: BLENDER,
    act: (desk) => desk.send({ type: 'ChargeContainer', container: FIRST }),
    refused: ['charge.other'],
  },
  {
    way: 'the lot is put on hold between the verification and the add',
    at: 'addVerified',
    place: BLENDER,
    act: async (desk, floor) => {
      const other = await floor.at('PL-3');
      await other.signIn('SUP-01');
      await other.press(held('RH-2507-033'));
      return desk.send({ type: 'ChargeContainer', container: SECOND });
    },
    refused: ['hold.lot'],
    opens: STATUS,
    state: 'blocked',
  },
  {
    way: 'the adder verifies their own add',
    at: 'presented',
    place: BLENDER,
    act: (desk) => desk.send({ type: 'BeginVerification', verifier: 'OP-203' }),
    refused: ['independence.own', 'training.missing'],
    opens: { trigger: 'unqualified', owner: 'supervisor' },
    state: 'blocked',
  },
  {
    way: 'the verifier signs the add without a look at the container',
    at: 'addBegun',
    place: BLENDER,
    act: (desk) => desk.sendSigned({ type: 'VerifyAddition' }, { signer: ADD_VERIFIER }),
    refused: ['verification.scans'],
  },

  // Around the steps.
  {
    way: 'the record is issued with the lot of another material',
    at: 'founded',
    place: { station: 'QA-01', person: 'QA-01', step: null },
    act: (desk) => {
      const allocations = ALLOCATIONS.map((each) =>
        each.step === '60' ? { ...each, lot: 'RH-2507-033' } : each,
      );
      return desk.sendSigned(
        { type: 'IssueBatch', ...RECIPE, batch: BATCH, allocations },
        { signer: 'QA-01' },
      );
    },
    refused: ['allocation.item'],
  },
  {
    way: 'a stranger is packed with the kit',
    at: 'kitStarted',
    place: { step: '110' },
    act: (desk) => scanSource(desk, SOURCE),
    refused: ['kit.stranger'],
  },
  {
    way: 'material of no step is brought to the line',
    at: 'lineCleared',
    place: { station: 'PL-3', person: 'OP-301', batch: PACK_BATCH, step: null },
    act: async (desk) => {
      await desk.takes(scanSource(desk, SOURCE));
      await desk.takes(desk.scanPlain('LOC/PL-3'));
      return desk.send({ type: 'StageToLine', container: SOURCE, station: 'PL-3' });
    },
    refused: ['stage.otherBatch'],
  },
];

everyWayIsClosed('[S42][S43][S96][S123][S124][S132] a wrong lot is consumed', {
  place: { station: 'WS-01', person: 'OP-101', batch: BATCH, step: '60' },
  ways: WAYS,
  never: ['SourceOpened', 'WeightAccepted', 'ContainerCharged', 'ContainerStaged', 'LotReallocated'],
});
