import { expect, it } from 'vitest';
import { lineOf } from '../../../main/application/station/event-line.ts';
import { serialise } from '../../../main/domain/log/entry.ts';
import { eventOf } from '../../support/log-fixtures.ts';

const line = (type: string, data: object) => {
  const event = eventOf(1, { type, data });
  return lineOf({ seq: 1, hash: '', body: serialise(event) } as never).summary;
};
const IN_STEP = { batch: 'VC5-26-0147', step: '170', roll: 'R-0931' };

it('[S82] a line of the log view tells whoever counts blind neither what was issued nor what was applied', () => {
  expect(line('LabelsIssued', { ...IN_STEP, quantity: 1500 })).toEqual(IN_STEP);
  expect(line('ApplicatorRead', { ...IN_STEP, counter: 1402, onRejects: 5 })).toEqual(IN_STEP);
});

it('a line of the log view tells what an instrument showed', () => {
  const evidence = { value: '6.58', unit: 'kg' };
  expect(line('TareCaptured', { batch: 'B', step: '60', evidence })).toEqual({
    batch: 'B',
    step: '60',
    shown: '6.58 kg',
  });
});

it('[S36] a line of the log view tells how a weight was known to be at rest, and its instrument to be the right one', () => {
  const settling = { readings: 5, overMs: 2_000 };
  const evidence = { value: '6.58', unit: 'kg', settling, identifiedBy: 'plate' };
  const event = eventOf(1, { type: 'TareCaptured', data: { batch: 'B', step: '60', evidence } });
  const whole = lineOf({ seq: 1, hash: '', body: serialise(event) } as never);
  expect(whole).toMatchObject({ summary: { shown: '6.58 kg' }, settling, identifiedBy: 'plate' });
});
