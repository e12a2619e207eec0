import type { LabelTemplate } from '../template.ts';
import { type HeadKey, headFields } from './head.ts';
import { type ItemKey, itemFields } from './item.ts';
import { caption, detail, figure } from './type-sizes.ts';

export type OutputContainerKey =
  | HeadKey
  | ItemKey
  | 'step'
  | 'madeOf'
  | 'from'
  | 'to'
  | 'by'
  | 'checkpoint'
  | 'checkpointShort';

/**
 * The label of a container that a run filled (rules of the floor §7): of which batch, between which two times, and out of which
 * containers. Its one code is that of the container, so that nothing else on it can be scanned.
 */
export const outputContainer: LabelTemplate<OutputContainerKey> = {
  id: 'output-container',
  version: 1,
  size: { width: 100, height: 150 },
  required: ['container', 'itemCode', 'itemName', 'lot', 'step', 'madeOf', 'from', 'to', 'by'],
  optional: ['expiry', 'demo', 'reprint', 'checkpoint', 'checkpointShort'],
  fields: [
    ...headFields('Output of a run'),
    ...itemFields,
    {
      kind: 'text',
      name: 'fromCaption',
      box: { x: 4, y: 62, width: 60, height: 3.5 },
      text: 'Filled',
      ...caption,
    },
    {
      kind: 'text',
      name: 'filled',
      box: { x: 4, y: 65.5, width: 78, height: 6.75 },
      text: '{from} – {to}',
      ...figure,
    },
    {
      kind: 'text',
      name: 'stepCaption',
      box: { x: 86, y: 62, width: 10, height: 3.5 },
      text: 'Step',
      ...caption,
    },
    {
      kind: 'text',
      name: 'step',
      box: { x: 86, y: 65.5, width: 10, height: 6.75 },
      text: '{step}',
      ...figure,
    },
    {
      kind: 'text',
      name: 'madeOfCaption',
      box: { x: 4, y: 74.5, width: 60, height: 3.5 },
      text: 'Made of',
      ...caption,
    },
    {
      kind: 'text',
      name: 'madeOf',
      box: { x: 4, y: 78, width: 92, height: 16 },
      text: '{madeOf}',
      size: 4,
      minSize: 1.8,
      lines: 3,
      top: true,
      weight: 'bold',
    },
    { kind: 'area', name: 'footRule', box: { x: 4, y: 96, width: 92, height: 0.25 } },
    {
      kind: 'symbol',
      name: 'code',
      symbology: 'qrcode',
      box: { x: 2.75, y: 98, width: 48, height: 48 },
      module: { min: 0.5, max: 1.25 },
      content: { text: 'OUT/{container}' },
    },
    {
      kind: 'text',
      name: 'byCaption',
      box: { x: 54, y: 99, width: 42, height: 3.25 },
      text: 'Filled by',
      ...caption,
    },
    {
      kind: 'text',
      name: 'by',
      box: { x: 54, y: 102.25, width: 42, height: 4.5 },
      text: '{by}',
      ...detail,
      weight: 'bold',
    },
    {
      kind: 'text',
      name: 'checkpointShort',
      when: 'checkpointShort',
      box: { x: 54, y: 142, width: 42, height: 3 },
      text: 'Log {checkpointShort}',
      size: 1.6,
    },
  ],
};
