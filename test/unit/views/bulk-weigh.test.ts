import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../main/application/views/affordances.ts';
import { batchRecord } from '../../../main/application/views/batch-record.ts';
import { stepScreen } from '../../../main/application/views/step-screen.ts';
import type { BulkWeighScreen, CheckScreen } from '../../../main/contract/views.ts';
import { BULK_SCALE, BulkTerminal, bk, cap, DETECTOR, GROSSES } from '../../support/bulk-terminal.ts';
import { CAPSULES, TERMINAL } from '../../support/encapsulator.ts';
import { HEALTH } from './floor.ts';

const inputOf = ({ state, moment }: BulkTerminal) =>
  ({
    revision: 1,
    state,
    moment,
    origin: { station: TERMINAL, terminal: `${TERMINAL}-1` },
    devices: [],
    health: HEALTH,
    gap: null,
    locksIn: null,
  }) as unknown as Parameters<typeof stepScreen>[0];
const screenOf = (terminal: BulkTerminal) => {
  const input = inputOf(terminal);
  return stepScreen(input, previewOf(input));
};
const bulk = (terminal: BulkTerminal): BulkWeighScreen => {
  const screen = screenOf(terminal);
  if (screen?.kind !== 'bulkWeigh') throw new Error(`the screen shows ${screen?.kind}`);
  return screen;
};
const codeOf = (terminal: BulkTerminal) => bulk(terminal).task.code;

describe('the screen of a bulk', () => {
  it('[S45] asks for a challenge, for drum and container, for a challenge after, for the samples and the signature', () => {
    const terminal = BulkTerminal.begun();
    expect(bulk(terminal)).toMatchObject({ stage: 'challenge', standing: 'due', until: null });
    expect(codeOf(terminal)).toBe('challengeBefore');
    terminal.piece('TP-FE10');
    expect(bulk(terminal)).toMatchObject({
      task: { code: 'passPiece', data: { piece: 'Fe 1.0 mm', detector: DETECTOR } },
      detector: { status: 'running', pass: { passes: true } },
    });
    terminal.when('PassTestPiece', { detector: DETECTOR, piece: 'TP-FE10', result: 'rejected' });
    expect(codeOf(terminal)).toBe('scanPiece');
    terminal.pass('TP-NF15');
    terminal.pass('TP-SS20');
    expect(bulk(terminal)).toMatchObject({ stage: 'weigh', standing: 'good', challengeAfter: false });
    terminal.given('ZeroScale', { scale: BULK_SCALE }, { shows: '0.00' });
    expect(codeOf(terminal)).toBe('tareIntermediate');
    terminal.time('17:25').given('CaptureTare', {}, { shows: '1.50' });
    expect(bulk(terminal).task).toEqual({ code: 'takeIn', data: { done: 0, of: 2 } });
    terminal.takeIn(cap(1)).takeIn(cap(2));
    expect(bulk(terminal).intake).toMatchObject([
      { container: cap(1), state: 'in', by: 'L. Tran' },
      { container: cap(2), state: 'in' },
    ]);
    expect(codeOf(terminal)).toBe('fillIntermediate');
    terminal.given('AcceptWeight', {}, { shows: '41.62' });
    expect(bulk(terminal)).toMatchObject({ stage: 'label', label: { container: bk(1) } });
    const finished = BulkTerminal.collected();
    for (const gross of GROSSES) finished.fill(gross);
    expect(bulk(finished)).toMatchObject({ stage: 'weigh', challengeAfter: true });
    finished.time('17:50').challenged();
    expect(bulk(finished)).toMatchObject({ stage: 'end', task: { code: 'countSamples' } });
    finished.sampled(600);
    expect(codeOf(finished)).toBe('signStep');
  });

  it('[S49] tells what it counts and what goes on, with the mean in the unit of the run', () => {
    expect(bulk(BulkTerminal.finished())).toMatchObject({
      unit: 'capsules',
      net: '188.84 kg',
      mean: { mass: '768.4 mg', of: 40 },
      units: 245_760,
      target: 250_000,
      samples: { taken: 600, lowest: 600, highest: 600 },
      yield: { percent: '98.30', lowest: '95.0', highest: '101.0', within: true },
    });
  });

  it('[S20] shows which containers are on hold', () => {
    const terminal = BulkTerminal.begun();
    terminal.given('PlaceHold', {
      object: { kind: 'container', id: cap(2) },
      reason: 'investigation',
      narrative: null,
    });
    expect(bulk(terminal).intake.map(({ state }) => state)).toEqual(['outside', 'held']);
  });
});

describe('the daily check and the record', () => {
  it('[S128] show the pieces of a challenge beside the scales', () => {
    const terminal = BulkTerminal.arrived().enter('145').given('StartStep');
    terminal.pass('TP-FE10', 'passedThrough');
    const screen = screenOf(terminal) as CheckScreen;
    expect(screen.detectors[0]?.pieces.map(({ state }) => state)).toEqual([
      'passedThrough',
      'waiting',
      'waiting',
    ]);
  });

  it('[S111] keep every piece, every container and every count', () => {
    const record = batchRecord(BulkTerminal.finished().state, CAPSULES as never);
    const step = record?.steps.find(({ id }) => id === '160');
    const values = step?.values.map(({ what, value }) => `${what}: ${value}`) ?? [];
    expect(values).toContain(`${cap(1)}: in`);
    expect(values).toContain('Fe 1.0 mm: rejected');
    expect(values).toContain(`${bk(5)}: 28.84 kg`);
    expect(values).toContain('units: 245760 (98.30 %)');
    expect(values).toContain('sampled: 600');
  });
});
