import { describe, expect, it } from 'vitest';
import { closedPage } from '../../../main/application/views/closed.ts';
import type { ClosedFilter } from '../../../main/contract/closed.ts';
import { cause, move, oneOfEach, ready, recordOf } from '../../support/record-room.ts';
import { BATCH, certain, type WeighBooth } from '../../support/weigh-booth.ts';

const idsOf = (booth: WeighBooth, filter: ClosedFilter = {}) =>
  closedPage(booth.state, filter).lines.map(({ id }) => id);

/** EX-01 settled and closed, and after it an OOT and a deviation; an OOS and everything else is open. */
function afterADay(): WeighBooth {
  const { booth, ids } = oneOfEach();
  booth.given(
    'SettleException',
    { exception: 'EX-01', reason: 'assessed-no-impact', narrative: 'Dust of the bag.' },
    { by: 'QA-01' },
  );
  booth.at('2026-03-09 12:00');
  ready(booth, 'oot', certain(ids['oot']));
  move(booth, 'OOT-01', 'close');
  booth.at('2026-03-09 13:00');
  ready(booth, 'deviation', 'DEV-01');
  cause(booth, { kind: 'record', id: 'DEV-01' });
  move(booth, 'DEV-01', 'close');
  return booth;
}

describe('what is closed', () => {
  it('[S18][S38] is listed last closed first, each with how it ended; what is open is not', () => {
    const booth = afterADay();
    expect(recordOf(booth, 'DEV-01').state).toBe('closed');
    const { lines, matched } = closedPage(booth.state, {});
    expect(lines).toMatchObject([
      { id: 'DEV-01', kind: 'deviation', title: 'recordKind.deviation', state: 'closed' },
      { id: 'OOT-01', kind: 'oot' },
      { id: 'EX-01', kind: 'exception', title: 'trigger.reported', batch: BATCH, step: '60' },
    ]);
    expect(matched).toBe(3);
    expect(lines.every(({ closed }) => closed !== null)).toBe(true);
  });

  it('[S38] is found by its kind, its batch and what was written, in any letters', () => {
    const booth = afterADay();
    expect(idsOf(booth, { kind: 'oot' })).toEqual(['OOT-01']);
    expect(idsOf(booth, { kind: 'capa' })).toEqual([]);
    expect(idsOf(booth, { batch: BATCH })).toEqual(['DEV-01', 'OOT-01', 'EX-01']);
    expect(idsOf(booth, { batch: 'NO-BATCH' })).toEqual([]);
    expect(idsOf(booth, { text: 'dust OF the' })).toEqual(['EX-01']);
    expect(idsOf(booth, { text: 'cb-2508-009' })).toEqual(['DEV-01', 'OOT-01']);
    expect(idsOf(booth, { kind: 'deviation', text: 'bag is torn' })).toEqual(['DEV-01']);
    expect(idsOf(booth, { text: 'never written' })).toEqual([]);
  });

  it('offers only kinds and batches that occur, whatever it is narrowed to', () => {
    const booth = afterADay();
    const { kinds, batches, lines } = closedPage(booth.state, { text: 'never written' });
    expect({ kinds, batches, lines }).toEqual({
      kinds: ['exception', 'deviation', 'oot'],
      batches: [BATCH],
      lines: [],
    });
  });

  it('[S18] no longer holds an exception that is opened again', () => {
    const booth = afterADay();
    booth.given(
      'ReopenException',
      { exception: 'EX-01', reason: 'new-information', narrative: null },
      { by: 'QA-01' },
    );
    expect(idsOf(booth)).toEqual(['DEV-01', 'OOT-01']);
  });
});
