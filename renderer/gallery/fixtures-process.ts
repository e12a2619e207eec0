import type {
  ChargeScreen,
  DischargeScreen,
  ExceptionCard,
  Frame,
  LiveWeight,
  ProcessScreen,
  StepStateName,
} from '../../main/contract/views.ts';
import { BOOTH, type Fixture, fails, PASSES } from './fixture.ts';
import { EX_02 } from './fixtures-work.ts';

const BATCH = 'VC5-26-0147';
const TRAN = { id: 'OP-203', name: 'L. Tran', roles: ['operator'] } as const;
const NOW = '2026-03-10T12:37:30.000Z';
const BLENDER = {
  id: 'BB-500',
  name: 'Bin blender 500 L',
  clean: { status: 'inUse', until: null, batch: null },
} as const;
const UNCLEAN = {
  gate: 'requireClean',
  code: 'clean.expired',
  data: { equipment: 'BB-500', until: '2026-03-09T14:10:00.000Z', hours: 72 },
  clears: null,
} as const;

const STEPS: readonly (readonly [id: string, title: string])[] = [
  ['110', 'Close the kit'],
  ['117', 'Clear the blender'],
  ['120', 'Charge the blender'],
  ['125', 'Blend'],
  ['130', 'Add the lubricant'],
  ['135', 'Blend again'],
  ['140', 'Discharge the blender'],
];

/** L. Tran at the blending terminal, on the second day. */
function atBlender(step: string, state: StepStateName = 'inProgress'): Frame {
  const at = STEPS.findIndex(([id]) => id === step);
  return {
    ...BOOTH,
    now: NOW,
    station: { id: 'BL-01', name: 'Blending terminal', functions: ['process'] },
    terminal: 'BL-01-1',
    devices: [
      { id: 'SCL-04', kind: 'scale', state: 'ok', note: 'ready', data: {} },
      { id: 'SCN-02', kind: 'scanner', state: 'ok', note: 'ready', data: {} },
    ],
    person: TRAN,
    batch: { id: BATCH, product: 'Ascorbic Acid (Vitamin C) 500 mg, 100 capsules', step },
    rail: STEPS.map(([id, title], index) => ({
      id,
      title,
      state: index < at ? 'verified' : index === at ? state : 'planned',
      current: index === at,
    })),
  };
}

const KIT: readonly (readonly [item: string, net: string])[] = [
  ['Ascorbic acid, fine', '25.00 kg'],
  ['Ascorbic acid, fine', '25.02 kg'],
  ['Ascorbic acid, fine', '27.28 kg'],
  ['Ascorbic acid, fine', '27.26 kg'],
  ['Ascorbic acid, fine', '27.22 kg'],
  ['Citrus bioflavonoids 50 %', '6.26 kg'],
  ['Rose hips powder', '5.00 kg'],
  ['Microcrystalline cellulose', '16.60 kg'],
  ['Silicon dioxide', '1250.4 g'],
];
const TOTALS = ['0.00 kg', '25.00 kg', '50.02 kg', '77.30 kg', '104.56 kg', '131.78 kg'];
const dc = (index: number): string => `${BATCH}/DC-${String(index + 1).padStart(2, '0')}`;
const BOTH = { adder: 'L. Tran', addVerifier: 'J. Nowak' };

/** So many containers are in. */
const charging = (done: number, more: Partial<ChargeScreen> = {}): ChargeScreen => ({
  kind: 'charge',
  batch: BATCH,
  step: '120',
  title: 'Charge the blender',
  state: 'inProgress',
  performer: 'L. Tran',
  task: { code: 'scanToCharge', data: { equipment: BLENDER.id } },
  exceptions: [],
  affordances: { LeaveStep: PASSES },
  equipment: BLENDER,
  containers: KIT.map(([item, net], index) => ({
    container: dc(index),
    item,
    net,
    charged: index < done ? BOTH : null,
  })),
  pending: null,
  total: '160.8904 kg',
  chargedTotal: TOTALS[done] ?? '160.8904 kg',
  ...more,
});

const hand = (
  verifier: string | null,
  scanned: boolean,
  verified: boolean,
): NonNullable<ChargeScreen['pending']> => ({
  container: dc(5),
  item: 'Citrus bioflavonoids 50 %',
  net: '6.26 kg',
  adder: 'L. Tran',
  verifier,
  scanned,
  verified,
});

