import { describe, expect, it } from 'vitest';
import { readiness } from '../../../main/domain/release/readiness.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { LEAD, LINE, OPERATOR, PACKED, PackagingLine } from '../../support/packaging-line.ts';

const statusOf = (line: PackagingLine, id: string) =>
  readiness(line.state, line.of(PACKED), 'verified').find((each) => each.id === id)?.status;

describe('a run of the line', () => {
  it('[S48] starts once, stops with its reason, and says since when', () => {
    const line = PackagingLine.running();
    expect(line.station.run).toEqual({ batch: PACKED, step: '190' });
    expect(line.when('StartRun').codes).toEqual(['line.running']);
    line.at('2026-03-11 09:00').stop('line-jam');
    expect(line.work.line).toMatchObject({ kind: 'stopped', reason: 'line-jam', inspectedAt: null });
    expect(line.station.run).toBeNull();
    expect(line.when('StopRun', { reason: 'break' }).codes).toEqual(['line.stands']);
  });

  it('[S115] is stopped by whoever is there, in a blocked step as well', () => {
    const line = PackagingLine.running().given('ReportException', { category: 'other', narrative: 'Smoke.' });
    expect(line.step('190').state).toBe('exception');
    line.given('SignIn', { person: LEAD, secret: '' }).enter('190');
    expect(line.when('StopRun', { reason: 'break' }).kind).toBe('accepted');
  });

  it('is not handed over while it runs', () => {
    const line = PackagingLine.running();
    expect(line.when('SuspendStep', { reason: 'shift-change' }).codes).toEqual(['line.running']);
    line.stop('shift-change').given('SuspendStep', { reason: 'shift-change' });
  });

  it('restarts at once after a short stop', () => {
    const line = PackagingLine.running().at('2026-03-11 09:00').stop('line-jam').at('2026-03-11 09:30');
    expect(line.when('StartRun').kind).toBe('accepted');
  });

  it('[S130] restarts after a long one only when two people inspected it', () => {
    const line = PackagingLine.running().at('2026-03-11 09:00').stop('break').at('2026-03-11 09:31');
    expect(line.when('StartRun').codes).toEqual(['restart.inspection']);
    line.answerRestart(['1', '2']);
    expect(line.when('VerifyRestart', {}, { by: LEAD }).codes).toEqual(['restart.open']);
    line.answerRestart(['3']);
    expect(line.when('StartRun').codes).toEqual(['restart.inspection']);
    line.given('VerifyRestart', {}, { by: LEAD }).given('StartRun');
    expect(line.of(PACKED).acts[LEAD]).toContain('verified');
  });

  it('[S104][S118] is not inspected by one person for both: that stops the step', () => {
    const line = PackagingLine.running().at('2026-03-11 09:00').stop('break').at('2026-03-11 09:31');
    const told = line.answerRestart().when('VerifyRestart', {}, { by: OPERATOR });
    expect(told.codes).toEqual(['training.missing', 'independence.own']);
    expect(told.opened).toMatchObject({ trigger: 'unqualified', causedBy: OPERATOR });
    expect(line.when('StartRun').codes).toContain('restart.inspection');
  });

  it('[S130] restarts under no inspection of an earlier stop, nor under one that grew old', () => {
    const line = PackagingLine.running().at('2026-03-11 09:00').stop('break').at('2026-03-11 09:31');
    line.answerRestart().given('VerifyRestart', {}, { by: LEAD }).at('2026-03-11 10:02');
    expect(line.when('StartRun').codes).toEqual(['restart.inspection']);
    expect(line.when('VerifyRestart', {}, { by: LEAD }).codes).toEqual(['restart.open']);
    line.answerRestart().given('VerifyRestart', {}, { by: LEAD }).given('StartRun');
    line.at('2026-03-11 10:20').stop('break').at('2026-03-11 10:51');
    expect(line.when('StartRun').codes).toEqual(['restart.inspection']);
  });

  it('[S48] that finds something before a restart stops line and batch', () => {
    const line = PackagingLine.running().stop('break');
    const told = line.when('AnswerItem', { item: '2', answer: { kind: 'found', what: 'Another label.' } });
    expect(told.opened).toMatchObject({ trigger: 'foundAtClearance' });
    expect(line.when('StartRun').codes).toContain('step.blocked');
  });

  it('is inspected only while it stands between two runs', () => {
    const line = PackagingLine.cleared().begin('190');
    const answer = { item: '2', answer: { kind: 'confirmed' } };
    expect(line.when('AnswerItem', answer).codes).toEqual(['line.noRestart']);
    line.given('StartRun');
    expect(line.when('AnswerItem', answer).codes).toEqual(['line.noRestart']);
    expect(line.when('VerifyRestart', {}, { by: LEAD }).codes).toContain('line.noRestart');
  });
});

