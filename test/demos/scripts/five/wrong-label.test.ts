import { BATCH, LABELLED_BATCH, NEXT_PACK_BATCH } from '../../../support/floor/door-plant.ts';
import { takePhoto } from '../../../support/floor/hands.ts';
import { mount, scanCode, scanOtherCode } from '../../../support/floor/situations-of-labelling.ts';
import { ISSUE } from '../../../support/floor/situations-of-labels.ts';
import { brokenAtApplicator } from '../../../support/labelling-invariants.ts';
import { pdf, png } from '../../../support/pictures.ts';
import { everyWayIsClosed, type Way } from './every-way.ts';

const WRONG = (roll: string) => ({
  trigger: 'wrongLabel',
  owner: 'qaReviewer',
  holds: [`roll ${roll}`],
});
const UNQUALIFIED = { trigger: 'unqualified', owner: 'supervisor' } as const;
const CAGE = { station: 'LK-01', person: 'LBL-01', batch: BATCH, step: ISSUE } as const;
const RUN = { type: 'StartRun' };
const CODE = `${LABELLED_BATCH} 03/2028`;
const takeOff = (roll: string, says: object = {}) => ({
  type: 'TakeOffRoll',
  roll,
  splice: 6,
  usedUp: false,
  ...says,
});

const WAYS: readonly Way[] = [
  // At the cage.
  {
    way: 'a roll is issued that is not in the hand',
    at: 'labelsStarted',
    place: CAGE,
    act: (desk) => desk.send({ type: 'IssueLabels', roll: 'R-0877', counted: 412 }),
    refused: ['roll.notScanned'],
  },
  {
    way: 'the number of a roll is typed',
    at: 'labelsStarted',
    place: CAGE,
    act: (desk) => desk.send({ type: 'TypeIdentity', text: 'R-0931' }),
    refused: ['scan.typed'],
  },
  {
    way: 'a scan is made up',
    at: 'labelsStarted',
    place: CAGE,
    act: (desk) => desk.send({ type: 'PresentScan', scan: { identity: { kind: 'roll', roll: 'R-0877' } } }),
    refused: ['command.malformed'],
  },
  {
    way: 'the packaging terminal issues it in the name of the cage',
    at: 'labelsStarted',
    place: { step: null },
    act: (desk) =>
      desk.send({
        type: 'IssueLabels',
        roll: 'R-0931',
        counted: 1500,
        context: { station: 'LK-01', person: 'LBL-01', batch: BATCH, step: ISSUE },
      }),
    refused: ['batch.none', 'context.other', 'station.function'],
  },
  {
    way: 'a withdrawn roll is shown to the cage',
    at: 'labelsStarted',
    place: CAGE,
    act: (desk) => desk.scanPlain('ROL/R-0877'),
    refused: ['label.obsolete'],
    opens: WRONG('R-0877'),
    state: 'blocked',
  },
  {
    way: 'the tag is of a right roll and the label of a withdrawn one',
    at: 'labelsStarted',
    place: CAGE,
    act: async (desk) => {
      await desk.takes(desk.scanPlain('ROL/R-0931'));
      return desk.scanPlain('ART/LB5007E');
    },
    refused: ['label.artwork'],
    opens: WRONG('R-0931'),
    state: 'blocked',
  },
  {
    way: 'the withdrawn roll is shown again after quality settled it',
    at: 'labelsStarted',
    place: CAGE,
    act: async (desk) => {
      await desk.scanPlain('ROL/R-0877');
      const why = { exception: 'EX-01', reason: 'wrong-material-presented', narrative: null };
      await desk.sign({ type: 'SettleException', ...why }, 'QA-01');
      return desk.scanPlain('ROL/R-0877');
    },
    refused: ['hold.roll', 'label.obsolete'],
    opens: WRONG('R-0877'),
    state: 'blocked',
  },
  {
    way: 'a roll is counted as fewer labels than it holds on record',
    at: 'rollInHand',
    place: CAGE,
    act: (desk) => desk.send({ type: 'IssueLabels', roll: 'R-0931', counted: 1490 }),
    refused: ['roll.count'],
  },
  {
    way: 'a roll is issued twice',
    at: 'rollIssued',
    place: CAGE,
    act: (desk) => desk.scanPlain('ROL/R-0931'),
    refused: ['roll.notInCage'],
  },

  // At the line, with nothing on the applicator.
  {
    way: 'the line starts without a roll',
    at: 'rollWanted',
    act: (desk) => desk.send(RUN),
    refused: ['mount.none'],
  },
  {
    way: 'the number of a roll is typed at the line',
    at: 'rollWanted',
    act: (desk) => desk.send({ type: 'TypeIdentity', text: 'R-0931' }),
    refused: ['scan.typed'],
  },
  {
    way: 'a code is read with no roll on',
    at: 'rollWanted',
    act: (desk) => scanCode(desk),
    refused: ['code.noRoll'],
  },
  {
    way: 'a photo of the label from the shelf is kept as the first one',
    at: 'rollWanted',
    act: async (desk) => {
      const { attachment } = await takePhoto(desk, 'From the shelf');
      return desk.send({ type: 'KeepSpecimen', which: 'first', attachment });
    },
    refused: ['specimen.noRoll'],
    leavesTraces: true,
  },
  {
    way: 'the line starts when the roll was scanned and no label of it',
    at: 'rollWanted',
    act: async (desk) => {
      await desk.takes(desk.scanPlain('ROL/R-0931'));
      return desk.send(RUN);
    },
    refused: ['mount.none'],
    leavesTraces: true,
  },
  {
    way: 'a roll that is nobody’s is shown to the line',
    at: 'rollWanted',
    act: (desk) => desk.scanPlain('ROL/R-0877'),
    refused: ['label.obsolete', 'mount.notIssued'],
    opens: WRONG('R-0877'),
    state: 'blocked',
  },
  {
    way: 'the roll is right and the label that is peeled off is not',
    at: 'rollWanted',
    act: async (desk) => {
      await desk.takes(desk.scanPlain('ROL/R-0931'));
      return desk.scanPlain('ART/LB5007E');
    },
    refused: ['label.artwork'],
    opens: WRONG('R-0931'),
    state: 'blocked',
  },
  {
    way: 'a roll on hold is shown to the line',
    at: 'rollWanted',
    act: async (desk) => {
      const object = { kind: 'roll', id: 'R-0931' };
      await desk.press({ type: 'PlaceHold', object, reason: 'investigation', narrative: null });
      return desk.scanPlain('ROL/R-0931');
    },
    refused: ['hold.roll'],
    opens: { trigger: 'statusViolation', owner: 'qaReviewer' },
    state: 'blocked',
  },
  {
    way: 'a roll that was used up is put on again',
    at: 'rollWanted',
    act: async (desk) => {
      await mount(desk, 'R-0931');
      await desk.press(takeOff('R-0931', { usedUp: true }));
      return desk.scanPlain('ROL/R-0931');
    },
    refused: ['mount.usedUp'],
    opens: WRONG('R-0931'),
    state: 'blocked',
  },

  // With a roll on, and nothing verified.
  {
    way: 'the line starts with a code that nobody read',
    at: 'rollOn',
    act: (desk) => desk.send(RUN),
    refused: ['code.firstOff', 'specimen.first'],
  },
  {
    way: 'another roll comes on before this one is off',
    at: 'rollOn',
    act: (desk) => desk.scanPlain('ROL/R-0932'),
    refused: ['mount.occupied'],
  },
  {
    way: 'the label controller says at the cage that the code is right',
    at: 'rollOn',
    place: { station: 'LK-01', person: 'LBL-01', step: null },
    act: (desk) => desk.sendSigned({ type: 'VerifyCode', shown: CODE }, { signer: 'OP-305' }),
    refused: ['batch.none', 'signature.otherText'],
  },
  {
    way: 'one person reads the code with both eyes',
    at: 'rollOn',
    act: (desk) => desk.sendSigned({ type: 'VerifyCode', shown: CODE }, { signer: 'OP-301' }),
    refused: ['independence.own', 'training.missing'],
    opens: UNQUALIFIED,
    state: 'blocked',
  },
  {
    way: 'the code of last year is read, and the line started',
    at: 'rollOn',
    act: async (desk) => {
      await scanOtherCode(desk);
      return desk.send(RUN);
    },
    refused: ['code.firstOff', 'specimen.first', 'step.blocked'],
    leavesTraces: true,
  },
  {
    way: 'the line starts before its first label is in the record',
    at: 'codeRead',
    act: (desk) => desk.send(RUN),
    refused: ['specimen.first'],
  },
  {
    way: 'a paper is kept as the first label',
    at: 'codeRead',
    act: async (desk) => {
      const { attachment } = await takePhoto(desk, 'The order', pdf('order'));
      return desk.send({ type: 'KeepSpecimen', which: 'first', attachment });
    },
    refused: ['photo.document'],
  },
  {
    way: 'the photo of another place is kept as the first label',
    at: 'codeRead',
    act: async (desk) => {
      const on = { kind: 'batch', id: LABELLED_BATCH } as never;
      const { attachment } = await takePhoto(desk, 'The pallet', png('pallet'), on);
      return desk.send({ type: 'KeepSpecimen', which: 'first', attachment });
    },
    refused: ['photo.elsewhere'],
  },

  // While it runs.
  {
    way: 'the roll is changed while the line runs',
    at: 'labelledRunning',
    act: (desk) => desk.send(takeOff('R-0931')),
    refused: ['line.running'],
  },
  {
    way: 'the next roll is spliced on while the line runs',
    at: 'labelledRunning',
    act: (desk) => desk.scanPlain('ROL/R-0932'),
    refused: ['mount.running'],
  },
  {
    way: 'the photo of the first label is shown as that of the last',
    at: 'labelledRunning',
    act: (desk) => desk.send({ type: 'KeepSpecimen', which: 'last', attachment: 'AT-01' }),
    refused: ['specimen.early'],
  },
  {
    way: 'packs are counted on a code that was read an hour ago',
    at: 'labelledRunning',
    act: (desk, floor) => {
      floor.pass(61);
      return desk.send({ type: 'RecordCount', what: 'filled', quantity: 100, reason: null });
    },
    refused: ['code.interval'],
    leavesTraces: true,
  },
  {
    way: 'the line starts again on a code that turned wrong',
    at: 'labelledRunning',
    act: async (desk) => {
      await scanOtherCode(desk);
      return desk.send(RUN);
    },
    refused: ['code.restart', 'step.blocked'],
    leavesTraces: true,
  },
  {
    way: 'the code of the stop is not read',
    at: 'labelledStopped',
    act: (desk) => desk.send(RUN),
    refused: ['code.restart'],
  },
  {
    way: 'a roll is taken off that is not on',
    at: 'labelledStopped',
    act: (desk) => desk.send(takeOff('R-0932')),
    refused: ['mount.notOn'],
  },
  {
    way: 'more labels are lost at the splice than the roll had',
    at: 'labelledStopped',
    act: (desk) => desk.send(takeOff('R-0931', { splice: 1501 })),
    refused: ['mount.splice'],
  },
  {
    way: 'the line goes on with a new roll, and nobody read its code or looked at its label',
    at: 'labelledStopped',
    act: async (desk) => {
      await desk.press(takeOff('R-0931'));
      await mount(desk, 'R-0932');
      return desk.send(RUN);
    },
    refused: ['code.rollChange', 'specimen.rollChange'],
    leavesTraces: true,
  },
  {
    way: 'the photo of the first roll is shown as that of the second',
    at: 'labelledStopped',
    act: (desk) => desk.send({ type: 'KeepSpecimen', which: 'rollChange', attachment: 'AT-01' }),
    refused: ['specimen.noChange'],
  },
  {
    way: 'the run is signed without its last code, its last label and with the roll on',
    at: 'labelledStopped',
    act: (desk) => desk.sendSigned({ type: 'CompleteStep' }),
    refused: ['code.restart', 'evidence.missing'],
    leavesTraces: true,
  },
  {
    way: 'the line is cleared for another batch over this one’s roll',
    at: 'rollLeft',
    place: { batch: NEXT_PACK_BATCH, step: '180' },
    act: (desk) => desk.sendSigned({ type: 'CompleteStep' }),
    refused: ['mount.left'],
  },
];

everyWayIsClosed('[S42][S48][S111][S130][S132] a wrong label revision is applied', {
  place: { station: 'PL-3', person: 'OP-301', batch: LABELLED_BATCH, step: '190' },
  ways: WAYS,
  never: ['RunStarted', 'LineCounted', 'LabelsIssued'],
  broken: brokenAtApplicator,
});
