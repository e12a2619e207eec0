import type { LabelTemplate } from '../template.ts';
import { type CodeKey, codeFields } from './codes.ts';
import { type HeadKey, headFields } from './head.ts';
import { type ItemKey, itemFields } from './item.ts';
import { caption, figure, warning } from './type-sizes.ts';
import { type WeightKey, weightFields } from './weights.ts';

export type DispensedContainerKey =
  | HeadKey
  | ItemKey
  | WeightKey
  | CodeKey
  | 'product'
  | 'strength'
  | 'step'
  | 'allergen'
  | 'hazard';

/**
 * The label of a dispensed container: component name and item code, receiving or control number, weight in the new
 * container, and the batch with product, strength and lot (21 CFR 211.101(b)), besides what the floor needs.
 */
export const dispensedContainer: LabelTemplate<DispensedContainerKey> = {
  id: 'dispensed-container',
  version: 1,
  size: { width: 100, height: 150 },
  required: [
    'container',
    'itemCode',
    'itemName',
    'lot',
    'expiry',
    'net',
    'tare',
    'gross',
    'unit',
    'batch',
    'product',
    'strength',
    'step',
    'by',
    'at',
    'scale',
    'checkpoint',
    'checkpointShort',
  ],
  optional: ['gtin', 'allergen', 'hazard', 'demo', 'reprint'],
  fields: [
    ...headFields('Dispensed component'),
    ...itemFields,
    ...weightFields,

    // A band nobody overlooks, or the plain statement that there is nothing to declare: never an empty place.
    { kind: 'area', name: 'allergenBand', when: 'allergen', box: { x: 4, y: 82, width: 92, height: 8 } },
    {
      kind: 'text',
      name: 'allergen',
      when: 'allergen',
      box: { x: 6, y: 82.5, width: 88, height: 7 },
      text: '{allergen}',
      ...warning,
    },
    {
      kind: 'area',
      name: 'noAllergenBox',
      unless: 'allergen',
      box: { x: 4, y: 82, width: 92, height: 8 },
      outline: 0.25,
    },
    {
      kind: 'text',
      name: 'noAllergen',
      unless: 'allergen',
      box: { x: 6, y: 83, width: 88, height: 6 },
      text: 'No declared allergen',
      size: 2.4,
      align: 'center',
    },
    {
      kind: 'text',
      name: 'hazard',
      when: 'hazard',
      box: { x: 4, y: 90.5, width: 92, height: 5 },
      text: '{hazard}',
      size: 2.6,
      minSize: 1.8,
      weight: 'bold',
      align: 'center',
    },

    {
      kind: 'text',
      name: 'batchCaption',
      box: { x: 4, y: 96, width: 40, height: 3.5 },
      text: 'For batch',
      ...caption,
    },
    {
      kind: 'text',
      name: 'batch',
      box: { x: 4, y: 99.25, width: 52, height: 6.75 },
      text: '{batch}',
      ...figure,
    },
    {
      kind: 'text',
      name: 'strengthCaption',
      box: { x: 58, y: 96, width: 26, height: 3.5 },
      text: 'Strength',
      ...caption,
    },
    {
      kind: 'text',
      name: 'strength',
      box: { x: 58, y: 99.25, width: 26, height: 6.75 },
      text: '{strength}',
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
      name: 'product',
      box: { x: 4, y: 106.75, width: 92, height: 7 },
      text: '{product}',
      size: 2.6,
      minSize: 1.6,
      lines: 2,
      top: true,
    },

    ...codeFields('Dispensed by'),
  ],
};
