import type { DispenseScreen } from '../../../main/contract/views.ts';
import { containerCode } from '../../../main/demo/bench.ts';
import type { Desk } from './desk.ts';
import { ALLOCATIONS, BATCH, RECIPE } from './door-plant.ts';
import type { Floor } from './floor.ts';

export const FLOOR_SCALE = 'SCL-01';
export const BENCH_SCALE = 'SCL-02';
export const SOURCE = 'CB-2508-009-01';
export const TARE = '0.30 kg';
/** Tare and the target of step 60. */
export const FULL = '6.55 kg';
export const FIRST = `${BATCH}/DC-01`;

/** What happens between one situation and the next; everything through the door and the bench. */
interface Situation<Name extends string = string> {
  readonly from: Name | null;
  play(floor: Floor): Promise<void>;
}

const told = <const Names extends string>(situations: Record<Names, Situation>) => situations;

/** The weigh booth with its usual operator, in a step. */
export async function inStep(floor: Floor, step: string, person = 'OP-101'): Promise<Desk> {
  const desk = await floor.at('WS-01');
  if (desk.context.person !== person) await desk.signIn(person);
  if (desk.context.batch !== BATCH || desk.context.step !== step) await desk.enter(BATCH, step);
  return desk;
}

export const dispenseOf = ({ screen }: Desk): DispenseScreen => {
  if (screen.kind !== 'dispense') throw new Error(`the screen shows ${screen.kind}`);
  return screen;
};

export const scanSource = (desk: Desk, container: string, item = 'RM-1014', lot = 'CB-2508-009') =>
  desk.scan('d2', containerCode(item, lot, container));

/** Every item of the clearance with evidence of its own kind. */
async function answerAll(desk: Desk): Promise<void> {
  await desk.press({ type: 'AnswerItem', item: '1', answer: { kind: 'confirmed' } });
  await desk.press({ type: 'AnswerItem', item: '2', answer: { kind: 'count', value: 0 } });
  await desk.takes(desk.scanPlain('LOC/WS-01-WASTE'));
  await desk.press({ type: 'AnswerItem', item: '4', answer: { kind: 'reference', value: 'CL-0788' } });
}

export const capture = (desk: Desk, type: string, scale = FLOOR_SCALE) => ({
  type,
  displayed: desk.displayed(scale),
});

