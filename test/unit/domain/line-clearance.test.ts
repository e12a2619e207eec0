import { describe, expect, it } from 'vitest';
import { recordsFor } from '../../../main/domain/index-keys.ts';
import { holdsOver } from '../../../main/domain/material/genealogy.ts';
import { readiness } from '../../../main/domain/release/readiness.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { LEAD, LINE, NEXT, OPERATOR, PACKED, PackagingLine } from '../../support/packaging-line.ts';

const SETTLE = { reason: 'clearance-repeated', narrative: null };
/** What stands on hold by an exception. */
const openHolds = (line: PackagingLine) =>
  [...line.state.all('holds')]
    .filter(({ released, exception }) => released === null && exception !== null)
    .map(({ object }) => object.id);
const openLines = (line: PackagingLine) =>
  readiness(line.state, line.of(PACKED), 'verified')
    .filter(({ status }) => status === 'open')
    .map(({ id }) => id);

describe('the clearance of a line', () => {
  it('[S81][S130] is given for this line and this batch once a second person has verified it', () => {
    const line = PackagingLine.issued().begin('180').answer().complete();
    expect(line.station.clearance).toBeNull();
    const told = line.when('VerifyStep', {}, { by: LEAD });
    expect(told.types).toEqual(['StepVerified', 'ClearanceGiven', 'StepReady']);
    expect(line.station.clearance).toMatchObject({ batch: PACKED, step: '180', previous: null });
  });

  it('[S81] names the batch that leaves and the one that comes', () => {
    const line = PackagingLine.running().countAll().stop().complete().verify();
    line.begin('195').answerAfterwards().complete().verify().clear(NEXT);
    expect(line.station.clearance).toMatchObject({ batch: NEXT, step: '180', previous: PACKED });
  });

  it('[S111] asks each item for its own evidence, and takes none for another', () => {
    const line = PackagingLine.issued().begin('180');
    const confirmed = { kind: 'confirmed' };
    for (const item of ['2', '4', '5', '9'])
      expect(line.when('AnswerItem', { item, answer: confirmed }).codes).toEqual(['item.evidence']);
    expect(line.when('AnswerItem', { item: '3', answer: { kind: 'count', value: 4 } }).codes).toEqual([
      'item.count',
    ]);
    expect(line.scan('WS-01').codes).toEqual(['item.scan']);
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).codes).toEqual(['evidence.missing']);
  });

  it('[S104][S118] is not verified by the one who did it', () => {
    const line = PackagingLine.issued().begin('180').answer().complete();
    expect(line.when('VerifyStep', {}, { by: OPERATOR }).codes).toEqual([
      'training.missing',
      'independence.own',
    ]);
    expect(line.station.clearance).toBeNull();
  });

  it('[S48] that finds something of the batch before stops line and both batches', () => {
    const line = PackagingLine.running().countAll().stop().complete().verify();
    line.begin('195').answerAfterwards().complete().verify().begin('180', NEXT);
    const told = line.when('AnswerItem', { item: '3', answer: { kind: 'found', what: 'A label of it.' } });
    expect(told.opened).toMatchObject({ trigger: 'foundAtClearance', severity: 'critical' });
    expect(openHolds(line).sort()).toEqual([LINE, PACKED, NEXT].sort());
  });

  it('[S81] of one batch ends as soon as the line is cleared for another', () => {
    const line = PackagingLine.cleared();
    const told = line.enter('180', NEXT).when('StartStep');
    expect(dataOf(told, 'ClearanceLapsed')).toEqual([{ batch: PACKED, step: '180', station: LINE }]);
    expect(line.enter('190').when('StartStep').codes).toEqual(['line.uncleared']);
  });

  it('[S81] is not begun while the line runs', () => {
    const line = PackagingLine.running();
    expect(line.enter('180', NEXT).when('StartStep').codes).toEqual(['line.running']);
  });

  it('[S81] is done once more when it ran out, item by item and verified anew', () => {
    const line = PackagingLine.cleared().at('2026-03-11 20:01').enter('180');
    const told = line.when('RepeatClearance');
    expect(told.types).toEqual(['ClearanceRepeated', 'StepWithdrawn']);
    expect(line.step('180')).toMatchObject({ state: 'ready', performer: null, verifier: null });
    const { work } = line.step('180');
    expect(work).toMatchObject({ answers: {}, earlier: [{ '6': { text: 'confirmed' } }] });
    line.given('StartStep').answer().complete().verify();
    expect(line.enter('190').when('StartStep').kind).toBe('accepted');
  });

  it('[S81] is not done once more while it stands, nor for work that is over', () => {
    const line = PackagingLine.cleared();
    expect(line.when('RepeatClearance').codes).toEqual(['clearance.stands']);
    line.begin('190').given('StartRun').countAll().stop().complete().verify();
    expect(line.enter('180').when('RepeatClearance').codes).toEqual(['clearance.over']);
  });
});

