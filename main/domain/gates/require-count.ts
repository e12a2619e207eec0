import type { CommandOf } from '../../contract/parse-command.ts';
import { COUNTED, REJECT_REASONS, RUN_COUNTED, UNIT_REJECT_REASONS } from '../../contract/vocabulary.ts';
import type { BulkWeighing } from '../execution/batch.ts';
import { samplesOf } from '../execution/bulk-weighing.ts';
import type { BulkWeighStep } from '../recipe/recipe.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** What is counted at a packaging line, and what at a machine that makes units, each with its reasons for a reject. */
const KINDS = {
  packaging: { what: COUNTED, reasons: REJECT_REASONS },
  checkedRun: { what: RUN_COUNTED, reasons: UNIT_REJECT_REASONS },
} as const;

/** A count says how many, and for what is rejected why: the code first (S8). Only what is left over can be nothing. */
export const requireCount: Gate = {
  id: 'requireCount',
  when: 'act',
  check: ({ command, step, recipeStep: master }) => {
    if (command.type !== 'RecordCount') return null;
    const { what, quantity, reason } = command;
    if (step?.work.kind === 'bulkWeigh' && master?.kind === 'bulkWeigh')
      return ofBulk(command, step.work, master);
    const kind = step?.work.kind === 'checkedRun' ? 'checkedRun' : 'packaging';
    const { what: counted, reasons } = KINDS[kind];
    if (!(counted as readonly string[]).includes(what)) return finding('lineCount.other', { what });
    if (what === 'rejected' && (reason === null || !(reasons as readonly string[]).includes(reason)))
      return finding('lineCount.reason');
    if (what !== 'rejected' && reason !== null) return finding('lineCount.noReason', { what });
    return quantity === 0 && what !== 'unitsLeft' ? finding('lineCount.nothing', { what }) : null;
  },
};

/** Of the bulk only its samples are counted, and no more of them than the recipe has taken; the rest is weighed. */
function ofBulk(
  { what, quantity, reason }: CommandOf<'RecordCount'>,
  work: BulkWeighing,
  { samples }: BulkWeighStep,
): Finding | null {
  if (what !== 'sampled') return finding('lineCount.notHere', { what });
  if (reason !== null) return finding('lineCount.noReason', { what });
  if (quantity === 0) return finding('lineCount.nothing', { what });
  const all = samplesOf(work) + quantity;
  return all > samples.highest
    ? finding('lineCount.samples', { all, lowest: samples.lowest, highest: samples.highest })
    : null;
}
