import type {
  CheckedRunScreen,
  CheckOnChart,
  ExceptionCard,
  Frame,
  LiveWeight,
  OpenCheckView,
} from '../../main/contract/views.ts';
import { BOOTH, type Fixture, fails, PASSES } from './fixture.ts';
import { critical } from './fixtures-work.ts';

const BATCH = 'VC500-0147C';
const TRAN = { id: 'OP-203', name: 'L. Tran', roles: ['operator'] } as const;
const NOW = '2026-03-10T13:00:00.000Z';

/** L. Tran at the encapsulator, on the second day. */
export const atMachine = (state: CheckedRunScreen['state'] = 'inProgress'): Frame => ({
  ...BOOTH,
  now: NOW,
  station: { id: 'EN-01', name: 'Encapsulation terminal', functions: ['process'] },
  terminal: 'EN-01-1',
  devices: [
    { id: 'BAL-01', kind: 'scale', state: 'ok', note: 'ready', data: {} },
    { id: 'SCL-05', kind: 'scale', state: 'ok', note: 'ready', data: {} },
    { id: 'SCN-05', kind: 'scanner', state: 'ok', note: 'ready', data: {} },
  ],
  person: TRAN,
  batch: { id: BATCH, product: 'Vitamin C 500 mg, capsules in bulk', step: '150' },
  rail: [
    { id: '140', title: 'Clear the encapsulator', state: 'verified', current: false },
    { id: '145', title: 'Daily check of the balance', state: 'complete', current: false },
    { id: '150', title: 'Encapsulate', state, current: true },
  ],
});

const POINT = {
  state: 'passed',
  recheck: false,
  meanWithin: true,
  outside: 0,
  struck: 0,
  rules: [],
} as const;

/** A check on the chart: its mean, and how far its units lie apart. */
const point = (id: number, time: string, mean: number, more: Partial<CheckOnChart> = {}): CheckOnChart => ({
  ...POINT,
  id: `IPC-0${id}`,
  at: `2026-03-10T${time}:00.000Z`,
  mean: mean * 1_000,
  meanText: mean.toFixed(1),
  lightest: (mean - 21) * 1_000,
  heaviest: (mean + 19) * 1_000,
  ...more,
});

const GOOD = [
  point(1, '11:30', 768.4),
  point(2, '12:00', 765.2),
  point(3, '12:30', 770.1),
  point(4, '13:00', 773.6),
];
const FAILED = point(5, '13:30', 784.6, { state: 'failed', meanWithin: false });
const RECHECK = point(6, '13:52', 769.1, { recheck: true });
const NOTHING = { mean: null, meanText: null, lightest: null, heaviest: null } as const;

const PRINTED = { outcome: 'confirmed', detail: '', printed: 1 } as const;
const container = (number: number, held = false) => ({
  id: `${BATCH}/CAP-0${number}`,
  held,
  from: [] as readonly string[],
  label: PRINTED,
});

export const ready: CheckedRunScreen = {
  kind: 'checkedRun',
  batch: BATCH,
  step: '150',
  title: 'Encapsulate',
  state: 'inProgress',
  performer: 'L. Tran',
  task: { code: 'startCheckedRun', data: {} },
  exceptions: [],
  affordances: {
    LeaveStep: PASSES,
    StartRun: PASSES,
    StopRun: PASSES,
    OpenInProcess: PASSES,
    CapturePlacement: PASSES,
    CloseInProcess: PASSES,
    RestartRun: PASSES,
    CompleteStep: PASSES,
  },
  line: 'notStarted',
  since: null,
  stoppedFor: null,
  units: 'capsules',
  unit: 'mg',
  balance: 'BAL-01',
  next: null,
  standing: 'free',
  output: { under: null, containers: [] },
  limits: {
    individual: { lowest: 710_400, highest: 825_600, text: ['710.4', '825.6'] },
    mean: { lowest: 752_600, highest: 783_400, text: ['752.6', '783.4'] },
    centre: 768_000,
    sigma: 4_000,
  },
  feeding: null,
  setUps: 0,
  account: null,
  override: null,
  check: null,
  chart: [],
  components: null,
};

