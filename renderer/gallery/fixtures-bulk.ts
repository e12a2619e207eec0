import type {
  BulkWeighScreen,
  CheckScreen,
  DetectorView,
  DispensedView,
  LiveWeight,
} from '../../main/contract/views.ts';
import { BOOTH, type Fixture, PASSES, stepParts } from './fixture.ts';

const BATCH = 'VC5-26-0147';
const NOW = '2026-03-10T22:24:00.000Z';
const STEPS = [
  ['140', 'Clear the encapsulator'],
  ['145', 'Daily check of balance, scale and metal detector'],
  ['150', 'Encapsulate'],
  ['160', 'Metal detection, polish, bulk weigh, yield'],
] as const;

const atMachine = (step: string, state: BulkWeighScreen['state'] = 'inProgress'): Fixture['frame'] => ({
  ...BOOTH,
  station: { id: 'EN-01', name: 'Encapsulation terminal', functions: ['process'] },
  terminal: 'EN-01-A',
  now: NOW,
  person: { id: 'OP-203', name: 'L. Tran', roles: ['operator'] },
  devices: [
    { id: 'BAL-01', kind: 'scale', state: 'ok', note: 'ready', data: {} },
    { id: 'SCL-05', kind: 'scale', state: 'ok', note: 'ready', data: {} },
    { id: 'PRN-05', kind: 'printer', state: 'ok', note: 'ready', data: {} },
    { id: 'SCN-05', kind: 'scanner', state: 'ok', note: 'ready', data: {} },
  ],
  batch: { id: BATCH, product: 'Ascorbic Acid (Vitamin C) 500 mg', step },
  rail: STEPS.map(([id, title]) => ({
    id,
    title,
    state: Number(id) < Number(step) ? 'verified' : id === step ? state : 'ready',
    current: id === step,
  })),
});

const PIECES = [
  ['TP-FE10', 'Fe 1.0 mm'],
  ['TP-NF15', 'Non-Fe 1.5 mm'],
  ['TP-SS20', 'Steel 316 2.0 mm'],
] as const;
type PieceState = DetectorView['pieces'][number]['state'];

const detector = (
  states: readonly PieceState[] = ['rejected', 'rejected', 'rejected'],
  more: Partial<DetectorView> = {},
): DetectorView => ({
  detector: 'MD-02',
  name: 'Metal detector behind the polisher',
  pieces: PIECES.map(([piece, text], index) => ({ piece, text, state: states[index] ?? 'waiting' })),
  attempt: 1,
  status: 'passed',
  pass: PASSES,
  repeat: PASSES,
  ...more,
});
const running = (...states: readonly PieceState[]) => detector(states, { status: 'running' });

const cap = (number: number) => `${BATCH}/CAP-${String(number).padStart(2, '0')}`;
const bk = (number: number) => `${BATCH}/BK-${number}`;
const DRUMS = ['40.12', '39.88', '40.04', '39.96', '28.84'];

const drums = (count: number): readonly DispensedView[] =>
  DRUMS.slice(0, count).map((net, index) => ({
    container: bk(index + 1),
    gross: (Number(net) + 1.5).toFixed(2),
    tare: '1.50',
    net,
    unit: 'kg',
    sources: [],
    phase: 'labelled',
    by: 'L. Tran',
    verifiedBy: null,
  }));

/** Nine containers of the run, so many of them in. */
const intake = (inside: number, held = 0): BulkWeighScreen['intake'] =>
  Array.from({ length: 9 }, (_, index) => ({
    container: cap(index + 1),
    state: index < inside ? 'in' : index < 9 - held ? 'outside' : 'held',
    by: index < inside ? 'L. Tran' : null,
  }));

const NET = ['0.00', '40.12', '80.00', '120.04', '160.00', '188.84'];
const UNITS = [0, 52_210, 104_110, 156_220, 208_220, 245_760];
const PERCENT = ['0.00', '20.88', '41.64', '62.48', '83.28', '98.30'];

