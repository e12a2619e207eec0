import type { LabelField } from '../template.ts';

/** `demo` carries the word that marks a demo plant (rules of the floor §11); `reprint` the number of the reprint. */
export type HeadKey = 'container' | 'demo' | 'reprint';

/** The head of every container label, 0–16 mm: what it is, which container, and whether it is a demo or a reprint. */
export const headFields = (title: string): readonly LabelField<HeadKey>[] => [
  { kind: 'text', name: 'title', box: { x: 4, y: 3.75, width: 48, height: 4.5 }, text: title, size: 2.4 },
  { kind: 'area', name: 'demoArea', when: 'demo', box: { x: 4, y: 8.5, width: 19, height: 5.5 } },
  {
    kind: 'text',
    name: 'demo',
    when: 'demo',
    box: { x: 4.5, y: 8.75, width: 18, height: 5 },
    text: '{demo}',
    size: 3,
    weight: 'bold',
    align: 'center',
    ink: 'white',
  },
  {
    kind: 'area',
    name: 'reprintBox',
    when: 'reprint',
    box: { x: 24.5, y: 8.5, width: 27, height: 5.5 },
    outline: 0.5,
  },
  {
    kind: 'text',
    name: 'reprint',
    when: 'reprint',
    box: { x: 25.5, y: 9.25, width: 25, height: 4 },
    text: 'REPRINT {reprint}',
    size: 2.4,
    minSize: 1.8,
    weight: 'bold',
    align: 'center',
  },
  {
    kind: 'text',
    name: 'container',
    box: { x: 53, y: 3.5, width: 43, height: 11 },
    text: '{container}',
    size: 7,
    minSize: 2,
    weight: 'bold',
    align: 'right',
  },
  { kind: 'area', name: 'headRule', box: { x: 4, y: 15.25, width: 92, height: 0.5 } },
];
