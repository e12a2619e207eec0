import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** The empty container weighs what its class weighs: a full, wrong or wet one is seen here (rules §5). */
export const requireTareRange: Gate = {
  id: 'requireTareRange',
  when: 'act',
  check: ({ dispense, discharge, capture, scale }) => {
    const filled = dispense ?? discharge;
    if (!filled || !scale || capture?.kind !== 'reading' || capture.mass === null) return null;
    const { containerClass: box } = filled.step;
    return capture.mass < box.tareLowest || capture.mass > box.tareHighest
      ? finding('tare.range', {
          shows: massText(capture.mass, scale),
          lowest: massText(box.tareLowest, scale),
          highest: massText(box.tareHighest, scale),
          container: box.name,
        })
      : null;
  },
};
