import { parseMass } from '../../contract/quantity.ts';
import { doesNotAnswer } from '../execution/manual-reading.ts';
import { isGranted } from '../overrides/granted.ts';
import { finding, type Gate } from './gate.ts';

/**
 * A weight is read off a display only under an override for this container, while its scale sends nothing: by the person
 * who weighs, with a picture, and then by a second one who was not shown it (rules §4).
 */
export const requireManualReading: Gate = {
  id: 'requireManualReading',
  when: 'always',
  check: ({ command, capture, dispense, step, scale }) => {
    if (command.type !== 'EnterReading' && command.type !== 'ConfirmReading') return null;
    // Which step, and which scale, other gates ask.
    if (!dispense || !scale) return null;
    const container = dispense.work.current?.id;
    if (!container) return finding('manual.nothing');
    if (!isGranted(step, 'manualWeight', { kind: 'container', id: container }))
      return finding('manual.notGranted', { container, scale: scale.id }, 'qaReviewer');
    // A screen asks before anybody asks the scale.
    if (capture !== null && !doesNotAnswer(capture)) return finding('manual.answers', { scale: scale.id });
    const shown = parseMass(command.shown, scale.unit);
    if (!shown.ok || shown.value < 0 || shown.value > scale.capacity || shown.value % scale.division !== 0)
      return finding('manual.noDisplay', { shown: command.shown, scale: scale.id });
    const { manual } = dispense.work;
    const waits = manual?.kind === 'entered';
    if (command.type === 'ConfirmReading') return waits ? null : finding('manual.first', { container });
    return waits || manual?.kind === 'confirmed' ? finding('manual.stands', { container }) : null;
  },
};
