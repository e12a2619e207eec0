import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../main/application/views/affordances.ts';
import { batchRecord } from '../../../main/application/views/batch-record.ts';
import { stepScreen } from '../../../main/application/views/step-screen.ts';
import type { ClearanceScreen, PackagingScreen } from '../../../main/contract/views.ts';
import { CODE, LabelledLine, OTHER_CODE } from '../../support/labelled-line.ts';
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

describe('the labels of the line on its screen', () => {
  it('[S42][S111] ask for the roll, its label, the code and the first specimen, one after the other', () => {
    const line = LabelledLine.atLine();
    expect(packaging(line)).toMatchObject({
      task: { code: 'mountRoll', data: { revision: 'F' } },
      labelling: { artwork: 'LB5007F', on: null, brought: null, code: { expected: CODE, due: null } },
    });
    line.scanRoll('R-0931');
    expect(packaging(line)).toMatchObject({
      task: { code: 'scanArtwork', data: { roll: 'R-0931' } },
      labelling: { brought: 'R-0931' },
    });
    line.scanLabel();
    const mounted = packaging(line);
    expect(mounted).toMatchObject({
      task: { code: 'scanCode' },
      labelling: { on: { roll: 'R-0931', since: line.moment.at }, code: { due: 'firstOff', until: null } },
    });
    expect(mounted.affordances.StartRun?.refusals.map(({ code }) => code)).toEqual([
      'code.firstOff',
      'specimen.first',
    ]);
    expect(mounted.affordances.VerifyCode?.refusals.map(({ code }) => code)).toEqual(['code.scan']);
    line.reads();
    expect(packaging(line)).toMatchObject({
      task: { code: 'keepFirst' },
      labelling: { code: { due: null, verifiedAt: line.moment.at }, photo: null },
    });
    const attachment = line.picture('first label');
    expect(packaging(line)).toMatchObject({
      affordances: { KeepSpecimen: { passes: true } },
      labelling: { photo: { id: attachment } },
    });
    line.given('KeepSpecimen', { which: 'first', attachment });
    expect(packaging(line)).toMatchObject({
      task: { code: 'startRun' },
      labelling: {
        specimens: [
          { which: 'first', roll: 'R-0931' },
          { which: 'last', roll: null },
        ],
      },
    });
  });

  it('[S111] ask for the first label of a roll that follows another', () => {
    const line = LabelledLine.packing().stop('line-supply').takeOff('R-0931').mount('R-0932').reads();
    expect(packaging(line)).toMatchObject({
      task: { code: 'keepRollFirst', data: { roll: 'R-0932' } },
      labelling: { specimens: [{ which: 'first' }, { which: 'rollChange', roll: null }] },
    });
    line.specimen('rollChange');
    expect(packaging(line)).toMatchObject({
      task: { code: 'startRun' },
      labelling: { specimens: [{ which: 'first' }, { which: 'last', roll: null }] },
    });
  });

  it('[S111] ask for the code at its interval, and at the end for the last one, the specimen and the roll', () => {
    const line = LabelledLine.packing();
    expect(packaging(line).task.code).toBe('runLine');
    line.at('2026-03-11 09:31');
    expect(packaging(line)).toMatchObject({
      task: { code: 'scanCode' },
      labelling: { code: { due: 'interval' } },
    });
    line.reads().countAll().stop();
    expect(packaging(line)).toMatchObject({
      task: { code: 'scanCode' },
      labelling: { code: { due: 'lastOff' } },
    });
    line.reads();
    expect(packaging(line).task.code).toBe('keepLast');
    line.specimen('last');
    expect(packaging(line).task).toEqual({ code: 'takeOffRoll', data: { roll: 'R-0931' } });
    line.takeOff('R-0931');
    expect(packaging(line).task.code).toBe('signStep');
  });

  it('[S130] ask two people to read the code where no scanner can', () => {
    const screen = packaging(LabelledLine.mounted({ codeRead: 'eye' }));
    expect(screen.task.code).toBe('readCode');
    expect(screen.affordances.VerifyCode?.passes).toBe(true);
  });

  it('are nothing on a line that labels nothing', () => {
    expect(packaging(PackagingLine.running()).labelling).toBeNull();
  });

  it('[S33][R2 111.260] stand in the record: the roll from when to when, each code, each specimen with its photo', () => {
    const line = LabelledLine.packing().stop('line-jam').takeOff('R-0931');
    line.readCode(OTHER_CODE);
    const record = certain(batchRecord(line.state, PACKED));
    const values = certain(record.steps.find(({ id }) => id === '190')).values;
    expect(values.map(({ what, value, source }) => [what, value, source])).toEqual([
      ['rollOn', 'R-0931', 'scan'],
      ['rollOff', 'R-0931, 6', 'person'],
      ['code.firstOff', CODE, 'scan'],
      ['code.restart', `${OTHER_CODE} ≠ ${CODE}`, 'scan'],
      ['specimen.first', 'R-0931', 'person'],
    ]);
    expect(values.at(-1)?.photo).toMatchObject({ id: 'AT-01', caption: 'first label, roll 1' });
  });
});
