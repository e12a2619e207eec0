import type { QueryReply } from '../../main/contract/views.ts';

const WIDTH = 812;
const HEIGHT = 406;

/** A stand-in for the label's bitmap, of its size and weight: 100 × 50 mm at eight dots a millimetre. */
export function labelPicture(container: string): Extract<QueryReply, { kind: 'label' }> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('broken invariant: a canvas without a pen');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = '#000';
  write(pen, 'RM-1022 Rose hips powder', 24, 56, 40);
  write(pen, `Container ${container}   Step 70`, 24, 112, 34);
  write(pen, 'Batch VC5-26-0147', 24, 160, 34);
  write(pen, 'Net 5.00 kg', 24, 250, 72);
  write(pen, 'Gross 5.32 kg  Tare 0.32 kg', 24, 300, 30);
  write(pen, 'Lot RH-2507-033  Exp 2027-07-31', 24, 345, 30);
  for (let bar = 0; bar < 88; bar++)
    if ((bar * 7919) % 5 < 3) pen.fillRect(600 + (bar % 22) * 8, 40 + Math.floor(bar / 22) * 40, 8, 40);
  return { kind: 'label', png: canvas.toDataURL('image/png'), width: WIDTH, height: HEIGHT };
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, size: number): void {
  pen.font = `600 ${size}px "Inter Variable", sans-serif`;
  pen.fillText(text, x, y);
}
