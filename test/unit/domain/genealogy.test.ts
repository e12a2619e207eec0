import { describe, expect, it } from 'vitest';
import { ancestryOf, descendantsOf, holdsOver } from '../../../main/domain/material/genealogy.ts';
import { BATCH, filling } from '../../support/weigh-booth.ts';

const weighed = () => filling('60').tare('0.32').given('AcceptWeight', {}, { shows: '6.58' });

describe('genealogy', () => {
  it('[S66][S96] tells backward what a batch is made of, and forward where a lot went', () => {
    const { state, batch } = weighed();
    const { lots, sources, dispensed } = ancestryOf(batch);
    expect(lots).toContain('CB-2508-009');
    expect(sources).toContain('CB-2508-009-01');
    expect(dispensed).toContain(`${BATCH}/DC-06`);
    expect(descendantsOf(state, { kind: 'lot', id: 'CB-2508-009' })).toEqual([BATCH]);
    expect(descendantsOf(state, { kind: 'container', id: 'CB-2508-009-01' })).toEqual([BATCH]);
    expect(descendantsOf(state, { kind: 'lot', id: 'MS-2510-011' })).toEqual([]);
  });

  it('[S103][S121] a hold on a lot stands over every batch that has some of it', () => {
    const booth = weighed();
    expect(holdsOver(booth.state, booth.batch)).toEqual([]);
    booth.given('PlaceHold', {
      object: { kind: 'lot', id: 'CB-2508-009' },
      reason: 'investigation',
      narrative: null,
    });
    expect(holdsOver(booth.state, booth.batch).map(({ object }) => object.id)).toEqual(['CB-2508-009']);
  });
});
