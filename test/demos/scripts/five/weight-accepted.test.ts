import type { Desk } from '../../../support/floor/desk.ts';
import { BATCH } from '../../../support/floor/door-plant.ts';
import { BENCH_SCALE, capture, FIRST, FLOOR_SCALE, FULL } from '../../../support/floor/hands.ts';
import { everyWayIsClosed, type Way } from './every-way.ts';

const OUTSIDE = {
  trigger: 'outOfTolerance',
  owner: 'supervisor',
  holds: [`container ${FIRST}`],
} as const;
const SETTLE = {
  type: 'SettleException',
  exception: 'EX-01',
  reason: 'excess-removed-to-waste',
  narrative: null,
};
const rested = async (desk: Desk, type: string) => {
  await desk.atRest(FLOOR_SCALE);
  return desk.send(capture(desk, type));
};
const accept = (desk: Desk) => rested(desk, 'AcceptWeight');
/** So much lies on the pan when Accept is pressed. */
const weighing = (mass: string) => async (desk: Desk) => {
  await desk.put(FLOOR_SCALE, mass);
  return accept(desk);
};

const WAYS: readonly Way[] = [
  // On a tared container; the target is 6.25 kg, 6.20 to 6.30 kg, and the tare 0.30 kg.
  {
    way: 'a step is signed with nothing weighed',
    at: 'tared',
    act: (desk) => desk.sendSigned({ type: 'CompleteStep' }),
    refused: ['evidence.missing'],
  },
  {
    way: 'the weight is said and not weighed',
    at: 'tared',
    act: async (desk) => {
      await desk.atRest(FLOOR_SCALE);
      return desk.send({ type: 'AcceptWeight', displayed: '6.55' });
    },
    refused: ['reading.changed', 'tolerance.under', 'weight.belowMinimum'],
    opens: { trigger: 'deviceIneligible', owner: 'supervisor' },
  },
  {
    way: 'one division too little',
    at: 'tared',
    act: weighing('6.48 kg'),
    refused: ['tolerance.under'],
    opens: OUTSIDE,
    state: 'exception',
  },
  {
    way: 'one division too much',
    at: 'tared',
    act: weighing('6.62 kg'),
    refused: ['tolerance.over'],
    opens: OUTSIDE,
    state: 'exception',
  },
  {
    way: 'what the screen showed before more came on',
    at: 'filled',
    act: async (desk) => {
      await desk.atRest(FLOOR_SCALE);
      const before = capture(desk, 'AcceptWeight');
      await desk.put(FLOOR_SCALE, '6.90 kg');
      return desk.send(before);
    },
    refused: ['reading.changed', 'tolerance.over'],
    opens: OUTSIDE,
    state: 'exception',
  },
  {
    way: 'so little that the scale cannot weigh it',
    at: 'tared',
    act: weighing('0.80 kg'),
    refused: ['tolerance.under', 'weight.belowMinimum'],
    opens: { trigger: 'deviceIneligible', owner: 'supervisor' },
  },

  // On a filled container.
  {
    way: 'a hand holds the pan',
    at: 'filled',
    act: async (desk, floor) => {
      await desk.atRest(FLOOR_SCALE);
      floor.bench.scales.get(FLOOR_SCALE)?.pan.shake(true);
      const reply = await desk.send(capture(desk, 'AcceptWeight'));
      floor.bench.scales.get(FLOOR_SCALE)?.pan.shake(false);
      return reply;
    },
    refused: ['reading.unstable'],
  },
  {
    way: 'a second tare takes the excess away',
    at: 'filled',
    act: (desk) => rested(desk, 'CaptureTare'),
    refused: ['tare.range', 'tare.taken'],
  },
  {
    way: 'a zero takes the excess away',
    at: 'filled',
    act: async (desk) => {
      await desk.atRest(FLOOR_SCALE);
      return desk.send({ type: 'ZeroScale', scale: FLOOR_SCALE });
    },
    refused: ['zero.containerOn'],
  },
  {
    way: 'another scale is chosen for the tared container',
    at: 'filled',
    act: (desk) => desk.send({ type: 'SelectScale', scale: BENCH_SCALE }),
    refused: ['check.due', 'tare.taken'],
    opens: { trigger: 'deviceIneligible', owner: 'supervisor' },
  },
  {
    way: 'the weight is entered by hand while the scale answers',
    at: 'filled',
    act: (desk) => desk.send({ type: 'EnterReading', shown: '6.55', sha256: 'f'.repeat(64) }),
    refused: ['attachment.notStored', 'manual.notGranted'],
  },
  {
    way: 'a pail that is not of its class hides what it weighs',
    at: 'wrongPail',
    act: (desk) => rested(desk, 'CaptureTare'),
    refused: ['tare.range'],
  },
  {
    way: 'the gross is accepted without a tare',
    at: 'empty',
    act: weighing('6.25 kg'),
    refused: ['tare.missing'],
  },

  // Too much is on the pan.
  {
    way: 'Accept is pressed all the same',
    at: 'tooMuch',
    act: accept,
    refused: ['tolerance.over'],
    opens: OUTSIDE,
    state: 'exception',
  },
  {
    way: 'the excess goes back where nobody sees it, and the rest is accepted',
    at: 'excessOffRoute',
    act: accept,
    refused: ['overshoot.latched'],
    opens: OUTSIDE,
    state: 'exception',
  },
  {
    way: 'the excess is recorded with no waste container',
    at: 'excessOffRoute',
    act: (desk) => rested(desk, 'CaptureRemoval'),
    refused: ['removal.scanWaste'],
    opens: OUTSIDE,
    state: 'exception',
  },
  {
    way: 'the excess is recorded as removed and still lies there',
    at: 'overshot',
    act: (desk) => rested(desk, 'CaptureRemoval'),
    refused: ['tolerance.over'],
    opens: OUTSIDE,
    state: 'exception',
  },
  {
    way: 'after the exception the rest is accepted',
    at: 'containerHeld',
    act: weighing(FULL),
    refused: ['overshoot.latched', 'step.blocked'],
    opens: OUTSIDE,
  },
  {
    way: 'after the exception the container is voided and weighed anew',
    at: 'containerHeld',
    act: (desk) => desk.send({ type: 'VoidContainer', reason: 'spill' }),
    refused: ['step.blocked'],
  },
  {
    way: 'the operator settles their own exception',
    at: 'containerHeld',
    act: (desk) => desk.sendSigned(SETTLE, { signer: 'OP-101' }),
    refused: ['owner.role'],
  },
  {
    way: 'a colleague settles it',
    at: 'containerHeld',
    act: (desk) => desk.sendSigned(SETTLE, { signer: 'OP-107' }),
    refused: ['owner.role'],
  },
  {
    way: 'an administrator settles it',
    at: 'containerHeld',
    act: (desk) => desk.sendSigned(SETTLE, { signer: 'ADM-01' }),
    refused: ['owner.role'],
  },

  // More than there was, and once too often.
  {
    way: 'more is weighed than the open container held',
    at: 'smallSource',
    act: accept,
    refused: ['consumption.over'],
    opens: OUTSIDE,
    state: 'exception',
  },
  {
    way: 'it is voided and weighed until it fits',
    at: 'voidedTwice',
    act: (desk) => rested(desk, 'CaptureTare'),
    refused: ['reweigh.limit'],
    opens: { trigger: 'reweighLimit', owner: 'supervisor' },
    state: 'blocked',
  },
  {
    way: 'a small amount on the large scale',
    at: 'smallStarted',
    place: { step: '90' },
    act: (desk) => desk.send({ type: 'SelectScale', scale: FLOOR_SCALE }),
    refused: ['weight.belowMinimum'],
    opens: { trigger: 'deviceIneligible', owner: 'supervisor' },
  },

  // After it was accepted.
  {
    way: 'it is accepted once more with more in it',
    at: 'weighed',
    act: weighing('6.62 kg'),
    refused: ['tare.missing'],
    leavesTraces: true,
  },
  {
    way: 'more is added before the verifier looks',
    at: 'scanned',
    act: async (desk) => {
      await desk.put(FLOOR_SCALE, '6.62 kg');
      return desk.sendSigned(capture(desk, 'VerifyContainer'), { signer: 'OP-107' });
    },
    refused: ['verification.gross'],
  },
  {
    way: 'the verifier signs for a container that left the scale',
    at: 'scanned',
    act: async (desk) => {
      await desk.put(FLOOR_SCALE, '0.00 kg');
      return desk.sendSigned(capture(desk, 'VerifyContainer'), { signer: 'OP-107' });
    },
    refused: ['verification.gross'],
  },
  {
    way: 'the weight is corrected as a value of the record',
    at: 'verified',
    act: (desk) =>
      desk.sendSigned({
        type: 'ProposeCorrection',
        batch: BATCH,
        step: '60',
        item: FIRST,
        answer: { kind: 'mass', value: '6.25', unit: 'kg' },
        reason: 'value-mistyped',
        narrative: null,
      }),
    refused: ['correction.unknown', 'signature.otherText'],
  },
  {
    way: 'the weigher takes the weight back',
    at: 'verified',
    act: (desk) =>
      desk.sendSigned(
        {
          type: 'InvalidateCapture',
          batch: BATCH,
          step: '60',
          capture: { kind: 'container', id: FIRST },
          reason: 'capture-not-valid',
          narrative: null,
        },
        { signer: 'OP-101' },
      ),
    refused: ['change.role'],
  },
];

everyWayIsClosed('[S44][S97][S116][S126][S127][S132] a weight out of tolerance is accepted', {
  place: { station: 'WS-01', person: 'OP-101', batch: BATCH, step: '60' },
  ways: WAYS,
  never: ['WeightAccepted', 'ContainerVerified', 'ExcessRemoved'],
});
