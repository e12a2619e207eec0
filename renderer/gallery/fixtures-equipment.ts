import type {
  DetectorCard,
  EquipmentCard,
  LookBackView,
  MachineCard,
  ReferencePoint,
  ServiceAct,
} from '../../main/contract/equipment-views.ts';
import type { LiveWeight, WorkScreen } from '../../main/contract/views.ts';
import { BOOTH, type Fixture, fails, PASSES, REVIEW } from './fixture.ts';
import { procedureFixtures } from './fixtures-procedures.ts';
import { REVIEW_DESK, work } from './fixtures-work.ts';

const METROLOGIST = { id: 'MET-01', name: 'O. Ivanov', roles: ['metrology'] } as const;
const AT_BOOTH = { ...BOOTH, person: METROLOGIST };

const FIVE: LiveWeight = {
  scale: 'SCL-01',
  state: 'ready',
  unit: 'kg',
  gross: '5.06',
  net: null,
  stable: true,
  zone: 'none',
  difference: null,
  fill: 0,
  displayed: '5.06',
};

type Readings = readonly (readonly [value: string, passed: boolean])[];
const LIMITS = [
  ['5.00', '4.98', '5.02'],
  ['20.00', '19.98', '20.02'],
  ['100.00', '99.90', '100.10'],
] as const;
const points = (asFound: Readings, asLeft: Readings = []): readonly ReferencePoint[] =>
  LIMITS.map(([nominal, lowest, highest], index) => ({
    nominal,
    lowest,
    highest,
    asFound: shown(asFound, index),
    asLeft: shown(asLeft, index),
  }));
function shown(readings: Readings, index: number) {
  const reading = readings[index];
  return reading === undefined ? null : { value: reading[0], passed: reading[1] };
}
const OFF: Readings = [
  ['5.06', false],
  ['20.00', true],
  ['100.12', false],
];
const RIGHT: Readings = [
  ['5.00', true],
  ['20.00', true],
  ['100.02', true],
];

const LOOK_BACK: LookBackView = {
  id: 'LB-01',
  state: 'opened',
  batch: 'VC5-26-0147',
  containers: [
    { container: 'VC5-26-0147/DC-01', net: '25.00 kg', held: true },
    { container: 'VC5-26-0147/DC-02', net: '25.02 kg', held: true },
    { container: 'VC5-26-0147/DC-03', net: '27.28 kg', held: true },
    { container: 'VC5-26-0147/DC-04', net: '27.26 kg', held: true },
    { container: 'VC5-26-0147/DC-05', net: '27.22 kg', held: true },
  ],
};
const CLOSED: LookBackView = {
  ...LOOK_BACK,
  state: 'closed',
  containers: LOOK_BACK.containers.map((each) => ({ ...each, held: false })),
};
const ADJUSTED: EquipmentCard['adjustments'] = [
  {
    reason: 'equipment-adjusted',
    narrative: 'The corner load was set; the pan had rubbed at its frame.',
    by: 'O. Ivanov',
    at: '2026-03-09T10:10:00.000Z',
  },
];

const scale = (id: string, name: string, more: Partial<EquipmentCard> = {}): EquipmentCard => ({
  id,
  name,
  serial: 'B829114076',
  unit: 'g',
  station: 'Weigh booth 1',
  here: true,
  service: 'inService',
  since: null,
  calibrationDue: '2026-05-15',
  calibrationOverdue: false,
  due: [
    { what: 'calibration', day: '2026-05-15', inDays: 67, standing: 'good' },
    { what: 'check', day: '2026-03-09', inDays: 0, standing: 'good' },
    { what: 'weights', day: '2026-12-31', inDays: 297, standing: 'good' },
  ],
  check: 'good',
  holds: [],
  weights: { set: 'TW-G1', certificate: 'NW-2025-11805', expires: '2026-12-31', inHand: false },
  points: [],
  adjustments: [],
  requestedBy: null,
  lookBacks: [],
  calibrate: PASSES,
  voidCheck: PASSES,
  procedures: null,
  next: null,
  ...more,
});

const OTHERS = [
  scale('SCL-02', 'Bench scale 12 kg'),
  scale('SCL-03', 'Bench scale 12 kg, spare', {
    calibrationDue: '2026-03-01',
    calibrationOverdue: true,
    due: [{ what: 'calibration', day: '2026-03-01', inDays: -8, standing: 'over' }],
    check: 'due',
  }),
];
const ELSEWHERE = [
  scale('SCL-04', 'Drum scale 150 kg', { station: 'Blending terminal', check: 'due' }),
  scale('SCL-05', 'Floor scale 150 kg', { station: 'Encapsulation terminal', check: 'due' }),
  scale('BAL-01', 'Analytical balance 220 g', { station: 'Encapsulation terminal', check: 'restarted' }),
];

