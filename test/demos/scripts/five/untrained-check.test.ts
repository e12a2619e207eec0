import type { Desk } from '../../../support/floor/desk.ts';
import { BATCH, PACK_BATCH } from '../../../support/floor/door-plant.ts';
import { capture, FLOOR_SCALE } from '../../../support/floor/hands.ts';
import { everyWayIsClosed, type Way } from './every-way.ts';

const UNQUALIFIED = { trigger: 'unqualified', owner: 'supervisor' } as const;
const CLEARING = { step: '20' } as const;
const CHECK = { step: '30' } as const;
const LINE = { station: 'PL-3', person: 'OP-301', batch: PACK_BATCH, step: '190' } as const;
const BLENDER = { station: 'BL-01', person: 'OP-203', step: '114' } as const;
const START = { type: 'StartStep' };
const VERIFY = { type: 'VerifyStep' };
const verifies = (desk: Desk, signer: string) =>
  desk.sendSigned(capture(desk, 'VerifyContainer'), { signer });

const WAYS: readonly Way[] = [
  // Performing.
  {
    way: 'the check of the scale by somebody whose qualification ended',
    at: 'cleared',
    place: { ...CHECK, person: 'OP-112' },
    act: (desk) => desk.send(START),
    refused: ['training.expired'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'the check by somebody of another trade',
    at: 'cleared',
    place: { ...CHECK, person: 'OP-203' },
    act: (desk) => desk.send(START),
    refused: ['training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'the check by an administrator',
    at: 'cleared',
    place: { ...CHECK, person: 'ADM-01' },
    act: (desk) => desk.send(START),
    refused: ['training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'quality does the check to help out',
    at: 'cleared',
    place: { ...CHECK, person: 'QA-01' },
    act: (desk) => desk.send(START),
    refused: ['training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'a step that a qualified person left is taken over',
    at: 'suspended',
    place: { ...CLEARING, person: 'OP-112' },
    act: (desk) => desk.send({ type: 'TakeOverStep' }),
    refused: ['training.expired'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'the qualified person began, and another reads the weights',
    at: 'checkLoaded',
    place: { ...CHECK, person: 'OP-203' },
    act: async (desk) => {
      await desk.atRest(FLOOR_SCALE);
      return desk.send({ ...capture(desk, 'CaptureCheck'), scale: FLOOR_SCALE, nominal: '5.00' });
    },
    refused: ['performer.other', 'training.missing'],
  },
  {
    way: 'the qualification of the performer ends during the step',
    at: 'clearing',
    place: CLEARING,
    act: (desk, floor) => {
      floor.passTo('2026-12-01', '08:00');
      return desk.send({ type: 'AnswerItem', item: '1', answer: { kind: 'confirmed' } });
    },
    refused: ['training.expired'],
    leavesTraces: true,
  },
  {
    way: 'a locked-out person signs in again',
    at: 'lockedOut',
    place: { person: 'OP-101', step: null },
    act: (desk) => desk.send({ type: 'SignIn', person: 'OP-112', secret: desk.secretOf('OP-112') }),
    refused: ['person.lockedOut'],
  },

  // Verifying.
  {
    way: 'a clearance is verified by whoever made it',
    at: 'completed',
    place: CLEARING,
    act: (desk) => desk.sendSigned(VERIFY, { signer: 'OP-101' }),
    refused: ['independence.own', 'training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'by whoever made it and is qualified to verify as well',
    at: 'ownWork',
    place: { ...CLEARING, person: 'MIX-1' },
    act: (desk) => desk.sendSigned(VERIFY, { signer: 'MIX-1' }),
    refused: ['independence.own'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'by somebody of the line',
    at: 'completed',
    place: CLEARING,
    act: (desk) => desk.sendSigned(VERIFY, { signer: 'OP-305' }),
    refused: ['training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'by quality',
    at: 'completed',
    place: CLEARING,
    act: (desk) => desk.sendSigned(VERIFY, { signer: 'QA-01' }),
    refused: ['training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'by a qualified person whose qualification ended in the night',
    at: 'completed',
    place: CLEARING,
    act: (desk, floor) => {
      floor.passTo('2026-11-01', '08:00');
      return desk.sendSigned(VERIFY, { signer: 'OP-107' });
    },
    refused: ['training.expired'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'by a qualified person who never said that a signature binds',
    at: 'completed',
    place: CLEARING,
    act: (desk) => desk.sendSigned(VERIFY, { signer: 'NEW-1' }),
    refused: ['accountability.missing'],
  },
  {
    way: 'in the name of the verifier with the secret of the performer',
    at: 'completed',
    place: CLEARING,
    act: (desk) => desk.sendSigned(VERIFY, { signer: 'OP-107', secret: desk.secretOf('OP-101') }),
    refused: ['signature.wrong'],
  },
  {
    way: 'without saying who signs',
    at: 'completed',
    place: CLEARING,
    act: (desk) => desk.sendSigned(VERIFY, { signer: 'OP-107', named: null }),
    refused: ['independence.own', 'signature.needsId', 'training.missing'],
    opens: UNQUALIFIED,
  },

  // Verifying what was weighed.
  {
    way: 'the weigher calls themselves as the verifier',
    at: 'labelled',
    act: (desk) => desk.send({ type: 'BeginVerification', verifier: 'OP-101' }),
    refused: ['independence.own', 'training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'an unqualified colleague is called',
    at: 'labelled',
    act: (desk) => desk.send({ type: 'BeginVerification', verifier: 'OP-112' }),
    refused: ['training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'the qualified one looks, and another signs',
    at: 'scanned',
    act: async (desk) => {
      await desk.atRest(FLOOR_SCALE);
      return verifies(desk, 'MIX-1');
    },
    refused: ['verification.otherPerson'],
  },
  {
    way: 'the qualified one signs without a look',
    at: 'verifying',
    act: async (desk) => {
      await desk.atRest(FLOOR_SCALE);
      return verifies(desk, 'OP-107');
    },
    refused: ['verification.scans'],
  },
  {
    way: 'from another station, several at once',
    at: 'scanned',
    place: { station: 'PL-3', person: 'OP-301', step: null },
    act: (desk) => desk.sendSigned({ type: 'VerifyContainer', displayed: '6.55' }, { signer: 'OP-107' }),
    refused: ['batch.none', 'reading.noScale', 'signature.otherText'],
  },

  // At the blender and at the line.
  {
    way: 'somebody of the booth verifies the add',
    at: 'presented',
    place: BLENDER,
    act: (desk) => desk.send({ type: 'BeginVerification', verifier: 'OP-107' }),
    refused: ['training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'somebody of the booth verifies the restart of the line',
    at: 'lineInspected',
    place: LINE,
    act: (desk) => desk.sendSigned({ type: 'VerifyRestart' }, { signer: 'OP-107' }),
    refused: ['training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
];

everyWayIsClosed('[S46][S83][S98][S104][S118][S129][S132] a critical check is made by somebody untrained', {
  place: { station: 'WS-01', person: 'OP-101', batch: BATCH, step: '60' },
  ways: WAYS,
  never: [
    'StepStarted',
    'StepTakenOver',
    'StepVerified',
    'ContainerVerified',
    'RoutineCheckPassed',
    'RestartVerified',
  ],
});
