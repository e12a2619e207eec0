import type { QueryReply } from '../../main/contract/views.ts';
import type { LabelKind } from '../../main/contract/vocabulary.ts';

interface Stand {
  readonly width: number;
  readonly height: number;
  draw(pen: CanvasRenderingContext2D, container: string): void;
}

/** Stand-ins for the bitmaps, of their size and weight: 100 × 50 and 100 × 150 mm at eight dots a millimetre. */
const STANDS: Readonly<Record<LabelKind, Stand>> = {
  container: {
    width: 812,
    height: 406,
    draw: (pen, container) => {
      write(pen, 'RM-1022 Rose hips powder', 24, 56, 40);
      write(pen, `Container ${container}   Step 70`, 24, 112, 34);
      write(pen, 'Batch VC5-26-0147', 24, 160, 34);
      write(pen, 'Net 5.00 kg', 24, 250, 72);
      write(pen, 'Gross 5.32 kg  Tare 0.32 kg', 24, 300, 30);
      write(pen, 'Lot RH-2507-033  Exp 2027-07-31', 24, 345, 30);
      bars(pen, 612, 190);
    },
  },
  output: {
    width: 800,
    height: 1200,
    draw: (pen, container) => {
      write(pen, `Output of a run   ${container}`, 32, 70, 32);
      write(pen, 'VC500-100CT', 32, 170, 40);
      write(pen, 'Ascorbic Acid (Vitamin C) 500 mg', 32, 250, 44);
      write(pen, 'VC5-26-0147', 32, 420, 72);
      write(pen, '2026-03-10 12:30 – 13:00', 32, 560, 40);
      write(pen, 'BD-2, BD-3', 32, 660, 40);
      bars(pen, 32, 860);
    },
  },
  hold: {
    width: 800,
    height: 1200,
    draw: (pen, container) => {
      write(pen, `Held container   ${container}`, 32, 70, 36);
      write(pen, 'RM-2011', 32, 170, 40);
      write(pen, 'Magnesium stearate (veg.)', 32, 250, 48);
      write(pen, 'MS-2510-011', 32, 420, 72);
      pen.fillRect(32, 496, 736, 208);
      pen.fillStyle = '#fff';
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      write(pen, 'HOLD', 400, 600, 140);
      pen.textAlign = 'start';
      pen.textBaseline = 'alphabetic';
      pen.fillStyle = '#000';
      write(pen, 'HLD-0004', 32, 780, 44);
      write(pen, 'Certificate does not match, P. Raman, 2026-03-06 08:12', 32, 860, 22);
      bars(pen, 32, 960);
    },
  },
  case: {
    width: 800,
    height: 1200,
    draw: (pen) => {
      write(pen, 'Case 1', 600, 70, 44);
      write(pen, 'VC500-100', 32, 170, 40);
      write(pen, 'Vitamin C 500 mg, bottles of 100', 32, 250, 42);
      write(pen, 'VC5260147A', 32, 420, 72);
      write(pen, '12 bottles', 32, 540, 44);
      bars(pen, 240, 780);
      bars(pen, 240, 1000);
    },
  },
  received: {
    width: 800,
    height: 1200,
    draw: (pen, container) => {
      write(pen, `Received container   ${container}`, 32, 70, 34);
      write(pen, 'RM-1001', 32, 170, 40);
      write(pen, 'Ascorbic acid, fine', 32, 250, 48);
      write(pen, 'AA-2503-042', 32, 420, 72);
      pen.fillRect(32, 496, 736, 96);
      pen.fillStyle = '#fff';
      write(pen, 'VOIDS EVERY LABEL BEFORE', 52, 558, 36);
      pen.fillStyle = '#000';
      write(pen, 'Label no. 1   Exception EX-10', 32, 680, 40);
      write(pen, 'Label is damaged', 32, 760, 28);
      bars(pen, 32, 960);
    },
  },
};

/** What stands in the gallery for the bitmap of a label. */
export function labelPicture(container: string, label: LabelKind): Extract<QueryReply, { kind: 'label' }> {
  const { width, height, draw } = STANDS[label];
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('broken invariant: a canvas without a pen');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#000';
  draw(pen, container);
  return { kind: 'label', png: canvas.toDataURL('image/png'), width, height };
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, size: number): void {
  pen.font = `600 ${size}px "Inter Variable", sans-serif`;
  pen.fillText(text, x, y);
}

function bars(pen: CanvasRenderingContext2D, x: number, y: number): void {
  for (let bar = 0; bar < 88; bar++)
    if ((bar * 7919) % 5 < 3) pen.fillRect(x + (bar % 22) * 8, y + Math.floor(bar / 22) * 40, 8, 40);
}