const failed = (service: string, next: ServiceAct, more: Partial<EquipmentCard> = {}): EquipmentCard =>
  scale('SCL-01', 'Floor scale 150 kg', {
    serial: 'B741205318',
    unit: 'kg',
    service,
    since: '2026-03-09T09:40:00.000Z',
    calibrationDue: '2026-06-30',
    check: 'failed',
    holds: [{ id: 'H-2', reason: 'investigation' }],
    weights: { set: 'TW-K1', certificate: 'NW-2025-11804', expires: '2026-12-31', inHand: true },
    points: points([]),
    lookBacks: [LOOK_BACK],
    next,
    ...more,
  });

const measure = (phase: 'asFound' | 'asLeft', nominal = '5.00'): ServiceAct => ({
  kind: 'measure',
  phase,
  nominal,
  affordance: PASSES,
});
const WAITING = fails({
  gate: 'requireReviewedUse',
  code: 'return.lookBack',
  data: { scale: 'SCL-01', record: 'LB-01' },
  clears: 'qaReviewer',
});
const SERVED = { adjustments: ADJUSTED, check: 'adjusted', requestedBy: 'O. Ivanov' } as const;

/** As it stands before the reviewer: measured, adjusted, measured again, and asked for. */
const requested = (affordance: ServiceAct['affordance'], lookBack: LookBackView): EquipmentCard =>
  failed(
    'returnRequested',
    { kind: 'approveReturn', affordance },
    { ...SERVED, points: points(OFF, RIGHT), lookBacks: [lookBack], here: false },
  );

const atBooth = (card: EquipmentCard): WorkScreen => ({
  ...work,
  functions: ['weigh'],
  equipment: { cards: [card, ...OTHERS], machines: [], detectors: [] },
});
/** The desk with every part of its work beside the scales. */
const BLENDER: MachineCard = {
  id: 'BB-500',
  name: 'Bin blender 500 L',
  serial: 'BB500-0417',
  station: 'Blending terminal',
  inService: true,
  clean: { status: 'clean', until: '2026-03-12T12:02:00.000Z', batch: null },
  cleaned: {
    at: '2026-03-09T12:02:00.000Z',
    agent: 'PURIFIED WATER',
    record: 'CL-0790',
    by: 'L. Tran',
    verifier: 'J. Nowak',
  },
  holds: [],
};
const AT_MACHINE = {
  ...BOOTH,
  station: { id: 'EN-01', name: 'Encapsulation terminal', functions: ['process'] },
  person: METROLOGIST,
} as const;
const detectorCard = (
  service: string,
  next: DetectorCard['next'],
  states: readonly DetectorCard['pieces'][number]['state'][] = [],
): DetectorCard => ({
  id: 'MD-02',
  name: 'Metal detector behind the polisher',
  serial: 'MD-4471-02',
  station: 'Encapsulation terminal',
  here: true,
  service,
  since: '2026-03-10T22:50:00.000Z',
  lastGood: null,
  holds: [{ id: 'H-2', reason: 'investigation' }],
  pieces: (
    [
      ['TP-FE10', 'Fe 1.0 mm'],
      ['TP-NF15', 'Non-Fe 1.5 mm'],
      ['TP-SS20', 'Steel 316 2.0 mm'],
    ] as const
  ).map(([piece, text], index) => ({
    piece,
    text,
    certificate: `NW-2025-1183${index}`,
    state: states[index] ?? 'waiting',
  })),
  adjustments: states.length > 0 ? ADJUSTED : [],
  requestedBy: null,
  lookBacks: [LOOK_BACK],
  next,
});
const detectorAt = (card: DetectorCard): WorkScreen => ({
  ...work,
  functions: ['process'],
  equipment: { cards: [], machines: [], detectors: [card] },
});
const machinesAtDesk = (machine: MachineCard): WorkScreen => ({
  ...atDesk(),
  equipment: { cards: [], machines: [machine], detectors: [] },
});
const atDesk = (...cards: readonly EquipmentCard[]): WorkScreen => ({
  ...REVIEW_DESK,
  records: { cards: [], owners: [], open: PASSES },
  batchRecords: ['VC5-26-0147'],
  equipment: { cards: cards.map((card) => ({ ...card, here: false })), machines: [], detectors: [] },
});
const tab = (n: number): NonNullable<Fixture['press']> => [['work.tab.equipment', { n }]];
const booth = (id: string, card: EquipmentCard, more: Partial<Fixture> = {}): Fixture => ({
  id: `equipment-${id}`,
  frame: AT_BOOTH,
  screen: atBooth(card),
  press: tab(3),
  ...more,
});

const PROCEDURES = procedureFixtures((id, procedures, more) =>
  booth(
    id,
    scale('SCL-01', 'Floor scale 150 kg', {
      serial: 'B741205318',
      unit: 'kg',
      calibrationDue: '2026-06-30',
      weights: { set: 'TW-K1', certificate: 'NW-2025-11804', expires: '2026-12-31', inHand: true },
      procedures,
    }),
    more,
  ),
);

