import { parseMass } from '../../contract/quantity.ts';
import { finding, type Gate } from './gate.ts';

/** What stood on the screen at the press is what the fresh frame says; a load touched meanwhile is seen here (S36). */
export const requireDisplayed: Gate = {
  id: 'requireDisplayed',
  when: 'act',
  check: ({ command, capture, scale }) => {
    if (!('displayed' in command) || capture?.kind !== 'reading' || capture.mass === null || !scale)
      return null;
    const shown = parseMass(command.displayed, scale.unit);
    return shown.ok && shown.value === capture.mass
      ? null
      : finding('reading.changed', { displayed: command.displayed, now: capture.value, unit: capture.unit });
  },
};
