import { parseFounding } from '../../application/master-data/parse-founding.ts';
import { PLANT_FORMAT } from '../../application/master-data/plant-format.ts';
import type { BatchId, LotId, PersonId, RecipeId, StepId } from '../../contract/ids.ts';
import type { PlantDay } from '../../domain/moment.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import { type DeviceSetup, deviceSetups } from './device-setup.ts';
import credentials from './northfield/credentials.json' with { type: 'json' };
import equipment from './northfield/equipment.json' with { type: 'json' };
import materials from './northfield/materials.json' with { type: 'json' };
import order from './northfield/order.json' with { type: 'json' };
import people from './northfield/people.json' with { type: 'json' };
import recipe from './northfield/recipe-vc500.json' with { type: 'json' };
import encapsulation from './northfield/recipe-vc500-caps.json' with { type: 'json' };
import packaging from './northfield/recipe-vc500-pack.json' with { type: 'json' };
import site from './northfield/site.json' with { type: 'json' };
import stations from './northfield/stations.json' with { type: 'json' };
import { REFERENCE_DAY, shiftDates } from './shift-dates.ts';

/** What a person of the demo plant signs in with; shown on the sign-in screen, refused outside a demo folder. */
export interface DemoCredential {
  readonly person: PersonId;
  readonly secret: string;
  /** What the badge says after its prefix. */
  readonly badge: string;
}

/** The batch that waits to be issued, with the lots that planning proposes step by step. */
export interface DemoOrder {
  readonly batch: BatchId;
  readonly recipe: RecipeId;
  readonly version: string;
  readonly allocations: readonly { readonly step: StepId; readonly lot: LotId }[];
}

export interface DemoPlant {
  readonly founding: Founding;
  readonly credentials: readonly DemoCredential[];
  readonly devices: readonly DeviceSetup[];
  readonly order: DemoOrder;
}

/** The plant file of Northfield Nutraceuticals, with the dates of the reference scenario. */
export const northfield = (): unknown => ({
  format: PLANT_FORMAT,
  kind: 'demo',
  site,
  stations,
  people,
  ...equipment,
  ...materials,
  recipes: [recipe, packaging, encapsulation],
});

/**
 * The demo plant as it stands on `today`, its simulated devices, its people's secrets and the batch to make;
 * `null` is the reference day, on which the scenario plays.
 */
export function loadDemoPlant(today: PlantDay | null): DemoPlant {
  const parsed = parseFounding(northfield());
  if (!parsed.ok) throw new Error(`broken invariant: the demo plant, ${JSON.stringify(parsed.error)}`);
  const founding = shiftDates(parsed.value, today ?? REFERENCE_DAY);
  return {
    founding,
    credentials: credentials as readonly unknown[] as readonly DemoCredential[],
    devices: deviceSetups(founding),
    order: {
      batch: order.batch as BatchId,
      recipe: order.recipe as RecipeId,
      version: order.version,
      allocations: Object.entries(order.allocations).map(([step, lot]) => ({
        step: step as StepId,
        lot: lot as LotId,
      })),
    },
  };
}
