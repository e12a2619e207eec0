import type { LineFraming } from '../line-framing.ts';
import type { LineEnd } from './profile.ts';

const ENDS: Readonly<Record<LineEnd, Pick<LineFraming, 'end' | 'companion'>>> = {
  CRLF: { end: 0x0a, companion: 0x0d },
  CR: { end: 0x0d, companion: 0x0a },
  LF: { end: 0x0a, companion: null },
  ETX: { end: 0x03, companion: null },
};

/** How the lines of a profile end. A line has at most as many characters as all parts at their widest. */
export const framingOf = (end: LineEnd): LineFraming => ({
  ...ENDS[end],
  cap: 256,
  settleMs: 100,
  abandonMs: 1000,
});
