import { FLOOR_SCALE } from '../../support/floor/hands.ts';
import { afterMidnight, shaken, silent } from './disturbances.ts';
import type { Row } from './row.ts';
import { but, usual } from './usual.ts';

/** The gates that judge the answer of a scale. */
const READING = ['requireStable', 'requireFresh', 'requireInRange', 'requireUnit'] as const;
const IN_STEP = [
  'requirePace',
  'requireSession',
  'requireContext',
  'requireStationFunction',
  'requireBatchState',
  'requireStepState',
  'requireUnblocked',
  'requirePerformer',
] as const;
const DEVICE = ['requireInService', 'requireCalibration', 'requireRoutineCheck'] as const;

/** Closing a source, accepting a weight, taking the excess out. */
export const ACCEPT_ROWS: readonly Row[] = [
  ...usual(
    'CloseSource',
    'requireTrustedClock',
    ...IN_STEP,
    'requireTraining',
    'requireNoHold',
    ...DEVICE,
    'requireReading',
    ...READING,
    'requireDisplayed',
  ),
  {
    command: 'CloseSource',
    gate: 'requireInDate',
    when: 'a lot that expired yesterday',
    code: 'date.expired',
    also: ['calibration.overdue'],
    attempt: { at: 'lastDay', step: '70' },
    disturb: afterMidnight,
    opens: 'statusViolation',
  },
  {
    command: 'CloseSource',
    gate: 'requireBoundScale',
    when: 'no scale chosen',
    code: 'scale.none',
    also: ['source.none'],
    attempt: { at: 'dispensing', scale: null },
  },
  {
    command: 'CloseSource',
    gate: 'requireOpenSource',
    when: 'the container to close was not scanned',
    code: 'source.scanToClose',
    attempt: { at: 'filled' },
  },
  {
    command: 'CloseSource',
    gate: 'requireOpenSource',
    when: 'no source container open',
    code: 'source.none',
    attempt: { at: 'scaleChosen', scale: null },
  },
  {
    command: 'CloseSource',
    gate: 'requireConsumption',
    when: 'said to be empty, with most of it missing',
    code: 'consumption.missing',
    change: { fields: { emptied: true } },
    opens: 'outOfTolerance',
  },
  ...usual(
    'AcceptWeight',
    'requireTrustedClock',
    ...IN_STEP,
    'requireTraining',
    'requireNoHold',
    ...DEVICE,
    'requireReading',
    ...READING,
    'requireDisplayed',
  ),
  but('AcceptWeight', 'requireReading', {
    when: 'a scale that fell silent',
    code: 'reading.silent',
    disturb: silent,
  }),
  but('AcceptWeight', 'requireStable', { when: 'a hand on the pan', disturb: shaken }),
  {
    command: 'AcceptWeight',
    gate: 'requireDisplayed',
    when: 'somebody adds a little between the look and the press',
    code: 'reading.changed',
    disturb: async ({ desk }) => {
      await desk.put(FLOOR_SCALE, '6.57 kg');
      return async () => desk.put(FLOOR_SCALE, '6.55 kg');
    },
    change: { fields: { displayed: '6.55' } },
  },
  {
    command: 'AcceptWeight',
    gate: 'requireInDate',
    when: 'a lot that expired yesterday',
    code: 'date.expired',
    also: ['calibration.overdue'],
    attempt: { at: 'lastDay', step: '70' },
    disturb: afterMidnight,
    opens: 'statusViolation',
  },
  {
    command: 'AcceptWeight',
    gate: 'requireBoundScale',
    when: 'no scale chosen',
    code: 'scale.none',
    also: ['reading.noScale', 'source.none', 'tare.missing'],
    attempt: { at: 'dispensing', scale: null },
  },
  {
    command: 'AcceptWeight',
    gate: 'requireMinimumWeight',
    when: 'less on the pan than the scale can weigh',
    code: 'weight.belowMinimum',
    also: ['tolerance.under'],
    disturb: async ({ desk }) => {
      await desk.put(FLOOR_SCALE, '0.80 kg');
      return null;
    },
    opens: 'deviceIneligible',
  },
  {
    command: 'AcceptWeight',
    gate: 'requireOpenSource',
    when: 'the source container was closed',
    code: 'source.none',
    attempt: { at: 'shutWhileFilled' },
  },
  {
    command: 'AcceptWeight',
    gate: 'requireTare',
    when: 'no tare was captured',
    code: 'tare.missing',
    attempt: { at: 'empty' },
  },
  {
    command: 'AcceptWeight',
    gate: 'requireNoOvershoot',
    when: 'back in tolerance by no recorded way',
    code: 'overshoot.latched',
    attempt: { at: 'excessOut' },
    opens: 'outOfTolerance',
  },
  {
    command: 'AcceptWeight',
    gate: 'requireTolerance',
    when: 'too little',
    code: 'tolerance.under',
    disturb: async ({ desk }) => {
      await desk.put(FLOOR_SCALE, '6.40 kg');
      return null;
    },
    opens: 'outOfTolerance',
  },
  {
    command: 'AcceptWeight',
    gate: 'requireTolerance',
    when: 'too much, while the overshoot is latched',
    code: 'tolerance.over',
    attempt: { at: 'overshot' },
    opens: 'outOfTolerance',
  },
  {
    command: 'AcceptWeight',
    gate: 'requireConsumption',
    when: 'more than the open container held',
    code: 'consumption.over',
    attempt: { at: 'smallSource' },
    opens: 'outOfTolerance',
  },
  ...usual(
    'CaptureRemoval',
    'requireTrustedClock',
    ...IN_STEP,
    'requireTraining',
    'requireNoHold',
    ...DEVICE,
    'requireReading',
    ...READING,
    'requireDisplayed',
  ),
  {
    command: 'CaptureRemoval',
    gate: 'requireBoundScale',
    when: 'no scale chosen',
    code: 'scale.none',
    also: ['reading.noScale', 'removal.nothing', 'tare.missing'],
    attempt: { at: 'dispensing', scale: null },
  },
  {
    command: 'CaptureRemoval',
    gate: 'requireTare',
    when: 'no container in work',
    code: 'tare.missing',
    also: ['removal.nothing'],
    attempt: { at: 'empty' },
    opens: 'outOfTolerance',
  },
  {
    command: 'CaptureRemoval',
    gate: 'requireRemovalRoute',
    when: 'no waste container was scanned',
    code: 'removal.scanWaste',
    attempt: { at: 'excessOffRoute' },
    opens: 'outOfTolerance',
  },
  {
    command: 'CaptureRemoval',
    gate: 'requireRemovalRoute',
    when: 'there is no excess',
    code: 'removal.nothing',
    attempt: { at: 'filled' },
    opens: 'outOfTolerance',
  },
  {
    command: 'CaptureRemoval',
    gate: 'requireTolerance',
    when: 'still too much on the pan',
    code: 'tolerance.over',
    attempt: { at: 'overshot' },
    opens: 'outOfTolerance',
  },
];
