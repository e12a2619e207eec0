import { type DemoPlant, loadDemoPlant, northfield } from '../../main/demo/plant/load-demo-plant.ts';
import recipe from '../../main/demo/plant/northfield/recipe-vc500.json' with { type: 'json' };

/** The step that closes the kit: nothing after it is done at the weigh booth. */
const LAST = 110;
const atBooth = ({ id }: { readonly id: string }): boolean => Number(id) <= LAST;

/** Northfield with a batch record that ends at its weigh booth: whoever reviews or releases it needs no machine and no line. */
export function dispensingPlant(): DemoPlant {
  const plant = loadDemoPlant(null);
  const [whole, ...others] = plant.founding.recipes;
  if (!whole) throw new Error('Northfield makes nothing');
  const recipes = [{ ...whole, steps: whole.steps.filter(atBooth) }, ...others];
  return { ...plant, founding: { ...plant.founding, recipes } };
}

/** The same batch record as its recipe file has it. */
export const writtenDispensing = () => ({ ...recipe, steps: recipe.steps.filter(atBooth) });

/** The same plant as its plant file has it. */
export function writtenDispensingPlant() {
  const file = northfield() as { readonly recipes: readonly unknown[] };
  return { ...file, recipes: [writtenDispensing(), ...file.recipes.slice(1)] };
}
