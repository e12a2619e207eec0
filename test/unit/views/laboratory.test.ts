import { describe, expect, it } from 'vitest';
import { buildView } from '../../../main/application/views/station-view.ts';
import type { WorkScreen } from '../../../main/contract/views.ts';
import { Laboratory } from '../../support/laboratory.ts';
import { BATCH, boothBefore, certain, type WeighBooth } from '../../support/weigh-booth.ts';
import { HEALTH } from './floor.ts';

function work({ state, moment }: WeighBooth, station = 'QA-01'): WorkScreen {
  const { screen } = buildView({
    state,
    moment,
    origin: { station, terminal: `${station}-1` } as never,
    revision: 1,
    health: HEALTH,
    faults: [],
    gap: null,
    locksIn: null,
    devices: [],
    demoCredentials: [],
    version: '0',
  });
  if (screen.kind !== 'work') throw new Error(`the screen shows ${screen.kind}`);
  return screen;
}
const lineOf = ({ booth }: Laboratory, test: string) =>
  certain(
    work(booth)
      .laboratory.samples.at(-1)
      ?.tests.find((line) => line.test === test),
  );

describe('the samples of the review desk', () => {
  it('show each sample with what can come next, newest first', () => {
    const lab = new Laboratory().receive().take('retain');
    const { samples } = work(lab.booth).laboratory;
    expect(
      samples.map(({ id, state, purpose, quantity, moves }) => [id, state, purpose, quantity, moves.length]),
    ).toEqual([
      ['SMP-02', 'taken', 'retain', '0.24 kg', 2],
      ['SMP-01', 'received', 'release', '0.24 kg', 0],
    ]);
    expect(samples[0]?.tests).toEqual([]);
    expect(samples[0]?.moves.every(({ affordance }) => affordance.passes)).toBe(true);
  });

  it('[S14] tell of every test its limits, its results and its next act', () => {
    const lab = new Laboratory().receive();
    expect(lineOf(lab, 'assay')).toMatchObject({
      name: 'Assay of ascorbic acid',
      limits: '500 to 575 mg',
      entry: { kind: 'number', unit: 'mg', bound: false },
      results: [],
      action: { kind: 'enter', record: null, affordance: { passes: true } },
    });
    expect(lineOf(lab, 'e-coli').entry).toEqual({ kind: 'words', expected: 'absent' });
    lab.enter('assay', '522');
    expect(lineOf(lab, 'assay')).toMatchObject({
      results: [{ value: '522 mg', verdict: 'within', enteredBy: 'L. Fischer', verifiedBy: null }],
      action: { kind: 'verify', affordance: { passes: true } },
    });
    lab.verify('assay');
    expect(lineOf(lab, 'assay')).toMatchObject({ results: [{ verifiedBy: 'E. Mbeki' }], action: null });
  });

  it('[S14] offer a retest under the OOS, which the gates let pass once it is investigated', () => {
    const lab = new Laboratory().receive();
    lab.result('lead', '0.6');
    expect(lineOf(lab, 'lead').action).toMatchObject({
      kind: 'retest',
      record: 'OOS-01',
      affordance: { passes: false, refusals: [{ code: 'retest.phase' }] },
    });
    lab.investigated('OOS-01', { state: 'laboratoryPhase' });
    expect(lineOf(lab, 'lead').action?.affordance.passes).toBe(true);
  });

  it('[S20] a booth shows no samples, and takes one from the container in the hand for its own batch', () => {
    const booth = boothBefore('70').scanned(`${BATCH}/DC-06`);
    const { samples, take } = work(booth, 'WS-01').laboratory;
    expect(samples).toEqual([]);
    expect(take).toMatchObject({ container: `${BATCH}/DC-06`, unit: 'kg', batches: [{ id: BATCH }] });
    booth.scanned('SD-2506-077-01');
    expect(work(booth, 'WS-01').laboratory.take.batches).toEqual([]);
  });
});

describe('the lots of the review desk', () => {
  it('[S43] say what quality can decide about each, and why not', () => {
    const { booth } = new Laboratory();
    const decided = (id: string) => certain(work(booth).lots.find(({ lot }) => lot === id)).decisions;
    expect(decided('CB-2601-022')).toMatchObject({ approve: { passes: true }, reject: { passes: true } });
    expect(decided('CB-2508-009')).toMatchObject({
      approve: { passes: false, refusals: [{ code: 'lot.move' }] },
      reject: { passes: true },
      extend: { passes: false, refusals: [{ code: 'retest.none' }] },
    });
    expect(decided('RH-2402-008').reject.refusals[0]?.code).toBe('lot.expired');
  });
});
