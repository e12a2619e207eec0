import {
  ADD_VERIFIER,
  addContainer,
  atBlender,
  CLEANING,
  DRUM_SCALE,
  dispenseSeventy,
  endBlend,
  SECOND,
  scanFirst,
  scanSecond,
} from './blend-hands.ts';
import { capture, FIRST, inStep, takePhoto } from './hands.ts';
import { told } from './situation.ts';

/** From two dispensed containers to a blender that runs. */
export const PROCESS = told({
  bothDispensed: {
    from: 'dispensed',
    play: async (floor) => {
      // After an allergen the booth is cleared once more.
      const desk = await inStep(floor, '25');
      await desk.press({ type: 'StartStep' });
      for (const item of ['1', '2'])
        await desk.press({ type: 'AnswerItem', item, answer: await takePhoto(desk, item) });
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, 'OP-107');
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
  /** Both blends are done and verified. */
  blended: {
    from: 'blendRunning',
    play: async (floor) => {
      const first = await atBlender(floor, '116');
      await endBlend(floor, first, 16);
      const add = await atBlender(floor, '118');
      await add.press({ type: 'StartStep' });
      await addContainer(add, FIRST, () => scanFirst(add));
      await add.sign({ type: 'CompleteStep' });
      const again = await atBlender(floor, '119');
      await again.press({ type: 'StartStep' });
      await again.press({ type: 'StartProcess' });
      await endBlend(floor, again, 3.5);
    },
  },
  drumScaleChecked: {
    from: 'blended',
    play: async (floor) => {
      const desk = await atBlender(floor, '113');
      await desk.press({ type: 'StartStep' });
      await desk.takes(desk.scanPlain('WGT/TW-K2'));
      await desk.press({ type: 'PrepareCheck', scale: DRUM_SCALE, clean: true, level: true });
      await desk.put(DRUM_SCALE, '5.00 kg');
      const check = { ...capture(desk, 'CaptureCheck', DRUM_SCALE), scale: DRUM_SCALE, nominal: '5.00' };
      await desk.press(check);
      await desk.put(DRUM_SCALE, '0.00 kg');
      await desk.sign({ type: 'CompleteStep' });
    },
  },
  /** An empty drum stands on the scale, with its tare taken. */
  drumTared: {
    from: 'drumScaleChecked',
    play: async (floor) => {
      const desk = await atBlender(floor, '140');
      await desk.press({ type: 'StartStep' });
      await desk.press({ type: 'SelectScale', scale: DRUM_SCALE });
      await desk.atRest(DRUM_SCALE);
      await desk.press({ type: 'ZeroScale', scale: DRUM_SCALE });
      await desk.put(DRUM_SCALE, '1.50 kg');
      await desk.press(capture(desk, 'CaptureTare', DRUM_SCALE));
    },
  },
});
