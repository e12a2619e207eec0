import type {
  ExceptionCard,
  HeldContainer,
  HoldCard,
  HoldLabelCard,
  IssueForm,
  LotCard,
  WorkCard,
  WorkScreen,
} from '../../main/contract/views.ts';
import { ALVAREZ, BOOTH, type Fixture, fails, PASSES, REVIEW, titleOf } from './fixture.ts';
import { DECISIONS, NO_SAMPLES } from './laboratory-parts.ts';

const card = (step: string, state: WorkCard['state'], enter = PASSES): WorkCard => ({
  batch: 'VC5-26-0147',
  product: 'Ascorbic Acid (Vitamin C) 500 mg',
  step,
  title: titleOf(step),
  position: ['10', '20', '30', '40', '50', '60', '70', '80', '90', '100', '110'].indexOf(step) + 1,
  of: 11,
  state,
  station: 'WS-01',
  enter,
});

const SEQUENCE = fails({
  gate: 'requireSequence',
  code: 'sequence.upstream',
  data: {
    step: '110',
    upstream: '90',
    title: 'Dispense silicon dioxide',
    needed: 'verified',
    is: 'inProgress',
    all: '90, 100',
  },
  clears: 'qaReviewer',
});

const CARDS: readonly WorkCard[] = [
  card('70', 'inProgress'),
  card('80', 'ready'),
  card('90', 'blocked'),
  card('60', 'complete'),
  card('100', 'planned'),
  card('110', 'planned', SEQUENCE),
];

export const EX_04: ExceptionCard = {
  id: 'EX-04',
  trigger: 'statusViolation',
  severity: 'major',
  state: 'blocked',
  batch: 'VC5-26-0147',
  step: '100',
  stepTitle: titleOf('100'),
  station: 'WS-01',
  object: 'MS-2510-011',
  opened: '2026-03-09T11:18:04.000Z',
  count: 2,
  owner: 'qaReviewer',
  ownerNames: ['P. Raman'],
  acknowledgedBy: null,
  dueAcknowledge: '2026-03-09T11:33:04.000Z',
  dueDisposition: '2026-03-10T11:18:04.000Z',
  late: true,
  ruleClosable: false,
  refusal: {
    gate: 'requireNoHold',
    code: 'hold.lot',
    data: { lot: 'MS-2510-011', hold: 'HLD-0004', since: '2026-03-06T14:12:00.000Z', reason: 'coa-mismatch' },
    clears: 'qaReviewer',
  },
  narrative: null,
  settle: PASSES,
  causeMissing: false,
  attachments: [],
  lateEntry: null,
  alternatives: [{ lot: 'MS-2511-020', text: '12 500.0 g, expires 2028-11-30, specification RM-2011 rev 4' }],
  stops: true,
  override: null,
  coOwner: null,
  escalatedTo: null,
  balance: null,
  links: [],
  next: { code: 'take', data: { role: 'qaReviewer' } },
  rule: { table: 'triggers-1', acknowledge: 15, decide: 1440 },
  decision: null,
  actions: { RouteException: PASSES, VoidException: PASSES },
  routes: ['onHold', 'dispositionPending'],
  choices: { substitutes: [], containers: [], leaveOut: false, rework: false },
};

export const EX_02: ExceptionCard = {
  ...EX_04,
  id: 'EX-02',
  trigger: 'outOfTolerance',
  step: '70',
  stepTitle: titleOf('70'),
  object: 'VC5-26-0147/DC-07',
  opened: '2026-03-09T10:31:10.000Z',
  count: 1,
  owner: 'supervisor',
  ownerNames: ['G. Lin'],
  acknowledgedBy: 'G. Lin',
  late: false,
  refusal: {
    gate: 'requireTolerance',
    code: 'tolerance.over',
    data: { net: '5.12 kg', highest: '5.04 kg' },
    clears: 'supervisor',
  },
  alternatives: [],
};

export const EX_03: ExceptionCard = {
  ...EX_02,
  id: 'EX-03',
  trigger: 'deviceIneligible',
  severity: 'minor',
  step: '90',
  stepTitle: titleOf('90'),
  object: 'SCL-01',
  acknowledgedBy: null,
  ruleClosable: true,
  refusal: {
    gate: 'requireMinimumWeight',
    code: 'weight.belowMinimum',
    data: { scale: 'SCL-01', amount: '1.250 kg', minimum: '1.64 kg', percent: '1' },
    clears: null,
  },
};

export const critical: ExceptionCard = {
  ...EX_04,
  id: 'EX-10',
  trigger: 'checkFailed',
  severity: 'critical',
  step: '30',
  stepTitle: titleOf('30'),
  object: 'SCL-03',
  late: false,
  refusal: null,
  links: ['DEV-02', 'LB-01'],
  causeMissing: true,
  alternatives: [],
};

