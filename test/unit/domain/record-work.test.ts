import { describe, expect, it } from 'vitest';
import { openRecords } from '../../../main/domain/index-keys.ts';
import { minutesAfter } from '../../../main/domain/moment.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { atDesk, cause, move, oneOfEach, recordOf, room } from '../../support/record-room.ts';
import { boothBefore, type WeighBooth } from '../../support/weigh-booth.ts';

describe('a root cause', () => {
  it('[S60] is coded and rests on events and objects that exist', () => {
    const { booth } = oneOfEach();
    const target = { kind: 'record', id: 'DEV-01' };
    for (const evidence of ['0', String(booth.recorded.length + 50), 'lot:NO-LOT', 'record:DEV-77'])
      expect(cause(booth, target, [evidence]).codes, evidence).toEqual(['cause.evidence']);
    const evidence = ['17', 'lot:CB-2508-009', 'exception:EX-01', 'record:NC-01'];
    expect(cause(booth, target, evidence).codes).toEqual([]);
    expect(recordOf(booth, 'DEV-01').cause).toEqual({
      causes: [{ code: 'supplier-material', evidence }],
      by: 'QA-01',
      at: booth.moment.at,
    });
  });

  it('[S60][S104] of an exception is given by QA or its owner, and by nobody who had a part in it', () => {
    const { booth } = oneOfEach();
    const target = { kind: 'exception', id: 'EX-01' };
    expect(cause(booth, target, ['1'], 'OP-107').codes).toEqual(['record.role']);
    expect(cause(booth, target).codes).toEqual([]);
    expect(booth.state.get('exceptions', 'EX-01')?.cause).toMatchObject({ by: 'QA-01' });
    const own = booth
      .given('SignOut')
      .signIn('MIX-1')
      .when('ReportException', { category: 'other', narrative: 'x' });
    const mine = { kind: 'exception', id: own.opened?.id };
    expect(cause(booth, mine, ['1'], 'MIX-1').codes).toEqual(['record.performer']);
  });

  it('[S25] is not recorded for what does not exist or is closed', () => {
    const { booth } = oneOfEach();
    expect(cause(booth, { kind: 'exception', id: 'EX-99' }).codes).toContain('record.unknown');
    expect(cause(booth, { kind: 'record', id: 'DEV-99' }).codes).toContain('record.unknown');
    atDesk(booth, 'SettleException', { exception: 'EX-01', reason: 'investigation', narrative: null });
    expect(cause(booth, { kind: 'exception', id: 'EX-01' }).codes).toEqual(['record.closed']);
  });
});

describe('a task', () => {
  const assign = (booth: WeighBooth, owner: string) =>
    atDesk(booth, 'AssignTask', { record: 'DEV-01', what: 'Ask the supplier.', owner, dueDays: 3 });
  const complete = (booth: WeighBooth, task = 'DEV-01-T1') =>
    atDesk(booth, 'CompleteTask', { record: 'DEV-01', task, result: 'They answered.' });

  it('[S12] has an owner and a day, and only its owner completes it, once', () => {
    const { booth } = oneOfEach();
    expect(assign(booth, 'OP-999').codes).toEqual(['record.unknownPerson']);
    assign(booth, 'SUP-01');
    assign(booth, 'QA-01');
    expect(complete(booth).codes).toEqual(['record.taskOwner']);
    expect(complete(booth, 'DEV-01-T2').codes).toEqual([]);
    expect(complete(booth, 'DEV-01-T2').codes).toEqual(['record.task']);
    const { at } = booth.moment;
    expect(recordOf(booth, 'DEV-01').tasks).toEqual([
      {
        id: 'DEV-01-T1',
        what: 'Ask the supplier.',
        owner: 'SUP-01',
        due: minutesAfter(at, 4_320),
        done: null,
      },
      {
        id: 'DEV-01-T2',
        what: 'Ask the supplier.',
        owner: 'QA-01',
        due: minutesAfter(at, 4_320),
        done: { at, result: 'They answered.' },
      },
    ]);
  });
});

describe('more time', () => {
  const ask = (booth: WeighBooth, by: string, dueDays = 10) =>
    atDesk(booth, 'ExtendRecord', { record: 'DEV-01', dueDays, reason: 'The supplier is slow.' }, by);

  it('[S12][S104] is asked for by one person and given by another of QA', () => {
    const { booth } = oneOfEach();
    const { due } = recordOf(booth, 'DEV-01');
    const later = minutesAfter(due, 10 * 24 * 60);
    expect(dataOf(ask(booth, 'QA-01'), 'ExtensionAsked')).toMatchObject([
      { due: later, signature: { meaning: 'requested' } },
    ]);
    expect(recordOf(booth, 'DEV-01').due).toBe(due);
    expect(ask(booth, 'QA-01').codes).toEqual(['record.apart']);
    expect(ask(booth, 'SUP-01').codes).toEqual(['record.role']);
    expect(ask(booth, 'QA-3', 90).codes).toEqual(['record.otherExtension']);
    expect(dataOf(ask(booth, 'QA-3'), 'ExtensionApproved')).toMatchObject([
      { due: later, signature: { meaning: 'approved' } },
    ]);
    expect(recordOf(booth, 'DEV-01')).toMatchObject({
      due: later,
      extensions: [{ by: 'QA-01', approved: 'QA-3' }],
    });
  });
});

describe('repeats', () => {
  const again = (booth: WeighBooth, times: number) => {
    for (let time = 0; time < times; time += 1)
      booth.when('ReportException', { category: 'other', narrative: 'again' });
  };
  const proposed = (booth: WeighBooth) => openRecords(booth.state).filter(({ kind }) => kind === 'capa');

  it('[S61][S105] the third of one pattern within 30 days proposes a CAPA, and stops no batch', () => {
    const booth = boothBefore('60').open('60');
    again(booth, 2);
    expect(proposed(booth)).toEqual([]);
    again(booth, 1);
    expect(proposed(booth)).toMatchObject([
      {
        id: 'CAPA-01',
        state: 'proposed',
        batch: null,
        objects: ['item:RM-1014'],
        pattern: { trigger: 'reported', subject: 'item:RM-1014', exceptions: ['EX-01', 'EX-02', 'EX-03'] },
      },
    ]);
    for (const id of ['EX-01', 'EX-02', 'EX-03'])
      expect(booth.state.get('exceptions', id)?.links).toEqual(['CAPA-01']);
  });

  it('[S61] while one is open, none is proposed again; after it, three new ones do', () => {
    const booth = room().open('60');
    again(booth, 5);
    expect(proposed(booth)).toHaveLength(1);
    move(booth, 'CAPA-01', 'decline', { reason: 'The lamp is ordered.' });
    expect(proposed(booth)).toEqual([]);
    again(booth, 1);
    expect(proposed(booth).map(({ id }) => id)).toEqual(['CAPA-02']);
  });

  it('[S105] what lies longer back, or is about another item, is another pattern', () => {
    const booth = boothBefore('60').open('60');
    again(booth, 2);
    booth.given('LeaveStep').enter('70');
    again(booth, 1);
    expect(proposed(booth)).toEqual([]);
    booth.given('LeaveStep').enter('60').at('2026-04-20 09:00');
    again(booth, 1);
    expect(proposed(booth)).toEqual([]);
  });
});
