import type { CountedRoll } from '../../contract/parse-command.ts';

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
  /** What is taken out of one of them for quality, counted from 1. */
  readonly blendSample: { readonly number: number; readonly quantity: string; readonly unit: string };
  /** What stands on every label that is right. */
  readonly artwork: string;
  /** The rolls in the order of their use: their labels, what the applicator counted, and what was spliced off. */
  readonly rolls: readonly RollInput[];
  /** When each further roll is put on. */
  readonly rollChanges: readonly string[];
  /** When the code on a pack is read while the line runs. */
  readonly codeChecks: readonly string[];
  /** The month that the coder puts on every pack, `YYYY-MM`. */
  readonly coded: string;
  /** The item of the line clearance that is left open at first. */
  readonly forgottenItem: string;
  /** What the counters of the line show, and what lies in its bins. */
  readonly lineCounts: readonly {
    readonly what: string;
    readonly quantity: number;
    readonly reason: string | null;
  }[];
  /** What each of two people finds of each roll. */
  readonly firstCount: readonly Counted[];
  readonly secondCount: readonly Counted[];
  /** Why labels were missing at first, by the code of its cause. */
  readonly cause: string;
  /** What is taken of the finished batch, newest last. */
  readonly finishedSamples: readonly {
    readonly purpose: string;
    readonly quantity: string;
    readonly unit: string;
  }[];
  readonly retainedAt: string;
  /** What the laboratory finds, by test. */
  readonly results: Readonly<Record<string, string>>;
}

/** What one person counts of one roll. */
type Counted = Omit<CountedRoll, 'roll'> & { readonly roll: string };

export interface RollInput {
  readonly roll: string;
  readonly labels: number;
  readonly counter: number;
  readonly onRejects: number;
  readonly splice: number;
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
  blendSample: { number: 4, quantity: '0.24', unit: 'kg' },
  artwork: 'LB5007F',
  rolls: [
    { roll: 'R-0931', labels: 1500, counter: 1475, onRejects: 3, splice: 16 },
    { roll: 'R-0932', labels: 1100, counter: 974, onRejects: 2, splice: 15 },
  ],
  rollChanges: ['12:20'],
  codeChecks: ['09:25', '10:20', '11:15', '13:15', '14:10'],
  coded: '2028-03',
  forgottenItem: '6',
  lineCounts: [
    { what: 'unitsIn', quantity: 245_160, reason: null },
    { what: 'filled', quantity: 2_451, reason: null },
    { what: 'rejected', quantity: 5, reason: 'cap-or-seal' },
    { what: 'rejected', quantity: 2, reason: 'label-missing' },
    { what: 'sampled', quantity: 12, reason: null },
    { what: 'unitsLeft', quantity: 60, reason: null },
  ],
  firstCount: [
    { roll: 'R-0931', setUp: 0, damaged: 0, specimen: 0, returned: 0, coded: false },
    { roll: 'R-0932', setUp: 0, damaged: 9, specimen: 0, returned: 97, coded: false },
  ],
  secondCount: [
    { roll: 'R-0931', setUp: 6, damaged: 0, specimen: 0, returned: 0, coded: false },
    { roll: 'R-0932', setUp: 3, damaged: 9, specimen: 0, returned: 97, coded: false },
  ],
  cause: 'instruction-missing',
  finishedSamples: [
    { purpose: 'retain', quantity: '0.48', unit: 'kg' },
    { purpose: 'release', quantity: '0.48', unit: 'kg' },
  ],
  retainedAt: 'RET-01',
  results: {
    assay: '522',
    identity: 'conforms',
    disintegration: '11',
    'total-count': '120',
    yeasts: '<10',
    'e-coli': 'absent',
    salmonella: 'absent',
    lead: '0.08',
  },
};
