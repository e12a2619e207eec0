import type { LineFraming } from '../line-framing.ts';

/** An answer ends with CR; it begins with STX, which stays in the frame and has to be there. */
export const framing: LineFraming = { end: 0x0d, companion: null, cap: 32, settleMs: 100, abandonMs: 1000 };