const EARLY = {
  gate: 'requireSequence',
  code: 'sequence.container',
  data: { container: dc(9), step: '120', charges: '130', title: 'Add the lubricant' },
  clears: 'qaReviewer',
} as const;
const OUT_OF_SEQUENCE: ExceptionCard = {
  ...EX_02,
  id: 'EX-05',
  trigger: 'outOfSequence',
  batch: BATCH,
  step: '120',
  stepTitle: 'Charge the blender',
  station: 'BL-01',
  object: dc(9),
  opened: '2026-03-10T12:21:00.000Z',
  owner: 'qaReviewer',
  links: ['DEV-01'],
  refusal: EARLY,
};

const speed = (value: string | null): ProcessScreen['parameters'][number] => ({
  id: 'rpm',
  name: 'Speed',
  unit: 'rpm',
  lowest: '11',
  highest: '13',
  value,
  by: value === null ? null : 'L. Tran',
});

const blending = (more: Partial<ProcessScreen> = {}): ProcessScreen => ({
  kind: 'process',
  batch: BATCH,
  step: '125',
  title: 'Blend',
  state: 'inProgress',
  performer: 'L. Tran',
  task: { code: 'startProcess', data: { equipment: BLENDER.id } },
  exceptions: [],
  affordances: { LeaveStep: PASSES, StartProcess: PASSES, RecordParameter: PASSES },
  equipment: BLENDER,
  machine: 'notStarted',
  since: null,
  stoppedFor: null,
  ran: '0:00',
  left: '15:00',
  time: 'short',
  minutes: { lowest: 15, highest: 17 },
  parameters: [speed(null)],
  ...more,
});

const running = (more: Partial<ProcessScreen> = {}): ProcessScreen =>
  blending({
    task: { code: 'runProcess', data: { equipment: BLENDER.id } },
    machine: 'running',
    since: '2026-03-10T12:30:00.000Z',
    ran: '7:30',
    left: '7:30',
    parameters: [speed('12')],
    affordances: {
      LeaveStep: PASSES,
      RecordParameter: PASSES,
      StopProcess: fails({
        gate: 'requireDuration',
        code: 'duration.left',
        data: { step: '125', left: '7:30', minutes: 15, equipment: BLENDER.id },
        clears: null,
      }),
    },
    ...more,
  });

const finished = (more: Partial<ProcessScreen> = {}): ProcessScreen =>
  running({
    task: { code: 'signStep', data: { step: '125' } },
    machine: 'finished',
    since: '2026-03-10T12:45:10.000Z',
    stoppedFor: 'run-finished',
    ran: '15:10',
    left: '0:00',
    time: 'within',
    affordances: { LeaveStep: PASSES, CompleteStep: PASSES },
    ...more,
  });

const TOO_FAST = {
  gate: 'requireParameter',
  code: 'parameter.outside',
  data: { id: 'rpm', parameter: 'Speed', value: '14', unit: 'rpm', lowest: '11', highest: '13' },
  clears: 'supervisor',
} as const;
const OUTSIDE: ExceptionCard = {
  ...OUT_OF_SEQUENCE,
  id: 'EX-06',
  trigger: 'parameterOutside',
  step: '125',
  stepTitle: 'Blend',
  object: 'rpm',
  owner: 'supervisor',
  links: [],
  refusal: TOO_FAST,
};

const TWO = fails({
  gate: 'requireEvidence',
  code: 'evidence.missing',
  data: { step: '140', count: 1, missing: 'container' },
  clears: null,
});
const LIVE: LiveWeight = {
  scale: 'SCL-04',
  state: 'ready',
  unit: 'kg',
  gross: '42.00',
  net: '40.50',
  stable: true,
  zone: 'none',
  difference: null,
  fill: 0,
  displayed: '42.00',
};
const DRUMS = ['40.50', '40.48', '40.52', '40.38'];
const OUT = ['0.00 kg', '40.50 kg', '80.98 kg', '121.50 kg', '161.88 kg'];
const PERCENT = ['0.00', '24.92', '49.82', '74.76', '99.60'];

