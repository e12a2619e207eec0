import { describe, expect, it } from 'vitest';
import { workOn } from '../../support/exception-work.ts';
import { png, stored } from '../../support/pictures.ts';
import { BATCH, boothBefore, certain, FLOOR, filling, type WeighBooth } from '../../support/weigh-booth.ts';

const FILE = stored(png());
const WORK = { kind: 'step', batch: BATCH, step: '60', fact: 'work' };
const noon = (booth: WeighBooth) => booth.moment.at;

const entered = (booth: WeighBooth, fields: object = {}, seen: object = {}) =>
  booth.when(
    'EnterLate',
    {
      about: WORK,
      doneAt: noon(booth),
      sha256: FILE.sha256,
      reason: 'station-unavailable',
      narrative: 'The source was closed by hand.',
      ...fields,
    } as never,
    { by: 'OP-101', file: FILE, ...seen } as never,
  );
const confirmed = (booth: WeighBooth, by: string) =>
  booth.when('ConfirmLate', { late: 'LE-01' } as never, { by });

describe('something done on paper and entered late', () => {
  it('[S30][S143][trigger:lateEntry] is a note with its scan, its own time and the time it was done, and opens a major exception', () => {
    const booth = filling('60');
    const doneAt = noon(booth);
    const before = booth.step('60');
    const told = entered(booth, { doneAt });
    expect(told.types).toEqual(['ExceptionOpened', 'AttachmentAdded', 'LateEntryMade']);
    expect(told.opened).toMatchObject({
      id: 'EX-01',
      trigger: 'lateEntry',
      severity: 'major',
      source: 'person',
      owner: 'qaReviewer',
      object: 'late:LE-01',
      batch: BATCH,
      step: '60',
    });
    expect(booth.state.get('lateEntries', 'LE-01')).toMatchObject({
      doneAt,
      enteredAt: booth.moment.at,
      enteredBy: 'OP-101',
      scan: 'AT-01',
      exception: 'EX-01',
      confirmed: null,
    });
    expect(booth.state.get('attachments', 'AT-01')?.on).toEqual({ kind: 'exception', id: 'EX-01' });
    // Nothing it says is done by saying it.
    expect(booth.step('60')).toEqual(before);
  });

  it('[S30] clears no line and changes no instrument', () => {
    const booth = boothBefore('20');
    const scale = certain(booth.state.get('equipment', FLOOR));
    entered(booth, { about: { kind: 'step', batch: BATCH, step: '20', fact: 'clearance' } });
    entered(booth, { about: { kind: 'equipment', id: FLOOR, fact: 'maintenance' } });
    expect(booth.step('20').state).not.toBe('verified');
    expect(booth.state.get('equipment', FLOOR)).toEqual(scale);
    expect([...booth.state.all('exceptions')].map(({ trigger, batch }) => [trigger, batch])).toEqual([
      ['lateEntry', BATCH],
      ['lateEntry', null],
    ]);
  });

  it.each([
    ['a time that has not come', { doneAt: '2030-01-01T00:00:00.000Z' }, 'late.future'],
    ['a time before its batch', { doneAt: '2020-01-01T00:00:00.000Z' }, 'late.beforeIssue'],
    ['a step that does not exist', { about: { ...WORK, step: '999' } }, 'late.unknown'],
    [
      'an instrument that does not exist',
      { about: { kind: 'equipment', id: 'NO', fact: 'use' } },
      'late.unknown',
    ],
    [
      'a clearance in a step that clears nothing',
      { about: { ...WORK, fact: 'clearance' } },
      'late.noClearance',
    ],
  ])('[S30] is refused for %s', (_what, fields, code) => {
    expect(entered(filling('60'), fields).codes).toEqual([code]);
  });

  it('[S30] is refused without the scan of the paper', () => {
    expect(entered(filling('60'), {}, { file: undefined }).codes).toEqual(['attachment.notStored']);
  });

  it('[S104] is confirmed by another person than the one who entered it, once', () => {
    const booth = filling('60');
    entered(booth);
    expect(confirmed(booth, 'OP-101').codes).toEqual(['independence.late']);
    expect(confirmed(booth, 'OP-107').types).toEqual(['LateEntryConfirmed']);
    expect(confirmed(booth, 'SUP-01').codes).toEqual(['late.confirmed']);
  });

  it('[S104] is decided by neither of the two, and not before both stand for it', () => {
    const booth = filling('60');
    entered(booth);
    const settle = (by: string) =>
      booth.when(
        'SettleException',
        { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null },
        { by },
      );
    expect(settle('QA-01').codes).toEqual(['late.unconfirmed']);
    confirmed(booth, 'QA-01');
    expect(settle('QA-01').codes).toEqual(['owner.performer']);
    expect(settle('QA-03').kind).toBe('accepted');
    expect(workOn(booth).record().state).toBe('closed');
  });
});
