import { componentLines } from '../components/components.ts';
import { HEEL, type Work } from '../execution/batch.ts';
import { finding, type Gate } from './gate.ts';

/** A captured value that stands in the record and still counts: a dispensed container, a check that passed, a count of a line, a parameter of a machine, an issue or a count of a component, or a case (rules §6). */
export const requireCapture: Gate = {
  id: 'requireCapture',
  when: 'always',
  check: ({ command, state, batch, step }) => {
    if (command.type !== 'InvalidateCapture') return null;
    const { kind, id } = command.capture;
    const named = { batch: command.batch, step: command.step, capture: id };
    if (!batch || !step) return finding('capture.unknown', named);
    if (ENDED.has(batch.state)) return finding('capture.batch', { batch: batch.id, state: batch.state });
    if (kind === 'check') {
      const check = step.work.kind === 'check' ? step.work.scales[id] : undefined;
      if (!check) return finding('capture.unknown', named);
      return check.outcome === 'passed'
        ? null
        : finding('capture.notPassed', { capture: id, outcome: check.outcome });
    }
    if (kind === 'count') {
      const count =
        'counts' in step.work && step.work.kind !== 'reconciliation'
          ? step.work.counts.find((each) => each.id === id)
          : undefined;
      if (!count) return finding('capture.unknown', named);
      return count.invalid ? finding('capture.void', { capture: id }) : null;
    }
    if (kind === 'case') {
      const packed = state.get('cases', id);
      if (packed?.batch !== batch.id || packed.step !== step.id) return finding('capture.unknown', named);
      return packed.invalid ? finding('capture.void', { capture: id }) : null;
    }
    if (kind === 'component') {
      const lines = componentLines(step);
      const line = lines.find((each) => each.id === id);
      if (!line) return finding('capture.unknown', named);
      return line.invalid ? finding('capture.void', { capture: id }) : null;
    }
    if (kind === 'parameter') return isEntered(step.work, id) ? null : finding('capture.unknown', named);
    const container =
      step.work.kind === 'dispense' ? step.work.containers.find((each) => each.id === id) : undefined;
    if (!container) return finding('capture.unknown', named);
    return container.phase === 'void' || container.invalid ? finding('capture.void', { capture: id }) : null;
  },
};

/** A parameter of a machine, or what was left in it at the end of a run. */
const isEntered = (work: Work, id: string): boolean =>
  (work.kind === 'process' && work.values[id] !== undefined) ||
  (work.kind === 'checkedRun' && work.heel !== null && id === HEEL);

const ENDED: ReadonlySet<string> = new Set(['rejected', 'terminated']);
