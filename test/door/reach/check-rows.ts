import { capture } from '../../support/floor/hands.ts';
import { afterMidnight } from './disturbances.ts';
import type { Row } from './row.ts';
import { usual } from './usual.ts';

const IN_STEP = [
  'requirePace',
  'requireSession',
  'requireContext',
  'requireStationFunction',
  'requireBatchState',
  'requireStepState',
  'requireUnblocked',
  'requirePerformer',
  'requireTraining',
  'requireNoHold',
  'requireBoundScale',
  'requireInService',
] as const;
const READING = ['requireReading', 'requireStable', 'requireFresh', 'requireInRange', 'requireUnit'] as const;

/** The routine check of a scale: preparing, capturing, the one second attempt. */
export const CHECK_ROWS: readonly Row[] = [
  ...usual('PrepareCheck', ...IN_STEP),
  {
    command: 'PrepareCheck',
    gate: 'requireBoundScale',
    when: 'a scale that this check does not ask for',
    code: 'scale.notInCheck',
    change: { fields: { scale: 'SCL-02' } },
  },
  {
    command: 'PrepareCheck',
    gate: 'requireCheckAttempt',
    when: 'a check that failed once is prepared instead of repeated',
    code: 'check.repeatFirst',
    attempt: { at: 'failedOnce' },
  },
  {
    command: 'PrepareCheck',
    gate: 'requireCheckPrepared',
    when: 'the scale is not level',
    code: 'check.prepare',
    change: { fields: { level: false } },
  },
  ...usual('VoidCheck', 'requirePace', 'requireSession', 'requireContext', 'requireBoundScale'),
  ...usual(
    'CaptureCheck',
    'requireTrustedClock',
    ...IN_STEP,
    'requireCalibration',
    ...READING,
    'requireDisplayed',
  ),
  {
    command: 'CaptureCheck',
    gate: 'requireWarm',
    when: 'a scale that was connected just now',
    code: 'warm.until',
    also: ['calibration.overdue'],
    attempt: {
      at: 'dispensed',
      step: '31',
      scale: 'SCL-03',
      before: async ({ desk }) => {
        await desk.press({ type: 'StartStep' });
        await desk.press({ type: 'PrepareCheck', scale: 'SCL-03', clean: true, level: true });
        await desk.takes(desk.scanPlain('WGT/TW-G1'));
      },
      draft: (desk) => ({ ...capture(desk, 'CaptureCheck', 'SCL-03'), scale: 'SCL-03', nominal: '1000.0' }),
    },
    disturb: async () => null,
  },
  {
    command: 'CaptureCheck',
    gate: 'requireCheckAttempt',
    when: 'a third reading after the check failed',
    code: 'check.repeatFirst',
    also: ['check.allCaptured'],
    attempt: { at: 'failedOnce' },
  },
  {
    command: 'CaptureCheck',
    gate: 'requireCheckPrepared',
    when: 'nobody said that the scale is clean and level',
    code: 'check.prepare',
    also: ['weights.notScanned'],
    attempt: { at: 'checkStarted' },
  },
  {
    command: 'CaptureCheck',
    gate: 'requireWeightSet',
    when: 'weights that nobody scanned',
    code: 'weights.notScanned',
    also: ['check.prepare'],
    attempt: { at: 'checkStarted' },
  },
  {
    command: 'CaptureCheck',
    gate: 'requireWeightSet',
    when: 'weights whose certificate ended yesterday',
    code: 'weights.expired',
    also: ['calibration.overdue'],
    disturb: afterMidnight,
  },
  {
    command: 'CaptureCheck',
    gate: 'requireCheckPoint',
    when: 'a weight that the program does not ask for next',
    code: 'check.point',
    change: { fields: { nominal: '20.00' } },
  },
  ...usual('RepeatCheck', ...IN_STEP, ...READING),
  {
    command: 'RepeatCheck',
    gate: 'requireCheckAttempt',
    when: 'a check that did not fail',
    code: 'check.notFailed',
    attempt: { at: 'checkStarted' },
  },
  {
    command: 'RepeatCheck',
    gate: 'requireCheckPrepared',
    when: 'the scale was not cleaned',
    code: 'check.prepareAgain',
    change: { fields: { cleaned: false } },
  },
  {
    command: 'RepeatCheck',
    gate: 'requireEmptyPan',
    when: 'the weights still stand on the pan',
    code: 'zero.load',
    disturb: async ({ desk }) => {
      await desk.put('SCL-01', '5.00 kg');
      return async () => desk.put('SCL-01', '0.00 kg');
    },
  },
];
