import {
  ADD_VERIFIER,
  atBlender,
  CLEANING,
  dispenseSeventy,
  SECOND,
  scanFirst,
  scanSecond,
} from './blend-hands.ts';
import { inStep } from './hands.ts';
import { told } from './situation.ts';

/** From two dispensed containers to a blender that runs. */
export const PROCESS = told({
  bothDispensed: {
    from: 'dispensed',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.press({ type: 'WipeDown', item: 'RM-1014', cleaning: 'SCOOP-AND-WIPE' });
      await dispenseSeventy(floor);
    },
  },
  kitted: {
    from: 'bothDispensed',
    play: async (floor) => {
      const desk = await inStep(floor, '111');
      await desk.press({ type: 'StartStep' });
      await desk.takes(scanFirst(desk));
      await desk.takes(scanSecond(desk));
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, 'OP-107');
    },
  },
  blenderCleared: {
    from: 'kitted',
    play: async (floor) => {
      const desk = await atBlender(floor, '112');
      await desk.press({ type: 'StartStep' });
      await desk.press({ type: 'AnswerItem', item: '1', answer: { kind: 'confirmed' } });
      await desk.press({ type: 'AnswerItem', item: '2', answer: { kind: 'reference', value: 'CL-0790' } });
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, ADD_VERIFIER);
    },
  },
  blenderCleaned: {
    from: 'blenderCleared',
    play: async (floor) => {
      const desk = await atBlender(floor, '112');
      await desk.leave();
      await desk.sign(CLEANING, ADD_VERIFIER);
    },
  },
  charging: {
    from: 'blenderCleaned',
    play: async (floor) => (await atBlender(floor, '114')).press({ type: 'StartStep' }),
  },
  presented: {
    from: 'charging',
    play: async (floor) => {
      const desk = await atBlender(floor, '114');
      await desk.takes(scanSecond(desk));
    },
  },
  addBegun: {
    from: 'presented',
    play: async (floor) =>
      (await atBlender(floor, '114')).press({ type: 'BeginVerification', verifier: ADD_VERIFIER }),
  },
  addScanned: {
    from: 'addBegun',
    play: async (floor) => {
      const desk = await atBlender(floor, '114');
      await desk.takes(scanSecond(desk));
    },
  },
  addVerified: {
    from: 'addScanned',
    play: async (floor) => (await atBlender(floor, '114')).sign({ type: 'VerifyAddition' }, ADD_VERIFIER),
  },
  blending: {
    from: 'addVerified',
    play: async (floor) => {
      const desk = await atBlender(floor, '114');
      await desk.press({ type: 'ChargeContainer', container: SECOND });
      await desk.sign({ type: 'CompleteStep' });
      await (await atBlender(floor, '116')).press({ type: 'StartStep' });
    },
  },
  blendRunning: {
    from: 'blending',
    play: async (floor) => (await atBlender(floor, '116')).press({ type: 'StartProcess' }),
  },
});
