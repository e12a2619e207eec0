import { isPast } from '../moment.ts';
import { finding, type Gate } from './gate.ts';

/** Certified weights: the set of this scale's program, scanned, with a certificate still valid (21 CFR 111.35(b)(3)). */
export const requireWeightSet: Gate = {
  id: 'requireWeightSet',
  when: 'act',
  check: ({ command, state, step, observed, station }) => {
    if (step?.work.kind !== 'check') return null;
    if (command.type === 'PresentScan') {
      const { identity } = command.scan;
      if (identity.kind !== 'weightSet') return null;
      const set = state.get('weightSets', identity.weightSet);
      if (set && isPast(set.expires, observed.moment.day)) {
        return finding(
          'weights.expired',
          { set: set.id, certificate: set.certificate, on: set.expires },
          'metrology',
        );
      }
      const used = station.equipment.some((id) => {
        const scale = state.get('equipment', id);
        return (
          scale?.kind === 'scale' &&
          scale.check.weightSet === identity.weightSet &&
          step.work.kind === 'check' &&
          step.work.scales[id]
        );
      });
      return used ? null : finding('weights.other', { set: identity.weightSet, step: step.id });
    }
    if (command.type !== 'CaptureCheck') return null;
    const check = step.work.scales[command.scale];
    if (!check?.weightSet) return finding('weights.notScanned', { scale: command.scale });
    const set = state.get('weightSets', check.weightSet);
    return set && isPast(set.expires, observed.moment.day)
      ? finding(
          'weights.expired',
          { set: set.id, certificate: set.certificate, on: set.expires },
          'metrology',
        )
      : null;
  },
};