const bulk = (out: number, inside: number, more: Partial<BulkWeighScreen> = {}): BulkWeighScreen => ({
  ...stepParts('160'),
  batch: BATCH,
  title: 'Metal detection, polish, bulk weigh, yield',
  performer: 'L. Tran',
  task: { code: 'takeIn', data: { done: inside, of: 9 } },
  affordances: {
    LeaveStep: PASSES,
    SuspendStep: PASSES,
    ZeroScale: PASSES,
    CaptureTare: PASSES,
    AcceptWeight: PASSES,
    PrintLabel: PASSES,
    ReprintLabel: PASSES,
    CompleteStep: PASSES,
  },
  kind: 'bulkWeigh',
  stage: 'weigh',
  phase: 'fill',
  item: { id: 'IM-VC500-CAPS', name: 'Vitamin C 500 mg capsules in bulk' },
  scales: [
    {
      id: 'BAL-01',
      name: 'Analytical balance 220 g',
      note: '220 g · d 0.0001 g',
      selected: false,
      select: PASSES,
    },
    { id: 'SCL-05', name: 'Floor scale 150 kg', note: '150 kg · d 0.02 kg', selected: true, select: PASSES },
  ],
  scale: 'SCL-05',
  current: { container: bk(out + 1), tare: '1.50' },
  containers: drums(out),
  label: null,
  unit: 'capsules',
  intake: intake(inside),
  detector: detector(),
  standing: 'good',
  until: '2026-03-10T23:20:00.000Z',
  minutes: 60,
  challengeAfter: true,
  net: `${NET[out]} kg`,
  mean: { mass: '768.4 mg', of: 180 },
  units: UNITS[out] ?? 0,
  target: 250_000,
  samples: { taken: 0, lowest: 600, highest: 600 },
  count: PASSES,
  yield: { percent: PERCENT[out] ?? null, lowest: '95.0', highest: '101.0', within: out === 5 },
  ...more,
});

const LIVE: LiveWeight = {
  scale: 'SCL-05',
  unit: 'kg',
  gross: '41.62',
  net: '40.12',
  displayed: '41.62',
  stable: true,
  state: 'ready',
  zone: 'none',
  fill: 0,
  difference: null,
};

const challenging = (of: DetectorView, task: BulkWeighScreen['task'], out = 0, inside = 0) =>
  bulk(out, inside, {
    stage: 'challenge',
    phase: 'zero',
    current: null,
    detector: of,
    standing: 'due',
    until: null,
    task,
  });

const ended = (more: Partial<BulkWeighScreen> = {}) =>
  bulk(5, 9, {
    stage: 'end',
    phase: 'next',
    current: null,
    challengeAfter: false,
    samples: { taken: 600, lowest: 600, highest: 600 },
    task: { code: 'signStep', data: { step: '160' } },
    ...more,
  });

const checking = (of: DetectorView, task: CheckScreen['task']): CheckScreen => ({
  ...stepParts('145'),
  batch: BATCH,
  title: 'Daily check of balance, scale and metal detector',
  performer: 'L. Tran',
  task,
  kind: 'check',
  affordances: { LeaveStep: PASSES, CompleteStep: PASSES },
  scales: (['BAL-01', 'SCL-05'] as const).map((scale) => ({
    scale,
    name: scale === 'BAL-01' ? 'Analytical balance 220 g' : 'Floor scale 150 kg',
    unit: scale === 'BAL-01' ? 'g' : 'kg',
    weightSet: scale === 'BAL-01' ? 'TW-G1' : 'TW-K2',
    weightSetScanned: true,
    prepared: true,
    attempt: 1,
    status: 'passed',
    points: [],
    capture: PASSES,
  })),
  detectors: [of],
});