const HOLDS: readonly HoldCard[] = [
  {
    id: 'HLD-0004',
    object: 'MS-2510-011',
    objectKind: 'lot',
    reason: 'coa-mismatch',
    narrative: null,
    by: 'P. Raman',
    at: '2026-03-06T14:12:00.000Z',
    reaches: ['VC5-26-0147'],
    others: ['HLD-0006'],
    containers: [
      heldContainer('MS-2510-011-01', 'QC-CAGE', { outcome: 'confirmed', printed: 1 }),
      heldContainer('MS-2510-011-02', 'QC-CAGE', { outcome: 'indeterminate', printed: 2 }),
      heldContainer('MS-2510-011-03', 'STG-01'),
      heldContainer('VC5-26-0147/DC-10', 'WS-01'),
    ],
    release: PASSES,
  },
  {
    id: 'HLD-0005',
    object: 'SCL-03',
    objectKind: 'equipment',
    reason: 'investigation',
    narrative: 'Calibration ended on 2026-03-01',
    by: 'O. Ivanov',
    at: '2026-03-02T06:05:00.000Z',
    reaches: [],
    others: [],
    containers: [],
    release: fails({
      gate: 'requireHold',
      code: 'hold.own',
      data: { hold: 'HLD-0005', person: 'O. Ivanov' },
      clears: 'qaReviewer',
    }),
  },
];

const lot = (
  id: string,
  item: string,
  itemName: string,
  status: string,
  expiry: string,
  onHand: string,
): LotCard => ({ lot: id, item, itemName, status, expiry, onHand, retest: null, decisions: DECISIONS });
const LOTS: readonly LotCard[] = [
  lot('AA-2409-117', 'RM-1001', 'Ascorbic acid, fine', 'approved', '2027-02-28', '50.00 kg'),
  lot('AA-2503-042', 'RM-1001', 'Ascorbic acid, fine', 'approved', '2027-09-30', '100.00 kg'),
  lot('CB-2508-009', 'RM-1014', 'Citrus bioflavonoids 50 %', 'approved', '2027-08-31', '25.00 kg'),
  lot('RH-2507-033', 'RM-1022', 'Rose hips powder', 'approved', '2027-07-31', '20.00 kg'),
  lot('MS-2510-011', 'RM-2011', 'Magnesium stearate (vegetable)', 'hold', '2028-11-30', '15 000.0 g'),
  lot('MS-2511-020', 'RM-2011', 'Magnesium stearate (vegetable)', 'approved', '2028-11-30', '12 500.0 g'),
];

const ISSUE: IssueForm = {
  recipes: [
    {
      id: 'MMR-VC500-250K',
      version: '07',
      product: 'Ascorbic Acid (Vitamin C) 500 mg',
      size: '250 000 capsules',
      lines: [
        {
          step: '40',
          item: 'RM-1001',
          itemName: 'Ascorbic acid, fine',
          lots: [
            { lot: 'AA-2409-117', text: '50.00 kg, 2027-02-28', proposed: true },
            { lot: 'AA-2503-042', text: '100.00 kg, 2027-09-30', proposed: false },
          ],
        },
        {
          step: '50',
          item: 'RM-1001',
          itemName: 'Ascorbic acid, fine',
          lots: [{ lot: 'AA-2503-042', text: '100.00 kg, 2027-09-30', proposed: true }],
        },
        {
          step: '60',
          item: 'RM-1014',
          itemName: 'Citrus bioflavonoids 50 %',
          lots: [{ lot: 'CB-2508-009', text: '25.00 kg, 2027-08-31', proposed: true }],
        },
        { step: '70', item: 'RM-1022', itemName: 'Rose hips powder', lots: [] },
      ],
    },
  ],
};

export const work: WorkScreen = {
  kind: 'work',
  functions: ['weigh'],
  cards: CARDS,
  exceptions: [],
  closedExceptions: [],
  scrap: null,
  holds: [],
  corrections: [],
  batchRecords: [],
  lots: [],
  laboratory: NO_SAMPLES,
  equipment: null,
  records: null,
  due: [],
  batches: [],
  issue: null,
  lockedOut: [],
  inHand: { container: null, location: null, unit: null, holdLabel: null },
  labelsInHand: null,
  affordances: {
    SignOut: PASSES,
    PlaceHold: PASSES,
    WipeDown: PASSES,
    MoveContainer: PASSES,
    CountContainer: PASSES,
  },
};
/** The desk of quality on a busy morning. */
export const REVIEW_WORK: WorkScreen = {
  ...work,
  functions: ['review'],
  cards: [card('10', 'complete')],
  exceptions: [critical, EX_04, EX_02, EX_03],
  holds: HOLDS,
  lots: LOTS,
  issue: ISSUE,
};
/** The review desk with nothing open: what the panes of its tabs are shown in. */
export const REVIEW_DESK: WorkScreen = { ...REVIEW_WORK, exceptions: [] };
const booth = { ...BOOTH, person: ALVAREZ };
const HELD_IN_HAND: WorkScreen['inHand'] = {
  container: 'MS-2510-011-01',
  location: 'QC-CAGE',
  unit: 'kg',
  holdLabel: holdLabel('MS-2510-011-01'),
};

