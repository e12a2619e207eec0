import type { LabelField } from '../template.ts';
import { caption } from './type-sizes.ts';

export type ItemKey = 'itemCode' | 'itemName' | 'lot' | 'expiry';

/** Item and lot, 16–60 mm. People compare lots by their last four characters, so those are the largest. */
export const itemFields: readonly LabelField<ItemKey>[] = [
  {
    kind: 'text',
    name: 'itemCode',
    box: { x: 4, y: 16.5, width: 92, height: 7 },
    text: '{itemCode}',
    size: 4.25,
    minSize: 2.5,
    weight: 'bold',
  },
  {
    kind: 'text',
    name: 'itemName',
    box: { x: 4, y: 23.5, width: 92, height: 17.5 },
    text: '{itemName}',
    size: 7.5,
    minSize: 2.4,
    lines: 3,
    top: true,
    weight: 'bold',
  },
  {
    kind: 'text',
    name: 'lotCaption',
    box: { x: 4, y: 41.5, width: 45, height: 3.5 },
    text: 'Lot / receiving no.',
    ...caption,
  },
  {
    kind: 'text',
    name: 'expiry',
    when: 'expiry',
    box: { x: 50, y: 41.25, width: 46, height: 4 },
    text: 'Use by {expiry}',
    size: 2.4,
    minSize: 1.8,
    weight: 'bold',
    align: 'right',
  },
  {
    kind: 'text',
    name: 'lot',
    box: { x: 4, y: 45, width: 92, height: 13.5 },
    text: '{lot}',
    size: 6.5,
    minSize: 2.5,
    weight: 'bold',
    tail: { characters: 4, size: 9 },
  },
  { kind: 'area', name: 'lotRule', box: { x: 4, y: 59.25, width: 92, height: 0.25 } },
];
