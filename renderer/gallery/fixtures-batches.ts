import type {
  BatchCard,
  BatchReviewView,
  BatchStateName,
  OpenItemView,
  ReadinessLineView,
  SummaryEntry,
} from '../../main/contract/batch-views.ts';
import type { EventLine } from '../../main/contract/views.ts';
import { type Fixture, fails, PASSES, REVIEW, titleOf } from './fixture.ts';
import { REVIEW_DESK } from './fixtures-work.ts';

const BATCH = 'VC5-26-0147';
const PRODUCT = 'Ascorbic Acid (Vitamin C) 500 mg';
const NOT_REQUIRED = ['results', 'yields', 'labels', 'rework', 'retained'];
const LINES = [
  'steps',
  'results',
  'yields',
  'accountability',
  'labels',
  'clearance',
  'exceptions',
  'records',
  'rework',
  'holds',
  'lookBacks',
  'retained',
  'corrections',
  'auditTrail',
  'batchReview',
  'log',
];

const item = (code: string, data: OpenItemView['data'], kind: string, id: string): OpenItemView => ({
  code,
  data,
  object: { kind, id },
});

/** The whole checklist with these lines open. */
const linesWith = (open: Readonly<Record<string, readonly OpenItemView[]>>): readonly ReadinessLineView[] =>
  LINES.map((id) => ({
    id,
    status: open[id] ? 'open' : NOT_REQUIRED.includes(id) ? 'notRequired' : 'closed',
    open: open[id] ?? [],
  }));

const line = (seq: number, at: string, type: string, person: string | null): EventLine => ({
  seq,
  at,
  type,
  station: 'WS-01',
  person,
  batch: BATCH,
  step: '70',
  summary: {},
  refusals: [],
});

const EX_02: SummaryEntry = {
  id: 'EX-02',
  title: 'trigger.outOfTolerance',
  open: false,
  severity: 'major',
  state: 'closed',
  step: '70',
  at: '2026-03-09T10:31:10.000Z',
  owner: 'supervisor',
  reported: false,
  approval: {
    kind: 'person',
    by: 'G. Lin',
    at: '2026-03-09T10:40:02.000Z',
    reason: 'excess-removed-to-waste',
  },
  trail: [
    line(4_102, '2026-03-09T10:31:10.000Z', 'CommandDenied', 'OP-101'),
    line(4_103, '2026-03-09T10:31:10.000Z', 'ExceptionOpened', 'OP-101'),
    line(4_120, '2026-03-09T10:40:02.000Z', 'ExceptionSettled', 'OP-101'),
    line(4_131, '2026-03-09T10:44:51.000Z', 'ExceptionClosed', 'OP-101'),
  ],
};
const EX_08: SummaryEntry = {
  ...EX_02,
  id: 'EX-08',
  title: 'override.fefo',
  step: '50',
  owner: 'qaReviewer',
  reported: true,
  approval: {
    kind: 'person',
    by: 'P. Raman',
    at: '2026-03-09T11:02:40.000Z',
    reason: 'assessed-no-impact',
  },
  trail: [
    line(4_110, '2026-03-09T10:38:10.000Z', 'ExceptionOpened', 'OP-101'),
    line(4_111, '2026-03-09T10:38:10.000Z', 'OverrideGranted', 'OP-101'),
    line(4_140, '2026-03-09T11:02:40.000Z', 'ExceptionSettled', 'QA-01'),
  ],
};
const EX_03: SummaryEntry = {
  ...EX_02,
  id: 'EX-03',
  title: 'trigger.deviceIneligible',
  severity: 'minor',
  state: 'ruleClosed',
  step: '90',
  approval: { kind: 'rule', rule: 'deviceIneligible', version: 'triggers-1' },
};
const EX_04: SummaryEntry = {
  ...EX_02,
  id: 'EX-04',
  title: 'trigger.statusViolation',
  step: '100',
  owner: 'qaReviewer',
  approval: {
    kind: 'person',
    by: 'P. Raman',
    at: '2026-03-09T11:29:00.000Z',
    reason: 'lot-blocked-reallocated',
  },
};
const EX_05: SummaryEntry = {
  ...EX_02,
  id: 'EX-05',
  title: 'trigger.reported',
  open: true,
  state: 'blocked',
  step: '80',
  reported: true,
  approval: null,
};
const DENIALS = ['4102', '4160', '4188'].map(
  (id): SummaryEntry => ({
    ...EX_02,
    id,
    title: 'refusal.tolerance.over.title',
    severity: null,
    state: 'refused',
    owner: null,
    approval: null,
    trail: [line(Number(id), '2026-03-09T10:31:10.000Z', 'CommandDenied', 'OP-101')],
  }),
);

