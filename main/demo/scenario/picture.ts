import { toPng } from '../../adapters/labels/png.ts';
import { renderLabel } from '../../adapters/labels/render-label.ts';
import type { LabelTemplate } from '../../domain/labels/template.ts';

/** What the camera of the demo sees: a card with the words that tell what would be in the picture. */
const CARD: LabelTemplate<'caption'> = {
  id: 'demo-photo',
  version: 1,
  size: { width: 80, height: 50 },
  required: ['caption'],
  optional: [],
  fields: [
    { kind: 'text', name: 'what', box: { x: 4, y: 4, width: 72, height: 8 }, text: 'Demo photo', size: 3 },
    {
      kind: 'text',
      name: 'caption',
      box: { x: 4, y: 16, width: 72, height: 30 },
      text: '{caption}',
      size: 4,
      minSize: 2,
      lines: 4,
      top: true,
    },
  ],
};

/** A PNG as a camera would bring it. */
export function picture(caption: string): Buffer {
  const card = renderLabel(CARD, { caption }, 8);
  if (!card.ok) throw new Error(`no picture of "${caption}": ${JSON.stringify(card.error)}`);
  return toPng(card.value);
}
