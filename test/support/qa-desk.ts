import { kitContainers } from '../../main/domain/execution/kit.ts';
import type { KernelCommandType } from '../../main/domain/kernel-command.ts';
import { recipeStep } from '../../main/domain/recipe/recipe.ts';
import type { Seen, Told } from './given-when-then.ts';
import { type Alter, BATCH, boothBefore, certain, type WeighBooth } from './weigh-booth.ts';

export const REVIEWER = 'QA-01';
export const RELEASER = 'QA-02';

/** Somebody at the review desk does something about the batch. */
export function atDesk(
  booth: WeighBooth,
  type: KernelCommandType,
  person: string,
  fields: object = {},
  seen: Seen = {},
): Told {
  if (booth.state.get('sessions', 'QA-01-1')?.person !== person) booth.signIn(person, 'QA-01');
  return booth.when(type, { batch: BATCH, ...fields }, { station: 'QA-01', by: person, ...seen });
}

/** The same as a part of the story. */
export function did(booth: WeighBooth, ...attempt: [KernelCommandType, string, object?]): WeighBooth {
  const told = atDesk(booth, ...attempt);
  if (told.kind === 'refused') throw new Error(`${attempt[0]} was refused: ${told.codes.join(', ')}`);
  return booth;
}

/** The recipe without its laboratory tests: what results a release waits for is told where results are. */
export const untested =
  (alter: Alter = (founding) => founding): Alter =>
  (founding) => {
    const altered = alter(founding);
    return { ...altered, recipes: altered.recipes.map((recipe) => ({ ...recipe, finishedTests: [] })) };
  };

/** The whole batch done on the floor: the kit is closed and verified. */
export function executed(alter?: Alter, before: (booth: WeighBooth) => void = () => {}): WeighBooth {
  const booth = boothBefore('110', untested(alter));
  before(booth);
  const recipe = certain(booth.state.get('recipes', `${booth.batch.recipe}@${booth.batch.version}`));
  const kit = certain(recipeStep(recipe, '110' as never));
  booth.begin('110');
  for (const id of kit.kind === 'kit' ? kitContainers(booth.batch, kit) : []) booth.scanned(id);
  return booth.complete().given('VerifyStep', {}, { by: 'OP-107' }).given('LeaveStep');
}

export const inReview = (alter?: Alter): WeighBooth => did(executed(alter), 'BeginReview', REVIEWER);

/** Through the last event, with every denial: as the screen gives it. */
export const wholeTrail = (booth: WeighBooth) => ({
  throughSeq: booth.trail().head,
  denials: booth.batch.review.denials,
});

export const trailReviewed = (booth = inReview()): WeighBooth =>
  did(booth, 'ReviewAuditTrail', REVIEWER, wholeTrail(booth));

export const eligible = (booth = inReview()): WeighBooth =>
  did(trailReviewed(booth), 'SignBatchReview', REVIEWER);

export const released = (booth = inReview()): WeighBooth => did(eligible(booth), 'ReleaseBatch', RELEASER);
