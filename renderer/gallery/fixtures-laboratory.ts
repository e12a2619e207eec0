import type { ResultLine, SampleCard, TestLine } from '../../main/contract/laboratory-views.ts';
import type { WorkScreen } from '../../main/contract/views.ts';
import { type Fixture, fails, PASSES, REVIEW } from './fixture.ts';
import { REVIEW_WORK } from './fixtures-work.ts';
import { NO_SAMPLES } from './laboratory-parts.ts';

const FISCHER = 'L. Fischer';
const MBEKI = 'E. Mbeki';
const FRAME = { ...REVIEW, person: { id: 'QC-01', name: FISCHER, roles: ['laboratory'] } } as const;

const ENTER: TestLine['action'] = { kind: 'enter', record: null, affordance: PASSES };
const VERIFY: TestLine['action'] = { kind: 'verify', record: null, affordance: PASSES };
const RETEST: TestLine['action'] = {
  kind: 'retest',
  record: 'OOS-01',
  affordance: fails({
    gate: 'requireStandingResult',
    code: 'retest.phase',
    data: { sample: 'SMP-01', test: 'Disintegration', record: 'OOS-01' },
    clears: 'qaReviewer',
  }),
};

const result = (value: string, verdict: ResultLine['verdict'] = 'within'): ResultLine => ({
  value,
  verdict,
  retest: false,
  enteredBy: FISCHER,
  verifiedBy: MBEKI,
});
const number = (unit: string, bound: boolean): TestLine['entry'] => ({ kind: 'number', unit, bound });
const words = (expected: string): TestLine['entry'] => ({ kind: 'words', expected });
const line = (
  test: string,
  name: string,
  limits: string,
  entry: TestLine['entry'],
  results: readonly ResultLine[] = [],
  action: TestLine['action'] = results.length === 0 ? ENTER : null,
): TestLine => ({ test, name, limits, entry, results, action });

const TESTS: readonly TestLine[] = [
  line('assay', 'Assay of ascorbic acid', '500 to 575 mg', number('mg', false), [result('522 mg')]),
  line(
    'identity',
    'Identity',
    'conforms',
    words('conforms'),
    [{ ...result('conforms'), verifiedBy: null }],
    VERIFY,
  ),
  line('disintegration', 'Disintegration', 'at most 30 min', number('min', true)),
  line('total-count', 'Total count', 'at most 1000 cfu/g', number('cfu/g', true), [result('120 cfu/g')]),
  line('yeasts', 'Yeasts and moulds', 'at most 100 cfu/g', number('cfu/g', true)),
  line('e-coli', 'E. coli', 'absent', words('absent')),
  line('salmonella', 'Salmonella', 'absent', words('absent')),
  line('lead', 'Lead (Pb)', 'at most 0.5 µg/g', number('µg/g', true)),
];
const OUT: readonly TestLine[] = [
  ...TESTS.slice(0, 2),
  line(
    'disintegration',
    'Disintegration',
    'at most 30 min',
    number('min', true),
    [result('34 min', 'outside'), { ...result('28 min'), retest: true }],
    RETEST,
  ),
];

const sample = (id: string, more: Partial<SampleCard> = {}): SampleCard => ({
  id,
  batch: 'VC5-26-0147',
  container: null,
  quantity: '0.24 kg',
  purpose: 'release',
  state: 'received',
  takenBy: 'L. Tran',
  takenAt: '2026-03-09T09:10:00.000Z',
  to: 'Northfield laboratory',
  place: null,
  moves: [],
  tests: TESTS,
  ...more,
});
const RETAINED = sample('SMP-02', {
  purpose: 'retain',
  state: 'taken',
  to: null,
  tests: [],
  moves: [
    { move: 'send', affordance: PASSES },
    { move: 'store', affordance: PASSES },
  ],
});

const shown = (samples: readonly SampleCard[]): WorkScreen => ({
  ...REVIEW_WORK,
  exceptions: [],
  cards: [],
  issue: null,
  laboratory: { ...NO_SAMPLES, samples },
});
const on = (id: string, samples: readonly SampleCard[], more: Partial<Fixture> = {}): Fixture => ({
  id,
  press: [['work.tab.samples', { n: samples.length }]],
  frame: FRAME,
  screen: shown(samples),
  ...more,
});

const MANY = ['SMP-05', 'SMP-04', 'SMP-03', 'SMP-01'].map((id) => sample(id));

/** Samples and results at the review desk, and what quality decides about lots. */
export const LABORATORY: readonly Fixture[] = [
  on('samples', [sample('SMP-01'), RETAINED]),
  on('samples-many', MANY),
  on('samples-out', [sample('SMP-01', { tests: OUT, container: 'VC5-26-0147/DC-06' })]),
  on('samples-retained', [RETAINED]),
  on('samples-sent', [sample('SMP-01', { state: 'sent', moves: [{ move: 'receive', affordance: PASSES }] })]),
  on('samples-stored', [{ ...RETAINED, state: 'stored', moves: [], place: 'Quarantine cage' }]),
  on('samples-none', []),
  on('sample-take', [], { overlay: { kind: 'laboratory', sheet: { for: 'take' } } }),
  on('sample-send', [RETAINED], {
    overlay: { kind: 'laboratory', sheet: { for: 'send', sample: 'SMP-02' } },
  }),
  on('sample-store', [RETAINED], {
    overlay: { kind: 'laboratory', sheet: { for: 'store', sample: 'SMP-02' } },
  }),
  on('result-number', [sample('SMP-01')], {
    overlay: { kind: 'laboratory', sheet: { for: 'enter', sample: 'SMP-01', test: 'assay' } },
  }),
  on('result-bound', [sample('SMP-01')], {
    overlay: { kind: 'laboratory', sheet: { for: 'enter', sample: 'SMP-01', test: 'disintegration' } },
  }),
  on('result-words', [sample('SMP-01')], {
    overlay: { kind: 'laboratory', sheet: { for: 'enter', sample: 'SMP-01', test: 'e-coli' } },
  }),
  {
    id: 'lot-decide',
    frame: REVIEW,
    screen: shown([]),
    overlay: { kind: 'laboratory', sheet: { for: 'lot', lot: 'AA-2409-117' } },
  },
];
