import { type StepMove, stepMove } from '../execution/step-machine.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import { finding, type Gate } from './gate.ts';

/** The move is in the table of the step machine; anything else is refused and logged (S25, S112). */
const MOVES: Readonly<Partial<Record<KernelCommandType, StepMove>>> = {
  StartStep: 'start',
  SuspendStep: 'suspend',
  TakeOverStep: 'takeOver',
  CompleteStep: 'complete',
  VerifyStep: 'verify',
};

export const requireStepState: Gate = {
  id: 'requireStepState',
  when: 'always',
  check: ({ command, step }) => {
    if (!step || OUT.has(step.state)) return null;
    const move = MOVES[command.type];
    if (!move)
      return step.state === 'inProgress'
        ? null
        : finding('step.notInProgress', { step: step.id, state: step.state });
    // A planned step is not startable, but its missing prerequisites are the sequence gate's to name.
    if (move === 'start' && step.state === 'planned') return null;
    return stepMove(step.state, move)
      ? null
      : finding('step.move', { step: step.id, state: step.state, move });
  },
};

/** Blocked and excepted steps are the business of requireUnblocked. */
const OUT: ReadonlySet<string> = new Set(['blocked', 'exception']);
