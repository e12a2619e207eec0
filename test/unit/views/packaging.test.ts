import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../main/application/views/affordances.ts';
import { batchRecord } from '../../../main/application/views/batch-record.ts';
import { stepScreen } from '../../../main/application/views/step-screen.ts';
import type { ClearanceScreen, PackagingScreen } from '../../../main/contract/views.ts';
import { certain, LEAD, LINE, NEXT, OPERATOR, PACKED, PackagingLine } from '../../support/packaging-line.ts';
import { HEALTH } from './floor.ts';

function screenOf(line: PackagingLine) {
  const input = {
    revision: 1,
    state: line.state,
    moment: line.moment,
    origin: { station: LINE, terminal: `${LINE}-1` },
    devices: [],
    health: HEALTH,
    gap: null,
    locksIn: null,
  } as unknown as Parameters<typeof stepScreen>[0];
  return stepScreen(input, previewOf(input));
}
const packaging = (line: PackagingLine): PackagingScreen => {
  const screen = screenOf(line);
  if (screen?.kind !== 'packaging') throw new Error(`the screen shows ${screen?.kind}`);
  return screen;
};
const clearance = (line: PackagingLine): ClearanceScreen => {
  const screen = screenOf(line);
  if (screen?.kind !== 'clearance') throw new Error(`the screen shows ${screen?.kind}`);
  return screen;
};

describe('the screen of the line', () => {
  it('[S81] says before the start that the line is not cleared, from the gate that will refuse it', () => {
    const screen = packaging(PackagingLine.issued().enter('190'));
    expect(screen).toMatchObject({ line: 'notStarted', clearance: null, task: { code: 'start' } });
    expect(screen.affordances.StartStep?.refusals.map(({ code }) => code)).toEqual([
      'sequence.upstream',
      'line.uncleared',
    ]);
  });

  it('[S48] shows what the line stands on, whether it runs, and what it made', () => {
    const line = PackagingLine.running();
    expect(packaging(line)).toMatchObject({
      line: 'running',
      since: line.moment.at,
      stoppedFor: null,
      clearance: { batch: PACKED, document: 'LC-PL3 rev 4' },
      task: { code: 'runLine' },
      good: 0,
    });
    line.countAll();
    expect(packaging(line)).toMatchObject({
      totals: { unitsIn: 245_160, unitsLeft: 60, filled: 2_451, rejected: 7, sampled: 12 },
      good: 2_444,
      lost: 0,
      yield: { percent: '97.76', lowest: '95.0', highest: '101.0', within: true },
    });
    line.stop();
    expect(packaging(line).task).toEqual({ code: 'signStep', data: { step: '190' } });
  });

  it('asks for what is left to count, and for nothing that does not count any more', () => {
    const line = PackagingLine.running().count('unitsIn', 100).count('unitsLeft', 0).stop();
    expect(packaging(line).task.code).toBe('countLine');
    line.count('filled', 9).given(
      'InvalidateCapture',
      {
        batch: PACKED,
        step: '190',
        capture: { kind: 'count', id: 'C-3' },
        reason: 'value-misread',
        narrative: null,
      },
      { by: 'QA-01' },
    );
    expect(packaging(line)).toMatchObject({ task: { code: 'countLine' }, totals: { filled: 0 } });
    expect(packaging(line).counts.map(({ id, invalid }) => [id, invalid])).toEqual([
      ['C-1', false],
      ['C-2', false],
      ['C-3', true],
    ]);
  });

  it('[S130] asks two people to inspect a line that stood too long, and forgets what was looked at too long ago', () => {
    const line = PackagingLine.running().at('2026-03-11 09:00').stop('break');
    expect(packaging(line)).toMatchObject({ inspection: null, task: { code: 'startRun' } });
    line.at('2026-03-11 09:31').answerRestart(['1']);
    const { inspection, task, affordances } = packaging(line);
    expect(task.code).toBe('inspectLine');
    expect(inspection?.items.map(({ answer }) => answer)).toEqual(['VC5260147A 03/2028', null, null]);
    expect(affordances.AnswerItem?.passes).toBe(true);
    expect(affordances.VerifyRestart?.passes).toBe(false);
    line.at('2026-03-11 10:10');
    expect(packaging(line).inspection?.items.map(({ answer }) => answer)).toEqual([null, null, null]);
    line.answerRestart();
    expect(packaging(line).affordances.VerifyRestart?.passes).toBe(true);
    line.given('VerifyRestart', {}, { by: LEAD });
    expect(packaging(line)).toMatchObject({ inspection: null, task: { code: 'startRun' } });
  });

  it('[S38] lists in the record what was counted, each with the way to take it back', () => {
    const line = PackagingLine.running().countAll();
    const { steps } = certain(batchRecord(line.state, PACKED));
    const run = certain(steps.find(({ id }) => id === '190'));
    expect(run.values.map(({ what, value }) => `${what} ${value}`)).toEqual([
      'unitsIn 245160 capsules',
      'filled 2451 bottles',
      'rejected 7 bottles',
      'sampled 12 bottles',
      'unitsLeft 60 capsules',
    ]);
    expect(run.values[1]).toMatchObject({
      by: 'R. Delgado',
      source: 'person',
      change: { kind: 'invalidate', capture: { kind: 'count', id: 'C-2' } },
    });
  });
});

describe('the screen of a line that is cleared', () => {
  it('[S81] names the checklist with its revision and the batch that leaves, and offers another clearance when this one ran out', () => {
    const line = PackagingLine.cleared();
    expect(clearance(line)).toMatchObject({ document: 'LC-PL3 rev 4', leaves: null });
    expect(clearance(line).affordances.RepeatClearance?.passes).toBe(false);
    line.at('2026-03-11 20:01');
    expect(clearance(line).affordances.RepeatClearance?.passes).toBe(true);
    const next = PackagingLine.running().countAll().stop().complete().verify();
    next.begin('195').answerAfterwards().complete().verify().begin('180', NEXT);
    expect(clearance(next).leaves).toBe(PACKED);
    expect(next.of(NEXT).steps['180']?.performer).toBe(OPERATOR);
  });
});
