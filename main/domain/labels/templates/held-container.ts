import type { LabelTemplate } from '../template.ts';
import { type CodeKey, codeFields } from './codes.ts';
import { type HeadKey, headFields } from './head.ts';
import { type ItemKey, itemFields } from './item.ts';
import { caption, figure, warning } from './type-sizes.ts';

export type HeldContainerKey = HeadKey | ItemKey | CodeKey | 'hold' | 'reason';

/** The label that a held container may be given (rules of the floor §3): which hold, why, and who placed it. */
export const heldContainer: LabelTemplate<HeldContainerKey> = {
  id: 'held-container',
  version: 1,
  size: { width: 100, height: 150 },
  required: [
    'container',
    'itemCode',
    'itemName',
    'lot',
    'hold',
    'reason',
    'by',
    'at',
    'checkpoint',
    'checkpointShort',
  ],
  optional: ['gtin', 'expiry', 'batch', 'demo', 'reprint'],
  fields: [
    ...headFields('Held container'),
    ...itemFields,
    { kind: 'area', name: 'holdBand', box: { x: 4, y: 62, width: 92, height: 26 } },
    {
      kind: 'text',
      name: 'hold',
      box: { x: 6, y: 63, width: 88, height: 24 },
      text: 'HOLD',
      ...warning,
      size: 16,
    },
    {
      kind: 'text',
      name: 'holdCaption',
      box: { x: 4, y: 89.5, width: 40, height: 3.5 },
      text: 'Hold',
      ...caption,
    },
    {
      kind: 'text',
      name: 'holdId',
      box: { x: 4, y: 92.75, width: 60, height: 6.75 },
      text: '{hold}',
      ...figure,
    },
    {
      kind: 'text',
      name: 'reasonCaption',
      box: { x: 4, y: 100, width: 40, height: 3.5 },
      text: 'Reason',
      ...caption,
    },
    {
      kind: 'text',
      name: 'reason',
      box: { x: 4, y: 103.5, width: 92, height: 10 },
      text: '{reason}',
      size: 2.6,
      minSize: 1.6,
      lines: 3,
      top: true,
    },
    ...codeFields('Held by'),
  ],
};