const NOT_DUE = {
  gate: 'requireInProcessDue',
  code: 'inProcess.notDue',
  data: { step: '150', minutes: 20, every: 30 },
  clears: null,
} as const;

const running: CheckedRunScreen = {
  ...ready,
  affordances: { ...ready.affordances, OpenInProcess: fails(NOT_DUE) },
  task: { code: 'runChecked', data: {} },
  line: 'running',
  since: '2026-03-10T11:00:00.000Z',
  next: { seconds: 1_471, window: 300, state: 'notYet' },
  output: {
    under: `${BATCH}/CAP-05`,
    containers: [1, 2, 3, 4, 5].map((number) => container(number)),
  },
  chart: GOOD,
};
const due: CheckedRunScreen = {
  ...running,
  affordances: ready.affordances,
  task: { code: 'openCheck', data: {} },
  next: { seconds: 148, window: 300, state: 'due' },
};

const MASSES = [
  '768.4',
  '771.2',
  '760.9',
  '779.3',
  '765.0',
  '772.8',
  '768.1',
  '755.7',
  '781.4',
  '770.0',
  '763.2',
  '774.9',
  '768.8',
  '759.6',
  '777.1',
  '766.3',
  '771.7',
  '769.2',
  '764.4',
  '773.5',
] as const;
const placements = (count: number): OpenCheckView['placements'] =>
  MASSES.slice(0, count).map((mass, index) => ({
    number: index + 1,
    mass,
    within: true,
    left: false,
    invalid: null,
  }));

const open = (counted: number, more: Partial<OpenCheckView> = {}): OpenCheckView => ({
  id: 'IPC-05',
  setUp: false,
  size: 20,
  counted,
  recheckOf: null,
  container: `${BATCH}/CAP-05`,
  pan: 'empty',
  placements: placements(counted),
  ...more,
});
const sampling = (check: OpenCheckView, task: CheckedRunScreen['task']): CheckedRunScreen => ({
  ...running,
  affordances: ready.affordances,
  task,
  next: null,
  check,
  chart: [
    ...GOOD,
    {
      ...POINT,
      ...NOTHING,
      id: check.id,
      at: '2026-03-10T13:30:00.000Z',
      state: 'open',
      lightest: 755_700,
      heaviest: 781_400,
    },
  ],
  output: {
    under: `${BATCH}/CAP-06`,
    containers: [1, 2, 3, 4, 5, 6].map((number) => container(number)),
  },
});

const onPan: LiveWeight = {
  scale: 'BAL-01',
  state: 'ready',
  unit: 'g',
  gross: '0.7692',
  net: null,
  stable: true,
  zone: 'in',
  difference: '+0.0012',
  fill: 790,
  displayed: '0.7692',
};
const emptyPan: LiveWeight = { ...onPan, gross: '0.0000', displayed: '0.0000', zone: 'under', fill: 0 };

const PLACE = { code: 'placeUnit', data: { next: 12, size: 20, balance: 'BAL-01' } };
const CAPTURE = { code: 'captureUnit', data: { next: 12, size: 20 } };

const EX_05: ExceptionCard = {
  ...critical,
  id: 'EX-05',
  trigger: 'inProcessOos',
  batch: BATCH,
  step: '150',
  stepTitle: 'Encapsulate',
  station: 'EN-01',
  object: 'IPC-05',
  opened: '2026-03-10T13:33:00.000Z',
  owner: 'qaReviewer',
  coOwner: null,
  links: ['OOS-01'],
};
const EX_06: ExceptionCard = {
  ...EX_05,
  id: 'EX-06',
  trigger: 'inProcessMissed',
  severity: 'major',
  links: ['DEV-01'],
};
const EX_07: ExceptionCard = {
  ...EX_05,
  id: 'EX-07',
  trigger: 'outOfTrend',
  severity: 'minor',
  links: ['OOT-01'],
  stops: false,
  causeMissing: false,
};

