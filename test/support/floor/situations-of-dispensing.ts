import { BATCH } from './door-plant.ts';
import { BENCH_SCALE, capture, FLOOR_SCALE, FULL, inStep, SOURCE, scanSource, TARE } from './hands.ts';
import { told } from './situation.ts';

/** From a checked scale to a filled container. */
export const DISPENSING = told({
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
  /** EX-01: the scanner read a label of the material and made nothing of it. */
  labelTorn: {
    from: 'scaleChosen',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.scanPlain('TORN');
    },
  },
  /** QA said which container it is; no label of it counts now. */
  reidentified: {
    from: 'labelTorn',
    play: async (floor) => {
      const why = { reason: 'label-damaged', narrative: 'The label is torn through its code.' };
      const draft = { type: 'ReidentifyContainer', batch: BATCH, step: '60', container: SOURCE, ...why };
      await (await inStep(floor, '60')).sign(draft, 'QA-01');
    },
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
  /** Two containers were voided one after the other, and the recipe lets one be weighed again. */
  voidedTwice: {
    from: 'empty',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      for (const exception of ['EX-01', 'EX-02']) {
        await desk.atRest(FLOOR_SCALE);
        await desk.press(capture(desk, 'CaptureTare'));
        await desk.press({ type: 'VoidContainer', reason: 'spill' });
        const settle = { type: 'SettleException', exception, reason: 'assessed-no-impact', narrative: null };
        await desk.sign(settle, 'SUP-01');
      }
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
});
