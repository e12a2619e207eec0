/** What the people of the day bring with them: masses and slips of the hand, never results. */
export interface DayInputs {
  /** Certified weights as each scale shows them, in the order of its program. */
  readonly checkWeights: Readonly<Record<string, readonly string[]>>;
  /** Empty containers in the order of their use. */
  readonly tares: readonly string[];
  /** What really is in the two full drums of the first lot. */
  readonly fullDrums: readonly string[];
  /** What really is in the drums of the second lot. */
  readonly nextDrums: readonly string[];
  /** By how much a hand misses what the screen asks for, in the order in which containers are filled by eye. */
  readonly slips: readonly string[];
  /** What one hand pours too much, and another takes out again. */
  readonly excess: string;
  /** What somebody reads off the blender, by parameter. */
  readonly blender: Readonly<Record<string, string>>;
  /** Empty drums, and what flows into each of them from the blender. */
  readonly drums: readonly { readonly tare: string; readonly content: string }[];
  /** What quality takes out of one of them. */
  readonly blendSample: { readonly container: string; readonly quantity: string; readonly unit: string };
}

/** Scenario §4: what lay on the pans that day. */
export const DAY_INPUTS: DayInputs = {
  checkWeights: {
    'SCL-01': ['5.00 kg', '20.00 kg', '100.02 kg'],
    'SCL-02': ['1000.1 g', '10000.4 g'],
    'SCL-04': ['5.00 kg', '20.00 kg', '100.00 kg'],
  },
  tares: [
    '1.54 kg',
    '1.54 kg',
    '1.50 kg',
    '1.50 kg',
    '1.52 kg',
    '0.32 kg',
    '0.32 kg',
    '0.94 kg',
    '212.4 g',
    '212.6 g',
  ],
  fullDrums: ['25.00 kg', '25.02 kg'],
  nextDrums: ['25.00 kg', '25.00 kg', '25.00 kg', '25.00 kg'],
  slips: ['0.02 kg', '0.00 kg', '-0.02 kg', '0.00 kg', '0.00 kg', '0.00 kg', '0.4 g', '-0.4 g'],
  excess: '0.12 kg',
  blender: { rpm: '12' },
  drums: [
    { tare: '1.50 kg', content: '40.50 kg' },
    { tare: '1.52 kg', content: '40.48 kg' },
    { tare: '1.50 kg', content: '40.52 kg' },
    { tare: '1.54 kg', content: '40.38 kg' },
  ],
  blendSample: { container: 'BD-4', quantity: '0.24', unit: 'kg' },
};
