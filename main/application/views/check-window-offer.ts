import type { OverrideOffer } from '../../contract/views.ts';
import type { CheckedRun } from '../../domain/execution/batch.ts';
import { isExtended } from '../../domain/execution/checked-run.ts';
import { EXTENDED } from '../../domain/in-process/due.ts';
import { underOutlet } from '../../domain/in-process/output.ts';
import { CHECK_WINDOW } from '../../domain/overrides/check-window.ts';
import type { CheckedRunStep } from '../../domain/recipe/recipe.ts';
import { decider } from './decider.ts';
import type { StepFacts } from './step-facts.ts';

/** The override of the time of the next check, while it could be granted and is not; null where it could not. */
export function checkWindowOffer(
  { input, preview, batch, step, master }: StepFacts<CheckedRunStep>,
  work: CheckedRun,
): OverrideOffer | null {
  const under = underOutlet(work.output);
  const { id: override, mayGrant, reasons } = CHECK_WINDOW;
  const [reason] = reasons;
  if (!under || !reason || isExtended(step, work)) return null;
  const named = { batch: batch.id, step: step.id };
  const grantor = mayGrant.flatMap((role) => decider(input, role, step.performers) ?? [])[0] ?? null;
  const grant = preview.ask(
    { type: 'OverrideCheckWindow', ...named, container: under.id, reason, narrative: '-' },
    grantor,
  );
  if (grant.refusals.some(({ gate }) => gate === 'requireOverride')) return null;
  const { withinMinutes } = master.plan;
  return {
    ...named,
    override,
    data: { container: under.id, within: `${withinMinutes}`, extended: `${withinMinutes * EXTENDED}` },
    objects: [{ id: under.id, text: under.id }],
    mayGrant,
    reasons,
    grant,
  };
}
