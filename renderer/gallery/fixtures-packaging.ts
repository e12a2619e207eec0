import type {
  ChecklistItemView,
  ClearanceScreen,
  ExceptionCard,
  Frame,
  LabellingView,
  PackagingScreen,
} from '../../main/contract/views.ts';
import { BOOTH, type Fixture, fails, PASSES } from './fixture.ts';
import { EX_02 } from './fixtures-work.ts';

const BATCH = 'VC5260147A';
const DELGADO = { id: 'OP-301', name: 'R. Delgado', roles: ['operator'] } as const;
const NOW = '2026-03-11T14:10:00.000Z';

/** R. Delgado at line 3, on the third day. */
export const onLine = (step: '180' | '190', state: PackagingScreen['state'] = 'inProgress'): Frame => ({
  ...BOOTH,
  now: NOW,
  station: { id: 'PL-3', name: 'Packaging terminal, line 3', functions: ['packaging'] },
  terminal: 'PL-3-1',
  devices: [{ id: 'SCN-03', kind: 'scanner', state: 'ok', note: 'ready', data: {} }],
  person: DELGADO,
  batch: { id: BATCH, product: 'Vitamin C 500 mg, bottles of 100 capsules', step },
  rail: [
    {
      id: '180',
      title: 'Clear the line',
      state: step === '180' ? state : 'verified',
      current: step === '180',
    },
    {
      id: '190',
      title: 'Fill, cap, seal and label',
      state: step === '190' ? state : 'planned',
      current: step === '190',
    },
    { id: '195', title: 'Clear the line after the last bottle', state: 'planned', current: false },
  ],
});

const NOTHING = { unitsIn: 0, unitsLeft: 0, filled: 0, rejected: 0, sampled: 0 };
export const ready: PackagingScreen = {
  kind: 'packaging',
  batch: BATCH,
  step: '190',
  title: 'Fill, cap, seal and label',
  state: 'inProgress',
  performer: 'R. Delgado',
  task: { code: 'startRun', data: { pack: 'bottles' } },
  exceptions: [],
  affordances: { LeaveStep: PASSES, StartRun: PASSES, RecordCount: PASSES, StopRun: PASSES },
  line: 'notStarted',
  since: null,
  stoppedFor: null,
  unit: 'capsules',
  pack: 'bottles',
  unitsPerPack: 100,
  target: 2_500,
  totals: NOTHING,
  good: 0,
  lost: 0,
  yield: { percent: '0.00', lowest: '95.0', highest: '101.0', within: false },
  counts: [],
  clearance: { batch: BATCH, verifiedAt: '2026-03-11T08:21:00.000Z', document: 'LC-PL3 rev 4' },
  inspection: null,
  labelling: null,
  components: null,
  cases: null,
};

const counted = (totals: Partial<PackagingScreen['totals']>): Partial<PackagingScreen> => ({
  totals: { ...NOTHING, ...totals },
  counts: Object.entries(totals).map(([what, quantity], index) => ({
    id: `C-${index + 1}`,
    what: what as keyof PackagingScreen['totals'],
    quantity,
    reason: what === 'rejected' ? 'cap-or-seal' : null,
    by: 'R. Delgado',
    at: NOW,
    invalid: false,
  })),
});

const running: PackagingScreen = {
  ...ready,
  ...counted({ unitsIn: 245_160, filled: 1_820, rejected: 4 }),
  task: { code: 'runLine', data: { pack: 'bottles' } },
  line: 'running',
  since: '2026-03-11T08:30:00.000Z',
  good: 1_816,
  lost: 63_160,
  yield: { ...ready.yield, percent: '72.64' },
};
const stopped: PackagingScreen = {
  ...running,
  task: { code: 'startRun', data: { pack: 'bottles' } },
  line: 'stopped',
  since: '2026-03-11T13:58:00.000Z',
  stoppedFor: 'line-jam',
};
export const ended: PackagingScreen = {
  ...stopped,
  ...counted({ unitsIn: 245_160, unitsLeft: 60, filled: 2_451, rejected: 7, sampled: 12 }),
  task: { code: 'signStep', data: { step: '190' } },
  stoppedFor: 'run-finished',
  good: 2_444,
  lost: 0,
  yield: { ...ready.yield, percent: '97.76', within: true },
  affordances: { ...ready.affordances, CompleteStep: PASSES },
};