/** A scale on its way back into service, at the booth with metrology and at the desk of quality. */
export const EQUIPMENT: readonly Fixture[] = [
  booth(
    'scan',
    failed('outOfService', measure('asFound'), {
      weights: { set: 'TW-K1', certificate: 'NW-2025-11804', expires: '2026-12-31', inHand: false },
    }),
  ),
  booth('as-found', failed('outOfService', measure('asFound')), { live: [FIVE] }),
  booth('no-reading', failed('outOfService', measure('asFound')), {
    live: [{ ...FIVE, state: 'lost', gross: null, stable: false, displayed: null }],
  }),
  booth('found', failed('found', { kind: 'adjust', affordance: PASSES }, { points: points(OFF) })),
  booth('adjust', failed('found', { kind: 'adjust', affordance: PASSES }, { points: points(OFF) }), {
    overlay: { kind: 'adjust', scale: 'SCL-01' },
  }),
  booth(
    'as-left',
    failed('adjusted', measure('asLeft', '100.00'), {
      ...SERVED,
      requestedBy: null,
      points: points(OFF, RIGHT.slice(0, 2)),
    }),
    { live: [{ ...FIVE, gross: '100.02', displayed: '100.02' }] },
  ),
  booth(
    'restored',
    failed(
      'restored',
      { kind: 'requestReturn', affordance: PASSES },
      { ...SERVED, requestedBy: null, points: points(OFF, RIGHT) },
    ),
  ),
  booth('calibrate', scale('SCL-01', 'Floor scale 150 kg'), {
    overlay: { kind: 'calibrate', scale: 'SCL-01' },
  }),
  booth('in-order', scale('SCL-01', 'Floor scale 150 kg', { serial: 'B741205318' })),
  booth(
    'due',
    scale('SCL-02', 'Bench scale 12 kg', {
      calibrationDue: '2026-03-14',
      due: [
        { what: 'calibration', day: '2026-03-14', inDays: 5, standing: 'soon' },
        { what: 'weights', day: '2026-03-30', inDays: 21, standing: 'soon' },
      ],
    }),
  ),
  ...PROCEDURES,
  booth('void-check', scale('SCL-01', 'Floor scale 150 kg', { serial: 'B741205318' }), {
    overlay: { kind: 'reason', ask: { for: 'voidCheck', scale: 'SCL-01' } },
  }),
  {
    id: 'equipment-desk',
    frame: REVIEW,
    screen: atDesk(requested(WAITING, LOOK_BACK), ...OTHERS, ...ELSEWHERE),
    press: tab(6),
  },
  {
    id: 'equipment-approve',
    frame: REVIEW,
    screen: atDesk(requested(PASSES, CLOSED), ...OTHERS, ...ELSEWHERE),
    press: tab(6),
  },
  {
    id: 'equipment-look-back',
    frame: REVIEW,
    screen: atDesk(requested(WAITING, LOOK_BACK), ...OTHERS, ...ELSEWHERE),
    press: [...tab(6), ['equipment.lookBack', { n: 5 }]],
  },
  {
    id: 'equipment-elsewhere',
    frame: { ...REVIEW, person: METROLOGIST },
    screen: atDesk(failed('outOfService', measure('asFound')), ...OTHERS, ...ELSEWHERE),
    press: tab(6),
  },
  {
    id: 'equipment-unused',
    frame: REVIEW,
    screen: atDesk(failed('outOfService', measure('asFound'), { lookBacks: [] }), ...OTHERS),
    press: [...tab(3), ['equipment.lookBack', { n: 0 }]],
  },
  {
    id: 'equipment-machine',
    frame: REVIEW,
    screen: machinesAtDesk(BLENDER),
    press: tab(1),
  },
  {
    id: 'equipment-machine-unclean',
    frame: REVIEW,
    screen: machinesAtDesk({
      ...BLENDER,
      clean: { status: 'used', until: null, batch: 'VC5-26-0147' },
      holds: ['H-4'],
    }),
    press: tab(1),
  },
  {
    id: 'equipment-detector',
    frame: AT_MACHINE,
    screen: detectorAt(detectorCard('found', { kind: 'adjust', affordance: PASSES })),
    press: tab(1),
  },
  {
    id: 'equipment-detector-pass',
    frame: AT_MACHINE,
    screen: detectorAt(
      detectorCard('adjusted', { kind: 'pass', affordance: PASSES }, ['rejected', 'inHand', 'waiting']),
    ),
    press: tab(1),
  },
  {
    id: 'equipment-detector-good',
    frame: AT_MACHINE,
    screen: detectorAt({
      ...detectorCard('inService', null),
      since: null,
      lastGood: '2026-03-10T15:45:00.000Z',
      holds: [],
      lookBacks: [],
    }),
    press: tab(1),
  },
  { id: 'equipment-none', frame: REVIEW, screen: atDesk(), press: tab(0) },
];
