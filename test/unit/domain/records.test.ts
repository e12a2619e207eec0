import { describe, expect, it } from 'vitest';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { containerLabel } from '../../../main/application/station/label-printing.ts';
import { answerQuery, type QueryParts } from '../../../main/application/station/queries.ts';
import { plantFacts } from '../../../main/domain/state.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { cause, oneOfEach, ready } from '../../support/record-room.ts';
import { BATCH, boothBefore, FLOOR, filling, type WeighBooth } from '../../support/weigh-booth.ts';

const calendarOf = ({ state }: WeighBooth) => {
  const { timeZone, dayStart } = plantFacts(state).site;
  return plantCalendar(timeZone, dayStart);
};

describe('the label of a dispensed container', () => {
  it('[R3 211.101(b)] says item, lot, weights and batch, product and strength, from the record alone', () => {
    const booth = filling('60').tare('0.32');
    booth.fill('6.58');
    const label = containerLabel(booth.state, `${BATCH}/DC-06`, null, calendarOf(booth));
    expect(label).toMatchObject({
      container: `${BATCH}/DC-06`,
      itemCode: 'RM-1014',
      itemName: 'Citrus bioflavonoids 50 %',
      lot: 'CB-2508-009',
      expiry: '2027-08-31',
      gross: '6.58',
      tare: '0.32',
      net: '6.26',
      unit: 'kg',
      batch: BATCH,
      by: 'M. Alvarez',
      at: '2026-03-09 08:00',
      scale: FLOOR,
      demo: true,
    });
    expect(`${label?.product} ${label?.strength}`).toContain('500 mg');
  });

  it('[R3 211.101(b)] counts its copies, and there is none of what was not dispensed', () => {
    const booth = filling('60').tare('0.32');
    booth.fill('6.58');
    expect(containerLabel(booth.state, `${BATCH}/DC-06`, 'note', calendarOf(booth))).toMatchObject({
      reprint: 1,
      note: 'note',
    });
    expect(containerLabel(booth.state, 'CB-2508-009-01', null, calendarOf(booth))).toBeNull();
    expect(containerLabel(booth.state, 'NONE', null, calendarOf(booth))).toBeNull();
  });
});

describe('the record of a batch', () => {
  it('[R2 111.210] pins a master record with its batch size, and nothing scales it', () => {
    const booth = boothBefore('20');
    const issued = booth.recorded.find(({ event }) => event.type === 'BatchIssued')?.event;
    const text = issued?.type === 'BatchIssued' ? issued.data.signature.text : '';
    expect(text).toContain('Master record: MMR-VC500-250K version 07');
    expect(text).toContain('Batch size: 250 000 capsules');
    expect(booth.batch).toMatchObject({ recipe: 'MMR-VC500-250K', version: '07' });
  });

  it('[S73] tells what a rule found from what a person reported', () => {
    const booth = filling('60').tare('0.32');
    const ruled = booth.when('AcceptWeight', {}, { shows: '6.90' });
    const reported = booth.when('ReportException', { category: 'material', narrative: 'x' });
    expect([ruled.opened?.source, reported.opened?.source]).toEqual(['rule', 'person']);
  });

  it('[S37] answers who was refused what, newest first, with every gate', () => {
    const booth = filling('60');
    booth.when('CaptureTare', {}, { shows: '9.00' });
    booth.when('AcceptWeight', {}, { shows: '6.58' });
    const answer = ask(booth, { kind: 'events', before: null, denialsOnly: true });
    const denials = answer.kind === 'events' ? answer.events : [];
    expect(denials.map(({ refusals }) => refusals.map(({ code }) => code))).toEqual([
      ['tare.missing'],
      ['tare.range'],
    ]);
  });
});

describe('the log of an instrument', () => {
  it('[R2 111.35(b)(2)] is its use, its checks and what happened to it, newest first', () => {
    const booth = filling('60').tare('0.32');
    booth.fill('6.58');
    booth.given('ObserveDevice', { equipment: FLOOR, what: 'restarted', detail: '' });
    const answer = ask(booth, { kind: 'equipmentLog', equipment: FLOOR });
    const types = answer.kind === 'equipmentLog' ? answer.lines.map(({ type }) => type) : [];
    expect(types.slice(0, 5)).toEqual([
      'DeviceObserved',
      'WeightAccepted',
      'TareCaptured',
      'ScaleZeroed',
      'ScaleSelected',
    ]);
    expect(types).toContain('RoutineCheckPassed');
    expect(types.at(-1)).toBe('EquipmentBound');
    const checks = booth.recorded.filter(({ event }) => event.type === 'CheckPointCaptured');
    expect(types.filter((type) => type === 'CheckPointCaptured').length).toBeLessThan(checks.length);
  });

  it('of another instrument says nothing of this one', () => {
    const booth = filling('60');
    const answer = ask(booth, { kind: 'equipmentLog', equipment: 'SCL-03' });
    expect(answer.kind === 'equipmentLog' && answer.lines.map(({ type }) => type)).toEqual([
      'EquipmentBound',
    ]);
    expect(dataOf(booth.when('LeaveStep'), 'StepLeft')).toHaveLength(1);
  });
});

describe('the history of a record of quality', () => {
  it('[S17][S51] is read from the log alone: what called for it, what it became, and its links both ways', () => {
    const { booth } = oneOfEach();
    ready(booth, 'deviation', 'DEV-01');
    cause(booth, { kind: 'record', id: 'DEV-01' });
    const answer = ask(booth, { kind: 'record', id: 'DEV-01' });
    if (answer.kind !== 'record') throw new Error('no record');
    expect(answer.lines.map(({ type }) => type)).toEqual([
      'CauseRecorded',
      'RecordMoved',
      'RecordMoved',
      'RecordOpened',
    ]);
    expect(answer.record).toMatchObject({
      id: 'DEV-01',
      kind: 'deviation',
      state: 'assessed',
      exceptions: ['EX-01'],
      trigger: 'reported',
      openedBy: 'P. Raman',
      late: false,
      moves: [
        { move: 'investigate', by: 'P. Raman', note: 'One lot.' },
        { move: 'assess', by: 'P. Raman', note: null },
      ],
      causes: [{ code: 'supplier-material', evidence: ['1'] }],
      causeBy: 'P. Raman',
    });
    expect(ask(booth, { kind: 'record', id: 'DEV-77' })).toEqual({ kind: 'notFound', what: 'DEV-77' });
  });
});

/** A question to the record of a booth, as it would stand on the disk. */
function ask(booth: WeighBooth, query: Parameters<typeof answerQuery>[2]) {
  const rows = booth.recorded.map(({ at, station, person, event: { type, data } }, index) => {
    const seq = index + 1;
    return { seq, hash: '', body: JSON.stringify({ seq, at, station, person, type, context: null, data }) };
  });
  const log = {
    state: booth.state,
    head: { seq: rows.length, hash: '' },
    read: (after: number, limit: number) => rows.slice(after, after + limit),
  };
  const glance = () => ({ moment: booth.moment });
  const parts = { log, calendar: calendarOf(booth), glance } as unknown as QueryParts;
  return answerQuery(parts, { station: 'WS-01', terminal: 'WS-01-1' } as never, query);
}
