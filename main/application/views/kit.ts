import type { KitScreen } from '../../contract/views.ts';
import { kitContainers, kitName } from '../../domain/execution/kit.ts';
import type { KitStep } from '../../domain/recipe/recipe.ts';
import { amount } from './amounts-text.ts';
import { kitLine, totalOf } from './kit-line.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { task } from './tasks.ts';

/** Every container of the batch passes the scanner once more, and their masses add up (scenario step 110). */
export function kitScreen(facts: StepFacts<KitStep>): KitScreen {
  const { master, batch, step } = facts;
  const isScanned = new Set<string>(step.work.kind === 'kit' ? step.work.scanned : []);
  const lines = kitContainers(batch, master).flatMap((id) => kitLine(facts, id) ?? []);
  const scanned = lines.filter(({ container }) => isScanned.has(container));
  const open = lines.length - scanned.length;
  const doing = open > 0 ? task('scanKit', { open, of: lines.length }) : task('signStep', { step: step.id });
  return {
    kind: 'kit',
    ...stepFrame(facts, doing, []),
    kit: kitName(batch, master),
    containers: lines.map(({ container, item, net, style }) => ({
      container,
      item,
      net: amount(net, style),
      scanned: isScanned.has(container),
    })),
    total: totalOf(lines),
    scannedTotal: totalOf(scanned),
  };
}
