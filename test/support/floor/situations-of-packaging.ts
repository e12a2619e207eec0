import { DOOR_DAY, NEXT_PACK_BATCH, PACK_BATCH, PACK_RECIPE } from './door-plant.ts';
import { answerLine, answerRestart, onLine } from './line-hands.ts';
import { told } from './situation.ts';

/** From two issued batches to a line that runs, stands, and is inspected. */
export const PACKAGING = told({
  packIssued: {
    from: 'founded',
    play: async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      for (const batch of [PACK_BATCH, NEXT_PACK_BATCH])
        await desk.sign({ type: 'IssueBatch', ...PACK_RECIPE, batch, allocations: [] });
      await desk.signOut();
    },
  },
  lineClearing: {
    from: 'packIssued',
    play: async (floor) => (await onLine(floor, '180')).press({ type: 'StartStep' }),
  },
  lineCleared: {
    from: 'lineClearing',
    play: async (floor) => {
      const desk = await onLine(floor, '180');
      await answerLine(desk);
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, 'OP-305');
    },
  },
  /** The clearance of the line ran out, and nobody used it. */
  lineExpired: {
    from: 'lineCleared',
    play: async (floor) => floor.passTo(DOOR_DAY, '23:30'),
  },
  packing: {
    from: 'lineCleared',
    play: async (floor) => (await onLine(floor, '190')).press({ type: 'StartStep' }),
  },
  lineRunning: {
    from: 'packing',
    play: async (floor) => (await onLine(floor, '190')).press({ type: 'StartRun' }),
  },
  lineStopped: {
    from: 'lineRunning',
    play: async (floor) => (await onLine(floor, '190')).press({ type: 'StopRun', reason: 'break' }),
  },
  /** It stood for longer than it may before a restart. */
  lineIdle: {
    from: 'lineStopped',
    play: async (floor) => floor.passTo(DOOR_DAY, '12:00'),
  },
  lineInspected: {
    from: 'lineIdle',
    play: async (floor) => answerRestart(await onLine(floor, '190')),
  },
});
