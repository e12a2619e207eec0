import type { CommandOf } from '../../contract/parse-command.ts';
import type { Batch } from '../execution/batch.ts';
import { percentText } from '../execution/yield.ts';
import type { GateFacts } from '../facts.ts';
import { countStanding } from '../label-ledger/count-standing.ts';
import { shownToDestroy } from '../label-ledger/destroyable.ts';
import { issuesOf, ledgerOf } from '../label-ledger/issued-to.ts';
import { labelledPacks } from '../label-ledger/labelled-packs.ts';
import { reconcile } from '../label-ledger/reconcile.ts';
import type { LabelIssueStep, ReconciliationStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';

/** What one person counted, and nothing of what another did (rules §9). */
export function countSubject(
  { batch, step, recipeStep }: GateFacts,
  { rolls }: CommandOf<'CountLabels'>,
): readonly string[] | null {
  if (!batch || !step || !recipeStep) return null;
  return [
    `Batch ${batch.id}, step ${step.id}: ${recipeStep.title}`,
    'I counted these labels myself.',
    ...rolls.map(
      ({ roll, setUp, damaged, specimen, returned, coded }) =>
        `${roll}: set-up and splices ${setUp}, damaged ${damaged}, specimens ${specimen}, left on the roll ${returned}${coded ? ', coded' : ''}`,
    ),
  ];
}

/** The rolls that were issued, for the person who verifies them. */
export const issueLines = (
  state: PlantReader,
  { id }: Batch,
  { id: step, artwork, revision }: LabelIssueStep,
): readonly string[] => [
  `Artwork ${artwork}, revision ${revision}`,
  ...issuesOf(state, id, step).map(({ roll, quantity }) => `${roll}: ${quantity} labels`),
];

/** The reconciliation as it stands, with the limit it was compared with; nothing of it while a count is still to be made (rules §9). */
export function reconciliationLines(
  state: PlantReader,
  batch: Batch,
  master: ReconciliationStep,
): readonly string[] {
  const { of, limit } = master;
  if (countStanding(state, batch, master) !== 'reconciled') return ['The labels are not counted out'];
  const entries = ledgerOf(state, batch.id, of);
  const { issued, fates, unaccounted, within } = reconcile(entries, limit, labelledPacks(state, batch));
  return [
    `Issued ${issued}`,
    `Applied ${fates.applied}, on rejects ${fates.rejected}, set-up and splices ${fates.setUp}, damaged ${fates.damaged}, specimens ${fates.specimen}, returned ${fates.returned}`,
    `Unaccounted ${unaccounted} (${percentText(unaccounted, issued)} %), limit ${limit.percent} %: ${within ? 'within' : 'outside'}`,
  ];
}

/** What two people see destroyed: every label of a withdrawn roll, or the waste that is kept of one. */
export function destructionSubject(
  { state }: GateFacts,
  { roll: id }: CommandOf<'DestroyLabels'>,
): readonly string[] | null {
  const roll = state.get('labelRolls', id);
  if (!roll) return null;
  const { batch, quantity } = shownToDestroy(state, roll);
  return [
    `Destroy labels of roll: ${roll.id}`,
    `${roll.name}, artwork ${roll.artwork}, revision ${roll.revision}`,
    `Labels: ${quantity}`,
    batch === null ? 'Never issued' : `Waste of batch: ${batch}`,
  ];
}