/** So many drums are weighed and labelled. */
const discharging = (done: number, more: Partial<DischargeScreen> = {}): DischargeScreen => ({
  kind: 'discharge',
  batch: BATCH,
  step: '140',
  title: 'Discharge the blender',
  state: 'inProgress',
  performer: 'L. Tran',
  task: { code: 'chooseScale', data: { item: 'IM-VC500' } },
  exceptions: [],
  affordances: {
    LeaveStep: PASSES,
    ZeroScale: PASSES,
    CaptureTare: PASSES,
    AcceptWeight: PASSES,
    PrintLabel: PASSES,
    ReprintLabel: PASSES,
    CompleteStep: done > 0 ? PASSES : TWO,
  },
  equipment: BLENDER,
  phase: 'scale',
  item: { id: 'IM-VC500', name: 'Vitamin C 500 mg blend' },
  scales: [
    {
      id: 'SCL-04',
      name: 'Drum scale 150 kg',
      note: 'Max 150 kg  d 0.02 kg',
      selected: done > 0,
      select: PASSES,
    },
  ],
  scale: done > 0 ? 'SCL-04' : null,
  current: null,
  containers: DRUMS.slice(0, done).map((net, index) => ({
    container: `${BATCH}/BD-${index + 1}`,
    gross: ['42.00', '41.98', '42.02', '41.88'][index] ?? '',
    tare: '1.50',
    net,
    unit: 'kg',
    sources: [],
    phase: 'labelled',
    by: 'L. Tran',
    verifiedBy: null,
  })),
  label: null,
  charged: '162.515 kg',
  discharged: OUT[done] ?? '',
  yield: { percent: PERCENT[done] ?? '', lowest: '98.0', highest: '101.0', within: done === 4 },
  ...more,
});

