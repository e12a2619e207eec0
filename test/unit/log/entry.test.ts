import { describe, expect, it } from 'vitest';
import { parseEntry, serialise } from '../../../main/domain/log/entry.ts';
import { eventOf } from '../../support/log-fixtures.ts';

describe('the text of an event', () => {
  it('has the keys of the format in their order, whatever order the object had', () => {
    const event = eventOf(2, { data: { b: 1, a: [null, 'x'] } });
    const { data, ...rest } = event;
    const shuffled = {
      data,
      ...rest,
      clock: { drift: null, boot: event.clock.boot, mono: 2000 },
    };
    expect(serialise(shuffled)).toBe(
      '{"seq":2,"id":"0190c5a3-0000-7000-8000-000000000002","at":"2026-01-05T06:00:02.000Z","offset":"+01:00",' +
        '"clock":{"mono":2000,"boot":"0190c5a3-0000-7000-8000-0000000000bb","drift":null},' +
        '"type":"ContainerScanned","version":1,"stream":"batch/B-1","station":"WS-1","person":"OP-07","session":null,' +
        '"command":{"id":"command-2","part":1,"of":1},' +
        '"context":{"batch":"B-1","step":"50","station":"WS-1","person":"OP-07"},"data":{"b":1,"a":[null,"x"]}}',
    );
  });

  it('is ASCII alone, so that no changed byte can read like the original', () => {
    const event = eventOf(2, { stream: 'Süd/\u2028', data: { raw: '\ufffd\u0000\u007f😀"\\' } });
    const body = serialise(event);
    expect(body).toMatch(/^[\x20-\x7e]+$/);
    expect(parseEntry(body)).toEqual(event);
  });

  it.each([
    ['a fraction of a millisecond', { clock: { mono: 1.5, boot: eventOf(1).clock.boot, drift: null } }],
    ['a time without milliseconds', { at: '2026-01-05T06:00:02Z' }],
    ['a time that is not UTC', { at: '2026-01-05T07:00:02.000+01:00' }],
    ['an id that is not a UUID', { id: 'event-2' }],
    ['seq 0', { seq: 0 }],
    ['a type that is no name', { type: 'container scanned' }],
    ['a command id with a space', { command: { id: 'a b', part: 1, of: 1 } }],
    ['part 0', { command: { id: 'a', part: 0, of: 1 } }],
    [
      'a mono that is not a number',
      { clock: { mono: Number.NaN, boot: eventOf(1).clock.boot, drift: null } },
    ],
  ])('refuses %s', (_, change) => {
    expect(() => serialise(eventOf(2, change))).toThrow('not an event of the log');
  });
});
