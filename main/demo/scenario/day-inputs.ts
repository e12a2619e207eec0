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
  readonly drums: readonly DrumInput[];
  /** What is taken out of one of them for quality, counted from 1. */
  readonly blendSample: { readonly number: number; readonly quantity: string; readonly unit: string };
  /** The shells of the capsules, issued and left. */
  readonly shells: ComponentInput;
  /** By how much each unit of a sample is lighter or heavier than their mean. */
  readonly spread: readonly string[];
  /** Means of the samples of setting up. */
  readonly setUps: readonly string[];
  /** Drums of the blend that follow the first one into the machine. */
  readonly feeds: readonly { readonly at: string; readonly drum: number }[];
  /** Means of the checks: until one is too heavy, of that one, after the adjustment, and of those that follow. */
  readonly checks: {
    readonly before: readonly CheckInput[];
    readonly failed: CheckInput;
    readonly recheck: CheckInput;
    readonly after: readonly CheckInput[];
  };
  /** The check of what stood under the outlet when the run was over. */
  readonly end: CheckInput;
  /** What the counters of the encapsulator show, and why units were rejected. */
  readonly runCounts: readonly CountInput[];
  /** What the sort of the held capsules took out of them. */
  readonly sortedOut: { readonly value: string; readonly unit: string };
  /** The powder that was left in the hopper. */
  readonly heel: { readonly value: string; readonly unit: string };
  /** Empty drums, and the capsules that come out of the polisher into each. */
  readonly bulk: readonly DrumInput[];
  /** Capsules that are taken for quality. */
  readonly bulkSamples: number;
  /** What every pack needs beside its label. */
  readonly packComponents: readonly ComponentInput[];
  /** Cases that are filled whole, and the packs in the last one. */
  readonly cases: { readonly full: number; readonly rest: number };
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
  readonly lineCounts: readonly CountInput[];
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

/** An empty drum, and what flows into it. */
export interface DrumInput {
  readonly tare: string;
  readonly content: string;
}

/** A sample at a time of the day, and the mean of its units. */
export interface CheckInput {
  readonly at: string;
  readonly mean: string;
}

export interface CountInput {
  readonly what: string;
  readonly quantity: number;
  readonly reason: string | null;
}

/** A counted component: how many pieces of a lot come to a run, and what is found of them when it is over. */
export interface ComponentInput {
  readonly component: string;
  readonly item: string;
  readonly lot: string;
  readonly issued: number;
  readonly left: {
    readonly setUp: number;
    readonly damaged: number;
    readonly sampled: number;
    readonly returned: number;
  };
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

/** Twenty units of a sample, one a little heavier than the last was light; together they weigh twenty times their mean. */
const SPREAD = Array.from({ length: 20 }, (_, index) => {
  const tenths = 20 + 2 * Math.floor(index / 2);
  return `${index % 2 === 0 ? '' : '-'}${tenths / 10} mg`;
});

/** Scenario §4: what lay on the pans in those days. */
export const DAY_INPUTS: DayInputs = {
  checkWeights: {
    'SCL-01': ['5.00 kg', '20.00 kg', '100.02 kg'],
    'SCL-02': ['1000.1 g', '10000.4 g'],
    'SCL-04': ['5.00 kg', '20.00 kg', '100.00 kg'],
    'BAL-01': ['0.2000 g', '200.0001 g'],
    'SCL-05': ['5.00 kg', '20.00 kg', '100.02 kg'],
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
  shells: {
    component: 'shell',
    item: 'PK-3001',
    lot: 'HC-00-25117',
    issued: 252_000,
    left: { setUp: 0, damaged: 0, sampled: 0, returned: 4_250 },
  },
  spread: SPREAD,
  setUps: Array(12).fill('768.0 mg'),
  feeds: [
    { at: '11:50', drum: 2 },
    { at: '12:48', drum: 3 },
    { at: '14:10', drum: 4 },
  ],
  checks: {
    before: [
      { at: '11:30', mean: '766.0 mg' },
      { at: '12:00', mean: '766.0 mg' },
      { at: '12:30', mean: '765.9 mg' },
      { at: '13:00', mean: '766.0 mg' },
    ],
    failed: { at: '13:30', mean: '784.6 mg' },
    recheck: { at: '13:50', mean: '769.1 mg' },
    after: [
      { at: '14:28', mean: '766.0 mg' },
      { at: '14:58', mean: '766.0 mg' },
    ],
  },
  end: { at: '15:08', mean: '766.0 mg' },
  runCounts: [
    { what: 'good', quantity: 245_760, reason: null },
    { what: 'rejected', quantity: 860, reason: 'start-and-stop' },
    { what: 'rejected', quantity: 320, reason: 'shell-damaged' },
    { what: 'rejected', quantity: 310, reason: 'sorted-out' },
  ],
  sortedOut: { value: '-0.24', unit: 'kg' },
  heel: { value: '0.48', unit: 'kg' },
  bulk: [
    { tare: '1.52 kg', content: '40.12 kg' },
    { tare: '1.50 kg', content: '39.88 kg' },
    { tare: '1.54 kg', content: '40.04 kg' },
    { tare: '1.50 kg', content: '39.96 kg' },
    { tare: '1.52 kg', content: '28.84 kg' },
  ],
  bulkSamples: 600,
  packComponents: [
    {
      component: 'bottle',
      item: 'PK-4010',
      lot: 'BT-2601-14',
      issued: 2_550,
      left: { setUp: 18, damaged: 0, sampled: 0, returned: 81 },
    },
    {
      component: 'closure',
      item: 'PK-4022',
      lot: 'CP-2512-55',
      issued: 2_600,
      left: { setUp: 22, damaged: 0, sampled: 0, returned: 127 },
    },
  ],
  cases: { full: 202, rest: 8 },
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
