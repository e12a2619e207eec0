import type { LabelTemplate } from '../template.ts';
import { type CodeKey, codeFields } from './codes.ts';
import { type HeadKey, headFields } from './head.ts';
import { type ItemKey, itemFields } from './item.ts';
import { caption, figure, warning } from './type-sizes.ts';
import { type WeightKey, weightFields } from './weights.ts';

export type WasteContainerKey = HeadKey | ItemKey | WeightKey | CodeKey | 'step' | 'reason';

/** The label of a waste container: material that left its batch and may not come back to it. */
export const wasteContainer: LabelTemplate<WasteContainerKey> = {
  id: 'waste-container',
  version: 1,
  size: { width: 100, height: 150 },
  required: [
    'container',
    'itemCode',
    'itemName',
    'lot',
    'net',
    'tare',
    'gross',
    'unit',
    'batch',
    'step',
    'reason',
    'by',
    'at',
    'scale',
    'checkpoint',
    'checkpointShort',
  ],
  optional: ['gtin', 'expiry', 'demo', 'reprint'],
  fields: [
    ...headFields('Waste container'),
    ...itemFields,
    ...weightFields,
    { kind: 'area', name: 'wasteBand', box: { x: 4, y: 82, width: 92, height: 12 } },
    {
      kind: 'text',
      name: 'waste',
      box: { x: 6, y: 82.5, width: 88, height: 11 },
      text: 'WASTE: DO NOT USE',
      ...warning,
      size: 6,
    },
    {
      kind: 'text',
      name: 'batchCaption',
      box: { x: 4, y: 96, width: 40, height: 3.5 },
      text: 'From batch',
      ...caption,
    },
    {
      kind: 'text',
      name: 'batch',
      box: { x: 4, y: 99.25, width: 78, height: 6.75 },
      text: '{batch}',
      ...figure,
    },
    {
      kind: 'text',
      name: 'stepCaption',
      box: { x: 86, y: 96, width: 10, height: 3.5 },
      text: 'Step',
      ...caption,
    },
    {
      kind: 'text',
      name: 'step',
      box: { x: 86, y: 99.25, width: 10, height: 6.75 },
      text: '{step}',
      ...figure,
    },
    {
      kind: 'text',
      name: 'reason',
      box: { x: 4, y: 106.75, width: 92, height: 7 },
      text: '{reason}',
      size: 2.6,
      minSize: 1.6,
      lines: 2,
      top: true,
    },
    ...codeFields('Removed by'),
  ],
};
