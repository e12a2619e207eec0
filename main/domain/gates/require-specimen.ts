import { checklistOf } from '../execution/master-step.ts';
import { ENDS_THE_RUN } from '../execution/pack-code.ts';
import { photoProblem } from '../execution/photo-answer.ts';
import { finding, type Gate } from './gate.ts';

/** The first and the last label of a run stay in its record, each once and with its own photo (rules §8, S111). */
export const requireSpecimen: Gate = {
  id: 'requireSpecimen',
  when: 'act',
  check: ({ command, state, batch, step, recipeStep: master }) => {
    if (command.type !== 'KeepSpecimen' || step?.work.kind !== 'packaging' || !batch || !master) return null;
    const { which, attachment } = command;
    const { line, labelling } = step.work;
    if (!labelling || labelling.rolls.length === 0) return finding('specimen.noRoll', { step: step.id });
    const kept = labelling.specimens.find((each) => each.which === which);
    if (kept) return finding('specimen.twice', { which, roll: kept.roll });
    if (which === 'last' && !(line.kind === 'stopped' && line.reason === ENDS_THE_RUN))
      return finding('specimen.early', { step: step.id });
    return photoProblem(state, batch.id, step, checklistOf(master), attachment);
  },
};
