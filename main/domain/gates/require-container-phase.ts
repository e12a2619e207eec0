import type { ContainerId } from '../../contract/ids.ts';
import type { LabelState } from '../execution/batch.ts';
import { type CheckedRunFacts, checkedRunOf } from '../execution/checked-run.ts';
import { filledBy } from '../execution/intake.ts';
import type { DischargeFacts, GateFacts, ScannedFacts } from '../facts.ts';
import type { PlantReader } from '../state.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * One container at a time: weighed, labelled, verified on the scale, removed, before the next (rules §5). Only what was
 * verified and not voided since is charged.
 */
export const requireContainerPhase: Gate = {
  id: 'requireContainerPhase',
  when: 'always',
  check: ({ command, dispense, discharge, state, scanned, step, recipeStep }) => {
    if (command.type === 'PresentScan') return scanned?.role === 'charge' ? charged(state, scanned) : null;
    if (discharge) return discharged(command, discharge);
    const checkedRun = checkedRunOf({ step, recipeStep });
    if (checkedRun) return filledByRun(command, checkedRun);
    if (!dispense) return null;
    const { last, work } = dispense;
    switch (command.type) {
      case 'CaptureTare':
        return last && last.phase !== 'verified' && last.phase !== 'void'
          ? finding('container.unverified', { container: last.id })
          : null;
      case 'PrintLabel':
      case 'ReprintLabel': {
        const container = work.containers.find(({ id }) => id === command.container);
        if (!container || container.phase === 'void')
          return finding('container.notWeighed', { container: command.container });
        return printProblem(command.type, container);
      }
      case 'BeginVerification':
        if (!last || last.phase === 'void') return finding('container.none');
        return last.phase === 'labelled' ? null : finding(`container.${last.phase}`, { container: last.id });
      case 'VerifyContainer':
        return work.verification ? null : finding('verification.none');
      case 'VoidContainer':
        return work.current || (last && last.phase !== 'void' && last.phase !== 'verified')
          ? null
          : finding('container.none');
      default:
        return null;
    }
  },
};

function charged(state: PlantReader, { container }: ScannedFacts): Finding | null {
  const phase = container ? filledBy(state, container)?.phase : undefined;
  if (!container || phase === undefined || phase === 'verified') return null;
  return phase === 'void'
    ? finding('container.void', { container: container.id })
    : finding('charge.unweighed', { container: container.id });
}

/** What came out of a machine is labelled before the next is tared; it is weighed once, and nobody verifies it alone. */
function discharged(command: GateFacts['command'], { work, last }: DischargeFacts): Finding | null {
  switch (command.type) {
    case 'CaptureTare':
      return last && !last.isVoid && last.label.printed === 0
        ? finding('container.unlabelled', { container: last.id })
        : null;
    case 'PrintLabel':
    case 'ReprintLabel': {
      const container = work.containers.find(({ id }) => id === command.container);
      if (!container || container.isVoid)
        return finding('container.notWeighed', { container: command.container });
      return printProblem(command.type, container);
    }
    case 'VoidContainer':
      return work.current || (last && !last.isVoid) ? null : finding('container.none');
    default:
      return null;
  }
}

/** What a run filled is labelled once it was taken from the outlet: before that nobody knows what is in it. */
function filledByRun(command: GateFacts['command'], { work }: CheckedRunFacts): Finding | null {
  if (command.type !== 'PrintLabel' && command.type !== 'ReprintLabel') return null;
  const container = work.output.find(({ id }) => id === command.container);
  if (!container) return finding('output.unknown', { container: command.container });
  return container.closedAt === null
    ? finding('output.open', { container: container.id })
    : printProblem(command.type, container);
}

/** The first label is printed once; every other one is a reprint, of a label that was printed before. */
function printProblem(
  type: 'PrintLabel' | 'ReprintLabel',
  { id, label: { printed, outcome } }: { readonly id: ContainerId; readonly label: LabelState },
): Finding | null {
  if (type === 'PrintLabel') return printed > 0 ? finding('label.reprint', { container: id, printed }) : null;
  return printed === 0 && outcome !== 'indeterminate'
    ? finding('label.neverPrinted', { container: id })
    : null;
}
