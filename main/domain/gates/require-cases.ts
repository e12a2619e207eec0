import type { CaseRun } from '../cases/packed-case.ts';
import { caseRun, isLabelled, nextUnlabelled } from '../cases/packed-case.ts';
import type { KernelCommand } from '../kernel-command.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * As many packs go into cases as there are good ones, and each label is asked of the printer once: what goes on prints what
 * has none, what was printed already is printed again only for a reason (rules §8).
 */
export const requireCases: Gate = {
  id: 'requireCases',
  when: 'act',
  check: (facts) => {
    const { command, step } = facts;
    if (!ABOUT_CASES.has(command.type) || !step) return null;
    const run = caseRun(facts);
    if (run) return problemOf(command, run);
    return step.work.kind === 'packaging' ? finding('case.none', { step: step.id }) : null;
  },
};

const ABOUT_CASES: ReadonlySet<string> = new Set(['PackCases', 'PrintCases', 'StopCases', 'ReprintCase']);

function problemOf(command: KernelCommand, run: CaseRun): Finding | null {
  if (command.type === 'StopCases') return run.printing ? null : finding('case.idle');
  if (run.printing || run.atPrinter) return finding('case.printing', { case: run.atPrinter?.id ?? '-' });
  switch (command.type) {
    case 'PackCases':
      return tooMany(command, run);
    case 'PrintCases': {
      const unsettled = run.cases.find(({ label }) => label.outcome === 'indeterminate');
      if (unsettled) return finding('case.unsettled', { case: unsettled.id });
      return nextUnlabelled(run.cases) ? null : finding('case.allLabelled');
    }
    case 'ReprintCase': {
      const named = run.cases.find(({ id }) => id === command.case);
      if (!named) return finding('case.unknown', { case: command.case });
      return isLabelled(named) || named.label.outcome === 'indeterminate'
        ? null
        : finding('case.neverPrinted', { case: named.id });
    }
    default:
      return null;
  }
}

function tooMany(
  { full, rest }: Extract<KernelCommand, { type: 'PackCases' }>,
  { plan, due, packed }: CaseRun,
): Finding | null {
  if (full + rest === 0) return finding('case.nothing');
  if (rest >= plan.packs) return finding('case.rest', { rest, packs: plan.packs });
  const asked = full * plan.packs + rest;
  return asked > due - packed ? finding('case.tooMany', { asked, left: Math.max(0, due - packed) }) : null;
}
