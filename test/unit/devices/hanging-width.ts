/** Dots across the label at which the hanging worker stops for ever. */
export const HANGING_WIDTH = 48;