const TOLD = told({
  founded: { from: null, play: async () => {} },
  issued: {
    from: 'founded',
    play: async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      await desk.sign({ type: 'IssueBatch', ...RECIPE, batch: BATCH, allocations: ALLOCATIONS });
      await desk.signOut();
    },
  },
  lockedOut: {
    from: 'founded',
    play: async (floor) => lockOut(await floor.at('WS-01'), 'OP-112'),
  },
  /** H-2: placed by the supervisor, so that quality may release it. */
  lotOnHold: {
    from: 'founded',
    play: async (floor) => {
      const desk = await floor.at('PL-3');
      await desk.signIn('SUP-01');
      const object = { kind: 'lot', id: 'CB-2508-009' };
      await desk.press({ type: 'PlaceHold', object, reason: 'investigation', narrative: null });
    },
  },
  /** EX-01: an expired qualification at the start of step 20; the supervisor's to clear. */
  blocked: {
    from: 'issued',
    play: async (floor) => {
      const desk = await inStep(floor, '20', 'OP-112');
      await desk.send({ type: 'StartStep' });
    },
  },
  settled: {
    from: 'blocked',
    play: async (floor) => {
      const desk = await inStep(floor, '20');
      const settle = { exception: 'EX-01', reason: 'qualified-person-takes-over', narrative: null };
      await desk.sign({ type: 'SettleException', ...settle }, 'SUP-01');
    },
  },
  /** EX-01, caused by a person who has the role to clear such a thing. */
  blockedByOwner: {
    from: 'issued',
    play: async (floor) => {
      const desk = await inStep(floor, '20', 'MIX-1');
      await desk.press({ type: 'StartStep' });
      await answerAll(desk);
      await desk.sign({ type: 'CompleteStep' });
      await desk.sendSigned({ type: 'VerifyStep' }, { signer: 'MIX-1' });
    },
  },
  clearing: {
    from: 'issued',
    play: async (floor) => (await inStep(floor, '20')).press({ type: 'StartStep' }),
  },
  suspended: {
    from: 'clearing',
    play: async (floor) => (await inStep(floor, '20')).press({ type: 'SuspendStep', reason: 'break' }),
  },
  answered: { from: 'clearing', play: async (floor) => answerAll(await inStep(floor, '20')) },
  completed: {
    from: 'answered',
    play: async (floor) => (await inStep(floor, '20')).sign({ type: 'CompleteStep' }),
  },
  /** Step 20 complete, by a person who is also qualified to verify it. */
  ownWork: {
    from: 'issued',
    play: async (floor) => {
      const desk = await inStep(floor, '20', 'MIX-1');
      await desk.press({ type: 'StartStep' });
      await answerAll(desk);
      await desk.sign({ type: 'CompleteStep' });
    },
  },
  cleared: {
    from: 'completed',
    play: async (floor) => (await inStep(floor, '20')).sign({ type: 'VerifyStep' }, 'OP-107'),
  },
  checkStarted: {
    from: 'cleared',
    play: async (floor) => (await inStep(floor, '30')).press({ type: 'StartStep' }),
  },
  checkLoaded: {
    from: 'checkStarted',
    play: async (floor) => {
      const desk = await inStep(floor, '30');
      await desk.takes(desk.scanPlain('WGT/TW-K1'));
      await desk.press({ type: 'PrepareCheck', scale: FLOOR_SCALE, clean: true, level: true });
      await desk.put(FLOOR_SCALE, '5.00 kg');
    },
  },
  failedOnce: {
    from: 'checkLoaded',
    play: async (floor) => {
      const desk = await inStep(floor, '30');
      await desk.put(FLOOR_SCALE, '5.40 kg');
      await desk.press({ ...capture(desk, 'CaptureCheck'), scale: FLOOR_SCALE, nominal: '5.00' });
      await desk.put(FLOOR_SCALE, '0.00 kg');
    },
  },
  checked: {
    from: 'checkLoaded',
    play: async (floor) => {
      const desk = await inStep(floor, '30');
      await desk.atRest(FLOOR_SCALE);
      await desk.press({ ...capture(desk, 'CaptureCheck'), scale: FLOOR_SCALE, nominal: '5.00' });
      await desk.put(FLOOR_SCALE, '0.00 kg');
      await desk.sign({ type: 'CompleteStep' });
    },
  },
  benchChecked: {
    from: 'checked',
    play: async (floor) => {
      const desk = await inStep(floor, '31');
      await desk.press({ type: 'StartStep' });
      await desk.takes(desk.scanPlain('WGT/TW-G1'));
      await desk.press({ type: 'PrepareCheck', scale: BENCH_SCALE, clean: true, level: true });
      await desk.put(BENCH_SCALE, '1000.0 g');
      await desk.press({
        ...capture(desk, 'CaptureCheck', BENCH_SCALE),
        scale: BENCH_SCALE,
        nominal: '1000.0',
      });
      await desk.put(BENCH_SCALE, '0.0 g');
    },
  },
  heldAllocated: {
    from: 'benchChecked',
    play: async (floor) => {
      const desk = await inStep(floor, '100');
      await desk.press({ type: 'StartStep' });
      await desk.press({ type: 'SelectScale', scale: BENCH_SCALE });
    },
  },
  /** EX-01: the allocated lot of step 100 is on hold; quality's to clear. */
  lotHeld: {
    from: 'heldAllocated',
    play: async (floor) => {
      const desk = await inStep(floor, '100');
      await scanSource(desk, 'MS-2510-011-01', 'RM-2011', 'MS-2510-011');
    },
  },
  /** Neither active nor allergen: the one step where a first mistake is minor. */
  plainChosen: {
    from: 'checked',
    play: async (floor) => {
      const desk = await inStep(floor, '70');
      await desk.press({ type: 'StartStep' });
      await desk.press({ type: 'SelectScale', scale: FLOOR_SCALE });
    },
  },
  /** EX-01 and the hold H-2 on the floor scale, caused by a person who also decides for quality. */
  scaleFailed: {
    from: 'checked',
    play: async (floor) => failTwice(await inStep(floor, '31', 'MIX-1')),
  },
  activeChosen: {
    from: 'checked',
    play: async (floor) => {
      const desk = await inStep(floor, '50');
      await desk.press({ type: 'StartStep' });
      await desk.press({ type: 'SelectScale', scale: FLOOR_SCALE });
    },
  },
  /** 1250 g: too little for the floor scale. */
  smallStarted: {
    from: 'checked',
    play: async (floor) => (await inStep(floor, '90')).press({ type: 'StartStep' }),
  },
  /** 12.5 kg: too much for a bench scale. */
  largeStarted: {
    from: 'benchChecked',
    play: async (floor) => (await inStep(floor, '80')).press({ type: 'StartStep' }),
  },
  dispensing: {
    from: 'checked',
    play: async (floor) => (await inStep(floor, '60')).press({ type: 'StartStep' }),
  },
  scaleChosen: {
    from: 'dispensing',
    play: async (floor) => (await inStep(floor, '60')).press({ type: 'SelectScale', scale: FLOOR_SCALE }),
  },
  sourceOpen: {
    from: 'scaleChosen',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.takes(scanSource(desk, SOURCE));
    },
  },
  empty: {
    from: 'sourceOpen',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.atRest(FLOOR_SCALE);
      await desk.press({ type: 'ZeroScale', scale: FLOOR_SCALE });
      await desk.put(FLOOR_SCALE, TARE);
    },
  },
  wrongPail: {
    from: 'empty',
    play: async (floor) => (await inStep(floor, '60')).put(FLOOR_SCALE, '0.60 kg'),
  },
  /** Filled from a container that never held so much. */
  smallSource: {
    from: 'scaleChosen',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.takes(scanSource(desk, 'CB-2508-009-02'));
      await desk.atRest(FLOOR_SCALE);
      await desk.press({ type: 'ZeroScale', scale: FLOOR_SCALE });
      await desk.put(FLOOR_SCALE, TARE);
      await desk.press(capture(desk, 'CaptureTare'));
      await desk.put(FLOOR_SCALE, FULL);
    },
  },
  tared: {
    from: 'empty',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.atRest(FLOOR_SCALE);
      await desk.press(capture(desk, 'CaptureTare'));
    },
  },
  filled: {
    from: 'tared',
    play: async (floor) => (await inStep(floor, '60')).put(FLOOR_SCALE, FULL),
  },
  /** A container of the material that expires tonight, filled, its source scanned to be closed. */
  lastDay: {
    from: 'checked',
    play: async (floor) => {
      const desk = await inStep(floor, '70');
      await desk.press({ type: 'StartStep' });
      await desk.press({ type: 'SelectScale', scale: FLOOR_SCALE });
      await desk.takes(scanSource(desk, 'RH-2507-033-01', 'RM-1022', 'RH-2507-033'));
      await desk.atRest(FLOOR_SCALE);
      await desk.press({ type: 'ZeroScale', scale: FLOOR_SCALE });
      await desk.put(FLOOR_SCALE, TARE);
      await desk.press(capture(desk, 'CaptureTare'));
      await desk.put(FLOOR_SCALE, '5.30 kg');
      await desk.takes(scanSource(desk, 'RH-2507-033-01', 'RM-1022', 'RH-2507-033'));
    },
  },
  closing: {
    from: 'filled',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.takes(scanSource(desk, SOURCE));
    },
  },
  shutWhileFilled: {
    from: 'closing',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.atRest(FLOOR_SCALE);
      await desk.press({ ...capture(desk, 'CloseSource'), emptied: false });
    },
  },
  tooMuch: {
    from: 'tared',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.put(FLOOR_SCALE, '6.90 kg');
      await desk.shows(({ screen }) => screen.kind === 'dispense' && screen.phase === 'overshoot');
    },
  },
  /** EX-01 with its hold H-2 on the container: Accept was pressed while over. */
  containerHeld: {
    from: 'tooMuch',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.atRest(FLOOR_SCALE);
      await desk.send(capture(desk, 'AcceptWeight'));
    },
  },
  excessOffRoute: {
    from: 'tooMuch',
    play: async (floor) => (await inStep(floor, '60')).put(FLOOR_SCALE, FULL),
  },
  overshot: {
    from: 'tooMuch',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.takes(desk.scanPlain('WST/W-0031'));
    },
  },
  excessOut: {
    from: 'overshot',
    play: async (floor) => (await inStep(floor, '60')).put(FLOOR_SCALE, FULL),
  },
  weighed: {
    from: 'filled',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.atRest(FLOOR_SCALE);
      await desk.press(capture(desk, 'AcceptWeight'));
    },
  },
  labelled: {
    from: 'weighed',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await printerReady(desk);
      await desk.press({ type: 'PrintLabel', container: FIRST });
      await desk.shows(({ screen }) => screen.kind === 'dispense' && screen.label?.outcome === 'confirmed');
    },
  },
  verifying: {
    from: 'labelled',
    play: async (floor) =>
      (await inStep(floor, '60')).press({ type: 'BeginVerification', verifier: 'OP-107' }),
  },
  scanned: {
    from: 'verifying',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.takes(scanSource(desk, SOURCE));
      await desk.takes(scanSource(desk, FIRST));
    },
  },
  verified: {
    from: 'scanned',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.atRest(FLOOR_SCALE);
      await desk.sign(capture(desk, 'VerifyContainer'), 'OP-107');
      await desk.put(FLOOR_SCALE, '0.00 kg');
      await desk.shows(({ screen }) => screen.kind === 'dispense' && screen.phase !== 'remove');
    },
  },
  sourceShut: {
    from: 'verified',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.takes(scanSource(desk, SOURCE));
      await desk.press({ ...capture(desk, 'CloseSource'), emptied: false });
    },
  },
  wiped: {
    from: 'sourceShut',
    play: async (floor) => {
      const wipe = { type: 'WipeDown', item: 'RM-1014', cleaning: 'SCOOP-AND-WIPE' };
      await (await inStep(floor, '60')).press(wipe);
    },
  },
  dispensed: {
    from: 'sourceShut',
    play: async (floor) => (await inStep(floor, '60')).sign({ type: 'CompleteStep' }),
  },
  kitStarted: {
    from: 'dispensed',
    play: async (floor) => (await inStep(floor, '110')).press({ type: 'StartStep' }),
  },
});

