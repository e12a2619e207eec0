import type { ContainerId } from '../../contract/ids.ts';
import { type Micrograms, sum } from '../../contract/quantity.ts';
import type { KitScreen } from '../../contract/views.ts';
import { kitContainers, kitName } from '../../domain/execution/kit.ts';
import type { KitStep } from '../../domain/recipe/recipe.ts';
import { amount, coarser, type MassStyle, plainStyle, styleOfStep } from './amounts-text.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { task } from './tasks.ts';

/** Every container of the batch passes the scanner once more, and their masses add up (scenario step 110). */
export function kitScreen(facts: StepFacts<KitStep>): KitScreen {
  const { master, batch, step } = facts;
  const containers = kitContainers(batch, master).flatMap((id) => lineOf(facts, id) ?? []);
  const open = containers.filter(({ scanned }) => !scanned).length;
  const doing =
    open > 0 ? task('scanKit', { open, of: containers.length }) : task('signStep', { step: step.id });
  return {
    kind: 'kit',
    ...stepFrame(facts, doing, []),
    kit: kitName(batch, master),
    containers: containers.map(({ container, item, net, style, scanned }) => ({
      container,
      item,
      net: amount(net, style),
      scanned,
    })),
    total: totalOf(containers),
    scannedTotal: totalOf(containers.filter(({ scanned }) => scanned)),
  };
}

interface Line {
  readonly container: ContainerId;
  readonly item: string;
  readonly net: Micrograms;
  readonly style: MassStyle;
  readonly scanned: boolean;
}

function lineOf({ input, batch, step }: StepFacts<KitStep>, id: ContainerId): Line | null {
  const stock = input.state.get('containers', id);
  if (stock?.kind !== 'dispensed') return null;
  const item = input.state.get('items', stock.item);
  return {
    container: id,
    item: item?.name ?? stock.item,
    net: stock.quantity,
    style: styleOfStep(input.state, batch, stock.step, item?.unit ?? 'kg'),
    scanned: step.work.kind === 'kit' && step.work.scanned.includes(id),
  };
}

/** A total over several scales is written as on the coarsest; digits that a finer one weighed stay. */
function totalOf(lines: readonly Line[]): string {
  const [first = plainStyle('kg'), ...others] = lines.map(({ style }) => style);
  return amount(sum(lines.map(({ net }) => net)), others.reduce(coarser, first));
}
