import { ADD_VERIFIER, addContainer, atBlender, DRUM, DRUM_SCALE, scanDrum } from './blend-hands.ts';
import { BATCH, NEXT_RUN_BATCH, RUN_BATCH, RUN_RECIPE } from './door-plant.ts';
import { capture, printerReady } from './hands.ts';
import {
  atRun,
  BALANCE,
  captureUnit,
  checkBalance,
  clearMachine,
  GOOD_UNIT,
  HEAVY_UNIT,
  placeUnit,
  RUNNER,
  takeOff,
} from './run-hands.ts';
import { told } from './situation.ts';

const CLEANING = { type: 'RecordCleaning', machine: 'ENC-02', agent: 'Purified water', record: 'CL-0799' };

/** From two issued batches to a run that was checked, failed, and waits for its supervisor. */
export const RUNS = told({
  runIssued: {
    from: 'founded',
    play: async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      for (const batch of [RUN_BATCH, NEXT_RUN_BATCH])
        await desk.sign({ type: 'IssueBatch', ...RUN_RECIPE, batch, allocations: [] });
      await desk.signOut();
    },
  },
  runCleared: {
    from: 'runIssued',
    play: async (floor) => {
      const desk = await atRun(floor, '140');
      await desk.press({ type: 'StartStep' });
      await clearMachine(desk);
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, 'OP-204');
    },
  },
  runBegun: {
    from: 'runCleared',
    play: async (floor) => {
      await checkBalance(await atRun(floor, '145'));
      await (await atRun(floor)).press({ type: 'StartStep' });
    },
  },
  runRunning: {
    from: 'runBegun',
    play: async (floor) => (await atRun(floor)).press({ type: 'StartRun' }),
  },
  /** It stands with something under the outlet that no check speaks for. */
  runMade: {
    from: 'runRunning',
    play: async (floor) => (await atRun(floor)).press({ type: 'StopRun', reason: 'run-finished' }),
  },
  /** A check is open, and its first unit lies on the balance. */
  runSampling: {
    from: 'runMade',
    play: async (floor) => {
      const desk = await atRun(floor);
      await desk.press({ type: 'OpenInProcess' });
      await desk.put(BALANCE, GOOD_UNIT);
    },
  },
  /** The first of its two units is captured and still lies there. */
  runCaptured: {
    from: 'runSampling',
    play: async (floor) => {
      const desk = await atRun(floor);
      await desk.atRest(BALANCE);
      await desk.press(captureUnit(desk));
    },
  },
  /** EX-01 with its OOS, and the output on hold. */
  runFailed: {
    from: 'runCaptured',
    play: async (floor) => {
      const desk = await atRun(floor);
      await takeOff(desk);
      await placeUnit(desk, HEAVY_UNIT);
    },
  },
  /** Quality approved the adjustment, and the recheck passed. */
  runRechecked: {
    from: 'runFailed',
    play: async (floor) => {
      const desk = await atRun(floor);
      await desk.sign(
        { type: 'SettleException', exception: 'EX-01', reason: 'equipment-adjusted', narrative: null },
        'QA-01',
      );
      await desk.press({ type: 'OpenInProcess' });
      await placeUnit(desk, GOOD_UNIT);
      await placeUnit(desk, GOOD_UNIT);
    },
  },
  /** The drum of the blend is full, labelled and verified. */
  drumVerified: {
    from: 'drumTared',
    play: async (floor) => {
      const desk = await atBlender(floor, '140');
      await desk.put(DRUM_SCALE, '12.75 kg');
      await desk.press(capture(desk, 'AcceptWeight', DRUM_SCALE));
      await printerReady(desk);
      await desk.press({ type: 'PrintLabel', container: DRUM });
      await desk.shows(({ screen }) => screen.kind === 'discharge' && screen.label === null);
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, ADD_VERIFIER);
    },
  },
  /** The machine is clean and cleared, its balance checked, and the step begun; nothing is in it. */
  unfed: {
    from: 'drumVerified',
    play: async (floor) => {
      const desk = await atRun(floor, '142', RUNNER, BATCH);
      await desk.press({ type: 'StartStep' });
      await desk.press({ type: 'AnswerItem', item: '1', answer: { kind: 'confirmed' } });
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, ADD_VERIFIER);
      await checkBalance(await atRun(floor, '145', RUNNER, BATCH));
      await desk.leave();
      await desk.sign(CLEANING, ADD_VERIFIER);
      await (await atRun(floor, '150', RUNNER, BATCH)).press({ type: 'StartStep' });
    },
  },
  /** The drum is in, the machine ran, and it stands again. */
  fedMade: {
    from: 'unfed',
    play: async (floor) => {
      const desk = await atRun(floor, '150', RUNNER, BATCH);
      await addContainer(desk, DRUM, () => scanDrum(desk));
      await desk.press({ type: 'StartRun' });
      floor.pass(5);
      await desk.press({ type: 'StopRun', reason: 'run-finished' });
    },
  },
});
