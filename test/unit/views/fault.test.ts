import { describe, expect, it } from 'vitest';
import type { OpenGap } from '../../../main/domain/log/log-gap.ts';
import { Floor, issued, signedIn } from './floor.ts';

const HASH = 'a'.repeat(64);
const gap: OpenGap = {
  epoch: 2,
  lastPin: { size: 120, head: HASH },
  restored: { seq: 100, hash: HASH },
  declared: null,
};
const faults = [{ code: 'log.gap', data: { last: 100, pinned: 120, missing: 20 } }];
const declaredBy = (name: string): OpenGap => ({
  ...gap,
  declared: { reason: 'storage-failed', narrative: 'x', signature: { name } } as OpenGap['declared'],
});

describe('the fault screen', () => {
  it('[S33] says what is missing, who signs for it and how many batches stand on hold afterwards', () => {
    const { screen } = issued().view('WS-01', { faults, gap });
    expect(screen).toEqual({
      kind: 'fault',
      reasons: faults,
      gap: {
        from: 101,
        to: 120,
        batches: 1,
        declaredBy: null,
        declarers: ['P. Raman'],
        confirmers: expect.any(Array),
      },
    });
  });

  it('names whoever declared it, at every terminal', () => {
    for (const station of ['WS-01', 'QA-01'])
      expect(new Floor().view(station, { faults, gap: declaredBy('P. Raman') }).screen).toMatchObject({
        gap: { declaredBy: 'P. Raman', batches: 0 },
      });
  });

  it('shows nobody as signed in: who was there at the last event that is left is not known to be there', () => {
    const floor = signedIn('OP-1');
    expect(floor.view().frame.person).not.toBeNull();
    expect(floor.view('WS-01', { faults, gap }).frame.person).toBeNull();
  });

  it('offers nothing to sign for where the record itself is broken', () => {
    const broken = [{ code: 'log.locked', data: { reason: 'Event 7 was changed.' } }];
    expect(new Floor().view('WS-01', { faults: broken }).screen).toEqual({
      kind: 'fault',
      reasons: broken,
      gap: null,
    });
  });
});
