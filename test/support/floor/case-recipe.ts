/** Finished bottles by the dozen, under the number of the bottle in trade. */
export const CASES = { packs: 12, gtin: '00614141999996' } as const;