export const WORK: readonly Fixture[] = [
  { id: 'work', frame: booth, screen: work },
  {
    id: 'work-due',
    frame: { ...booth, person: { id: 'MET-01', name: 'O. Ivanov', roles: ['metrology'] } },
    screen: {
      ...work,
      due: [
        {
          id: 'SCL-02',
          name: 'Bench scale 12 kg',
          due: { what: 'weights', day: '2026-03-01', inDays: -8, standing: 'over' },
        },
        {
          id: 'SCL-03',
          name: 'Bench scale 12 kg, spare',
          due: { what: 'calibration', day: '2026-03-14', inDays: 5, standing: 'soon' },
        },
        {
          id: 'SCL-01',
          name: 'Floor scale 150 kg',
          due: { what: 'calibration', day: '2026-03-30', inDays: 21, standing: 'soon' },
        },
      ],
    },
  },
  { id: 'work-empty', frame: booth, screen: { ...work, cards: [] } },
  {
    id: 'work-many',
    frame: booth,
    screen: { ...work, cards: [...CARDS, ...CARDS.map((each) => ({ ...each, batch: 'VC5-26-0148' }))] },
  },
  {
    id: 'work-in-hand',
    frame: booth,
    screen: {
      ...work,
      inHand: { container: 'RH-2507-033-01', location: 'QUAR-1', unit: 'kg', holdLabel: null },
    },
  },
  {
    id: 'work-in-hand-line',
    frame: booth,
    screen: {
      ...work,
      inHand: { container: 'RH-2507-033-01', location: 'WS-01', unit: 'kg', holdLabel: null },
      affordances: {
        SignOut: PASSES,
        PlaceHold: PASSES,
        WipeDown: PASSES,
        StageToLine: PASSES,
        CountContainer: PASSES,
      },
    },
  },
  {
    id: 'work-in-hand-held',
    frame: booth,
    screen: { ...work, inHand: HELD_IN_HAND },
  },
  {
    id: 'work-in-hand-held-half',
    frame: booth,
    screen: { ...work, inHand: { ...HELD_IN_HAND, location: null } },
  },
  {
    id: 'work-hold-label',
    press: [['inHand.holdLabel']],
    frame: booth,
    screen: { ...work, inHand: HELD_IN_HAND },
  },
  {
    id: 'work-hold-label-lost',
    press: [['inHand.holdLabel']],
    frame: booth,
    screen: {
      ...work,
      inHand: {
        ...HELD_IN_HAND,
        holdLabel: holdLabel('MS-2510-011-01', {
          outcome: 'indeterminate',
          detail: 'The printer fell silent.',
        }),
      },
    },
  },
  {
    id: 'work-count',
    press: [['inHand.count']],
    frame: booth,
    screen: { ...work, inHand: { container: 'RH-2507-033-01', location: null, unit: 'kg', holdLabel: null } },
  },
  {
    id: 'work-in-hand-half',
    frame: booth,
    screen: { ...work, inHand: { container: 'RH-2507-033-01', location: null, unit: 'kg', holdLabel: null } },
  },
  {
    id: 'review-exceptions',
    frame: REVIEW,
    screen: { ...REVIEW_WORK, exceptions: [EX_04, EX_02, EX_03, critical] },
  },
  { id: 'review-exceptions-cause', frame: REVIEW, screen: { ...REVIEW_WORK, exceptions: [critical] } },
  { id: 'review-exceptions-rule', frame: REVIEW, screen: { ...REVIEW_WORK, exceptions: [EX_03] } },
  {
    id: 'locked-out',
    press: [['work.tab.lockedOut', { n: 1 }]],
    frame: { ...booth, person: { id: 'ADM-01', name: 'A. Admin', roles: ['administrator'] } },
    screen: { ...work, lockedOut: [{ id: 'OP-112', name: 'S. Okafor', roles: ['operator'] }] },
  },
  { id: 'review-none', frame: REVIEW, screen: { ...REVIEW_WORK, exceptions: [] } },
  {
    id: 'review-holds',
    press: [['work.tab.holds', { n: 2 }]],
    frame: REVIEW,
    screen: { ...REVIEW_WORK, exceptions: [] },
  },
  {
    id: 'review-held-containers',
    press: [['work.tab.holds', { n: 2 }], ['holds.where']],
    frame: REVIEW,
    screen: REVIEW_DESK,
  },
  {
    id: 'review-hold-label',
    press: [['work.tab.holds', { n: 2 }], ['holds.where'], ['holdLabel.open']],
    frame: REVIEW,
    screen: REVIEW_DESK,
  },
  {
    id: 'review-lots',
    press: [['work.tab.lots', { n: 6 }]],
    frame: REVIEW,
    screen: { ...REVIEW_WORK, exceptions: [] },
  },
  {
    id: 'review-issue',
    press: [['work.tab.issue']],
    frame: REVIEW,
    screen: { ...REVIEW_WORK, exceptions: [] },
  },
];

function holdLabel(container: string, printed: Partial<HoldLabelCard> = {}): HoldLabelCard {
  return { container, outcome: 'none', detail: '', printed: 0, affordance: PASSES, ...printed };
}

function heldContainer(
  container: string,
  location: string,
  label: Partial<HoldLabelCard> = {},
): HeldContainer {
  const inQuarantine = location === 'QC-CAGE';
  return { container, location, inQuarantine, label: holdLabel(container, label) };
}
