import type { ElementSource, LabelTemplate } from '../template.ts';
import { type HeadKey, headFields } from './head.ts';
import { type ItemKey, itemFields } from './item.ts';
import { caption, detail, figure } from './type-sizes.ts';

export type PackedCaseKey =
  | HeadKey
  | ItemKey
  | 'sscc'
  | 'gtin'
  | 'count'
  | 'packs'
  | 'partial'
  | 'expiryCode'
  | 'packSymbol'
  | 'batch'
  | 'by'
  | 'at'
  | 'checkpoint'
  | 'checkpointShort';

/**
 * What the case holds, with the count behind it: (02) and (37) belong together, and neither stands without the number of the
 * case in (00) on the same label (GS1 General Specifications 3.3.3).
 */
const CONTENT: readonly ElementSource<PackedCaseKey>[] = [
  { ai: '02', key: 'gtin' },
  { ai: '17', key: 'expiryCode' },
  { ai: '37', key: 'count' },
  { ai: '10', key: 'lot' },
];

/**
 * The label of a case of finished packs: its own number and what it holds, as a logistic label of GS1, and in letters what
 * the symbol on each pack says, for whoever holds one against it.
 */
export const packedCase: LabelTemplate<PackedCaseKey> = {
  id: 'packed-case',
  version: 1,
  size: { width: 100, height: 150 },
  required: [
    'container',
    'itemCode',
    'itemName',
    'lot',
    'expiry',
    'sscc',
    'gtin',
    'count',
    'packs',
    'expiryCode',
    'packSymbol',
    'batch',
    'by',
    'at',
    'checkpoint',
    'checkpointShort',
  ],
  optional: ['partial', 'demo', 'reprint'],
  fields: [
    ...headFields('Case'),
    ...itemFields,
    {
      kind: 'text',
      name: 'packsCaption',
      box: { x: 4, y: 60.5, width: 40, height: 3.5 },
      text: 'Content',
      ...caption,
    },
    {
      kind: 'text',
      name: 'packs',
      box: { x: 4, y: 63.75, width: 58, height: 6.75 },
      text: '{count} {packs}',
      ...figure,
    },
    {
      kind: 'text',
      name: 'partial',
      when: 'partial',
      box: { x: 62, y: 63.75, width: 34, height: 6.75 },
      text: '{partial}',
      ...figure,
      align: 'right',
    },
    {
      kind: 'text',
      name: 'packSymbolCaption',
      box: { x: 4, y: 71.5, width: 70, height: 3.5 },
      text: 'Symbol on each pack',
      ...caption,
    },
    {
      kind: 'text',
      name: 'packSymbol',
      box: { x: 4, y: 74.5, width: 70, height: 4.5 },
      text: '{packSymbol}',
      ...detail,
    },
    {
      kind: 'text',
      name: 'by',
      box: { x: 4, y: 79.5, width: 70, height: 4.5 },
      text: 'Packed by {by}, {at}',
      ...detail,
    },
    {
      kind: 'text',
      name: 'log',
      box: { x: 4, y: 84.5, width: 70, height: 3.5 },
      text: 'Batch {batch}, log {checkpointShort}',
      size: 1.9,
      minSize: 1.4,
    },
    {
      kind: 'symbol',
      name: 'checkpoint',
      symbology: 'qrcode',
      box: { x: 76, y: 71.5, width: 21, height: 21 },
      module: { min: 0.33, max: 0.5 },
      content: { text: '{checkpoint}' },
      align: 'right',
    },
    { kind: 'area', name: 'footRule', box: { x: 4, y: 93, width: 92, height: 0.25 } },
    {
      kind: 'symbol',
      name: 'content',
      symbology: 'gs1-128',
      box: { x: 2, y: 95, width: 96, height: 19 },
      module: { min: 0.2, max: 0.375 },
      align: 'center',
      // A long lot leaves no room for the month, which stands above in letters.
      content: { elements: CONTENT, shorter: CONTENT.filter(({ ai }) => ai !== '17') },
      humanReadable: {
        box: { x: 4, y: 114.5, width: 92, height: 3.5 },
        size: 2.2,
        minSize: 1.6,
        align: 'center',
      },
    },
    {
      kind: 'symbol',
      name: 'sscc',
      symbology: 'gs1-128',
      box: { x: 2, y: 120, width: 96, height: 24 },
      module: { min: 0.25, max: 0.5 },
      align: 'center',
      content: { elements: [{ ai: '00', key: 'sscc' }] },
      humanReadable: {
        box: { x: 4, y: 144.5, width: 92, height: 4 },
        size: 2.6,
        minSize: 1.8,
        align: 'center',
      },
    },
  ],
};
