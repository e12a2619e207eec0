import { parseMass } from '../../contract/quantity.ts';
import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** The points of the program come in its order, each once in an attempt (21 CFR 111.35(b)(3)). */
export const requireCheckPoint: Gate = {
  id: 'requireCheckPoint',
  when: 'act',
  check: ({ command, step, scale }) => {
    if (command.type !== 'CaptureCheck' || step?.work.kind !== 'check' || !scale) return null;
    const done = step.work.scales[scale.id]?.results.length ?? 0;
    const next = scale.check.points[done];
    if (!next) return finding('check.allCaptured', { scale: scale.id });
    const nominal = parseMass(command.nominal, scale.unit);
    return nominal.ok && nominal.value === next.nominal
      ? null
      : finding('check.point', {
          scale: scale.id,
          next: massText(next.nominal, scale),
          given: command.nominal,
        });
  },
};
