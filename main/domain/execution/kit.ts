import type { ContainerId } from '../../contract/ids.ts';
import type { KitStep } from '../recipe/recipe.ts';
import { type Batch, netOf } from './batch.ts';

/** The name of a kit: what its label says (scenario step 110). */
export const kitName = (batch: Batch, { prefix }: KitStep): string => `${prefix}-${batch.id.slice(-4)}`;

/** The containers a kit is made of: everything dispensed and not voided in its steps, in their order. */
export const kitContainers = (batch: Batch, kit: KitStep): readonly ContainerId[] =>
  kit.of.flatMap((step) => {
    const work = batch.steps[step]?.work;
    return work?.kind === 'dispense' ? netOf(work).map(({ id }) => id) : [];
  });