const summary = (...open: readonly SummaryEntry[]): BatchReviewView['summary'] => [
  { class: 'investigation', entries: [] },
  { class: 'outOfTolerance', entries: [EX_02] },
  { class: 'override', entries: [EX_08] },
  { class: 'substitution', entries: [EX_04] },
  { class: 'correction', entries: [] },
  { class: 'other', entries: [EX_03, ...open] },
  { class: 'denial', entries: DENIALS },
  { class: 'voided', entries: [] },
];

const REFUSED = fails({
  gate: 'requireReadiness',
  code: 'release.open',
  data: { batch: BATCH, n: 3, readiness: 'exceptions, holds, batchReview', objects: 'EX-05, HLD-0004' },
  clears: 'qaReviewer',
});

const base: BatchReviewView = {
  batch: BATCH,
  product: PRODUCT,
  size: '250 000 capsules',
  state: 'inReview',
  lines: linesWith({ batchReview: [item('reviewUnsigned', { batch: BATCH }, 'batch', BATCH)] }),
  byException: { eligible: true, why: [] },
  summary: summary(),
  steps: ['10', '20', '30', '40', '50', '60', '70', '80', '90', '100', '110'].map((step) => ({
    step,
    title: titleOf(step),
    state: step === '30' ? 'complete' : 'verified',
    performers: ['M. Alvarez'],
    verifier: step === '30' ? null : 'D. Price',
    started: '2026-03-09T10:12:00.000Z',
    ended: '2026-03-09T10:25:40.000Z',
    fullReview: false,
  })),
  throughSeq: 4_417,
  denials: 3,
  trail: { by: 'P. Raman', at: '2026-03-12T09:02:00.000Z', throughSeq: 4_417, denials: 3 },
  signed: null,
  released: null,
  ended: null,
  shipments: [],
  recall: null,
  affordances: {
    SignBatchReview: PASSES,
    ReviewAuditTrail: PASSES,
    ReturnBatch: PASSES,
    RejectBatch: PASSES,
    ReleaseBatch: REFUSED,
  },
};

const several: BatchReviewView = {
  ...base,
  lines: linesWith({
    exceptions: [
      item(
        'exception',
        { exception: 'EX-05', trigger: 'reported', step: '80', is: 'blocked' },
        'exception',
        'EX-05',
      ),
    ],
    holds: [
      item('hold', { hold: 'HLD-0004', object: 'MS-2510-011', reason: 'coa-mismatch' }, 'hold', 'HLD-0004'),
    ],
    records: [item('record', { record: 'DEV-01', recordKind: 'deviation' }, 'record', 'DEV-01')],
    auditTrail: [item('trailUnsigned', { batch: BATCH, denials: 3 }, 'batch', BATCH)],
    batchReview: [item('reviewUnsigned', { batch: BATCH }, 'batch', BATCH)],
  }),
  byException: {
    eligible: false,
    why: [item('exceptionOpen', { exception: 'EX-05' }, 'exception', 'EX-05')],
  },
  summary: summary(EX_05),
  steps: base.steps.map((each) => (each.step === '80' ? { ...each, fullReview: true } : each)),
  trail: null,
  affordances: { ...base.affordances, SignBatchReview: REFUSED },
};

