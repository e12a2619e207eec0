import { finding, type Gate } from './gate.ts';

/** The scale belongs to this station, and a check names a scale of its own list (S122, 21 CFR 11.10(h)). */
export const requireBoundScale: Gate = {
  id: 'requireBoundScale',
  when: 'always',
  check: ({ command, scale, station, step, dispense, discharge }) => {
    if (!scale) {
      return 'scale' in command
        ? finding('scale.unknown', { scale: command.scale })
        : dispense || discharge
          ? finding('scale.none')
          : null;
    }
    if (!station.equipment.includes(scale.id))
      return finding('scale.otherStation', { scale: scale.id, station: station.id });
    return step?.work.kind === 'check' && !step.work.scales[scale.id]
      ? finding('scale.notInCheck', { scale: scale.id, step: step.id })
      : null;
  },
};
