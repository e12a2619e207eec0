import type { ContainerId, LotId, StepId } from '../../../main/contract/ids.ts';
import { isMassUnit, type Micrograms, micrograms, parseMass } from '../../../main/contract/quantity.ts';
import { loadDemoPlant } from '../../../main/demo/plant/load-demo-plant.ts';
import type { Scale } from '../../../main/domain/equipment/equipment.ts';
import type { DomainEvent } from '../../../main/domain/events.ts';
import { evolve } from '../../../main/domain/evolve/evolve.ts';
import { type Limits, limitsOf } from '../../../main/domain/execution/amounts.ts';
import type { Batch, DispensedContainer } from '../../../main/domain/execution/batch.ts';
import { founded } from '../../../main/domain/handlers/plant-handlers.ts';
import type { Instant } from '../../../main/domain/moment.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import type { Recipe } from '../../../main/domain/recipe/recipe.ts';
import { recipeStep } from '../../../main/domain/recipe/recipe.ts';
import { PlantState } from '../../../main/domain/state.ts';

const AT = '2026-03-09T13:05:00.000Z' as Instant;

/** `25.00 kg` as micrograms. */
export function kg(text: string): Micrograms {
  const [digits = '', unit = ''] = text.split(' ');
  const mass = isMassUnit(unit) ? parseMass(digits, unit) : null;
  if (!mass?.ok) throw new Error(`not a mass: ${text}`);
  return mass.value;
}

/** The demo plant folded from its founding events, with the waiting batch issued. */
export class FoundedPlant {
  readonly state: PlantState;
  readonly recipe: Recipe;
  #batch: Batch;

  constructor(alter: (founding: Founding) => Founding = (founding) => founding) {
    const plant = loadDemoPlant(null);
    const { order } = plant;
    const allocations = Object.fromEntries(order.allocations.map(({ step, lot }) => [step, lot]));
    const issued = {
      type: 'BatchIssued',
      data: {
        batch: order.batch,
        recipe: order.recipe,
        version: order.version,
        allocations,
        signature: { person: 'QA-01' },
      },
    } as unknown as DomainEvent;
    this.state = fold([...founded(alter(plant.founding), AT), issued]);
    this.recipe = certain(this.state.get('recipes', `${order.recipe}@${order.version}`));
    this.#batch = certain(this.state.get('batches', order.batch));
  }

  scale(id: string): Scale {
    const scale = this.state.get('equipment', id);
    if (scale?.kind !== 'scale') throw new Error(`no scale ${id}`);
    return scale;
  }

  /** Puts accepted containers into a step, each filled from one lot; the lot's stock goes down with them. */
  dispense(step: string, lot: string, ...nets: readonly string[]): this {
    const { work, ...rest } = certain(this.#batch.steps[step]);
    if (work.kind !== 'dispense') throw new Error(`step ${step} dispenses nothing`);
    const containers = nets.map((net, index) => accepted(`${lot}-0${index + 1}`, lot, kg(net)));
    const filled = { ...rest, work: { ...work, lot: lot as LotId, containers } };
    this.#batch = { ...this.#batch, steps: { ...this.#batch.steps, [step]: filled } };
    return this;
  }

  limits(step: string, scale: string): Limits {
    const master = recipeStep(this.recipe, step as StepId);
    const work = this.#batch.steps[step]?.work;
    if (master?.kind !== 'dispense' || work?.kind !== 'dispense') throw new Error(`step ${step}`);
    return limitsOf(this.state, this.#batch, this.recipe, master, work, this.scale(scale));
  }
}

function fold(events: readonly DomainEvent[]): PlantState {
  const state = new PlantState();
  const draft = state.draft();
  for (const event of events) {
    evolve(draft, { at: AT, station: null, person: null, session: null, event });
  }
  state.absorb(draft);
  return state;
}

function accepted(source: string, lot: string, net: Micrograms): DispensedContainer {
  return {
    id: `DC-${source}` as ContainerId,
    gross: net,
    tare: micrograms(0),
    net,
    portions: [{ container: source as ContainerId, lot: lot as LotId, net }],
    by: 'OP-101' as never,
    at: AT,
    phase: 'verified',
    label: { printed: 1, outcome: 'confirmed', detail: '' },
    leftPan: false,
    verifiedBy: 'OP-107' as never,
    invalid: null,
  };
}

export function certain<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the demo plant lacks what the test needs');
  return value;
}