const LABELS: LabellingView = {
  artwork: 'LB5007F',
  revision: 'F',
  brought: null,
  on: { roll: 'R-0931', since: '2026-03-11T08:24:00.000Z' },
  code: {
    expected: 'VC5260147A 03/2028',
    read: 'scan',
    due: null,
    verifiedAt: '2026-03-11T13:31:00.000Z',
    until: '2026-03-11T14:31:00.000Z',
  },
  specimens: [
    { which: 'first', roll: 'R-0931' },
    { which: 'last', roll: null },
  ],
  photo: null,
};
const NONE_KEPT = LABELS.specimens.map(({ which }) => ({ which, roll: null }));
/** The line with labels: what of them is different, and what the task is for it. */
const labelled = (
  screen: PackagingScreen,
  change: Partial<LabellingView>,
  task: PackagingScreen['task'] = screen.task,
): PackagingScreen => ({
  ...screen,
  task,
  affordances: {
    ...screen.affordances,
    TakeOffRoll: PASSES,
    VerifyCode: PASSES,
    KeepSpecimen: PASSES,
    AttachFile: PASSES,
  },
  labelling: { ...LABELS, ...change },
});
const due = (occasion: NonNullable<LabellingView['code']['due']>): Pick<LabellingView, 'code'> => ({
  code: { ...LABELS.code, due: occasion, until: null },
});
const NO_CODE_YET = { ...due('firstOff').code, verifiedAt: null };
const UNMOUNTED = { on: null, code: NO_CODE_YET, specimens: NONE_KEPT };

const look = (
  id: string,
  text: string,
  evidence: ChecklistItemView['evidence'],
  answer: string | null = null,
): ChecklistItemView => ({
  id,
  text,
  evidence,
  expects: evidence === 'scan' ? 'PL-3' : null,
  photo: null,
  answer,
  answeredAt: answer === null ? null : NOW,
  answeredBy: answer === null ? null : 'R. Delgado',
  earlier: [],
  waits: null,
});
const inspected = (...answers: readonly (string | null)[]): PackagingScreen => ({
  ...stopped,
  task: { code: 'inspectLine', data: { station: 'PL-3' } },
  since: '2026-03-11T13:10:00.000Z',
  inspection: {
    items: [
      look(
        '1',
        'Lot and expiry on the last bottle are those of this batch.',
        'reference',
        answers[0] ?? null,
      ),
      look('2', 'Settings of counter, capper and sealer are unchanged.', 'confirmed', answers[1] ?? null),
      look('3', 'No foreign material on the line: scan the code of the line.', 'scan', answers[2] ?? null),
    ],
  },
  affordances: { ...ready.affordances, AnswerItem: PASSES, VerifyRestart: PASSES },
});

const ITEMS: readonly (readonly [text: string, evidence: ChecklistItemView['evidence'], answer: string])[] = [
  ['Line is empty: no product, bottle or cap of the previous batch.', 'confirmed', 'confirmed'],
  ['Loose units under counter, chutes and belts.', 'count', '0'],
  ['Labels of the previous batch on applicator, core and floor.', 'count', '0'],
  ['Reject bin is empty: scan its code.', 'scan', 'PL-3-REJECT'],
  ['Number of the cleaning record of this line.', 'reference', 'CL-0812'],
  ['Coder shows no code of the previous batch.', 'confirmed', 'confirmed'],
  ['Number of the batch that left the line.', 'reference', 'MG2260139A'],
  ['Papers of the previous batch at the line.', 'count', '0'],
  ['Nothing but this batch is staged: scan the code of the line.', 'scan', 'PL-3'],
];

/** LC-PL3 rev 4 with so many items answered. */
const clearing = (done: number): ClearanceScreen => ({
  kind: 'clearance',
  batch: BATCH,
  step: '180',
  title: 'Clear the line',
  state: 'inProgress',
  performer: 'R. Delgado',
  task: { code: 'answerItem', data: { done, of: ITEMS.length } },
  exceptions: [],
  rework: false,
  document: 'LC-PL3 rev 4',
  leaves: 'MG2260139A',
  items: ITEMS.map(([text, evidence, answer], index) => ({
    ...look(String(index + 1), text, evidence, index < done ? answer : null),
    expects: evidence === 'scan' ? answer : null,
  })),
  affordances: { LeaveStep: PASSES, AnswerItem: PASSES },
});

