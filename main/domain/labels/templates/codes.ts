import type { ElementSource, LabelField } from '../template.ts';
import { caption, detail } from './type-sizes.ts';

export type CodeKey =
  | 'gtin'
  | 'itemCode'
  | 'lot'
  | 'container'
  | 'net'
  | 'unit'
  | 'batch'
  | 'label'
  | 'by'
  | 'at'
  | 'scale'
  | 'checkpoint'
  | 'checkpointShort';

/**
 * The container as GS1 elements. (240), (10) and (21) qualify a GTIN: where items have one, (01) stands first and the
 * string is complete for trade; without it the string identifies the container within the plant. (91) and (92) are
 * company-internal by the standard: here the batch, and a net weight too fine for (310n); so is (93), the number of a label
 * that the plant printed anew for a container, without which the label is the one the container came with.
 */
const CONTAINER: readonly ElementSource<CodeKey>[] = [
  { ai: '01', key: 'gtin' },
  { ai: '240', key: 'itemCode' },
  { ai: '10', key: 'lot' },
  { ai: '21', key: 'container' },
  { ai: '310n', key: 'net', unit: 'unit' },
  { ai: '91', key: 'batch' },
  { ai: '93', key: 'label' },
];

/** The foot of every container label, 114–149 mm: codes, and between them who made the label true, when and on what. */
export const codeFields = (by: string): readonly LabelField<CodeKey>[] => [
  { kind: 'area', name: 'footRule', box: { x: 4, y: 114, width: 92, height: 0.25 } },
  {
    kind: 'symbol',
    name: 'dataMatrix',
    symbology: 'gs1datamatrix',
    box: { x: 2.75, y: 114.5, width: 21, height: 21 },
    module: { min: 0.33, max: 0.625 },
    content: { elements: CONTAINER },
  },
  { kind: 'text', name: 'byCaption', box: { x: 26, y: 115, width: 49, height: 3.25 }, text: by, ...caption },
  {
    kind: 'text',
    name: 'by',
    box: { x: 26, y: 118, width: 49, height: 4.5 },
    text: '{by}',
    ...detail,
    weight: 'bold',
  },
  { kind: 'text', name: 'at', box: { x: 26, y: 122.5, width: 49, height: 4 }, text: '{at}', ...detail },
  {
    kind: 'text',
    name: 'scale',
    when: 'scale',
    box: { x: 26, y: 126.5, width: 49, height: 4 },
    text: 'Scale {scale}',
    ...detail,
  },
  {
    kind: 'symbol',
    name: 'checkpoint',
    symbology: 'qrcode',
    box: { x: 76, y: 114.5, width: 21, height: 21 },
    module: { min: 0.33, max: 0.5 },
    content: { text: '{checkpoint}' },
    align: 'right',
  },
  {
    kind: 'text',
    name: 'checkpointShort',
    box: { x: 26, y: 131.5, width: 49, height: 3 },
    text: 'Log {checkpointShort}',
    size: 1.6,
  },
  {
    kind: 'symbol',
    name: 'bars',
    symbology: 'gs1-128',
    box: { x: 2, y: 135.75, width: 96, height: 8.75 },
    module: { min: 0.25, max: 0.375 },
    align: 'center',
    content: {
      elements: [
        { ai: '240', key: 'itemCode' },
        { ai: '10', key: 'lot' },
      ],
      // A long supplier lot fills the bars alone; the Data Matrix still says everything.
      shorter: [{ ai: '10', key: 'lot' }],
    },
    humanReadable: {
      box: { x: 4, y: 144.75, width: 92, height: 3.5 },
      size: 2,
      minSize: 1.6,
      align: 'center',
    },
  },
];
