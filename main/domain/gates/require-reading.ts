import { isMassUnit } from '../../contract/quantity.ts';
import { isIdentified } from '../equipment/plate.ts';
import { type GateFacts, recordsWeight } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** A reading came from the bound instrument with its raw frame; "no reading" is never zero (design §6). */
export const requireReading: Gate = {
  id: 'requireReading',
  when: 'act',
  check: (facts) => {
    const { capture, scale, command, dispense } = facts;
    if (!recordsWeight(command, dispense?.work ?? null)) return null;
    if (!capture) return finding('reading.noScale');
    if (capture.kind === 'none') {
      return OTHER_GATES.has(capture.why)
        ? null
        : finding(`reading.${capture.why}`, { scale: scale?.id ?? '-' });
    }
    if (capture.kind === 'manual') return null;
    if (capture.raw === '') return finding('reading.noFrame', { scale: capture.device });
    const tells = scale?.plate === undefined ? scale?.serial : '';
    if (scale && (capture.device !== scale.id || capture.serial !== tells)) {
      return finding('reading.foreign', { scale: scale.id, serial: capture.serial });
    }
    const nameless = unidentified(facts, capture.connection);
    if (nameless) return nameless;
    return isMassUnit(capture.unit) && capture.mass === null
      ? finding('reading.malformed', { scale: capture.device })
      : null;
  },
  ahead: (facts) => unidentified(facts),
};

/** Whose reading it would be is not known: an instrument without a voice, and no plate scanned on this connection. */
const unidentified = ({ scale }: GateFacts, connection?: string): Finding | null =>
  scale && !isIdentified(scale, connection) ? finding('reading.unidentified', { scale: scale.id }) : null;

/** Reasons that a gate of their own names. */
const OTHER_GATES: ReadonlySet<string> = new Set(['unstable', 'overload', 'underload', 'wrong-unit']);
