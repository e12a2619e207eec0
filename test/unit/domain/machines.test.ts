import { describe, expect, it } from 'vitest';
import { BATCH_STATES, BATCH_TRANSITIONS, IN_WORK } from '../../../main/domain/execution/batch-machine.ts';
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
  dispenseAgain: { complete: 'inProgress', verified: 'inProgress' },
  disposeNotExecuted: { planned: 'notExecuted', blocked: 'notExecuted', exception: 'notExecuted' },
};
const MOVES = Object.keys(STEPS) as StepMove[];
const everyMove = STEP_STATES.flatMap((from) => MOVES.map((move) => [from, move] as const));

describe('the step machine', () => {
  it.each(everyMove)('[S25][S112] from %s, %s leads where the table says or nowhere', (from, move) => {
    expect(stepMove(from, move)).toBe(STEPS[move][from] ?? null);
  });

  it('[S25][S57] names no transition twice, none out of notExecuted, and out of verified only to dispense again', () => {
    const rows = STEP_TRANSITIONS.map(({ from, move }) => `${from} ${move}`);
    expect(new Set(rows).size).toBe(rows.length);
    const out = STEP_TRANSITIONS.filter(({ from }) => from === 'verified' || from === 'notExecuted');
    expect(out.map(({ move }) => move)).toEqual(['dispenseAgain']);
  });

  it('[S107] complete is reached from inProgress alone, verified from complete alone', () => {
    const into = (to: StepState) => STEP_TRANSITIONS.filter((row) => row.to === to).map(({ from }) => from);
    expect(into('complete')).toEqual(['inProgress']);
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

describe('the batch machine', () => {
  it('[S26] goes from issued to executed with its first and its last step', () => {
    expect(BATCH_TRANSITIONS.map(({ from, move, to }) => `${from} ${move} ${to}`)).toEqual([
      'issued startFirstStep inExecution',
      'inExecution finishLastStep executed',
    ]);
    for (const state of ['inReview', 'releaseEligible', 'released', 'rejected', 'terminated'])
      expect(BATCH_STATES).toContain(state);
  });

  it('[S26] takes work on the floor while it is issued or in execution only', () => {
    expect(IN_WORK).toEqual(['issued', 'inExecution']);
  });
});
