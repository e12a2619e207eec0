import type { Labelling } from '../execution/batch.ts';
import { rollOn } from '../execution/pack-code.ts';
import type { GateFacts } from '../facts.ts';
import { issuesOf } from '../label-ledger/issued-to.ts';
import { labelsOf } from '../label-ledger/label-ledger.ts';
import type { PackagingStep } from '../recipe/recipe.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** A line that labels runs with a roll on its applicator, and the roll is changed while it stands (rules §8). */
export const requireApplicator: Gate = {
  id: 'requireApplicator',
  when: 'always',
  check: (facts) => {
    const { step, recipeStep: master } = facts;
    if (step?.work.kind !== 'packaging' || master?.kind !== 'packaging') return null;
    const { labelling, line } = step.work;
    const { command, scanned, station } = facts;
    if (labelling === null)
      return command.type === 'TakeOffRoll'
        ? finding('mount.notOn', { roll: command.roll, station: station.id })
        : null;
    const on = rollOn(labelling);
    switch (command.type) {
      case 'StartRun':
        return on ? null : finding('mount.none', { station: station.id });
      case 'TakeOffRoll':
        return takenOff(facts, master, labelling);
      case 'PresentScan':
        if (scanned?.role !== 'roll' && scanned?.role !== 'artwork') return null;
        if (line.kind === 'running') return finding('mount.running', { station: station.id });
        return on ? finding('mount.occupied', { roll: on.roll, station: station.id }) : null;
      default:
        return null;
    }
  },
};

/** The roll that is on, and no more labels lost than it was issued with. */
function takenOff(
  { command, state, batch, station }: GateFacts,
  { labels }: PackagingStep,
  labelling: Labelling,
): Finding | null {
  if (command.type !== 'TakeOffRoll' || !batch || !labels) return null;
  const { roll, splice } = command;
  if (rollOn(labelling)?.roll !== roll) return finding('mount.notOn', { roll, station: station.id });
  const issued = labelsOf(issuesOf(state, batch.id, labels.of), 'issued', roll);
  return splice > issued ? finding('mount.splice', { roll, splice, issued }) : null;
}
