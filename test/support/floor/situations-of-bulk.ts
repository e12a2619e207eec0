import { atBulk, challenge, PIECES, passing, REPEAT, scanPiece } from './bulk-hands.ts';
import { atRun, GOOD_UNIT, placeUnit } from './run-hands.ts';
import { told } from './situation.ts';

/** From a run that stands to a detector that failed twice in the step behind it. */
export const BULK = told({
  /** Its output was checked, and its second person signed. */
  runVerified: {
    from: 'runMade',
    play: async (floor) => {
      const desk = await atRun(floor);
      await desk.press({ type: 'OpenInProcess' });
      await placeUnit(desk, GOOD_UNIT);
      await placeUnit(desk, GOOD_UNIT);
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, 'OP-204');
    },
  },
  bulkBegun: {
    from: 'runVerified',
    play: async (floor) => (await atBulk(floor)).press({ type: 'StartStep' }),
  },
  /** The first piece is in the hand. */
  pieceScanned: {
    from: 'bulkBegun',
    play: async (floor) => {
      const desk = await atBulk(floor);
      await desk.takes(scanPiece(desk, PIECES[0]));
    },
  },
  piecePassed: {
    from: 'pieceScanned',
    play: async (floor) => (await atBulk(floor)).press(passing(PIECES[0])),
  },
  challengeFailedOnce: {
    from: 'bulkBegun',
    play: async (floor) => challenge(await atBulk(floor), PIECES[1]),
  },
  /** EX-01 with its deviation: the detector is out of service. */
  challengeFailed: {
    from: 'challengeFailedOnce',
    play: async (floor) => {
      const desk = await atBulk(floor);
      await desk.press(REPEAT);
      await challenge(desk, PIECES[1]);
    },
  },
});