const UNCLEARED = {
  gate: 'requireClearance',
  code: 'line.uncleared',
  data: { station: 'PL-3', batch: BATCH },
  clears: 'supervisor',
} as const;
const EX_07: ExceptionCard = {
  ...EX_02,
  id: 'EX-07',
  trigger: 'packagingUncleared',
  batch: BATCH,
  step: '190',
  stepTitle: 'Fill, cap, seal and label',
  station: 'PL-3',
  object: '190',
  opened: '2026-03-11T08:02:00.000Z',
  coOwner: 'qaReviewer',
  links: ['NC-01'],
  refusal: UNCLEARED,
};

const EX_10: ExceptionCard = {
  ...EX_02,
  id: 'EX-10',
  trigger: 'wrongCode',
  severity: 'critical',
  batch: BATCH,
  step: '190',
  stepTitle: 'Fill, cap, seal and label',
  station: 'PL-3',
  object: 'VC5260147A 03/2027',
  opened: '2026-03-11T13:58:00.000Z',
  owner: 'qaReviewer',
  ownerNames: ['P. Raman'],
  acknowledgedBy: 'P. Raman',
  coOwner: null,
  links: ['NC-02'],
  refusal: null,
};

/** The packaging line in every state its people meet. */
export const PACKAGING: readonly Fixture[] = [
  {
    id: 'packaging-uncleared',
    frame: onLine('190', 'planned'),
    screen: {
      ...ready,
      state: 'planned',
      performer: null,
      task: { code: 'start', data: { step: '190' } },
      clearance: null,
      affordances: { LeaveStep: PASSES, StartStep: fails(UNCLEARED) },
    },
  },
  {
    id: 'packaging-blocked',
    frame: onLine('190', 'blocked'),
    screen: {
      ...ready,
      state: 'blocked',
      performer: null,
      task: { code: 'callOwner', data: { exception: 'EX-07', role: 'supervisor' } },
      clearance: null,
      exceptions: [EX_07],
      affordances: { LeaveStep: PASSES, StartStep: fails(UNCLEARED) },
    },
  },
  { id: 'packaging-ready', frame: onLine('190'), screen: ready },
  { id: 'packaging-running', frame: onLine('190'), screen: running },
  { id: 'packaging-stopped', frame: onLine('190'), screen: stopped },
  { id: 'packaging-idle', frame: onLine('190'), screen: inspected() },
  { id: 'packaging-inspect', frame: onLine('190'), screen: inspected(), press: [['packaging.inspect']] },
  {
    id: 'packaging-inspected',
    frame: onLine('190'),
    screen: inspected('VC5260147A 03/2028', 'confirmed', 'PL-3'),
    press: [['packaging.inspect']],
  },
  {
    id: 'packaging-count-left',
    frame: onLine('190'),
    screen: {
      ...ended,
      ...counted({ unitsIn: 245_160, filled: 2_451, rejected: 7 }),
      task: { code: 'countLine', data: {} },
      lost: 60,
    },
  },
  { id: 'packaging-ended', frame: onLine('190'), screen: ended },
  {
    id: 'packaging-outside',
    frame: onLine('190'),
    screen: {
      ...ended,
      ...counted({ unitsIn: 245_160, unitsLeft: 60, filled: 2_351, rejected: 7, sampled: 12 }),
      good: 2_344,
      lost: 10_000,
      yield: { ...ready.yield, percent: '93.76' },
    },
  },
  {
    id: 'packaging-verify',
    frame: onLine('190', 'complete'),
    screen: {
      ...ended,
      state: 'complete',
      task: { code: 'verifyStep', data: { person: 'R. Delgado' } },
      affordances: { LeaveStep: PASSES, VerifyStep: PASSES },
    },
  },
  {
    id: 'packaging-stop',
    frame: onLine('190'),
    screen: running,
    overlay: { kind: 'reason', ask: { for: 'stopRun' } },
  },
  {
    id: 'packaging-roll',
    frame: onLine('190'),
    screen: labelled(ready, UNMOUNTED, { code: 'mountRoll', data: { revision: 'F' } }),
  },
  {
    id: 'packaging-roll-label',
    frame: onLine('190'),
    screen: labelled(
      ready,
      { ...UNMOUNTED, brought: 'R-0931' },
      { code: 'scanArtwork', data: { roll: 'R-0931' } },
    ),
  },
  {
    id: 'packaging-code-first',
    frame: onLine('190'),
    screen: labelled(
      ready,
      { code: NO_CODE_YET, specimens: NONE_KEPT },
      { code: 'scanCode', data: { pack: 'bottles' } },
    ),
  },
  {
    id: 'packaging-specimen',
    frame: onLine('190'),
    screen: labelled(ready, { specimens: NONE_KEPT }, { code: 'keepFirst', data: {} }),
  },
  { id: 'packaging-labelled', frame: onLine('190'), screen: labelled(running, {}) },
  {
    id: 'packaging-code-interval',
    frame: onLine('190'),
    screen: labelled(running, due('interval'), { code: 'scanCode', data: { pack: 'bottles' } }),
  },
  {
    id: 'packaging-code-eye',
    frame: onLine('190'),
    screen: labelled(
      running,
      { code: { ...due('interval').code, read: 'eye' } },
      { code: 'readCode', data: { pack: 'bottles' } },
    ),
    press: [['packaging.readCode']],
  },
  {
    id: 'packaging-code-wrong',
    frame: onLine('190', 'blocked'),
    screen: {
      ...labelled({ ...stopped, stoppedFor: 'investigation' }, due('restart')),
      state: 'blocked',
      task: { code: 'callOwner', data: { exception: 'EX-10', role: 'qaReviewer' } },
      exceptions: [EX_10],
    },
  },
  {
    id: 'packaging-roll-change',
    frame: onLine('190'),
    screen: labelled(stopped, due('restart'), { code: 'scanCode', data: { pack: 'bottles' } }),
    press: [['packaging.takeOff']],
  },
  {
    id: 'packaging-roll-first',
    frame: onLine('190'),
    screen: labelled(
      stopped,
      {
        on: { roll: 'R-0932', since: '2026-03-11T11:44:00.000Z' },
        specimens: [
          { which: 'first', roll: 'R-0931' },
          { which: 'rollChange', roll: null },
        ],
      },
      { code: 'keepRollFirst', data: { roll: 'R-0932' } },
    ),
  },
  {
    id: 'packaging-last-off',
    frame: onLine('190'),
    screen: labelled(ended, due('lastOff'), { code: 'scanCode', data: { pack: 'bottles' } }),
  },
  {
    id: 'packaging-roll-off',
    frame: onLine('190'),
    screen: labelled(
      ended,
      {
        on: { roll: 'R-0932', since: '2026-03-11T11:44:00.000Z' },
        specimens: [
          { which: 'first', roll: 'R-0931' },
          { which: 'last', roll: 'R-0932' },
        ],
      },
      { code: 'takeOffRoll', data: { roll: 'R-0932' } },
    ),
  },
  { id: 'packaging-count', frame: onLine('190'), screen: running, press: [['packaging.count']] },
  { id: 'packaging-clearance', frame: onLine('180'), screen: clearing(3) },
  { id: 'packaging-clearance-last', frame: onLine('180'), screen: clearing(8) },
  {
    id: 'packaging-clearance-verify',
    frame: onLine('180', 'complete'),
    screen: {
      ...clearing(9),
      state: 'complete',
      task: { code: 'verifyStep', data: { person: 'R. Delgado' } },
      affordances: { LeaveStep: PASSES, VerifyStep: PASSES },
    },
  },
  {
    id: 'packaging-clearance-again',
    frame: onLine('180'),
    screen: {
      ...clearing(9),
      state: 'verified',
      task: { code: 'stepDone', data: { step: '180' } },
      affordances: { LeaveStep: PASSES, RepeatClearance: PASSES },
    },
  },
];
