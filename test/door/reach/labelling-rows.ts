import { LABELLED_BATCH, NEXT_PACK_BATCH } from '../../support/floor/door-plant.ts';
import { scanCode } from '../../support/floor/situations-of-labelling.ts';
import { someoneElse } from './disturbances.ts';
import { atApplicator } from './labelling-attempts.ts';
import { ofLine } from './line-rows.ts';
import type { Row } from './row.ts';
import { but } from './usual.ts';

const HERE = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;
const IN_STEP = [
  'requireStationFunction',
  'requireBatchState',
  'requireStepState',
  'requireUnblocked',
] as const;
const BY_PERFORMER = ['requirePerformer', 'requireTraining', 'requireNoHold'] as const;
const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const atLine = ofLine(LABELLED_BATCH);
const scans = (at: Parameters<typeof atApplicator>[0]) => atApplicator(at, { type: 'PresentScan' });

/** The roll on the applicator, the code on the packs, the specimens of the run. */
export const LABELLING_ROWS: readonly Row[] = [
  {
    command: 'PresentScan',
    gate: 'requireApplicator',
    when: 'another roll while one is on',
    code: 'mount.occupied',
    attempt: scans('rollOn'),
    make: ({ desk }) => desk.scanPlain('ROL/R-0932'),
  },
  {
    command: 'PresentScan',
    gate: 'requireApplicator',
    when: 'a roll while the line runs',
    code: 'mount.running',
    attempt: scans('labelledRunning'),
    make: ({ desk }) => desk.scanPlain('ROL/R-0932'),
  },
  {
    command: 'PresentScan',
    gate: 'requireIssuedRoll',
    when: 'a roll that was never issued to the batch, of a withdrawn revision at that',
    code: 'mount.notIssued',
    also: ['label.obsolete'],
    attempt: scans('rollWanted'),
    make: ({ desk }) => desk.scanPlain('ROL/R-0877'),
    opens: 'wrongLabel',
  },
  {
    command: 'PresentScan',
    gate: 'requireLabelRevision',
    when: 'a label of a withdrawn revision on a roll at the line',
    code: 'label.artwork',
    attempt: scans('rollWanted'),
    make: async ({ desk }) => {
      await desk.takes(desk.scanPlain('ROL/R-0931'));
      return desk.scanPlain('ART/LB5007E');
    },
    opens: 'wrongLabel',
  },
  {
    command: 'PresentScan',
    gate: 'requirePackCode',
    when: 'a code before any roll was mounted',
    code: 'code.noRoll',
    attempt: scans('rollWanted'),
    make: ({ desk }) => scanCode(desk),
  },
  {
    command: 'StartRun',
    gate: 'requireApplicator',
    when: 'a line that labels, without a roll',
    code: 'mount.none',
    attempt: { at: 'rollWanted', batch: LABELLED_BATCH },
  },
  {
    command: 'StartRun',
    gate: 'requirePackCode',
    when: 'a code that nobody verified since the roll was mounted',
    code: 'code.firstOff',
    also: ['specimen.first'],
    attempt: { at: 'rollOn', batch: LABELLED_BATCH },
  },
  {
    command: 'StartRun',
    gate: 'requireSpecimen',
    when: 'a roll whose first label is not in the record',
    code: 'specimen.first',
    attempt: { at: 'codeRead', batch: LABELLED_BATCH },
  },
  {
    command: 'CompleteStep',
    gate: 'requireApplicator',
    when: 'the clearance of a line on which the roll of another batch was left',
    code: 'mount.left',
    attempt: { at: 'rollLeft', station: 'PL-3', person: 'OP-301', batch: NEXT_PACK_BATCH, step: '180' },
  },
  {
    command: 'StartRun',
    gate: 'requirePackCode',
    when: 'a code that nobody verified since the line stopped',
    code: 'code.restart',
    attempt: { at: 'labelledStopped', batch: LABELLED_BATCH },
  },
  {
    command: 'RecordCount',
    gate: 'requirePackCode',
    when: 'a count before the code of the stop is verified',
    code: 'code.restart',
    attempt: { at: 'labelledStopped', batch: LABELLED_BATCH },
  },
  {
    command: 'CompleteStep',
    gate: 'requirePackCode',
    when: 'the end of a run whose last code nobody verified',
    code: 'code.restart',
    also: ['evidence.missing'],
    attempt: { at: 'labelledStopped', station: 'PL-3', person: 'OP-301', batch: LABELLED_BATCH, step: '190' },
  },
  ...atLine('TakeOffRoll', ...HERE, ...IN_STEP, ...BY_PERFORMER),
  {
    command: 'TakeOffRoll',
    gate: 'requireLine',
    when: 'a line that runs',
    code: 'line.running',
    attempt: { at: 'labelledRunning' },
  },
  {
    command: 'TakeOffRoll',
    gate: 'requireApplicator',
    when: 'a roll that is not on',
    code: 'mount.notOn',
    change: { fields: { roll: 'R-0932' } },
  },
  {
    command: 'TakeOffRoll',
    gate: 'requireApplicator',
    when: 'more labels lost than there were',
    code: 'mount.splice',
    change: { fields: { splice: 1501 } },
  },
  ...atLine('VerifyCode', ...HERE, ...IN_STEP, 'requireNoHold', ...SIGNED),
  but('VerifyCode', 'requirePerformer', { disturb: someoneElse('OP-101') }),
  {
    command: 'VerifyCode',
    gate: 'requireTraining',
    when: 'a second person without the qualification to verify',
    code: 'training.missing',
    change: { signing: { signer: 'OP-101' } },
    opens: 'unqualified',
  },
  {
    command: 'VerifyCode',
    gate: 'requireIndependence',
    when: 'the one who read it first',
    code: 'independence.own',
    also: ['training.missing'],
    change: { signing: { signer: 'OP-301' } },
    opens: 'unqualified',
  },
  {
    command: 'VerifyCode',
    gate: 'requirePackCode',
    when: 'a code before any roll was mounted',
    code: 'code.noRoll',
    attempt: { at: 'rollWanted' },
  },
  ...atLine('KeepSpecimen', ...HERE, ...IN_STEP, ...BY_PERFORMER),
  {
    command: 'KeepSpecimen',
    gate: 'requireSpecimen',
    when: 'the last label before the end of the run',
    code: 'specimen.early',
    change: { fields: { which: 'last' } },
  },
];
