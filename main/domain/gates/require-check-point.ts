import { parseMass } from '../../contract/quantity.ts';
import { nextReference } from '../equipment/service-case.ts';
import type { GateFacts } from '../facts.ts';
import { finding, type Gate } from './gate.ts';
import { massText } from './show.ts';

/** The points of the program come in its order, each once in an attempt (21 CFR 111.35(b)(3)). */
export const requireCheckPoint: Gate = {
  id: 'requireCheckPoint',
  when: 'act',
  check: (facts) => {
    const { command, scale } = facts;
    if ((command.type !== 'CaptureCheck' && command.type !== 'CaptureReference') || !scale) return null;
    const next = nextPoint(facts);
    if (next === null) return null;
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

/** The point that comes next; undefined after the last one, null where no program runs. */
function nextPoint({ command, state, step, scale }: GateFacts) {
  if (!scale) return null;
  if (command.type === 'CaptureReference') return nextReference(state, scale, command.phase);
  if (step?.work.kind !== 'check') return null;
  return scale.check.points[step.work.scales[scale.id]?.results.length ?? 0];
}
