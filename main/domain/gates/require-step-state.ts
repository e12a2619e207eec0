import type { Step, Work } from '../execution/batch.ts';
import { type StepMove, stepMove } from '../execution/step-machine.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * The command belongs to a step of this kind, and its move is in the table of the step machine; anything else is
 * refused and logged (S25, S112).
 */
const MOVES: Readonly<Partial<Record<KernelCommandType, StepMove>>> = {
  StartStep: 'start',
  SuspendStep: 'suspend',
  TakeOverStep: 'takeOver',
  CompleteStep: 'complete',
  VerifyStep: 'verify',
  RepeatClearance: 'repeat',
};

/** What can be done only in a step of its own kind; a command that is not here fits every step. */
const KINDS: Readonly<Partial<Record<KernelCommandType, Work['kind']>>> = {
  AnswerItem: 'clearance',
  RepeatClearance: 'clearance',
  StartRun: 'packaging',
  StopRun: 'packaging',
  VerifyRestart: 'packaging',
  RecordCount: 'packaging',
  TakeOffRoll: 'packaging',
  VerifyCode: 'packaging',
  KeepSpecimen: 'packaging',
  IssueComponent: 'packaging',
  PackCases: 'packaging',
  PrintCases: 'packaging',
  StopCases: 'packaging',
  ReprintCase: 'packaging',
  CountComponent: 'packaging',
  OpenInProcess: 'checkedRun',
  CapturePlacement: 'checkedRun',
  InvalidatePlacement: 'checkedRun',
  CloseInProcess: 'checkedRun',
  RestartRun: 'checkedRun',
  OpenSetUp: 'checkedRun',
  ChangeContainer: 'checkedRun',
  RecordHeel: 'checkedRun',
  PassTestPiece: 'check',
  RepeatChallenge: 'check',
  PrepareCheck: 'check',
  CaptureCheck: 'check',
  RepeatCheck: 'check',
  SelectScale: 'dispense',
  ZeroScale: 'dispense',
  CaptureTare: 'dispense',
  CloseSource: 'dispense',
  AcceptWeight: 'dispense',
  EnterReading: 'dispense',
  ConfirmReading: 'dispense',
  CaptureRemoval: 'dispense',
  VoidContainer: 'dispense',
  PrintLabel: 'dispense',
  ReprintLabel: 'dispense',
  BeginVerification: 'dispense',
  VerifyAddition: 'charge',
  ChargeContainer: 'charge',
  StartProcess: 'process',
  StopProcess: 'process',
  RecordParameter: 'process',
  VerifyContainer: 'dispense',
  IssueLabels: 'labelIssue',
  ReadApplicator: 'reconciliation',
  CountLabels: 'reconciliation',
};

export const requireStepState: Gate = {
  id: 'requireStepState',
  when: 'always',
  check: ({ command, step }) => {
    if (!step) return null;
    const moved = OUT.has(step.state) ? null : moveProblem(command.type, step);
    if (moved) return moved;
    const kind = KINDS[command.type];
    return kind && !fits(command.type, kind, step.work.kind)
      ? finding('step.kind', { step: step.id, kind: step.work.kind, needs: kind })
      : null;
  },
};

const fits = (type: KernelCommandType, kind: Work['kind'], work: Work['kind']): boolean =>
  kind === work || (ALSO_IN[type]?.includes(work) ?? false);

const FILLING: readonly Work['kind'][] = ['discharge', 'bulkWeigh'];

/**
 * A rework and the restart of a line are answered item by item, as a checklist is; what is added is verified container
 * by container, as what is weighed; and what comes out of a machine or a run is weighed and labelled as what goes in. A
 * detector is challenged where it is checked and where something goes through it.
 */
const ALSO_IN: Readonly<Partial<Record<KernelCommandType, readonly Work['kind'][]>>> = {
  AnswerItem: ['rework', 'packaging'],
  BeginVerification: ['charge', 'checkedRun'],
  VerifyAddition: ['checkedRun'],
  ChargeContainer: ['checkedRun'],
  StartRun: ['checkedRun'],
  StopRun: ['checkedRun'],
  IssueComponent: ['checkedRun'],
  CountComponent: ['checkedRun'],
  RecordCount: ['checkedRun', 'bulkWeigh'],
  SelectScale: FILLING,
  ZeroScale: FILLING,
  CaptureTare: FILLING,
  AcceptWeight: FILLING,
  VoidContainer: FILLING,
  PrintLabel: [...FILLING, 'checkedRun'],
  ReprintLabel: [...FILLING, 'checkedRun'],
  PassTestPiece: ['bulkWeigh'],
  RepeatChallenge: ['bulkWeigh'],
};

/** Blocked and excepted steps are the business of requireUnblocked. */
const OUT: ReadonlySet<string> = new Set(['blocked', 'exception']);

function moveProblem(type: KernelCommandType, { id, state }: Step): Finding | null {
  const move = MOVES[type];
  if (!move) return state === 'inProgress' ? null : finding('step.notInProgress', { step: id, state });
  // A planned step is not startable, but its missing prerequisites are the sequence gate's to name.
  if (move === 'start' && state === 'planned') return null;
  return stepMove(state, move) ? null : finding('step.move', { step: id, state, move });
}
