import { capture, FIRST, FLOOR_SCALE, FULL, inStep, printerReady, SOURCE, scanSource } from './hands.ts';
import { told } from './situation.ts';

/** From a filled container to the kit: closing, excess, label, verification. */
export const CONTAINERS = told({
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