const stopped: CheckedRunScreen = {
  ...running,
  affordances: ready.affordances,
  line: 'stopped',
  since: '2026-03-10T13:33:00.000Z',
  stoppedFor: 'in-process-check',
  next: null,
  standing: 'owed',
  chart: [...GOOD, FAILED],
  output: {
    under: null,
    containers: [1, 2, 3, 4, 5, 6].map((number) => container(number, number > 4)),
  },
};
const rechecked: CheckedRunScreen = {
  ...stopped,
  task: { code: 'callRestart', data: {} },
  standing: 'rechecked',
  chart: [...GOOD, FAILED, RECHECK],
};
const finished: CheckedRunScreen = {
  ...rechecked,
  task: { code: 'checkOutput', data: {} },
  since: '2026-03-10T15:08:00.000Z',
  stoppedFor: 'run-finished',
  standing: 'free',
  next: { seconds: 1_200, window: 300, state: 'notYet' },
  chart: [...GOOD, FAILED, RECHECK, point(7, '14:28', 767.9), point(8, '14:58', 766.4)],
  output: {
    under: `${BATCH}/CAP-09`,
    containers: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => container(number, number === 5 || number === 6)),
  },
};
export const ended: CheckedRunScreen = {
  ...finished,
  task: { code: 'signStep', data: { step: '150' } },
  next: { seconds: 1_800, window: 300, state: 'notYet' },
  chart: [...finished.chart, point(9, '15:10', 768.2)],
  output: { ...finished.output, under: null },
};

const FED_BATCH = 'VC5-26-0147';
const CLEAN = { status: 'inUse', until: null, batch: null } as const;
const bd = (number: number) => `${FED_BATCH}/BD-${number}`;
const NETS = ['40.26 kg', '40.48 kg', '40.52 kg', '40.38 kg'];
const BOTH = { adder: 'L. Tran', addVerifier: 'J. Nowak' } as const;

/** The four drums of the blend, so many of them in the machine. */
const fedWith = (
  inside: number,
  pending: NonNullable<CheckedRunScreen['feeding']>['pending'] = null,
): NonNullable<CheckedRunScreen['feeding']> => ({
  equipment: { id: 'ENC-02', name: 'Capsule filling machine', clean: CLEAN },
  containers: NETS.map((net, index) => ({
    container: bd(index + 1),
    item: 'Vitamin C 500 mg blend',
    net,
    charged: index < inside ? BOTH : null,
  })),
  pending,
  total: '161.64 kg',
  chargedTotal: '80.74 kg',
  hopper: inside === 0 ? [] : [bd(inside)],
});

const FED_PASSES = {
  ...ready.affordances,
  OpenSetUp: PASSES,
  ChangeContainer: PASSES,
  PrintLabel: PASSES,
  ReprintLabel: PASSES,
  RecordCount: PASSES,
  RecordHeel: PASSES,
  BeginVerification: PASSES,
  VerifyAddition: PASSES,
  ChargeContainer: PASSES,
} as const;
const UNPRINTED = { outcome: 'none', detail: '', printed: 0 } as const;