/** The blending terminal in every state its people meet. */
export const PROCESSING: readonly Fixture[] = [
  {
    id: 'charge-start',
    frame: atBlender('120', 'ready'),
    screen: charging(0, {
      state: 'ready',
      performer: null,
      task: { code: 'start', data: { step: '120' } },
      affordances: { LeaveStep: PASSES, StartStep: PASSES },
    }),
  },
  {
    id: 'charge-unclean',
    frame: atBlender('120', 'ready'),
    screen: charging(0, {
      state: 'ready',
      performer: null,
      task: { code: 'start', data: { step: '120' } },
      equipment: { ...BLENDER, clean: { status: 'expired', until: UNCLEAN.data.until, batch: null } },
      affordances: { LeaveStep: PASSES, StartStep: fails(UNCLEAN), RecordCleaning: PASSES },
    }),
  },
  {
    id: 'charge-cleaning',
    frame: atBlender('120', 'ready'),
    screen: charging(0, {
      state: 'ready',
      performer: null,
      task: { code: 'start', data: { step: '120' } },
      affordances: { LeaveStep: PASSES, StartStep: fails(UNCLEAN), RecordCleaning: PASSES },
    }),
    overlay: { kind: 'clean', machine: 'BB-500' },
  },
  { id: 'charge-scan', frame: atBlender('120'), screen: charging(5) },
  {
    id: 'charge-call',
    frame: atBlender('120'),
    screen: charging(5, {
      task: { code: 'callAddVerifier', data: { container: dc(5) } },
      pending: hand(null, false, false),
      affordances: { LeaveStep: PASSES, BeginVerification: PASSES },
    }),
  },
  {
    id: 'charge-verifier-scans',
    frame: atBlender('120'),
    screen: charging(5, {
      task: { code: 'verifierScansAddition', data: { verifier: 'J. Nowak', container: dc(5) } },
      pending: hand('J. Nowak', false, false),
    }),
  },
  {
    id: 'charge-verifier-signs',
    frame: atBlender('120'),
    screen: charging(5, {
      task: { code: 'verifierSigns', data: { verifier: 'J. Nowak' } },
      pending: hand('J. Nowak', true, false),
      affordances: { LeaveStep: PASSES, VerifyAddition: PASSES },
    }),
  },
  {
    id: 'charge-add',
    frame: atBlender('120'),
    screen: charging(5, {
      task: { code: 'addContainer', data: { container: dc(5), equipment: BLENDER.id } },
      pending: hand('J. Nowak', true, true),
      affordances: { LeaveStep: PASSES, ChargeContainer: PASSES },
    }),
  },
  {
    id: 'charge-done',
    frame: atBlender('120'),
    screen: charging(9, {
      task: { code: 'signStep', data: { step: '120' } },
      affordances: { LeaveStep: PASSES, CompleteStep: PASSES },
    }),
  },
  {
    id: 'charge-out-of-sequence',
    frame: atBlender('120', 'blocked'),
    screen: charging(3, {
      state: 'blocked',
      task: { code: 'callOwner', data: { exception: 'EX-05', role: 'qaReviewer' } },
      exceptions: [OUT_OF_SEQUENCE],
    }),
  },
  {
    id: 'charge-verified',
    frame: atBlender('120', 'verified'),
    screen: charging(9, { state: 'verified', task: { code: 'stepDone', data: { step: '120' } } }),
  },
  { id: 'process-ready', frame: atBlender('125'), screen: blending() },
  {
    id: 'process-enter',
    frame: atBlender('125'),
    screen: running({
      task: { code: 'enterParameter', data: { parameter: 'Speed', equipment: BLENDER.id } },
      parameters: [speed(null)],
    }),
  },
  {
    id: 'process-entering',
    frame: atBlender('125'),
    screen: running({
      task: { code: 'enterParameter', data: { parameter: 'Speed', equipment: BLENDER.id } },
      parameters: [speed(null)],
    }),
    press: [['process.enter', { name: 'Speed' }], '1', '2'],
  },
  { id: 'process-running', frame: atBlender('125'), screen: running() },
  {
    id: 'process-interrupt',
    frame: atBlender('125'),
    screen: running(),
    overlay: { kind: 'reason', ask: { for: 'stopProcess' } },
  },
  {
    id: 'process-interrupted',
    frame: atBlender('125'),
    screen: running({
      task: { code: 'startProcess', data: { equipment: BLENDER.id } },
      machine: 'stopped',
      since: '2026-03-10T12:35:00.000Z',
      stoppedFor: 'power-failure',
      ran: '5:00',
      left: '10:00',
      affordances: { LeaveStep: PASSES, StartProcess: PASSES },
    }),
  },
  {
    id: 'process-time-up',
    frame: atBlender('125'),
    screen: running({
      task: { code: 'endProcess', data: { equipment: BLENDER.id } },
      ran: '15:04',
      left: '0:00',
      time: 'within',
      affordances: { LeaveStep: PASSES, StopProcess: PASSES },
    }),
  },
  { id: 'process-finished', frame: atBlender('125'), screen: finished() },
  {
    id: 'process-overrun',
    frame: atBlender('125', 'exception'),
    screen: finished({
      state: 'exception',
      task: { code: 'callOwner', data: { exception: 'EX-06', role: 'supervisor' } },
      exceptions: [{ ...OUTSIDE, object: '125', refusal: null }],
      ran: '18:20',
      time: 'over',
    }),
  },
  {
    id: 'process-outside',
    frame: atBlender('125', 'exception'),
    screen: running({
      state: 'exception',
      task: { code: 'callOwner', data: { exception: 'EX-06', role: 'supervisor' } },
      exceptions: [OUTSIDE],
      parameters: [speed(null)],
    }),
  },
  { id: 'discharge-scale', frame: atBlender('140'), screen: discharging(0) },
  {
    id: 'discharge-tare',
    frame: atBlender('140'),
    screen: discharging(2, {
      task: { code: 'tareIntermediate', data: { class: 'Drum 60 L', container: `${BATCH}/BD-3` } },
      phase: 'tare',
    }),
    live: [{ ...LIVE, gross: '1.50', net: null, displayed: '1.50' }],
  },
  {
    id: 'discharge-fill',
    frame: atBlender('140'),
    screen: discharging(2, {
      task: { code: 'fillIntermediate', data: { container: `${BATCH}/BD-3`, equipment: BLENDER.id } },
      phase: 'fill',
      current: { container: `${BATCH}/BD-3`, tare: '1.50' },
    }),
    live: [LIVE],
  },
  {
    id: 'discharge-label',
    frame: atBlender('140'),
    screen: discharging(3, {
      task: { code: 'printLabel', data: { container: `${BATCH}/BD-3` } },
      phase: 'label',
      label: { container: `${BATCH}/BD-3`, printed: 0, outcome: 'none', detail: '' },
    }),
  },
  {
    id: 'discharge-label-unknown',
    frame: atBlender('140'),
    screen: discharging(3, {
      task: { code: 'settlePrint', data: { container: `${BATCH}/BD-3` } },
      phase: 'settlePrint',
      label: { container: `${BATCH}/BD-3`, printed: 0, outcome: 'indeterminate', detail: '' },
    }),
  },
  {
    id: 'discharge-next',
    frame: atBlender('140'),
    screen: discharging(4, {
      task: { code: 'nextIntermediate', data: { equipment: BLENDER.id } },
      phase: 'next',
    }),
    live: [{ ...LIVE, gross: '0.00', net: null, displayed: '0.00' }],
  },
  {
    id: 'discharge-verify',
    frame: atBlender('140', 'complete'),
    screen: discharging(4, {
      state: 'complete',
      phase: 'next',
      task: { code: 'verifyStep', data: { person: 'L. Tran' } },
      affordances: { LeaveStep: PASSES, VerifyStep: PASSES },
    }),
  },
  {
    id: 'process-verify',
    frame: atBlender('125', 'complete'),
    screen: finished({
      state: 'complete',
      task: { code: 'verifyStep', data: { person: 'L. Tran' } },
      affordances: { LeaveStep: PASSES, VerifyStep: PASSES },
    }),
  },
];
