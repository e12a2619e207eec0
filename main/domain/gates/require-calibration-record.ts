import { isPast, type PlantDay } from '../moment.ts';
import { finding, type Gate } from './gate.ts';

/** A calibration rests on a standard that is itself in date, and speaks for days to come (21 CFR 111.35(b)(3)). */
export const requireCalibrationRecord: Gate = {
  id: 'requireCalibrationRecord',
  when: 'always',
  check: ({ command, scale, observed }) => {
    if (command.type !== 'RecordCalibration') return null;
    if (!scale) return finding('scale.unknown', { scale: command.scale });
    const { standard, standardExpires, due } = command;
    const { day } = observed.moment;
    if (isPast(standardExpires as PlantDay, day))
      return finding('calibration.standard', { scale: scale.id, standard, on: standardExpires });
    return due <= day || due <= scale.calibrationDue
      ? finding('calibration.day', { scale: scale.id, to: due, until: scale.calibrationDue })
      : null;
  },
};
