import { isPast } from '../moment.ts';
import { finding, type Gate } from './gate.ts';

/** Calibrated, and not past its due day; asked again at every capture, so midnight stops an open step (S45, S84, S128). */
export const requireCalibration: Gate = {
  id: 'requireCalibration',
  when: 'always',
  check: ({ scale, observed }) =>
    scale && isPast(scale.calibrationDue, observed.moment.day)
      ? finding('calibration.overdue', { scale: scale.id, due: scale.calibrationDue }, 'metrology')
      : null,
};
