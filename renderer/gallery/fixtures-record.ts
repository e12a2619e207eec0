import type {
  BatchRecordView,
  CorrectionCard,
  RecordOverride,
  RecordValue,
} from '../../main/contract/record-view.ts';
import { photoOf } from './attachment-parts.ts';
import { type Fixture, fails, PASSES, REVIEW, titleOf } from './fixture.ts';
import { REVIEW_WORK } from './fixtures-work.ts';

const typed = (
  id: string,
  what: string,
  value: string,
  evidence: 'confirmed' | 'count' | 'reference' | 'photo',
  more: Partial<RecordValue> = {},
): RecordValue => ({
  id,
  what,
  value,
  by: 'M. Alvarez',
  at: '2026-03-09T08:24:00.000Z',
  source: 'person',
  added: null,
  photo: null,
  earlier: [],
  invalid: null,
  change: { kind: 'correct', evidence, waits: null },
  ...more,
});

const weighed = (id: string, value: string, more: Partial<RecordValue> = {}): RecordValue => ({
  ...typed(id, id, value, 'count'),
  at: '2026-03-09T10:12:00.000Z',
  source: 'scale',
  change: { kind: 'invalidate', capture: { kind: 'container', id: id as never } },
  ...more,
});

const CLEARANCE: readonly RecordValue[] = [
  typed('1', 'No material of batch MG2-26-0139 is in the booth', 'confirmed', 'confirmed'),
  typed('2', 'Labels of another batch in the booth or the printer', '0', 'count', {
    change: { kind: 'correct', evidence: 'count', waits: 'COR-02' },
  }),
  typed('3', 'The booth is the one on the label at the door', 'WS-01-BOOTH', 'reference', {
    source: 'scan',
    change: null,
  }),
  typed('5', 'Cleaning record of the booth', 'CL-0789', 'reference', {
    earlier: [
      {
        value: 'CL-0788',
        by: 'M. Alvarez',
        at: '2026-03-09T08:21:00.000Z',
        reason: 'value-mistyped',
        approvedBy: 'P. Raman',
      },
    ],
  }),
  typed('6', 'The floor and both pans are clean and dry', 'confirmed', 'confirmed'),
];

const step = (id: string, values: readonly RecordValue[]): BatchRecordView['steps'][number] => ({
  id,
  title: titleOf(id),
  state: id === '60' ? 'inProgress' : values.length > 0 ? 'verified' : 'planned',
  performers: values.length > 0 ? ['M. Alvarez'] : [],
  verifier: id === '20' ? 'D. Price' : null,
  startedAt: values.length > 0 ? '2026-03-09T08:16:00.000Z' : null,
  completedAt: id === '20' ? '2026-03-09T08:31:00.000Z' : null,
  values,
  overrides: id === '60' ? [OVERRIDE] : [],
  late: [],
  attachments: [],
});

/** The second lot went ahead of the first in step 60. */
const OVERRIDE: RecordOverride = {
  override: 'fefo',
  object: 'AA-2503-042',
  by: 'G. Lin',
  at: '2026-03-09T10:38:10.000Z',
  reason: 'earlier-lot-out-of-reach',
  narrative: 'A rack in front of the earlier lot is being repaired.',
  exception: 'EX-08',
};

const RECORD: BatchRecordView = {
  batch: 'VC5-26-0147',
  product: 'Ascorbic Acid (Vitamin C) 500 mg',
  state: 'inExecution',
  steps: [
    step('20', CLEARANCE),
    step('60', [
      weighed('VC5-26-0147/DC-06', '6.26 kg', {
        change: null,
        invalid: { by: 'P. Raman', at: '2026-03-09T10:20:00.000Z', reason: 'capture-not-valid' },
      }),
      weighed('VC5-26-0147/DC-07', '6.24 kg'),
    ]),
    step('70', []),
    step('80', []),
    step('90', []),
    step('100', []),
    step('110', []),
  ],
  attachments: [],
};

