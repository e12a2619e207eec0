import { isMassUnit } from '../../contract/quantity.ts';
import { recordsWeight } from '../facts.ts';
import { finding, type Gate } from './gate.ts';

/** A reading came from the bound instrument with its raw frame; "no reading" is never zero (design §6). */
export const requireReading: Gate = {
  id: 'requireReading',
  when: 'act',
  check: ({ capture, scale, command, dispense }) => {
    if (!recordsWeight(command, dispense?.work ?? null)) return null;
    if (!capture) return finding('reading.noScale');
    if (capture.kind === 'none') {
      return OTHER_GATES.has(capture.why)
        ? null
        : finding(`reading.${capture.why}`, { scale: scale?.id ?? '-' });
    }
    if (capture.kind === 'manual') return null;
    if (capture.raw === '') return finding('reading.noFrame', { scale: capture.device });
    if (scale && (capture.device !== scale.id || capture.serial !== scale.serial)) {
      return finding('reading.foreign', { scale: scale.id, serial: capture.serial });
    }
    return isMassUnit(capture.unit) && capture.mass === null
      ? finding('reading.malformed', { scale: capture.device })
      : null;
  },
};

/** Reasons that a gate of their own names. */
const OTHER_GATES: ReadonlySet<string> = new Set(['unstable', 'overload', 'underload', 'wrong-unit']);
