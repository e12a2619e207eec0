import type { LineFraming } from '../line-framing.ts';

/** Lines end with CR LF; the longest is the labelled format of 18 characters. */
export const framing: LineFraming = { end: 0x0a, companion: 0x0d, cap: 64, settleMs: 100, abandonMs: 1000 };
