import { expect, test } from 'vitest';
import { checkpointOnLabel, readPrintedCheckpoint } from '../../../main/domain/labels/checkpoint-on-label.ts';

const checkpoint = { origin: 'northfield/ws-01', seq: 417, head: 'ab'.repeat(32), fingerprint: 'kid-1' };

test('a checkpoint is printed as one line, and read back with the first half of its head', () => {
  const { checkpoint: line, checkpointShort } = checkpointOnLabel(checkpoint);
  expect(line).toBe(`interlock-pin/1 northfield/ws-01 417 ${'ab'.repeat(16)} kid-1`);
  expect(checkpointShort).toBe('417 abababab');
  expect(readPrintedCheckpoint(line)).toEqual({ ...checkpoint, head: 'ab'.repeat(16) });
});

test.each([
  { ...checkpoint, origin: 'two words' },
  { ...checkpoint, head: 'abc' },
  { ...checkpoint, head: 'AB'.repeat(32) },
  { ...checkpoint, seq: -1 },
  { ...checkpoint, fingerprint: '' },
])('what is not a checkpoint is never printed as one: %j', (broken) => {
  expect(() => checkpointOnLabel(broken)).toThrow('not a checkpoint');
});

test.each(['', 'interlock-pin/2 a 1 b c', '0109506000134352', `interlock-pin/1 a 1 ${'ab'.repeat(16)}`])(
  'another code is not taken for a checkpoint: %j',
  (line) => {
    expect(readPrintedCheckpoint(line)).toBeNull();
  },
);
