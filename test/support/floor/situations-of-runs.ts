import { NEXT_RUN_BATCH, RUN_BATCH, RUN_RECIPE } from './door-plant.ts';
import {
  atRun,
  BALANCE,
  captureUnit,
  checkBalance,
  clearMachine,
  GOOD_UNIT,
  HEAVY_UNIT,
  placeUnit,
  takeOff,
} from './run-hands.ts';
import { told } from './situation.ts';

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
});
