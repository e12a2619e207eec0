import { finding, type Gate } from './gate.ts';

/** The unit the scale is bound with: a unit changed at the panel is not converted, it is refused (S36). */
export const requireUnit: Gate = {
  id: 'requireUnit',
  when: 'act',
  check: ({ capture, scale }) => {
    if (!scale || !capture) return null;
    if (capture.kind === 'none') {
      return capture.why === 'wrong-unit'
        ? finding('reading.unit', { scale: scale.id, unit: scale.unit })
        : null;
    }
    return capture.unit === scale.unit
      ? null
      : finding('reading.unit', { scale: scale.id, unit: scale.unit, sent: capture.unit });
  },
};
