import type { LabelTemplate } from '../template.ts';
import { type CodeKey, codeFields } from './codes.ts';
import { type HeadKey, headFields } from './head.ts';
import { type ItemKey, itemFields } from './item.ts';
import { caption, figure, warning } from './type-sizes.ts';

export type ReceivedContainerKey = HeadKey | ItemKey | CodeKey | 'exception' | 'reason';

/**
 * The new label of a received container that QA re-identified (rules of the floor §4): its number, which is in the codes as
 * well, and why every label before it is void.
 */
export const receivedContainer: LabelTemplate<ReceivedContainerKey> = {
  id: 'received-container',
  version: 1,
  size: { width: 100, height: 150 },
  required: [
    'container',
    'itemCode',
    'itemName',
    'lot',
    'expiry',
    'label',
    'exception',
    'reason',
    'by',
    'at',
    'checkpoint',
    'checkpointShort',
  ],
  optional: ['gtin', 'demo', 'reprint'],
  fields: [
    ...headFields('Received container'),
    ...itemFields,
    { kind: 'area', name: 'labelBand', box: { x: 4, y: 62, width: 92, height: 12 } },
    {
      kind: 'text',
      name: 'voids',
      box: { x: 6, y: 62.5, width: 88, height: 11 },
      text: 'VOIDS EVERY LABEL BEFORE',
      ...warning,
      size: 5,
    },
    {
      kind: 'text',
      name: 'labelCaption',
      box: { x: 4, y: 76.5, width: 40, height: 3.5 },
      text: 'Label no.',
      ...caption,
    },
    {
      kind: 'text',
      name: 'label',
      box: { x: 4, y: 79.75, width: 40, height: 6.75 },
      text: '{label}',
      ...figure,
    },
    {
      kind: 'text',
      name: 'exceptionCaption',
      box: { x: 50, y: 76.5, width: 46, height: 3.5 },
      text: 'Exception',
      ...caption,
    },
    {
      kind: 'text',
      name: 'exception',
      box: { x: 50, y: 79.75, width: 46, height: 6.75 },
      text: '{exception}',
      ...figure,
    },
    {
      kind: 'text',
      name: 'reasonCaption',
      box: { x: 4, y: 88.5, width: 40, height: 3.5 },
      text: 'Reason',
      ...caption,
    },
    {
      kind: 'text',
      name: 'reason',
      box: { x: 4, y: 92, width: 92, height: 10 },
      text: '{reason}',
      size: 2.6,
      minSize: 1.6,
      lines: 3,
      top: true,
    },
    ...codeFields('Re-identified by'),
  ],
};
