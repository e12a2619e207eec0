import type { LabelField } from '../template.ts';
import { caption, smallFigure } from './type-sizes.ts';

/** Decimal texts as recorded, and their one unit. */
export type WeightKey = 'net' | 'tare' | 'gross' | 'unit';

/** Net, tare and gross, 60–81 mm; the net weight is the largest text of the label. */
export const weightFields: readonly LabelField<WeightKey>[] = [
  {
    kind: 'text',
    name: 'netCaption',
    box: { x: 4, y: 60.25, width: 30, height: 3.5 },
    text: 'Net weight',
    ...caption,
  },
  {
    kind: 'text',
    name: 'net',
    box: { x: 4, y: 63, width: 64, height: 18 },
    text: '{net} {unit}',
    size: 11,
    minSize: 5,
    weight: 'bold',
  },
  {
    kind: 'text',
    name: 'tareCaption',
    box: { x: 70, y: 60.25, width: 26, height: 3.5 },
    text: 'Tare',
    ...caption,
  },
  {
    kind: 'text',
    name: 'tare',
    box: { x: 70, y: 64, width: 26, height: 5.5 },
    text: '{tare} {unit}',
    ...smallFigure,
  },
  {
    kind: 'text',
    name: 'grossCaption',
    box: { x: 70, y: 70.5, width: 26, height: 3.5 },
    text: 'Gross',
    ...caption,
  },
  {
    kind: 'text',
    name: 'gross',
    box: { x: 70, y: 74.25, width: 26, height: 5.5 },
    text: '{gross} {unit}',
    ...smallFigure,
  },
];
