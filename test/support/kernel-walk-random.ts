import {
  EXCEPTION_CATEGORIES,
  REASON_CODES,
  SAMPLE_PURPOSES,
  STATION_FUNCTIONS,
} from '../../main/contract/vocabulary.ts';
import type { KernelCommandType } from '../../main/domain/kernel-command.ts';
import type { OpenGap } from '../../main/domain/log/log-gap.ts';
import { labelThatCounts } from '../../main/domain/material/received-label.ts';
import type { Seen, Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { procedureCommands } from './kernel-walk-procedures.ts';
import { recordCommands, UPLOADED } from './kernel-walk-records.ts';
import { serviceCommands } from './kernel-walk-service.ts';
import { counted } from './label-kiosk.ts';
import { BATCH, type WeighBooth } from './weigh-booth.ts';

const PEOPLE = [
  'OP-101',
  'OP-107',
  'OP-112',
  'OP-203',
  'SUP-01',
  'QA-01',
  'QA-02',
  'QC-01',
  'QC-02',
  'QA-03',
  'ADM-01',
  'ADM-02',
  'MET-2',
  'MIX-1',
  'NEW-1',
  'NOBODY',
];
const SCALES = ['SCL-01', 'SCL-02', 'SCL-03', 'SCL-04', 'SCL-99'];
const STEPS = ['20', '30', '40', '50', '60', '70', '80', '90', '100', '110', '999'];
const MASSES = [
  '0.00',
  '0.02',
  '0.32',
  '1.54',
  '6.58',
  '26.54',
  '3.00',
  '160.00',
  '-0.50',
  '1462.8',
  '1837.2',
];
const NONE = [
  'noScale',
  'unstable',
  'overload',
  'underload',
  'silent',
  'lost',
  'foreign',
  'fault',
  'malformed',
  'wrong-unit',
  'refused',
] as const;
const LOTS = [
  'AA-2409-117',
  'AA-2503-042',
  'CB-2508-009',
  'CB-2601-022',
  'RH-2402-008',
  'MS-2511-020',
  'MS-2510-011',
  'SD-2503-051',
  'NO-LOT',
];
const ROLLS = ['R-0931', 'R-0932', 'R-0877', 'R-9'];
const TESTS = ['assay', 'identity', 'lead', 'taste'];
/** Mostly what somebody has in the hand: of anything else no gate asks more than its scan. */
function inHand(booth: WeighBooth, dice: Dice): string {
  for (const { inHand: held } of booth.state.all('sessions'))
    if (held.container !== null && dice.chance(70)) return held.container;
  return containers(booth, dice);
}

/** Mostly what QA re-identified: of anything else no gate asks more than that. */
function relabelled(booth: WeighBooth, dice: Dice): string {
  const all = [...booth.state.all('receivedLabels')].map(({ id }) => id);
  return all.length > 0 && dice.chance(80) ? dice.of(all) : containers(booth, dice);
}

const PLACES = ['WH-RM', 'QC-CAGE', 'STG-01', 'BL-01', 'WS-01-WASTE', 'NOWHERE'];

/** Anything that anybody could send, with anything the station could see around it. */
export function anything(booth: WeighBooth, dice: Dice): Told {
  const seen = strange(dice);
  const kind = dice.upTo(100);
  if (kind < 22) return booth.present(identity(booth, dice), seen);
  if (kind < 30)
    return booth.observe(
      dice.of(['settled', 'left', 'returnedToZero', 'zeroDrifted', 'disturbed']),
      dice.of(MASSES.slice(0, 8)),
      dice.of(SCALES.slice(0, 2)),
    );
  const type = dice.of([...Object.keys(COMMANDS), 'ConfirmGap']) as keyof typeof COMMANDS;
  const station = dice.chance(6) ? { station: dice.of(['PL-3', 'QA-01']) } : {};
  const gap = type === 'DeclareGap' || type === 'ConfirmGap' ? { gap: gapOf(dice) } : {};
  const file = BRINGS_FILE.has(type) && dice.chance(80) ? { file: UPLOADED } : {};
  return booth.when(type, COMMANDS[type](booth, dice), { ...seen, ...station, ...gap, ...file });
}

/** Commands that name a file. */
const BRINGS_FILE: ReadonlySet<string> = new Set(['AttachFile', 'EnterLate', 'EnterReading']);

/** Lost events, now and then with somebody's signature beside them. */
function gapOf(dice: Dice): OpenGap {
  const hash = 'a'.repeat(64);
  const by = dice.of(['QA-01', 'MIX-1']);
  const signature = { person: by, name: by, text: '', at: '2026-03-09T08:00:00.000Z' };
  const declared = { reason: 'storage-failed', narrative: 'x', signature };
  return {
    epoch: 2,
    lastPin: { size: 120, head: hash },
    restored: { seq: 100, hash },
    declared: dice.chance(70) ? (declared as unknown as OpenGap['declared']) : null,
  };
}

const containers = (booth: WeighBooth, dice: Dice): string =>
  dice.chance(5) ? 'UNKNOWN-1' : dice.of([...booth.state.all('containers')].map(({ id }) => id));
const reason = (dice: Dice) => dice.of(REASON_CODES);
const exceptions = (booth: WeighBooth, dice: Dice): string => {
  const all = [...booth.state.all('exceptions')].map(({ id }) => id);
  return all.length === 0 || dice.chance(5) ? 'EX-99' : dice.of(all);
};
const holds = (booth: WeighBooth, dice: Dice): string =>
  dice.chance(5) ? 'H-99' : dice.of([...booth.state.all('holds')].map(({ id }) => id));
const samples = (booth: WeighBooth, dice: Dice): string => {
  const all = [...booth.state.all('samples')].map(({ id }) => id);
  return all.length === 0 || dice.chance(5) ? 'SMP-99' : dice.of(all);
};
const corrections = (booth: WeighBooth, dice: Dice): string => {
  const all = [...booth.state.all('corrections')].map(({ id }) => id);
  return all.length === 0 || dice.chance(5) ? 'COR-99' : dice.of(all);
};
/** Something captured in a step, often where it says. */
const captured = (booth: WeighBooth, dice: Dice) => {
  const id = containers(booth, dice);
  const stock = booth.state.get('containers', id);
  return dice.chance(20)
    ? { batch: BATCH, step: '30', capture: { kind: 'check', id: dice.of(SCALES) } }
    : {
        batch: BATCH,
        step: stock?.kind === 'dispensed' ? stock.step : dice.of(STEPS),
        capture: { kind: 'container', id },
      };
};
const objects = (booth: WeighBooth, dice: Dice) =>
  dice.of([
    { kind: 'lot', id: dice.of(LOTS) },
    { kind: 'container', id: containers(booth, dice) },
    { kind: 'batch', id: BATCH },
    { kind: 'equipment', id: dice.of(SCALES) },
    { kind: 'station', id: 'WS-01' },
  ]);

const batches = (_booth: WeighBooth, dice: Dice) => ({ batch: dice.chance(95) ? BATCH : 'NONE' });
const decisions = (booth: WeighBooth, dice: Dice) => ({
  ...batches(booth, dice),
  reason: reason(dice),
  narrative: dice.of([null, 'x']),
});
const grounds = (booth: WeighBooth, dice: Dice) => ({
  exception: exceptions(booth, dice),
  reason: reason(dice),
  narrative: dice.of([null, 'x']),
});
const disposition = (booth: WeighBooth, dice: Dice): object =>
  dice.of([
    { kind: 'useAsIs', assessment: 'x', step: dice.of(['resume', 'notExecuted']) },
    { kind: 'scrap', containers: [containers(booth, dice)] },
    { kind: 'substitute', lot: dice.of(LOTS) },
    { kind: 'rework', steps: [{ title: 'x', instructions: ['y'] }] },
  ]);

const COMMANDS = {
  SignIn: (_booth, dice) => ({ person: dice.of(PEOPLE), secret: '' }),
  ChooseSecret: (_booth, dice) => ({ person: dice.of(PEOPLE), secret: '', newSecret: '' }),
  SignOut: () => ({}),
  LockTerminal: () => ({}),
  LockIdle: () => ({}),
  AcknowledgeAccountability: () => ({}),
  UnlockPerson: (_booth, dice) => ({ person: dice.of(PEOPLE), reason: reason(dice) }),
  RetryDeliveries: () => ({}),
  OpenFunction: (_booth, dice) => ({ function: dice.of(STATION_FUNCTIONS) }),
  IssueBatch: (_booth, dice) => ({
    recipe: dice.of(['MMR-VC500-250K', 'NONE']),
    version: '07',
    batch: dice.of([BATCH, 'VC5-26-0199']),
    allocations: dice.of([
      [],
      [{ step: '40', lot: 'AA-2409-117' }],
      [
        { step: '20', lot: 'X' },
        { step: '20', lot: 'X' },
      ],
    ]),
  }),
  EnterStep: (_booth, dice) => ({ batch: dice.chance(95) ? BATCH : 'NONE', step: dice.of(STEPS) }),
  LeaveStep: () => ({}),
  StartStep: () => ({}),
  SuspendStep: (_booth, dice) => ({ reason: reason(dice) }),
  TakeOverStep: () => ({}),
  AnswerItem: (_booth, dice) => ({
    item: dice.of(['1', '2', '3', '4', '5', '6', '9']),
    answer: dice.of([
      { kind: 'confirmed' },
      { kind: 'found', what: 'a bag' },
      { kind: 'count', value: 3 },
      { kind: 'reference', value: 'R' },
      { kind: 'photo', attachment: dice.of(['AT-01', 'AT-02', 'AT-99']) },
      { kind: 'mass', value: dice.of(['-0.25', '0.0000000001']), unit: dice.of(['kg', 'g']) },
    ]),
  }),
  CompleteStep: () => ({}),
  IssueLabels: (_booth, dice) => ({ roll: dice.of(ROLLS), counted: dice.of([0, 1100, 1500]) }),
  DestroyLabels: (_booth, dice) => ({ roll: dice.of(ROLLS) }),
  ReadApplicator: (_booth, dice) => ({
    roll: dice.of(ROLLS),
    counter: dice.of([0, 974, 1475]),
    onRejects: dice.of([0, 2, 2000]),
  }),
  CountLabels: (_booth, dice) => ({
    rolls: [counted(dice.of(ROLLS), { coded: dice.chance(30), returned: 9 })],
  }),
  VerifyStep: () => ({}),
  TypeIdentity: () => ({ text: 'CB-2508-009' }),
  SelectScale: (_booth, dice) => ({ scale: dice.of(SCALES) }),
  ZeroScale: (_booth, dice) => ({ scale: dice.of(SCALES) }),
  CaptureTare: () => ({}),
  CloseSource: (_booth, dice) => ({ emptied: dice.chance(50) }),
  AcceptWeight: () => ({}),
  CaptureRemoval: () => ({}),
  VoidContainer: (_booth, dice) => ({ reason: reason(dice) }),
  PrintLabel: (booth, dice) => ({ container: containers(booth, dice) }),
  ReprintLabel: (booth, dice) => ({ container: containers(booth, dice), reason: reason(dice) }),
  PrintHoldLabel: (booth, dice) => ({ container: dice.of([containers(booth, dice), inHand(booth, dice)]) }),
  PrintReceivedLabel: (booth, dice) => ({ container: relabelled(booth, dice) }),
  BeginVerification: (_booth, dice) => ({ verifier: dice.of(PEOPLE) }),
  EnterReading: (_booth, dice) => ({ shown: dice.of(MASSES), sha256: UPLOADED.sha256 }),
  ConfirmReading: (_booth, dice) => ({ shown: dice.of(MASSES) }),
  VerifyContainer: () => ({}),
  PrepareCheck: (_booth, dice) => ({
    scale: dice.of(SCALES),
    clean: dice.chance(80),
    level: dice.chance(80),
  }),
  CaptureCheck: (_booth, dice) => ({
    scale: dice.of(SCALES),
    nominal: dice.of(['5', '20', '100', '1000', '10000']),
  }),
  RepeatCheck: (_booth, dice) => ({
    scale: dice.of(SCALES),
    cleaned: dice.chance(80),
    leveled: dice.chance(80),
  }),
  ReportException: (_booth, dice) => ({ category: dice.of(EXCEPTION_CATEGORIES), narrative: 'x' }),
  AcknowledgeException: (booth, dice) => ({ exception: exceptions(booth, dice) }),
  SettleException: (booth, dice) => ({
    exception: exceptions(booth, dice),
    reason: reason(dice),
    narrative: dice.of([null, 'x']),
  }),
  ReallocateLot: (booth, dice) => ({
    exception: exceptions(booth, dice),
    lot: dice.of(LOTS),
    reason: reason(dice),
  }),
  OverrideFefo: (_booth, dice) => ({
    batch: dice.chance(97) ? BATCH : 'NONE',
    step: dice.of(STEPS),
    lot: dice.of(LOTS),
    reason: dice.chance(70) ? 'earlier-lot-reserved' : reason(dice),
    narrative: 'x',
  }),
  ReidentifyContainer: (booth, dice) => ({
    batch: dice.chance(97) ? BATCH : 'NONE',
    step: dice.of(STEPS),
    container: containers(booth, dice),
    reason: dice.chance(70) ? 'label-damaged' : reason(dice),
    narrative: 'x',
  }),
  OverrideManualWeight: (booth, dice) => ({
    batch: dice.chance(97) ? BATCH : 'NONE',
    step: dice.of(STEPS),
    container: containers(booth, dice),
    reason: dice.chance(70) ? 'readings-do-not-arrive' : reason(dice),
    narrative: 'x',
  }),
  OverrideReweigh: (booth, dice) => ({
    batch: dice.chance(97) ? BATCH : 'NONE',
    step: dice.of(STEPS),
    container: containers(booth, dice),
    reason: dice.chance(70) ? 'spill' : reason(dice),
    narrative: 'x',
  }),
  RouteException: (booth, dice) => ({
    exception: exceptions(booth, dice),
    to: dice.of(['onHold', 'underInvestigation', 'dispositionPending']),
    reason: reason(dice),
  }),
  DecideDisposition: (booth, dice) => ({ ...grounds(booth, dice), disposition: disposition(booth, dice) }),
  ApproveDisposition: (booth, dice) => ({ exception: exceptions(booth, dice) }),
  ReturnDisposition: grounds,
  ScrapContainer: (booth, dice) => ({
    exception: exceptions(booth, dice),
    container: containers(booth, dice),
  }),
  CloseException: (booth, dice) => ({ exception: exceptions(booth, dice) }),
  ReopenException: grounds,
  VoidException: grounds,
  EscalateOverdue: () => ({}),
  PlaceHold: (booth, dice) => ({
    object: objects(booth, dice),
    reason: reason(dice),
    narrative: dice.of([null, 'x']),
  }),
  ReleaseHold: (booth, dice) => ({ hold: holds(booth, dice), reason: reason(dice) }),
  ...recordCommands,
  ...serviceCommands,
  ...procedureCommands,
  ProposeCorrection: (_booth, dice) => ({
    batch: dice.chance(97) ? BATCH : 'NONE',
    step: dice.chance(90) ? '20' : dice.of(STEPS),
    item: dice.of(['1', '2', '3', '4', '5', '6', '9']),
    answer: dice.of([
      { kind: 'confirmed' },
      { kind: 'found', what: 'a bag' },
      { kind: 'count', value: dice.of([0, 3]) },
      { kind: 'reference', value: dice.of(['CL-2', 'CL-3']) },
    ]),
    reason: reason(dice),
    narrative: dice.of([null, 'x']),
  }),
  ApproveCorrection: (booth, dice) => ({ correction: corrections(booth, dice) }),
  RefuseCorrection: (booth, dice) => ({
    correction: corrections(booth, dice),
    reason: reason(dice),
    narrative: dice.of([null, 'x']),
  }),
  InvalidateCapture: (booth, dice) => ({ ...captured(booth, dice), reason: reason(dice), narrative: 'x' }),
  MoveContainer: (booth, dice) => ({ container: inHand(booth, dice), location: dice.of(PLACES) }),
  StageToLine: (booth, dice) => ({
    container: inHand(booth, dice),
    station: dice.of(['WS-01', 'BL-01', 'BL-01', 'BL-01', 'PL-3', 'NOWHERE']),
  }),
  CountContainer: (booth, dice) => ({ container: inHand(booth, dice), counted: dice.of(MASSES) }),
  WipeDown: (_booth, dice) => ({ item: dice.of(['RM-1001', 'RM-1014']), cleaning: 'W' }),
  TakeSample: (booth, dice) => ({
    batch: dice.of([BATCH, BATCH, 'NONE']),
    container: dice.chance(50) ? null : inHand(booth, dice),
    quantity: dice.of(['0.02', '0.10', '5', '-1', '999']),
    unit: dice.of(['kg', 'g']),
    purpose: dice.of(SAMPLE_PURPOSES),
  }),
  SendSample: (booth, dice) => ({ sample: samples(booth, dice), to: 'Laboratory' }),
  ReceiveSample: (booth, dice) => ({ sample: samples(booth, dice) }),
  StoreRetained: (booth, dice) => ({ sample: samples(booth, dice), location: dice.of(PLACES) }),
  EnterResult: (booth, dice) => ({
    sample: samples(booth, dice),
    test: dice.of(TESTS),
    value: dice.of(['522', '490', 'absent', '0.1', 'unclear']),
    retestOf: dice.of([null, null, 'OOS-01', 'OOS-99']),
  }),
  VerifyResult: (booth, dice) => ({ sample: samples(booth, dice), test: dice.of(TESTS) }),
  JudgeLot: (_booth, dice) => ({
    lot: dice.of(LOTS),
    quality: dice.of(['approved', 'rejected']),
    reason: reason(dice),
    narrative: dice.of([null, 'x']),
  }),
  ExtendRetest: (_booth, dice) => ({
    lot: dice.of(LOTS),
    retest: dice.of(['2026-01-01', '2026-12-31', '2027-08-31', '2099-01-01']),
    certificate: 'COA',
  }),
  DeclareGap: (_booth, dice) => ({ reason: reason(dice), narrative: dice.of([null, 'x']) }),
  ConfirmGap: () => ({}),
  BeginReview: batches,
  ReviewAuditTrail: (booth, dice) => ({
    ...batches(booth, dice),
    throughSeq: dice.of([0, booth.recorded.length, 999_999]),
    denials: dice.of([0, booth.state.get('batches', BATCH)?.review.denials ?? 0]),
  }),
  SignBatchReview: batches,
  ReturnBatch: decisions,
  ReleaseBatch: batches,
  RejectBatch: (booth, dice) => (dice.chance(5) ? decisions(booth, dice) : { batch: 'NONE' }),
  TerminateBatch: (booth, dice) => (dice.chance(5) ? decisions(booth, dice) : { batch: 'NONE' }),
  ReinstateBatch: decisions,
  ShipUnits: (booth, dice) => ({ ...batches(booth, dice), quantity: dice.upTo(99) + 1, to: 'x' }),
  ObserveDevice: (_booth, dice) => ({
    equipment: dice.of(SCALES.slice(0, 2)),
    what: dice.of(['restarted', 'foreign', 'unitChanged']),
    detail: '',
  }),
  CountFlood: (_booth, dice) => ({ count: dice.upTo(9) + 1 }),
} satisfies Partial<Record<KernelCommandType, (booth: WeighBooth, dice: Dice) => object>>;

/** A scan of something, often of the right kind. */
function identity(booth: WeighBooth, dice: Dice): object {
  const kind = dice.upTo(10);
  if (kind === 0) return { kind: 'unreadable', why: 'damaged' };
  if (kind === 1) return { kind: 'waste', container: dice.of(['W-0031', 'W-0032', 'W-99']) };
  if (kind === 2) return { kind: 'location', location: dice.of(PLACES) };
  if (kind === 4 && dice.chance(30)) return { kind: 'roll', roll: dice.of(ROLLS) };
  if (kind === 3) return { kind: 'weightSet', weightSet: dice.of(['TW-K1', 'TW-G1', 'TW-K2', 'TW-9']) };
  const id = containers(booth, dice);
  const stock = booth.state.get('containers', id);
  const lot =
    stock?.kind === 'source' ? stock.lot : stock?.kind === 'dispensed' ? (stock.from[0]?.lot ?? 'X') : 'X';
  const item = stock?.kind === 'dispensed' ? stock.item : (booth.state.get('lots', lot)?.item ?? 'X');
  const counts = labelThatCounts(booth.state, id as never) ?? 0;
  const label = dice.chance(90) ? counts : dice.upTo(3);
  return {
    kind: 'container',
    container: id,
    lot: dice.chance(6) ? dice.of(LOTS) : lot,
    item,
    ...(label > 0 && { label }),
  };
}

/** Something that is not as on a good day, around any command. */
function strange(dice: Dice): Seen {
  const by = dice.of([null, null, ...PEOPLE]);
  const seen: Seen = { shows: dice.of(MASSES), by };
  switch (dice.upTo(26)) {
    case 0:
      return { ...seen, secret: dice.of(['mismatch', 'notEnrolled'] as const) };
    case 1:
      return { ...seen, textHash: 'f'.repeat(64) };
    case 2:
      return { ...seen, unnamed: true };
    case 3:
      return { ...seen, clock: 'doubtful' };
    case 4:
      return { ...seen, log: 'low' };
    case 5:
      return { ...seen, pace: 40 };
    case 6:
      return { ...seen, printer: dice.of(['notReady', 'none'] as const) };
    case 7:
      return { ...seen, context: dice.of([{ step: '60' }, { person: 'OP-999' }, { station: 'PL-3' }]) };
    case 8:
      return { ...seen, capture: { kind: 'none', device: null, why: dice.of(NONE), raw: null } };
    case 9:
      return {
        ...seen,
        capture: dice.of([
          { stable: false },
          { ageMs: 9_000 },
          { serial: 'B0' },
          { raw: '' },
          { unit: 'lb' },
          { mass: null },
        ]),
      };
    case 10:
      return { ...seen, displayed: '9.99' };
    case 11:
      return { ...seen, capture: null };
    default:
      return seen;
  }
}