export type SituationName = keyof typeof TOLD;
export const SITUATIONS = TOLD as Readonly<Record<SituationName, Situation<SituationName>>>;

export const printerReady = (desk: Desk): Promise<void> =>
  desk.shows(({ frame }) => frame.devices.find(({ kind }) => kind === 'printer')?.state === 'ok');

/** Five wrong secrets lock a person out, wherever they are typed. */
export async function lockOut(desk: Desk, person: string): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1)
    await desk.send({ type: 'SignIn', person, secret: 'not-the-secret' });
}

/** The floor scale fails its check in step 31, and fails it again. */
export async function failTwice(desk: Desk): Promise<void> {
  await desk.enter(BATCH, '31');
  await desk.press({ type: 'StartStep' });
  await desk.takes(desk.scanPlain('WGT/TW-K1'));
  await desk.press({ type: 'PrepareCheck', scale: FLOOR_SCALE, clean: true, level: true });
  await desk.put(FLOOR_SCALE, '5.40 kg');
  await captureFive(desk);
  await desk.put(FLOOR_SCALE, '0.00 kg');
  await desk.press({ type: 'RepeatCheck', scale: FLOOR_SCALE, cleaned: true, leveled: true });
  await desk.put(FLOOR_SCALE, '5.40 kg');
  await captureFive(desk);
}

export const captureFive = (desk: Desk): Promise<void> =>
  desk.press({ ...capture(desk, 'CaptureCheck'), scale: FLOOR_SCALE, nominal: '5.00' });
