import { formatMass, micrograms } from '../../main/contract/quantity.ts';
import { limitsOf } from '../../main/domain/execution/amounts.ts';
import type { Dispensing, Step } from '../../main/domain/execution/batch.ts';
import { openExceptions } from '../../main/domain/index-keys.ts';
import { isGranted } from '../../main/domain/overrides/granted.ts';
import { recipeStep } from '../../main/domain/recipe/recipe.ts';
import type { Seen, Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { png, stored } from './pictures.ts';
import { BATCH, certain, type WeighBooth } from './weigh-booth.ts';

const PHOTO = stored(png('display'));

/**
 * Nothing arrives from the scale under a container any more: it is reported, QA lets its display be read, two people read
 * it, now and then not the same, and what they read is accepted and verified; null where nothing of it is at hand.
 */
export function readOff(booth: WeighBooth, dice: Dice): Told | null {
  const context = booth.state.get('sessions', 'WS-01-1')?.context;
  const step = context && booth.batch.steps[context.step];
  if (step?.work.kind !== 'dispense') return null;
  const { current, manual, scale, verification } = step.work;
  const silent: Seen = {
    capture: { kind: 'none', device: scale, why: dice.of(['lost', 'silent', 'fault']), raw: null },
  };
  if (verification && manual?.kind === 'confirmed' && dice.chance(60))
    return booth.when('VerifyContainer', {}, { by: verification.verifier, ...silent });
  if (!current || !scale) return null;
  if (isGranted(step, 'manualWeight', { kind: 'container', id: current.id }))
    return dice.chance(70) ? readNext(booth, step, step.work, silent, dice) : null;
  const isReported = openExceptions(booth.state).some(
    ({ step: at, object, state }) => at === step.id && object === 'category:equipment' && state === 'blocked',
  );
  if (isReported && dice.chance(85))
    return booth.when(
      'OverrideManualWeight',
      {
        batch: BATCH,
        step: step.id,
        container: current.id,
        reason: 'readings-do-not-arrive',
        narrative: 'x',
      },
      { by: dice.of(['QA-01', 'QA-01', 'SUP-01', 'MIX-1']), ...silent },
    );
  // Once in a batch is enough: what comes after it goes on as on any day.
  const isNew = Object.values(booth.batch.steps).every(({ overrides }) =>
    overrides.every(({ override }) => override !== 'manualWeight'),
  );
  return step.state === 'inProgress' && dice.chance(isNew ? 8 : 1)
    ? booth.when('ReportException', { category: 'equipment', narrative: 'x' })
    : null;
}

function readNext(booth: WeighBooth, step: Step, work: Dispensing, silent: Seen, dice: Dice): Told {
  const { manual } = work;
  const shown = grossText(booth, step, work, dice);
  switch (manual?.kind) {
    case 'entered':
      return booth.when(
        'ConfirmReading',
        { shown: dice.chance(80) ? manual.value : shown },
        { by: dice.of(['OP-107', 'OP-107', 'OP-101', 'QA-01']), ...silent },
      );
    case 'confirmed':
      return booth.when('AcceptWeight', { displayed: manual.value }, silent);
    default:
      return booth.when('EnterReading', { shown, sha256: PHOTO.sha256 }, { file: PHOTO, ...silent });
  }
}

/** What the display shows: as a rule the target, now and then too much, or a number between two of its steps. */
function grossText(booth: WeighBooth, { id }: Step, work: Dispensing, dice: Dice): string {
  const recipe = certain(booth.state.get('recipes', `${booth.batch.recipe}@${booth.batch.version}`));
  const master = recipeStep(recipe, id);
  const scale = booth.scale(certain(work.scale));
  if (master?.kind !== 'dispense') throw new Error(`step ${id} dispenses nothing`);
  const { target, highest } = limitsOf(booth.state, booth.batch, recipe, master, work, scale);
  const net = dice.of([target, target, target, highest, highest + scale.division, target + 1]);
  return formatMass(micrograms(certain(work.current).tare + net), scale.unit, scale.division);
}
