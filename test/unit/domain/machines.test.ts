import { describe, expect, it } from 'vitest';
import {
  BATCH_STATES,
  BATCH_TRANSITIONS,
  type BatchMove,
  type BatchState,
  batchMove,
  IN_WORK,
} from '../../../main/domain/execution/batch-machine.ts';
import {
  STEP_STATES,
  STEP_TRANSITIONS,
  type StepMove,
  type StepState,
  stepMove,
} from '../../../main/domain/execution/step-machine.ts';
import {
  CLOSED,
  EXCEPTION_STATES,
  EXCEPTION_TRANSITIONS,
  type ExceptionMove,
  type ExceptionState,
  exceptionMove,
} from '../../../main/domain/quality/exception-machine.ts';
import { boothBefore, filling } from '../../support/weigh-booth.ts';

/** The step machine of the rules, written down a second time: what a move leads to from each state, else nothing. */
const STEPS: Readonly<Record<StepMove, Readonly<Partial<Record<StepState, StepState | 'resumes'>>>>> = {
  prerequisitesMet: { planned: 'ready' },
  start: { ready: 'inProgress' },
  suspend: { inProgress: 'suspended' },
  takeOver: { suspended: 'inProgress' },
  block: {
    planned: 'blocked',
    ready: 'blocked',
    inProgress: 'blocked',
    suspended: 'blocked',
    complete: 'blocked',
  },
  except: { ready: 'exception', inProgress: 'exception', blocked: 'exception', complete: 'exception' },
  clear: { blocked: 'resumes', exception: 'resumes' },
  complete: { inProgress: 'complete' },
  verify: { complete: 'verified' },
  lapse: { verified: 'complete' },
  reopen: { complete: 'inProgress' },
  withdraw: { ready: 'planned' },
  dispenseAgain: { complete: 'inProgress', verified: 'inProgress' },
  repeat: { verified: 'ready' },
  disposeNotExecuted: { planned: 'notExecuted', blocked: 'notExecuted', exception: 'notExecuted' },
};
const MOVES = Object.keys(STEPS) as StepMove[];
const everyMove = STEP_STATES.flatMap((from) => MOVES.map((move) => [from, move] as const));

describe('the step machine', () => {
  it.each(everyMove)('[S25][S112] from %s, %s leads where the table says or nowhere', (from, move) => {
    expect(stepMove(from, move)).toBe(STEPS[move][from] ?? null);
  });

  it('[S25][S57] names no transition twice, none out of notExecuted, and out of verified only by a lapse, to dispense again or to clear again', () => {
    const rows = STEP_TRANSITIONS.map(({ from, move }) => `${from} ${move}`);
    expect(new Set(rows).size).toBe(rows.length);
    const out = STEP_TRANSITIONS.filter(({ from }) => from === 'verified' || from === 'notExecuted');
    expect(out.map(({ from, move }) => `${from} ${move}`).sort()).toEqual([
      'verified dispenseAgain',
      'verified lapse',
      'verified repeat',
    ]);
  });

  it('[S107] complete is reached from inProgress and by what lapses, verified from complete alone', () => {
    const into = (to: StepState) => STEP_TRANSITIONS.filter((row) => row.to === to).map(({ from }) => from);
    expect(into('complete').toSorted()).toEqual(['inProgress', 'verified']);
    expect(into('verified')).toEqual(['complete']);
  });
});

describe('commands that a step does not allow', () => {
  const commands = {
    StartStep: 'start',
    SuspendStep: 'suspend',
    TakeOverStep: 'takeOver',
    CompleteStep: 'complete',
    VerifyStep: 'verify',
  } as const;
  const reached = {
    ready: () => boothBefore('40').enter('40'),
    inProgress: () => filling('40'),
    suspended: () => filling('40').given('SuspendStep', { reason: 'break' }),
    verified: () => boothBefore('50').enter('40'),
  };
  const refused = Object.entries(reached).flatMap(([state, reach]) =>
    Object.entries(commands)
      .filter(([, move]) => STEPS[move][state as StepState] === undefined)
      .map(([type, move]) => [type, state, move, reach] as const),
  );

  it.each(refused)(
    '[S25][S107][S108] %s is refused and logged while the step is %s',
    (type, state, move, reach) => {
      const booth = reach();
      const told = booth.when(type as never, { reason: 'break' }, { by: 'OP-107' });
      expect(told.codes).toContain('step.move');
      expect(told.types).toEqual(['CommandDenied']);
      expect(booth.step('40').state).toBe(state);
      const [denied] = told.events;
      expect(denied?.type === 'CommandDenied' && denied.data.refusals).toContainEqual(
        expect.objectContaining({ code: 'step.move', data: { step: '40', state, move } }),
      );
    },
  );

  it.each(['ready', 'suspended', 'verified'] as const)(
    '[S114] nothing is captured while the step is %s: evidence belongs to work in progress',
    (state) => {
      const booth = reached[state]();
      const told = booth.when('CaptureTare', {}, { shows: '1.54' });
      expect(told.codes).toContain('step.notInProgress');
      expect(told.types).toEqual(['CommandDenied']);
    },
  );

  it('[S87] a planned step is not refused for its state, but for the missing steps before it', () => {
    expect(boothBefore('40').enter('60').when('StartStep').codes).toEqual(['sequence.upstream']);
  });
});