const card = (id: string, more: Partial<CorrectionCard> = {}): CorrectionCard => ({
  id,
  batch: 'VC5-26-0147',
  step: '20',
  item: '5',
  what: 'Cleaning record of the booth',
  before: 'CL-0788',
  after: 'CL-0789',
  found: false,
  amendment: false,
  reason: 'value-mistyped',
  narrative: null,
  by: 'M. Alvarez',
  at: '2026-03-09T10:02:00.000Z',
  owner: 'qaReviewer',
  approve: PASSES,
  refuse: PASSES,
  ...more,
});
const OWN = fails({
  gate: 'requireUninvolved',
  code: 'change.corrector',
  data: { person: 'P. Raman', correction: 'COR-03' },
  clears: 'qaReviewer',
});
const CORRECTIONS: readonly CorrectionCard[] = [
  card('COR-01'),
  card('COR-02', {
    item: '2',
    what: 'Labels of another batch in the booth or the printer',
    before: '0',
    after: '3',
    found: true,
    reason: 'value-misread',
    narrative: 'Three labels stuck behind the printer door',
  }),
  card('COR-03', { amendment: true, by: 'P. Raman', approve: OWN, refuse: OWN }),
  card('COR-04', { batch: 'VC5-26-0148' }),
];

const desk = { ...REVIEW_WORK, exceptions: [], batchRecords: ['VC5-26-0147'], corrections: CORRECTIONS };
const reference = {
  batch: 'VC5-26-0147',
  step: '20',
  item: '5',
  what: 'Cleaning record of the booth',
  value: 'CL-0788',
  evidence: 'reference',
} as const;
const base = { frame: REVIEW, screen: desk, record: RECORD } as const;

const PANS = 'Both pans are clean and dry: photo of each from above';
const SHOWN = typed('7', PANS, 'AT-05', 'photo', { photo: { ...photoOf('20'), caption: PANS } });

export const BATCH_RECORD: readonly Fixture[] = [
  { ...base, id: 'record', press: [['work.tab.record']] },
  {
    ...base,
    id: 'record-photo',
    record: {
      ...RECORD,
      steps: [{ ...step('20', [SHOWN, ...CLEARANCE]), attachments: [{ ...photoOf('20'), caption: PANS }] }],
    },
    press: [['work.tab.record']],
  },
  {
    ...base,
    id: 'record-taken-back',
    record: { ...RECORD, steps: RECORD.steps.filter(({ id }) => id !== '20') },
    press: [['work.tab.record']],
  },
  {
    ...base,
    id: 'record-batches',
    screen: { ...desk, batchRecords: ['VC5-26-0147', 'VC5-26-0148'] },
    press: [['work.tab.record']],
  },
  { ...base, id: 'record-corrections', press: [['work.tab.corrections', { n: 4 }]] },
  { ...base, id: 'record-correct-reference', overlay: { kind: 'correct', value: reference } },
  {
    ...base,
    id: 'record-correct-count',
    overlay: {
      kind: 'correct',
      value: {
        ...reference,
        item: '2',
        what: 'Labels of another batch in the booth',
        value: '0',
        evidence: 'count',
      },
    },
  },
  {
    ...base,
    id: 'record-correct-confirmed',
    overlay: {
      kind: 'correct',
      value: {
        ...reference,
        item: '1',
        what: 'The booth is empty',
        value: 'confirmed',
        evidence: 'confirmed',
      },
    },
  },
  { ...base, id: 'record-refuse', overlay: { kind: 'refuseCorrection', correction: 'COR-01' } },
  {
    ...base,
    id: 'record-invalidate',
    overlay: {
      kind: 'invalidate',
      captured: {
        batch: 'VC5-26-0147',
        step: '60',
        what: 'VC5-26-0147/DC-07',
        value: '6.24 kg',
        capture: { kind: 'container', id: 'VC5-26-0147/DC-07' },
      },
    },
  },
];
