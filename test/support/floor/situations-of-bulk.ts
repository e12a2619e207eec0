import { atBulk, BULK_SCALE, challenge, DETECTOR, PIECES, passing, REPEAT, scanPiece } from './bulk-hands.ts';
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
  /** The floor scale is checked for the day. */
  bulkChecked: {
    from: 'bulkBegun',
    play: async (floor) => {
      const desk = await atRun(floor, '147');
      await desk.press({ type: 'StartStep' });
      await desk.takes(desk.scanPlain('WGT/TW-K2'));
      await desk.press({ type: 'PrepareCheck', scale: BULK_SCALE, clean: true, level: true });
      await desk.put(BULK_SCALE, '5.00 kg');
      const displayed = desk.displayed(BULK_SCALE);
      await desk.press({ type: 'CaptureCheck', scale: BULK_SCALE, nominal: '5.00', displayed });
      await desk.put(BULK_SCALE, '0.00 kg');
      await desk.sign({ type: 'CompleteStep' });
      await atBulk(floor);
    },
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
  /** The same by MIX-1, who took the step over, and could serve the detector as well. */
  challengeFailedByOther: {
    from: 'challengeFailedOnce',
    play: async (floor) => {
      await (await atBulk(floor)).press({ type: 'SuspendStep', reason: 'shift-change' });
      const other = await atRun(floor, '160', 'MIX-1');
      await other.press({ type: 'TakeOverStep' });
      await other.press(REPEAT);
      await challenge(other, PIECES[1]);
    },
  },
  detectorAdjusted: {
    from: 'challengeFailedByOther',
    play: async (floor) => {
      const desk = await floor.at('EN-01');
      await desk.signIn('MET-2');
      const done = { scale: DETECTOR, reason: 'equipment-adjusted', narrative: 'The coil was loose.' };
      await desk.sign({ type: 'AdjustScale', ...done });
    },
  },
});