describe('the counts of a line', () => {
  it('[S8][S36] are captured with who and why, and refused where they say nothing', () => {
    const line = PackagingLine.cleared().begin('190');
    const filled = { what: 'filled', quantity: 10, reason: null };
    expect(line.when('RecordCount', filled).codes).toEqual(['line.neverRan']);
    line.given('StartRun').given('RecordCount', filled);
    expect(line.work.counts).toMatchObject([{ id: 'C-1', what: 'filled', quantity: 10, by: OPERATOR }]);
    const refused = (fields: object) => line.when('RecordCount', { ...filled, ...fields }).codes;
    expect(refused({ what: 'rejected' })).toEqual(['lineCount.reason']);
    expect(refused({ reason: 'cap-or-seal' })).toEqual(['lineCount.noReason']);
    expect(refused({ quantity: 0 })).toEqual(['lineCount.nothing']);
    expect(refused({ what: 'unitsLeft', quantity: 0 })).toEqual([]);
  });

  it('[S38] are never typed over: quality invalidates one, it stays on record, and it is counted again', () => {
    const line = PackagingLine.running().count('filled', 2541).countAll();
    const invalidate = {
      batch: PACKED,
      step: '190',
      capture: { kind: 'count', id: 'C-1' },
      reason: 'value-misread',
      narrative: null,
    };
    for (const by of [OPERATOR, 'SUP-01'])
      expect(line.when('InvalidateCapture', invalidate, { by }).kind).toBe('refused');
    line.given('InvalidateCapture', invalidate, { by: 'QA-01' });
    expect(line.work.counts[0]).toMatchObject({ quantity: 2541, invalid: { by: 'QA-01' } });
    expect(line.when('InvalidateCapture', invalidate, { by: 'QA-01' }).codes).toEqual(['capture.void']);
    const unknown = { ...invalidate, capture: { kind: 'count', id: 'C-9' } };
    expect(line.when('InvalidateCapture', unknown, { by: 'QA-01' }).codes).toEqual(['capture.unknown']);
    line.stop().complete();
    expect(line.step('190').state).toBe('complete');
  });

  it('[S38] reopen a run that was verified when one of them is invalidated', () => {
    const line = PackagingLine.running().countAll().stop().complete().verify();
    const told = line.when(
      'InvalidateCapture',
      {
        batch: PACKED,
        step: '190',
        capture: { kind: 'count', id: 'C-2' },
        reason: 'value-misread',
        narrative: null,
      },
      { by: 'QA-01' },
    );
    expect(told.types).toContain('StepReopened');
    expect(line.step('190').state).toBe('inProgress');
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).codes).toEqual(['evidence.missing']);
  });
});

describe('the end of a run', () => {
  it('[S111] needs the line to stand and every count to be there', () => {
    const line = PackagingLine.running();
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).codes).toEqual(['evidence.missing']);
    line.countAll();
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).codes).toEqual(['evidence.missing']);
    line.stop().complete().verify();
    expect(statusOf(line, 'yields')).toBe('closed');
  });

  it.each([
    ['under', 2381, 'ok'],
    ['just at', 2382, 'in'],
    ['just at the highest of', 2532, 'in'],
    ['over', 2533, 'ok'],
  ])('[S48][S49] %s its limits with %i filled is seen at once', (_, filled, is) => {
    const line = PackagingLine.running().countAll(filled).stop();
    const told = line.when('CompleteStep', {}, { by: OPERATOR });
    if (is === 'in') expect(told.opened).toBeNull();
    else
      expect(told.opened).toMatchObject({
        trigger: 'yieldOutside',
        severity: 'major',
        owner: 'qaReviewer',
        links: ['NC-01'],
        causeNeeded: true,
      });
  });

  it.each([
    ['more came out than went in', 245_100],
    ['more is lost than may be', 245_660],
  ])('[S48] is stopped when %s', (_, unitsIn) => {
    const line = PackagingLine.running()
      .count('unitsIn', unitsIn)
      .count('filled', 2451)
      .count('unitsLeft', 60)
      .stop();
    const told = line.when('CompleteStep', {}, { by: OPERATOR });
    expect(told.opened?.trigger).toBe('yieldOutside');
    expect(line.step('190').state).toBe('exception');
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => hold.object)).toEqual([
      { kind: 'batch', id: PACKED },
    ]);
    expect(statusOf(line, 'yields')).toBe('open');
    expect(line.when('VerifyStep', {}, { by: LEAD }).codes).toContain('step.blocked');
    line.given(
      'SettleException',
      { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null },
      { by: 'QA-01' },
    );
    expect(line.when('VerifyStep', {}, { by: LEAD }).kind).toBe('accepted');
  });

  it('[S81] is followed by the clearance after the last pack, and executed only then', () => {
    const line = PackagingLine.running().countAll().stop().complete().verify();
    expect(statusOf(line, 'clearance')).toBe('open');
    expect(line.of(PACKED).state).toBe('inExecution');
    line.begin('195').answerAfterwards().complete().verify();
    expect(line.of(PACKED).state).toBe('executed');
    expect(statusOf(line, 'clearance')).toBe('closed');
    expect(line.station).toMatchObject({ id: LINE, run: null });
  });
});
