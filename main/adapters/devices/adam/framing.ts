import type { LineFraming } from '../line-framing.ts';

/** Lines end with CR LF; those of a printed record are no longer than a ticket is wide. */
export const framing: LineFraming = { end: 0x0a, companion: 0x0d, cap: 64, settleMs: 100, abandonMs: 1000 };
