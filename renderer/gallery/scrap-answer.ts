import type { ScrapTrend } from '../../main/contract/scrap.ts';

/** What the standing station has scrapped in twelve weeks. */
export const SCRAP_OF_GALLERY: ScrapTrend = {
  weeks: Array.from({ length: 12 }, (_, index) =>
    new Date(Date.parse('2025-12-22T00:00:00Z') + index * 7 * 86_400_000).toISOString().slice(0, 10),
  ),
  earlier: 3,
  rows: [
    {
      item: 'RM-1022',
      itemName: 'Rose hips powder',
      reason: 'container-damaged',
      amount: '25.02 kg',
      counts: [0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 2, 0],
    },
    {
      item: 'RM-2003',
      itemName: 'Microcrystalline cellulose',
      reason: 'spill',
      amount: '16.6 kg',
      counts: [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    },
    {
      item: 'RM-1001',
      itemName: 'Ascorbic acid, fine',
      reason: 'foreign-matter-suspected',
      amount: '27.28 kg',
      counts: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    },
    {
      item: 'RM-1014',
      itemName: 'Citrus bioflavonoids 50 %',
      reason: 'container-damaged',
      amount: '6.26 kg',
      counts: [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0],
    },
    {
      item: 'RM-2011',
      itemName: 'Magnesium stearate',
      reason: 'other-see-narrative',
      amount: '1624.6 g',
      counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
    },
  ],
};
