import { describe, expect, it } from 'vitest';
import { CAPSULES, Encapsulator, RUNNER, SECOND, SUPERVISOR } from '../../support/encapsulator.ts';
import { dataOf } from '../../support/given-when-then.ts';

const cap = (number: number) => `${CAPSULES}/CAP-0${number}`;
const granting = (container = cap(1)) => ({
  batch: CAPSULES,
  step: '150',
  container,
  reason: 'break',
  narrative: 'The second person comes back at half past.',
});
const grant = (run: Encapsulator, by = SUPERVISOR, container = cap(1)) =>
  run.when('OverrideCheckWindow', granting(container), { by });

describe('a check outside its window', () => {
  it('[S7][S89] is opened earlier by as much again once an authority signs for it, and always an exception', () => {
    const run = Encapsulator.running().time('11:20');
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.notDue']);
    const told = grant(run);
    expect(told.opened).toMatchObject({
      trigger: 'override',
      severity: 'major',
      source: 'person',
      object: `container:${cap(1)}`,
    });
    expect(dataOf(told, 'OverrideGranted')).toMatchObject([
      { override: 'checkWindow', object: { kind: 'container', id: cap(1) } },
    ]);
    expect(run.step().overrides).toMatchObject([{ override: 'checkWindow', by: SUPERVISOR }]);
    expect(run.step().state).toBe('inProgress');
    run.time('11:19');
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.notDue']);
    run.time('11:20').open();
    expect(run.last).toMatchObject({ id: 'IPC-01', recheck: null });
  });

  it('[S7][S89] is opened later by as much again, where somebody asked before it was missed', () => {
    const run = Encapsulator.running().time('11:34');
    grant(run);
    run.time('11:39').note();
    expect(run.work.checks).toEqual([]);
    run.open();
    expect(run.last.id).toBe('IPC-01');
    const missed = Encapsulator.running().time('11:34');
    grant(missed);
    missed.time('11:41').note();
    expect(missed.work.checks).toMatchObject([{ kind: 'missed' }]);
  });

  it('[S89] stays missed where nobody asked in time', () => {
    const run = Encapsulator.running().time('11:36');
    run.note();
    expect(run.work.checks).toMatchObject([{ kind: 'missed' }]);
    expect(grant(run).codes).toContain('checkWindow.other');
    run.settle('EX-01');
    expect(grant(run).codes).toContain('checkWindow.other');
  });

  it('[S89] holds for the next check alone', () => {
    const run = Encapsulator.running().time('11:20');
    grant(run);
    run.open().weigh().time('11:41');
    expect(run.when('OpenInProcess').codes).toEqual(['inProcess.notDue']);
    expect(grant(run, SUPERVISOR, cap(2)).codes).toEqual([]);
    expect(run.when('OpenInProcess').codes).toEqual([]);
  });

  it('[S89][S104] is granted by a supervisor or quality, never by who performs, and once', () => {
    const run = Encapsulator.running().time('11:20');
    expect(grant(run, SECOND).codes).toContain('override.role');
    expect(grant(run, RUNNER).codes).toContain('override.role');
    expect(grant(run, 'QA-01').codes).toEqual([]);
    expect(grant(run).codes).toEqual(['override.granted']);
  });

  it('[S89] is not asked for while the machine stands: what lies under the outlet is checked at any time', () => {
    const run = Encapsulator.running().time('11:10').stop('break');
    expect(grant(run).codes).toEqual(['checkWindow.needless']);
    run.open();
  });
});
