import type { SpecimenOf } from '../../contract/vocabulary.ts';
import type { Labelling, Packaging } from '../execution/batch.ts';
import { checklistOf } from '../execution/master-step.ts';
import { ENDS_THE_RUN, rollOn } from '../execution/pack-code.ts';
import { photoProblem } from '../execution/photo-answer.ts';
import { specimenDue } from '../execution/specimens.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * The first and the last label of a run stay in its record, and the first of each further roll is shown there, each once and
 * with its own photo; no roll runs before its own is (rules §8, S111).
 */
export const requireSpecimen: Gate = {
  id: 'requireSpecimen',
  when: 'always',
  check: ({ command, state, batch, step, recipeStep: master, station }) => {
    if (step?.work.kind !== 'packaging' || !batch || !master) return null;
    const { labelling } = step.work;
    if (command.type === 'StartRun') {
      const due = labelling && specimenDue(labelling);
      return due && finding(`specimen.${due}`, { roll: rollOn(labelling)?.roll ?? '', station: station.id });
    }
    if (command.type !== 'KeepSpecimen') return null;
    if (!labelling || labelling.rolls.length === 0) return finding('specimen.noRoll', { step: step.id });
    return (
      asked(step.work, labelling, command.which, step.id) ??
      photoProblem(state, batch.id, step, checklistOf(master), command.attachment)
    );
  },
};

/** Each label at its time, and none twice. */
function asked({ line }: Packaging, labelling: Labelling, which: SpecimenOf, step: string): Finding | null {
  if (which === 'rollChange')
    return specimenDue(labelling) === which ? null : finding('specimen.noChange', { step });
  const kept = labelling.specimens.find((each) => each.which === which);
  if (kept) return finding('specimen.twice', { which, roll: kept.roll });
  return which === 'last' && !(line.kind === 'stopped' && line.reason === ENDS_THE_RUN)
    ? finding('specimen.early', { step })
    : null;
}
