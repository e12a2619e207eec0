import type { Labelling } from '../execution/batch.ts';
import { rollOn } from '../execution/pack-code.ts';
import type { GateFacts } from '../facts.ts';
import { issuesOf } from '../label-ledger/issued-to.ts';
import { labelsOf } from '../label-ledger/label-ledger.ts';
import type { PackagingStep } from '../recipe/recipe.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * A line that labels runs with a roll on its applicator, and the roll is changed while it stands. While a roll of another
 * batch is on, the line is cleared for nobody, and no other comes on (rules §8).
 */
export const requireApplicator: Gate = {
  id: 'requireApplicator',
  when: 'always',
  check: (facts) => {
    const { step, recipeStep: master } = facts;
    if (master?.kind === 'clearance' && facts.command.type === 'CompleteStep') return leftOn(facts);
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
        return on ? finding('mount.occupied', { roll: on.roll, station: station.id }) : leftOn(facts);
      default:
        return null;
    }
  },
};

/** A roll of another batch that nobody took off this line. */
function leftOn({ state, station, batch }: GateFacts): Finding | null {
  for (const other of state.all('batches')) {
    if (other.id === batch?.id || ENDED.has(other.state)) continue;
    const recipe = state.get('recipes', `${other.recipe}@${other.version}`);
    for (const { id, kind, station: where } of recipe?.steps ?? []) {
      const work = kind === 'packaging' && where === station.id ? other.steps[id]?.work : undefined;
      const on = work?.kind === 'packaging' && work.labelling ? rollOn(work.labelling) : null;
      if (on) return finding('mount.left', { roll: on.roll, batch: other.id, step: id, station: station.id });
    }
  }
  return null;
}

const ENDED: ReadonlySet<string> = new Set(['rejected', 'terminated', 'released']);

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
