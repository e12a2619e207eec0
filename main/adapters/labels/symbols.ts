import bwip from 'bwip-js/generic';
import { GROUP_SEPARATOR } from '../../domain/identity/gs1/element-string.ts';
import type { Modules } from '../../domain/labels/drawing.ts';
import { GS1_128_CAPACITY } from '../../domain/labels/gs1-elements.ts';
import type { Symbology } from '../../domain/labels/template.ts';

interface Encoding {
  readonly bcid: string;
  readonly options: object;
  /** The content as the encoder wants it. */
  readonly text: (content: string) => string;
}

/** FNC1 first and in place of separators. GS1 data is checked before and holds no caret, so nothing else is an escape. */
const gs1 = (content: string): string => `^FNC1${content.replaceAll(GROUP_SEPARATOR, '^FNC1')}`;
/** One character a byte, so that the encoder neither re-encodes nor interprets anything. */
const utf8Bytes = (content: string): string => Buffer.from(content, 'utf8').toString('latin1');

const ENCODINGS: Readonly<Record<Symbology, Encoding>> = {
  gs1datamatrix: { bcid: 'datamatrix', options: { parsefnc: true }, text: gs1 },
  'gs1-128': { bcid: 'code128', options: { parsefnc: true }, text: gs1 },
  qrcode: { bcid: 'qrcode', options: { binarytext: true, eclevel: 'M' }, text: utf8Bytes },
};

/** What the encoder says when the content is more than its largest symbol holds. */
const TOO_LONG = /^bwipp\.\w*(?:TooLong|TooLarge|TooMuchData|NoValidSymbol)/;

/** The modules of a symbol, without size or quiet zone; null when the content is too long for it. */
export function encodeSymbol(symbology: Symbology, content: string): Modules | null {
  if (symbology === 'gs1-128' && content.length > GS1_128_CAPACITY) return null;
  const { bcid, options, text } = ENCODINGS[symbology];
  try {
    const [symbol] = bwip.raw({ bcid, text: text(content), ...options });
    if (!symbol) throw new Error(`no ${symbology} symbol was made`);
    if ('sbs' in symbol) return linear(symbol.sbs);
    return { columns: symbol.pixx, rows: symbol.pixy, dark: Uint8Array.from(symbol.pixs) };
  } catch (error) {
    if (error instanceof Error && TOO_LONG.test(error.message)) return null;
    throw error;
  }
}

/** Widths of bars and spaces in turn, a bar first, as one row of modules. */
function linear(widths: readonly number[]): Modules {
  const dark = widths.flatMap((width, index) => new Array<number>(width).fill(index % 2 === 0 ? 1 : 0));
  return { columns: dark.length, rows: 1, dark: Uint8Array.from(dark) };
}
