import { BENCH_SCALE, capture, FLOOR_SCALE, failTwice, inStep } from './hands.ts';
import { told } from './situation.ts';

/** From a cleared booth to checked scales. */
export const CHECKS = told({
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
  /** EX-01 and the hold H-2 on the floor scale, caused by a person who also decides for quality. */
  scaleFailed: {
    from: 'checked',
    play: async (floor) => failTwice(await inStep(floor, '31', 'MIX-1')),
  },
});