describe('the exception machine', () => {
  it('[S52][S59] decides, approves, implements and closes as different moments, whatever way leads there', () => {
    const ways: readonly (readonly ExceptionMove[])[] = [
      ['settle', 'implement', 'close'],
      ['propose', 'decide', 'return', 'decide', 'approve', 'begin', 'implement', 'close'],
      ['contain', 'investigate', 'propose', 'decide', 'approve', 'begin', 'implement', 'close', 'reopen'],
    ];
    for (const way of ways) {
      const end = way.reduce<ExceptionState | null>(
        (state, move) => state && exceptionMove(state, move),
        'blocked',
      );
      expect([...CLOSED, 'reopened']).toContain(end);
    }
    const skips: readonly (readonly [ExceptionState, ExceptionMove])[] = [
      ['blocked', 'close'],
      ['blocked', 'approve'],
      ['decided', 'begin'],
      ['decided', 'close'],
      ['approved', 'close'],
      ['implementing', 'close'],
      ['implemented', 'void'],
      ['dispositionPending', 'approve'],
    ];
    for (const [state, move] of skips) expect(exceptionMove(state, move)).toBeNull();
  });

  it('[S19][S20][S21][S22][S23] knows every state that an exception will ever have', () => {
    const needed = [
      'blocked',
      'onHold',
      'underInvestigation',
      'dispositionPending',
      'decided',
      'implementing',
    ];
    for (const state of [...needed, 'approved', 'implemented', 'closed', 'voided'])
      expect(EXCEPTION_STATES).toContain(state);
    for (const state of CLOSED) expect(EXCEPTION_STATES).toContain(state);
  });

  it('[S25] leads out of a closed state only by opening it again, and never out of a void one', () => {
    expect(
      EXCEPTION_TRANSITIONS.filter(({ from }) => CLOSED.includes(from)).map(({ from, move }) => [from, move]),
    ).toEqual([
      ['closed', 'reopen'],
      ['ruleClosed', 'reopen'],
    ]);
  });
});

/** Rejected or terminated from any state before released (rules §2). */
function fromAll(to: BatchState): Readonly<Partial<Record<BatchState, BatchState>>> {
  return { issued: to, inExecution: to, executed: to, inReview: to, releaseEligible: to };
}

describe('the batch machine', () => {
  /** The batch machine of the rules, written down a second time. */
  const BATCHES: Readonly<Record<BatchMove, Readonly<Partial<Record<BatchState, BatchState>>>>> = {
    startFirstStep: { issued: 'inExecution' },
    finishLastStep: { inExecution: 'executed' },
    lapseStep: { executed: 'inExecution', inReview: 'inExecution', releaseEligible: 'inExecution' },
    beginReview: { executed: 'inReview' },
    return: { inReview: 'inExecution' },
    signReview: { inReview: 'releaseEligible' },
    lapse: { inReview: 'inReview', releaseEligible: 'inReview' },
    release: { releaseEligible: 'released' },
    stop: { released: 'postReleaseHold' },
    reinstate: { postReleaseHold: 'released' },
    reject: fromAll('rejected'),
    terminate: fromAll('terminated'),
  };
  const moves = Object.keys(BATCHES) as BatchMove[];
  const all = BATCH_STATES.flatMap((from) => moves.map((move) => [from, move] as const));

  it.each(all)('[S24][S26] from %s, %s leads where the table says or nowhere', (from, move) => {
    expect(batchMove(from, move)).toBe(BATCHES[move][from] ?? null);
  });

  it('[S26] is over when rejected or terminated, and released is reached by release or from a hold alone', () => {
    expect(BATCH_TRANSITIONS.some(({ from }) => from === 'rejected' || from === 'terminated')).toBe(false);
    expect(BATCH_TRANSITIONS.filter(({ to }) => to === 'released').map(({ from }) => from)).toEqual([
      'releaseEligible',
      'postReleaseHold',
    ]);
  });

  it('[S26] takes work on the floor while it is issued or in execution only', () => {
    expect(IN_WORK).toEqual(['issued', 'inExecution']);
  });
});
