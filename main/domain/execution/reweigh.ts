import type { DispenseFacts } from '../facts.ts';
import type { SiteRules } from '../plant/founding.ts';
import type { DispenseStep } from '../recipe/recipe.ts';

/** Of a plant that says nothing else. */
const PLANT_DEFAULT = 3;

/** How often a container of this step may be voided and weighed again: by the recipe, else by the plant (rules §4). */
export const reweighLimit = (site: SiteRules, { reweighs }: DispenseStep): number =>
  reweighs ?? site.reweighs ?? PLANT_DEFAULT;

/** Whether one more weighing of the container at hand would be one too many. */
export const isOverReweighed = (site: SiteRules, { work, step }: DispenseFacts): boolean =>
  work.voided.length > reweighLimit(site, step);