/** What was filled so far: the last one stands under the outlet, and the one before may wait for its label. */
const filled = (count: number, bare = false, heldFrom = 99): CheckedRunScreen['output']['containers'] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${FED_BATCH}/CAP-${String(index + 1).padStart(2, '0')}`,
    held: index + 1 >= heldFrom,
    from: [bd(1)],
    label: index + 1 === count ? null : bare && index + 2 === count ? UNPRINTED : PRINTED,
  }));
const allFilled = (count: number) => filled(count).map((each) => ({ ...each, label: PRINTED }));

const fed = (more: Partial<CheckedRunScreen>): CheckedRunScreen => ({
  ...running,
  batch: FED_BATCH,
  affordances: FED_PASSES,
  feeding: fedWith(2),
  output: { under: `${FED_BATCH}/CAP-05`, containers: filled(5) },
  setUps: 12,
  account: { good: 0, rejected: 0, sampled: 320, counts: [], heel: null, powder: null },
  ...more,
});

const inHand = (more: object) => ({
  container: bd(3),
  item: 'Vitamin C 500 mg blend',
  net: NETS[2] ?? '',
  adder: 'L. Tran',
  verifier: null,
  scanned: false,
  verified: false,
  ...more,
});

const OFFER: NonNullable<CheckedRunScreen['override']> = {
  override: 'checkWindow',
  batch: FED_BATCH,
  step: '150',
  data: { container: `${FED_BATCH}/CAP-05`, within: '5', extended: '10' },
  objects: [{ id: `${FED_BATCH}/CAP-05`, text: `${FED_BATCH}/CAP-05` }],
  mayGrant: ['supervisor', 'qaReviewer'],
  reasons: ['shift-change', 'break', 'line-adjustment', 'equipment-repaired', 'other-see-narrative'],
  grant: PASSES,
};

const over: Partial<CheckedRunScreen> = {
  line: 'stopped',
  since: '2026-03-10T15:08:00.000Z',
  stoppedFor: 'run-finished',
  next: null,
  feeding: fedWith(4),
  output: { under: null, containers: allFilled(9) },
  chart: ended.chart,
};

/** A run that is fed from the drums of a blend. */
export const FED_RUN: readonly Fixture[] = [
  {
    id: 'fed-run-empty',
    frame: atMachine(),
    screen: fed({
      line: 'notStarted',
      since: null,
      next: null,
      chart: [],
      setUps: 0,
      feeding: fedWith(0),
      output: { under: null, containers: [] },
      task: { code: 'scanToCharge', data: { equipment: 'ENC-02' } },
    }),
  },
  {
    id: 'fed-run-called',
    frame: atMachine(),
    screen: fed({
      feeding: fedWith(2, inHand({})),
      task: { code: 'callAddVerifier', data: { container: bd(3) } },
    }),
  },
  {
    id: 'fed-run-verified',
    frame: atMachine(),
    screen: fed({
      feeding: fedWith(2, inHand({ verifier: 'J. Nowak', scanned: true, verified: true })),
      task: { code: 'addContainer', data: { container: bd(3), equipment: 'ENC-02' } },
    }),
  },
  {
    id: 'fed-run-set-up',
    frame: atMachine(),
    screen: fed({
      ...sampling(open(7, { id: 'SET-03', setUp: true, container: null }), {
        code: 'placeUnit',
        data: { next: 8, size: 20, balance: 'BAL-01' },
      }),
      affordances: FED_PASSES,
      line: 'notStarted',
      since: null,
      chart: [],
      batch: FED_BATCH,
      feeding: fedWith(1),
      output: { under: null, containers: [] },
    }),
    live: [emptyPan],
  },
  { id: 'fed-run-running', frame: atMachine(), screen: fed({ override: OFFER }) },
  {
    id: 'fed-run-override',
    frame: atMachine(),
    screen: fed({ override: OFFER }),
    press: [['override.checkWindow.way']],
  },
  {
    id: 'fed-run-label',
    frame: atMachine(),
    screen: fed({ output: { under: `${FED_BATCH}/CAP-05`, containers: filled(5, true) } }),
  },
  {
    id: 'fed-run-held',
    frame: atMachine(),
    screen: fed({ output: { under: `${FED_BATCH}/CAP-07`, containers: filled(7, false, 5) } }),
  },
  {
    id: 'fed-run-count',
    frame: atMachine(),
    screen: fed({ ...over, task: { code: 'countUnits', data: {} } }),
    press: [['checkedRun.count']],
  },
  {
    id: 'fed-run-heel',
    frame: atMachine(),
    screen: fed({
      ...over,
      task: { code: 'recordHeel', data: { equipment: 'ENC-02' } },
      account: { good: 245_760, rejected: 1_490, sampled: 420, counts: [], heel: null, powder: null },
    }),
    press: [['checkedRun.enterHeel']],
  },
  {
    id: 'fed-run-ended',
    frame: atMachine(),
    screen: fed({
      ...over,
      task: { code: 'signStep', data: { step: '150' } },
      account: {
        good: 245_760,
        rejected: 1_490,
        sampled: 420,
        counts: [],
        heel: '0.48 kg',
        powder: {
          fedIn: '161.64 kg',
          inUnits: '161.08 kg',
          heel: '0.48 kg',
          lost: '0.08 kg',
          percent: '0.04',
          limit: '0.5',
          within: true,
        },
      },
    }),
  },
];

/** A run with in-process checks in every state its people meet. */
export const CHECKED_RUN: readonly Fixture[] = [
  {
    id: 'checked-run-start',
    frame: atMachine('ready'),
    screen: {
      ...ready,
      state: 'ready',
      performer: null,
      task: { code: 'start', data: { step: '150' } },
      affordances: { LeaveStep: PASSES, StartStep: PASSES },
    },
  },
  { id: 'checked-run-ready', frame: atMachine(), screen: ready },
  { id: 'checked-run-running', frame: atMachine(), screen: running },
  { id: 'checked-run-due', frame: atMachine(), screen: due },
  {
    id: 'checked-run-missed',
    frame: atMachine('blocked'),
    screen: {
      ...stopped,
      state: 'blocked',
      task: { code: 'callOwner', data: { exception: 'EX-06', role: 'qaReviewer' } },
      exceptions: [EX_06],
      chart: [
        ...GOOD,
        { ...POINT, ...NOTHING, id: 'IPC-05', at: '2026-03-10T13:35:00.000Z', state: 'missed' },
      ],
    },
  },
  { id: 'checked-run-placing', frame: atMachine(), screen: sampling(open(11), PLACE), live: [emptyPan] },
  {
    id: 'checked-run-unit',
    frame: atMachine(),
    screen: sampling(open(11, { pan: 'waiting' }), CAPTURE),
    live: [onPan],
  },
  {
    id: 'checked-run-captured',
    frame: atMachine(),
    screen: sampling(open(12, { pan: 'captured' }), { code: 'takeUnit', data: { balance: 'BAL-01' } }),
    live: [onPan],
  },
  {
    id: 'checked-run-struck',
    frame: atMachine(),
    screen: sampling(
      open(18, {
        placements: [
          ...placements(9),
          {
            number: 10,
            mass: '612.3',
            within: false,
            left: false,
            invalid: { reason: 'instrument-disturbed', by: 'L. Tran', witness: 'J. Nowak' },
          },
          { number: 11, mass: '831.7', within: false, left: true, invalid: null },
          ...placements(19)
            .slice(11)
            .map((each) => ({ ...each, number: each.number })),
        ],
      }),
      { code: 'placeUnit', data: { next: 19, size: 20, balance: 'BAL-01' } },
    ),
    live: [emptyPan],
  },
  {
    id: 'checked-run-lost',
    frame: atMachine(),
    screen: sampling(open(11), PLACE),
    live: [{ ...emptyPan, state: 'lost', gross: null, displayed: null, stable: false, zone: 'none' }],
  },
  {
    id: 'checked-run-acts',
    frame: atMachine(),
    screen: sampling(open(19), PLACE),
    live: [emptyPan],
    press: [['checkedRun.sample']],
  },
  {
    id: 'checked-run-failed',
    frame: atMachine('exception'),
    screen: {
      ...stopped,
      state: 'exception',
      task: { code: 'callOwner', data: { exception: 'EX-05', role: 'qaReviewer' } },
      exceptions: [EX_05],
    },
  },
  {
    id: 'checked-run-owed',
    frame: atMachine(),
    screen: { ...stopped, task: { code: 'openRecheck', data: { check: 'IPC-05' } } },
  },
  { id: 'checked-run-rechecked', frame: atMachine(), screen: rechecked },
  {
    id: 'checked-run-trend',
    frame: atMachine(),
    screen: {
      ...running,
      exceptions: [EX_07],
      chart: [...GOOD.slice(0, 3), point(4, '13:00', 781.2, { rules: ['westernElectric1'] })],
    },
  },
  {
    id: 'checked-run-stopped',
    frame: atMachine(),
    screen: {
      ...running,
      affordances: ready.affordances,
      task: { code: 'checkOutput', data: {} },
      line: 'stopped',
      since: '2026-03-10T13:08:00.000Z',
      stoppedFor: 'line-jam',
    },
  },
  { id: 'checked-run-finished', frame: atMachine(), screen: finished },
  { id: 'checked-run-ended', frame: atMachine(), screen: ended },
  {
    id: 'checked-run-verify',
    frame: atMachine('complete'),
    screen: {
      ...ended,
      state: 'complete',
      task: { code: 'verifyStep', data: { person: 'L. Tran' } },
      affordances: { LeaveStep: PASSES, VerifyStep: PASSES },
    },
  },
];
