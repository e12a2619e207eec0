import { describe, expect, it } from 'vitest';
import { heldContainers, reachOf } from '../../../main/application/views/held-material.ts';
import { BATCH, boothBefore, certain } from '../../support/weigh-booth.ts';

describe('what a hold stands over', () => {
  const over = (kind: string, id: string) => {
    const booth = boothBefore('70');
    booth.given('PlaceHold', { object: { kind, id }, reason: 'investigation', narrative: null });
    const hold = certain(booth.state.get('holds', 'H-2'));
    const containers = heldContainers(booth.state, hold).map(({ container }) => container);
    return { reaches: reachOf(booth.state, hold), containers };
  };

  it('[S20][S103] of a lot: what is left of it, and what was filled from it, in every batch it reached', () => {
    expect(over('lot', 'CB-2508-009')).toEqual({
      reaches: [BATCH],
      containers: ['CB-2508-009-01', `${BATCH}/DC-06`],
    });
  });

  it('[S103] of a source that is used up: only what was filled from it', () => {
    expect(over('container', 'AA-2503-042-01')).toEqual({ reaches: [BATCH], containers: [`${BATCH}/DC-03`] });
  });

  it('[S103] of a filled container, of a batch, and of what is no material', () => {
    expect(over('container', `${BATCH}/DC-06`)).toEqual({ reaches: [BATCH], containers: [`${BATCH}/DC-06`] });
    expect(over('batch', BATCH).containers).toHaveLength(6);
    expect(over('lot', 'MS-2511-020').reaches).toEqual([]);
    expect(over('equipment', 'SCL-01')).toEqual({ reaches: [], containers: [] });
  });
});