describe('the start of packaging', () => {
  it('[S81][S48] with an item of the clearance open is refused, stops step and line, and has an owner', () => {
    const line = PackagingLine.issued().begin('180').answer(['1', '2', '3', '4', '5', '7', '8', '9']);
    const told = line.enter('190').when('StartStep');
    expect(told.codes).toEqual(['sequence.upstream', 'line.uncleared']);
    expect(told.opened).toMatchObject({
      trigger: 'packagingUncleared',
      gate: 'requireClearance',
      severity: 'major',
      state: 'blocked',
      owner: 'supervisor',
      coOwner: 'qaReviewer',
      object: 'step:190',
      links: ['NC-01'],
      ruleClosable: false,
    });
    expect(line.step('190').state).toBe('blocked');
    expect(openHolds(line)).toEqual([LINE]);
    expect(holdsOver(line.state, line.of(PACKED))).toEqual([]);
    // A second press is counted on it.
    const again = line.when('StartStep');
    expect(again.codes).toContain('step.blocked');
    expect(dataOf(again, 'ExceptionRepeated')).toHaveLength(1);
    expect(again.opened).toBeNull();
  });

  it('[S81][S104] goes on when it is cleared and a supervisor restarts; the NC stays open for quality', () => {
    const line = PackagingLine.issued().begin('180').answer(['1', '2', '3', '4', '5', '7', '8', '9']);
    line.enter('190').when('StartStep');
    // The hold on the line does not stop what puts it right.
    line.enter('180').answer(['6']).complete().verify();
    const settle = { exception: 'EX-01', ...SETTLE };
    for (const by of [OPERATOR, LEAD, 'QA-01', 'ADM-01'])
      expect(line.when('SettleException', settle, { by }).codes).toEqual(['owner.role']);
    expect(line.enter('190').when('StartStep').codes).toContain('step.blocked');
    line.given('SettleException', settle, { by: 'SUP-01' });
    const told = line.when('StartStep');
    expect(told.types).toEqual(['StepStarted', 'ExceptionImplemented', 'ExceptionClosed', 'HoldReleased']);
    expect(line.state.get('exceptions', 'EX-01')?.state).toBe('closed');
    expect(openHolds(line)).toEqual([]);
    const [record] = recordsFor(line.state, PACKED as never);
    expect(record).toMatchObject({ id: 'NC-01', kind: 'nonconformance', owner: 'qaReviewer' });
    expect(record?.state).not.toBe('closed');
    expect(openLines(line)).toContain('records');
  });

  it('[S81] settled but not cleared is refused as before', () => {
    const line = PackagingLine.issued().enter('190');
    line.when('StartStep');
    line.given('SettleException', { exception: 'EX-01', ...SETTLE }, { by: 'SUP-01' });
    expect(line.when('StartStep').codes).toEqual(['sequence.upstream', 'line.uncleared']);
    expect(line.step('190').state).not.toBe('inProgress');
  });

  it.each([
    ['the clearance of another batch', (line: PackagingLine) => line.clear(NEXT), 'line.otherBatch'],
    ['a clearance that ran out unused', (line: PackagingLine) => line.at('2026-03-11 20:01'), 'line.expired'],
  ])('[S81][S132] is refused under %s', (_, come, code) => {
    const line = come(PackagingLine.cleared()).enter('190');
    const told = line.when('StartStep');
    expect(told.codes).toEqual([code]);
    expect(told.opened?.trigger).toBe('packagingUncleared');
  });

  it('[S81] is not refused at the last minute of the site limit, nor at any later time once it runs', () => {
    const line = PackagingLine.cleared().at('2026-03-11 20:00').begin('190').given('StartRun');
    expect(line.at('2026-03-11 21:00').stop('break').when('StartRun').kind).toBe('accepted');
  });

  it('[S81] does not begin to run when the clearance ran out between the start of the step and the start of the line', () => {
    const line = PackagingLine.cleared().at('2026-03-11 19:59').begin('190').at('2026-03-11 20:01');
    const told = line.when('StartRun');
    expect(told.codes).toEqual(['line.expired']);
    expect(told.opened?.trigger).toBe('packagingUncleared');
  });

  it('[S122] happens at its line alone: at another station it is refused and logged, and opens nothing', () => {
    const line = PackagingLine.cleared();
    line.given('SignIn', { person: 'OP-101', secret: '' }, { station: 'WS-01' });
    line.given('SignIn', { person: LEAD, secret: '' }, { station: 'QA-01' });
    for (const station of ['WS-01', 'QA-01']) {
      const told = line.when('StartStep', {}, { station, context: { batch: PACKED, step: '190' } });
      expect(told.codes).toContain('station.function');
      expect(told.types).toEqual(['CommandDenied']);
    }
  });

  it('[S122] is all the line does: the weigh function is refused there and logged', () => {
    const line = PackagingLine.cleared();
    const told = line.when('OpenFunction', { function: 'weigh' });
    expect(told.codes).toEqual(['station.function']);
    expect(told.types).toEqual(['CommandDenied']);
    line.enter('190');
    expect(line.when('SelectScale', { scale: 'SCL-01' }).codes).toContain('step.notInProgress');
  });
});
