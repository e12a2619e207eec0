import type { ContainerId } from '../../contract/ids.ts';
import { type Micrograms, sum } from '../../contract/quantity.ts';
import { weighingOf } from '../../domain/material/unverified.ts';
import { amount, coarser, type MassStyle, plainStyle, styleOfStep } from './amounts-text.ts';
import type { StepFacts } from './step-facts.ts';

/** A dispensed container as kit and charge list it: with the net that was weighed, whatever is left in it now. */
export interface KitLine {
  readonly container: ContainerId;
  readonly item: string;
  readonly net: Micrograms;
  readonly style: MassStyle;
}

export function kitLine({ input, batch }: StepFacts, id: ContainerId): KitLine | null {
  const stock = input.state.get('containers', id);
  if (stock?.kind !== 'dispensed') return null;
  const item = input.state.get('items', stock.item);
  return {
    container: id,
    item: item?.name ?? stock.item,
    net: weighingOf(input.state, stock)?.net ?? stock.quantity,
    style: styleOfStep(input.state, batch, stock.step, item?.unit ?? 'kg'),
  };
}

/** A total over several scales is written as on the coarsest; digits that a finer one weighed stay. */
export function totalOf(lines: readonly KitLine[]): string {
  const [first = plainStyle('kg'), ...others] = lines.map(({ style }) => style);
  return amount(sum(lines.map(({ net }) => net)), others.reduce(coarser, first));
}
