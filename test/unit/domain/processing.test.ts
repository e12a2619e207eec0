import { describe, expect, it } from 'vitest';
import {
  ADD_VERIFIER,
  ADDER,
  BLENDER,
  BlendingTerminal,
  LUBRICANT,
} from '../../support/blending-terminal.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { BATCH } from '../../support/weigh-booth.ts';

const running = () => BlendingTerminal.charged().at('2026-03-10 07:30:00').given('StartProcess');
const rpm = (value: string) => ({ parameter: 'rpm', value });
const finish = { reason: 'run-finished' };

describe('the time of a process', () => {
  it('[R2 111.210] is started and measured by the station, and not over before it is', () => {
    const terminal = running().given('RecordParameter', rpm('12'));
    const told = terminal.at('2026-03-10 07:37:30').when('StopProcess', finish);
    expect(told.codes).toEqual(['duration.left']);
    expect(dataOf(told, 'CommandDenied')[0]?.refusals[0]?.data).toMatchObject({ left: '7:30', minutes: 15 });
    expect(terminal.at('2026-03-10 07:44:59').when('CompleteStep', {}, { by: ADDER }).codes).toEqual([
      'duration.left',
      'evidence.missing',
    ]);
    const ended = terminal.at('2026-03-10 07:45:00').when('StopProcess', finish);
    expect(dataOf(ended, 'ProcessStopped')).toMatchObject([{ equipment: BLENDER, ran: 900_000 }]);
    terminal.complete();
    expect(terminal.step('125').state).toBe('complete');
  });

  it('is the sum of what it ran: a machine that stood goes on, and is not started again once it is done', () => {
    const terminal = running().at('2026-03-10 07:40:00').given('StopProcess', { reason: 'power-failure' });
    expect(terminal.when('StopProcess', { reason: 'break' }).codes).toEqual(['process.stands']);
    terminal.at('2026-03-10 08:00:00');
    expect(terminal.when('CompleteStep', {}, { by: ADDER }).codes).toContain('duration.left');
    terminal.given('StartProcess');
    expect(terminal.when('StartProcess').codes).toEqual(['process.running']);
    expect(terminal.at('2026-03-10 08:04:59').when('StopProcess', finish).codes).toEqual(['duration.left']);
    terminal.at('2026-03-10 08:05:00').given('StopProcess', finish);
    expect(terminal.process().runs).toHaveLength(2);
    expect(terminal.when('StartProcess').codes).toEqual(['process.finished']);
  });

  it.each([
    ['just at the longest', '2026-03-10 07:47:00', null],
    ['longer', '2026-03-10 07:47:01', 'parameterOutside'],
  ])('[S44] that ran %s than the recipe allows is seen at once', (_, at, trigger) => {
    const told = running().at(at).when('StopProcess', finish);
    expect(told.opened?.trigger ?? null).toBe(trigger);
  });

  it('[S115] ends by whoever is there, in a blocked step as well', () => {
    const terminal = running().given('ReportException', { category: 'equipment', narrative: 'Smoke.' });
    expect(terminal.step('125').state).toBe('exception');
    terminal.given('SignIn', { person: ADD_VERIFIER, secret: '' }).enter('125');
    expect(terminal.when('StopProcess', { reason: 'break' }).kind).toBe('accepted');
  });

  it('is not handed over while the machine runs', () => {
    expect(running().when('SuspendStep', { reason: 'shift-change' }).codes).toEqual(['process.running']);
  });
});

describe('a parameter of a process', () => {
  it('is entered once, within its limits, both included', () => {
    for (const value of ['11', '13.0']) {
      const terminal = running().given('RecordParameter', rpm(value));
      expect(terminal.process().values['rpm']).toMatchObject({ value, by: ADDER });
      expect(terminal.when('RecordParameter', rpm('12')).codes).toEqual(['parameter.recorded']);
    }
    expect(running().when('RecordParameter', { parameter: 'bar', value: '1' }).codes).toEqual([
      'parameter.unknown',
    ]);
  });

  it.each(['10.9', '13.1', '-12'])(
    '[S44][trigger:parameterOutside] of %s rpm is refused, and an exception for the supervisor',
    (value) => {
      const terminal = running();
      const told = terminal.when('RecordParameter', rpm(value));
      expect(told.codes).toEqual(['parameter.outside']);
      expect(told.opened).toMatchObject({
        trigger: 'parameterOutside',
        severity: 'major',
        owner: 'supervisor',
        object: 'parameter:rpm',
      });
      expect(terminal.step('125').state).toBe('exception');
      expect(terminal.process().values).toEqual({});
      expect(terminal.when('RecordParameter', rpm('12')).codes).toEqual(['step.blocked']);
    },
  );

  it('[S38] is never typed over: quality takes it back, it stays on record, and is gated again', () => {
    const terminal = BlendingTerminal.charged().at('2026-03-10 07:30:00').blended();
    const take = {
      batch: BATCH,
      step: '125',
      capture: { kind: 'parameter', id: 'rpm' },
      reason: 'value-mistyped',
      narrative: null,
    };
    for (const by of [ADDER, 'SUP-01'])
      expect(terminal.when('InvalidateCapture', take, { by }).kind).toBe('refused');
    const told = terminal.when('InvalidateCapture', take, { by: 'QA-01' });
    expect(told.types).toContain('StepReopened');
    expect(terminal.process()).toMatchObject({
      values: {},
      takenBack: [{ parameter: 'rpm', value: '12', by: ADDER, invalid: { by: 'QA-01' } }],
    });
    expect(terminal.when('InvalidateCapture', take, { by: 'QA-01' }).codes).toContain('capture.unknown');
    terminal.enter('125');
    expect(terminal.when('RecordParameter', rpm('20')).codes).toEqual(['parameter.outside']);
  });

  it('[S111] that nobody entered keeps the step open', () => {
    const terminal = running().at('2026-03-10 07:46:00').given('StopProcess', finish);
    const told = terminal.when('CompleteStep', {}, { by: ADDER });
    expect(told.codes).toEqual(['evidence.missing']);
  });
});

describe('the order of a blend', () => {
  it('[S87] lets the lubricant in only after the first blend is verified, and then blends again', () => {
    const terminal = BlendingTerminal.charged().at('2026-03-10 07:30:00').blended().begin('130');
    terminal.add(LUBRICANT).complete().given('LeaveStep').begin('135').given('StartProcess');
    terminal.given('RecordParameter', rpm('12')).at('2026-03-10 07:49:10').given('StopProcess', finish);
    terminal.complete().given('VerifyStep', {}, { by: ADD_VERIFIER });
    expect(terminal.step('140').state).toBe('planned');
    expect(terminal.step('135').state).toBe('verified');
  });

  it('[S103] stands still while a lot that is in the machine is held', () => {
    const terminal = BlendingTerminal.charged().given('PlaceHold', {
      object: { kind: 'lot', id: 'AA-2409-117' },
      reason: 'coa-mismatch',
      narrative: null,
    });
    expect(terminal.when('StartProcess').codes).toEqual(['hold.lot']);
  });

  it('[S26] starts in no step of another kind', () => {
    const terminal = BlendingTerminal.charging();
    for (const type of ['StartProcess', 'RecordParameter'] as const)
      expect(terminal.when(type, rpm('12')).codes).toEqual(['step.kind']);
    expect(terminal.when('VerifyStep', {}, { by: ADD_VERIFIER }).codes).toContain('step.move');
    expect(terminal.batch.id).toBe(BATCH);
  });
});
