import { describe, expect, it } from 'vitest';
import { plantCalendar } from '../../../../main/adapters/system/plant-calendar.ts';

const at = (iso: string) => Date.parse(iso);

describe('the days of the plant', () => {
  const berlin = plantCalendar('Europe/Berlin', '06:00');
  const days = (iso: string) => {
    const { offset, day, productionDay } = berlin.momentAt(at(iso), 7);
    return [day, productionDay, offset];
  };

  it('are the calendar day of the zone and the production day that began at the day start', () => {
    expect(berlin.momentAt(at('2026-01-05T05:30:00.000Z'), 7)).toEqual({
      at: '2026-01-05T05:30:00.000Z',
      offset: '+01:00',
      day: '2026-01-05',
      productionDay: '2026-01-05',
      mono: 7,
    });
    expect(days('2026-01-05T04:59:59.999Z')).toEqual(['2026-01-05', '2026-01-04', '+01:00']);
    expect(days('2026-01-05T05:00:00.000Z')).toEqual(['2026-01-05', '2026-01-05', '+01:00']);
    expect(days('2026-01-04T22:59:59.999Z')).toEqual(['2026-01-04', '2026-01-04', '+01:00']);
    expect(days('2026-01-04T23:00:00.000Z')).toEqual(['2026-01-05', '2026-01-04', '+01:00']);
  });

  it('follow both clock changes, also where the day of the change has 23 or 25 hours', () => {
    expect(days('2026-03-29T00:59:59.999Z')).toEqual(['2026-03-29', '2026-03-28', '+01:00']);
    expect(days('2026-03-29T01:00:00.000Z')).toEqual(['2026-03-29', '2026-03-28', '+02:00']);
    expect(days('2026-03-29T03:59:59.999Z')).toEqual(['2026-03-29', '2026-03-28', '+02:00']);
    expect(days('2026-03-29T04:00:00.000Z')).toEqual(['2026-03-29', '2026-03-29', '+02:00']);
    expect(days('2026-10-25T00:59:59.999Z')).toEqual(['2026-10-25', '2026-10-24', '+02:00']);
    expect(days('2026-10-25T01:00:00.000Z')).toEqual(['2026-10-25', '2026-10-24', '+01:00']);
    expect(days('2026-10-25T05:00:00.000Z')).toEqual(['2026-10-25', '2026-10-25', '+01:00']);
  });

  it('do not depend on what was asked before', () => {
    const times = Array.from({ length: 400 }, (_, n) => at('2026-03-27T00:00:00Z') + n * 1_234_567);
    const inOrder = times.map((time) => plantCalendar('America/New_York', '07:30').momentAt(time, 0));
    const reused = plantCalendar('America/New_York', '07:30');
    const backwards = times.toReversed().map((time) => reused.momentAt(time, 0));
    expect(backwards.toReversed()).toEqual(inOrder);
  });

  it('exist in zones without clock changes and east of Greenwich by half hours', () => {
    const kolkata = plantCalendar('Asia/Kolkata', '00:00').momentAt(at('2026-06-30T18:30:00.000Z'), 0);
    expect([kolkata.day, kolkata.productionDay, kolkata.offset]).toEqual([
      '2026-07-01',
      '2026-07-01',
      '+05:30',
    ]);
    expect(plantCalendar('UTC', '06:00').momentAt(0, 0).productionDay).toBe('1969-12-31');
  });

  it('refuse a zone or a day start that is none', () => {
    expect(() => plantCalendar('Europe/Atlantis', '06:00')).toThrow(RangeError);
    expect(() => plantCalendar('Europe/Berlin', '25:00')).toThrow(RangeError);
  });
});
