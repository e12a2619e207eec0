import capsules from '../../../main/demo/plant/northfield/recipe-vc500-caps.json' with { type: 'json' };
import packaging from '../../../main/demo/plant/northfield/recipe-vc500-pack.json' with { type: 'json' };
import { writtenDispensing, writtenDispensingPlant } from '../../support/dispensing-plant.ts';

/** A fresh copy of the plant file, with a batch record that ends at the booth. */
export const writtenPlant = (): unknown => structuredClone(writtenDispensingPlant());

/** A fresh copy of its recipe file. */
export const writtenRecipe = (): unknown => structuredClone(writtenDispensing());

/** A fresh copy of the recipe file of its packaging line. */
export const writtenPackaging = (): unknown => structuredClone(packaging);

/** A fresh copy of the recipe file of its encapsulation. */
export const writtenCapsules = (): unknown => structuredClone(capsules);

/** Sets the value at a path such as `steps[4].amount.total`; `undefined` takes the field away. */
export function put(document: unknown, path: string, value: unknown): void {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop();
  let inner = document as Record<string, unknown>;
  for (const key of keys) inner = inner[key] as Record<string, unknown>;
  if (last === undefined || typeof inner !== 'object') throw new Error(`no place ${path}`);
  if (value === undefined) delete inner[last];
  else inner[last] = value;
}