/** A metal detector with its pieces, and the bulk that goes through it. */
export const BULK: readonly Fixture[] = [
  {
    id: 'challenge-check',
    frame: atMachine('145'),
    screen: checking(detector([], { status: 'due' }), {
      code: 'scanPiece',
      data: { next: 1, of: 3, detector: 'MD-02' },
    }),
  },
  {
    id: 'challenge-check-asked',
    frame: atMachine('145'),
    screen: checking(running('rejected', 'inHand'), {
      code: 'passPiece',
      data: { piece: 'Non-Fe 1.5 mm', detector: 'MD-02' },
    }),
  },
  {
    id: 'challenge-check-passed',
    frame: atMachine('145'),
    screen: checking(detector(), { code: 'signStep', data: { step: '145' } }),
  },
  {
    id: 'challenge-before',
    frame: atMachine('160'),
    screen: challenging(detector([], { status: 'due' }), {
      code: 'challengeBefore',
      data: { detector: 'MD-02' },
    }),
  },
  {
    id: 'challenge-asked',
    frame: atMachine('160'),
    screen: challenging(running('rejected', 'inHand'), {
      code: 'passPiece',
      data: { piece: 'Non-Fe 1.5 mm', detector: 'MD-02' },
    }),
  },
  {
    id: 'challenge-failed-once',
    frame: atMachine('160'),
    screen: challenging(detector(['rejected', 'passedThrough', 'rejected'], { status: 'failedOnce' }), {
      code: 'repeatChallenge',
      data: { detector: 'MD-02' },
    }),
  },
  {
    id: 'bulk-scale',
    frame: atMachine('160'),
    screen: bulk(0, 0, {
      stage: 'scale',
      phase: 'scale',
      scale: null,
      current: null,
      task: { code: 'chooseScale', data: { item: 'IM-VC500-CAPS' } },
    }),
  },
  {
    id: 'bulk-tare',
    frame: atMachine('160'),
    screen: bulk(2, 4, {
      phase: 'tare',
      current: null,
      task: { code: 'tareIntermediate', data: { class: 'Drum 60 L', container: bk(3) } },
    }),
    live: [{ ...LIVE, gross: '1.50', net: null, displayed: '1.50' }],
  },
  { id: 'bulk-take-in', frame: atMachine('160'), screen: bulk(2, 5), live: [LIVE] },
  {
    id: 'bulk-held',
    frame: atMachine('160'),
    screen: bulk(4, 8, { intake: intake(8, 1) }),
    live: [LIVE],
  },
  {
    id: 'bulk-full',
    frame: atMachine('160'),
    screen: bulk(4, 9, {
      task: { code: 'fillIntermediate', data: { container: bk(5), equipment: 'MD-02' } },
    }),
    live: [{ ...LIVE, gross: '30.34', net: '28.84', displayed: '30.34' }],
  },
  {
    id: 'bulk-label',
    frame: atMachine('160'),
    screen: bulk(3, 6, {
      stage: 'label',
      phase: 'label',
      current: null,
      label: { container: bk(3), printed: 0, outcome: 'none', detail: '' },
      task: { code: 'printLabel', data: { container: bk(3) } },
    }),
  },
  {
    id: 'bulk-due',
    frame: atMachine('160'),
    screen: bulk(4, 9, {
      standing: 'due',
      until: null,
      task: { code: 'fillIntermediate', data: { container: bk(5), equipment: 'MD-02' } },
    }),
    live: [{ ...LIVE, gross: '30.34', net: '28.84', displayed: '30.34' }],
  },
  {
    id: 'bulk-last',
    frame: atMachine('160'),
    screen: bulk(5, 9, {
      phase: 'next',
      current: null,
      task: { code: 'nextIntermediate', data: { equipment: 'MD-02' } },
    }),
    live: [{ ...LIVE, gross: '0.00', net: null, displayed: '0.00' }],
  },
  {
    id: 'bulk-samples',
    frame: atMachine('160'),
    screen: ended({
      samples: { taken: 0, lowest: 600, highest: 600 },
      task: { code: 'countSamples', data: {} },
    }),
  },
  {
    id: 'bulk-counting',
    frame: atMachine('160'),
    screen: ended({
      samples: { taken: 0, lowest: 600, highest: 600 },
      task: { code: 'countSamples', data: {} },
    }),
    press: [['bulk.countSamples'], '6', '0', '0'],
  },
  { id: 'bulk-end', frame: atMachine('160'), screen: ended() },
  {
    id: 'bulk-under',
    frame: atMachine('160'),
    screen: ended({
      containers: drums(4),
      net: '160.00 kg',
      units: 208_220,
      yield: { percent: '83.28', lowest: '95.0', highest: '101.0', within: false },
    }),
  },
  {
    id: 'bulk-verify',
    frame: atMachine('160', 'complete'),
    screen: ended({
      state: 'complete',
      task: { code: 'verifyStep', data: { person: 'L. Tran' } },
      affordances: { LeaveStep: PASSES, VerifyStep: PASSES },
    }),
  },
];