const by = { by: 'P. Raman', at: '2026-03-12T09:20:00.000Z' };
const eligible: BatchReviewView = {
  ...base,
  state: 'releaseEligible',
  lines: linesWith({}),
  signed: { ...by, byException: true },
  affordances: { ReleaseBatch: PASSES, RejectBatch: PASSES, TerminateBatch: PASSES },
};
const released: BatchReviewView = {
  ...eligible,
  state: 'released',
  released: { by: 'H. Sørensen', at: '2026-03-13T10:15:00.000Z' },
  shipments: [
    { by: 'G. Lin', at: '2026-03-14T08:00:00.000Z', quantity: 1_200, to: 'Wholesaler North' },
    { by: 'G. Lin', at: '2026-03-16T08:00:00.000Z', quantity: 480, to: 'Pharmacy chain West' },
  ],
  affordances: { ShipUnits: PASSES },
};
const stopped: BatchReviewView = {
  ...released,
  state: 'postReleaseHold',
  lines: linesWith({
    holds: [
      item(
        'hold',
        { hold: 'HLD-0009', object: 'RH-2507-033', reason: 'customer-complaint' },
        'hold',
        'HLD-0009',
      ),
    ],
    records: [item('record', { record: 'NC-01', recordKind: 'nonconformance' }, 'record', 'NC-01')],
  }),
  recall: 'NC-01',
  affordances: { ReinstateBatch: REFUSED },
};
const rejected: BatchReviewView = {
  ...several,
  state: 'rejected',
  ended: {
    by: 'H. Sørensen',
    at: '2026-03-12T15:40:00.000Z',
    reason: 'foreign-matter-suspected',
    narrative: 'Metal was found in two containers.',
  },
  affordances: {},
};
/** Nothing is open but what is signed at the desk. */
const clean: BatchReviewView = {
  ...base,
  state: 'executed',
  lines: linesWith({
    auditTrail: [item('trailUnsigned', { batch: BATCH, denials: 3 }, 'batch', BATCH)],
    batchReview: [item('reviewUnsigned', { batch: BATCH }, 'batch', BATCH)],
  }),
  trail: null,
  affordances: { BeginReview: PASSES, RejectBatch: PASSES, TerminateBatch: PASSES },
};

const card = (batch: string, state: BatchStateName, open: number | null): BatchCard => ({
  batch,
  product: PRODUCT,
  state,
  open,
  mark: state,
});
const OTHERS: readonly BatchCard[] = [
  card('VC5-26-0148', 'inExecution', 6),
  card('MG2-26-0139', 'released', null),
  card('MG2-26-0131', 'rejected', null),
];

const shown = (id: string, review: BatchReviewView, press: Fixture['press'] = []): Fixture => {
  const open = review.lines.filter(({ status }) => status === 'open').length;
  const over = review.state === 'released' || review.state === 'rejected';
  return {
    id,
    frame: REVIEW,
    screen: { ...REVIEW_DESK, batches: [card(BATCH, review.state, over ? null : open), ...OTHERS] },
    press: [['work.tab.batches', { n: 4 }], ...press],
    review,
  };
};

export const BATCHES: readonly Fixture[] = [
  {
    id: 'batches-none',
    frame: REVIEW,
    screen: REVIEW_DESK,
    press: [['work.tab.batches', { n: 0 }]],
  },
  shown('batches-nothing-open', clean),
  shown('batches-several-open', several),
  shown('batches-several-summary', several, [['batches.tab.summary', { n: 6 }]]),
  shown('batches-several-routine', several, [['batches.tab.routine']]),
  shown('batches-review', base),
  shown('batches-eligible', eligible),
  shown('batches-released', released),
  shown('batches-stopped', stopped),
  shown('batches-rejected', rejected),
  {
    ...shown('batches-decide', several),
    overlay: { kind: 'decideBatch', decision: 'RejectBatch', batch: BATCH },
  },
  { ...shown('batches-ship', released), overlay: { kind: 'ship', batch: BATCH } },
  {
    ...shown('batches-trail', several),
    overlay: { kind: 'history', of: { kind: 'trail', id: 'EX-02', lines: EX_02.trail } },
  },
  {
    ...shown('batches-disqualifies', several),
    frame: { ...REVIEW, person: { id: 'QA-02', name: 'H. Sørensen', roles: ['qaRelease'] } },
    overlay: {
      kind: 'sign',
      draft: { type: 'CompleteStep' },
    },
    signing: {
      kind: 'signing',
      text: 'Meaning: performed\nBatch VC5-26-0147, step 80: Dispense microcrystalline cellulose',
      hash: '0'.repeat(64),
      meaning: 'performed',
      needsPerson: false,
      ownWork: true,
      disqualifies: { batch: BATCH, people: ['QA-02'] },
    },
  },
];
