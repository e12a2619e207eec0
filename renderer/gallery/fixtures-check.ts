import type {
  ChecklistItemView,
  CheckScaleView,
  CheckScreen,
  ClearanceScreen,
  KitScreen,
  LiveWeight,
} from '../../main/contract/views.ts';
import { photoOf } from './attachment-parts.ts';
import { type Fixture, fails, inStep, PASSES, stepParts } from './fixture.ts';

const item = (
  id: string,
  text: string,
  evidence: ChecklistItemView['evidence'],
  answer: string | null = null,
  expects: string | null = null,
): ChecklistItemView => ({
  id,
  text,
  evidence,
  expects,
  photo: null,
  answer,
  answeredAt: answer === null ? null : '2026-03-09T08:24:00.000Z',
  answeredBy: answer === null ? null : 'M. Alvarez',
  earlier: [],
  waits: null,
});

const ITEMS: readonly ChecklistItemView[] = [
  item('1', 'No material of batch MG2-26-0139 is in the booth', 'confirmed', 'clear'),
  item('2', 'No label of batch MG2-26-0139 is in the booth or the printer', 'confirmed', 'clear'),
  item('3', 'The booth is the one on the label at the door', 'scan', null, 'WS-01-BOOTH'),
  item('4', 'Scoops in the rack', 'count', null, '6'),
  item('5', 'Cleaning record of the booth', 'reference', null, 'CL-0000'),
  item('6', 'The floor and both pans are clean and dry', 'confirmed'),
];
const CORRECTED: ChecklistItemView['earlier'] = [
  {
    value: 'CL-0788',
    by: 'M. Alvarez',
    at: '2026-03-09T08:21:00.000Z',
    reason: 'value-mistyped',
    approvedBy: 'P. Raman',
  },
];
/** The last item is shown by a photo: there is none yet, there is one, it was given. */
const shown = (photo: ChecklistItemView['photo'], answer: string | null = null) => [
  ...answered(5).slice(0, 5),
  { ...item('6', 'Both pans are clean and dry: photo of each from above', 'photo', answer), photo },
];
const PANS = { ...photoOf('20'), caption: 'Both pans are clean and dry: photo of each from above' };
const answered = (count: number) =>
  ITEMS.map((each, index) =>
    index < count
      ? {
          ...each,
          answer: each.answer ?? 'done',
          answeredAt: '2026-03-09T08:30:00.000Z',
          answeredBy: 'M. Alvarez',
        }
      : each,
  );

const clearance: ClearanceScreen = {
  ...stepParts('20'),
  task: { code: 'answerItem', data: { done: 2, of: 6 } },
  kind: 'clearance',
  rework: false,
  document: null,
  leaves: 'MG2-26-0139',
  items: ITEMS,
  affordances: {
    LeaveStep: PASSES,
    AnswerItem: PASSES,
    AttachFile: PASSES,
    SuspendStep: PASSES,
    PlaceHold: PASSES,
  },
};
const EVIDENCE = fails({
  gate: 'requireEvidence',
  code: 'evidence.missing',
  data: { step: '20', count: 3, missing: '4, 5, 6' },
  clears: null,
});

const scale = (
  id: string,
  name: string,
  unit: string,
  set: string,
  nominals: readonly (readonly [string, string, string])[],
): CheckScaleView => ({
  scale: id,
  name,
  unit,
  weightSet: set,
  weightSetScanned: false,
  prepared: false,
  attempt: 1,
  status: 'due',
  points: nominals.map(([nominal, lowest, highest], index) => ({
    nominal,
    lowest,
    highest,
    result: null,
    passed: null,
    next: index === 0,
  })),
  capture: PASSES,
});
const SCL_01 = scale('SCL-01', 'floor scale 150 kg', 'kg', 'TW-K1', [
  ['5.00', '4.98', '5.02'],
  ['20.00', '19.98', '20.02'],
  ['100.00', '99.90', '100.10'],
]);
const SCL_02 = scale('SCL-02', 'bench scale 12.1 kg', 'g', 'TW-G1', [
  ['1000.0', '999.5', '1000.5'],
  ['10000.0', '9998.0', '10002.0'],
]);
export const running: CheckScaleView = {
  ...SCL_01,
  prepared: true,
  weightSetScanned: true,
  status: 'running',
  points: SCL_01.points.map((point, index) =>
    index === 0 ? { ...point, result: '5.00', passed: true, next: false } : { ...point, next: index === 1 },
  ),
};
const failed: CheckScaleView = {
  ...running,
  status: 'failed',
  points: running.points.map((point, index) =>
    index === 1 ? { ...point, result: '20.06', passed: false, next: false } : point,
  ),
};
const passed: CheckScaleView = {
  ...running,
  status: 'passed',
  points: running.points.map((point) => ({ ...point, result: point.nominal, passed: true, next: false })),
};

export const check: CheckScreen = {
  ...stepParts('30'),
  task: { code: 'prepareCheck', data: { scale: 'SCL-01' } },
  kind: 'check',
  detectors: [],
  scales: [SCL_01, SCL_02],
  affordances: {
    LeaveStep: PASSES,
    PrepareCheck: PASSES,
    RepeatCheck: PASSES,
    CompleteStep: PASSES,
    SuspendStep: PASSES,
  },
};
const twenty: LiveWeight = {
  scale: 'SCL-01',
  state: 'ready',
  unit: 'kg',
  gross: '20.00',
  net: null,
  stable: true,
  zone: 'none',
  difference: null,
  fill: 0,
  displayed: '20.00',
};

const NETS = ['25.00', '25.02', '27.28', '27.26', '27.22', '6.26', '5.00', '16.60', '1.2504', '1.6246'];
const kit: KitScreen = {
  ...stepParts('110'),
  task: { code: 'scanKit', data: { open: 4, of: 10 } },
  kind: 'kit',
  kit: 'KIT-0147',
  containers: NETS.map((net, index) => ({
    container: `VC5-26-0147/DC-${String(index + 1).padStart(2, '0')}`,
    item:
      [
        'Ascorbic acid, fine',
        'Ascorbic acid, fine',
        'Ascorbic acid, fine',
        'Ascorbic acid, fine',
        'Ascorbic acid, fine',
        'Citrus bioflavonoids 50 %',
        'Rose hips powder',
        'Microcrystalline cellulose',
        'Silicon dioxide',
        'Magnesium stearate (vegetable)',
      ][index] ?? '',
    net: `${net} kg`,
    scanned: index < 6,
  })),
  total: '162.515 kg',
  scannedTotal: '138.04 kg',
  affordances: {
    LeaveStep: PASSES,
    CompleteStep: fails({
      gate: 'requireEvidence',
      code: 'evidence.missing',
      data: {
        step: '110',
        count: 4,
        missing: 'VC5-26-0147/DC-07, VC5-26-0147/DC-08, VC5-26-0147/DC-09, VC5-26-0147/DC-10',
      },
      clears: null,
    }),
  },
};

export const CHECKS: readonly Fixture[] = [
  {
    id: 'clearance-start',
    frame: inStep('20', 'ready'),
    screen: {
      ...clearance,
      task: { code: 'start', data: { step: '20' } },
      state: 'ready',
      performer: null,
      affordances: { ...clearance.affordances, StartStep: PASSES },
    },
  },
  {
    id: 'clearance-start-refused',
    frame: inStep('70', 'ready'),
    screen: {
      ...clearance,
      ...stepParts('70', 'ready'),
      performer: null,
      affordances: {
        StartStep: fails(
          {
            gate: 'requireSequence',
            code: 'sequence.upstream',
            data: {
              step: '70',
              upstream: '60',
              title: 'Dispense citrus bioflavonoids',
              needed: 'verified',
              is: 'complete',
              all: '60',
            },
            clears: 'qaReviewer',
          },
          {
            gate: 'requireTraining',
            code: 'training.expired',
            data: { person: 'S. Okafor', code: 'W&D-2', on: '2026-02-28', step: '70' },
            clears: 'supervisor',
          },
          {
            gate: 'requireClearance',
            code: 'clearance.expired',
            data: { station: 'WS-01', until: '2026-03-09T09:20:00.000Z' },
            clears: 'qaReviewer',
          },
        ),
      },
    },
  },
  { id: 'clearance-confirm', frame: inStep('20'), screen: { ...clearance, items: answered(5) } },
  { id: 'clearance-photo', frame: inStep('20'), screen: { ...clearance, items: shown(null) } },
  { id: 'clearance-photo-taken', frame: inStep('20'), screen: { ...clearance, items: shown(PANS) } },
  {
    id: 'clearance-photo-given',
    frame: inStep('20'),
    screen: { ...clearance, items: shown(PANS, PANS.id) },
    press: ['Both pans are clean and dry: photo of each from above'],
  },
  { id: 'clearance-scan', frame: inStep('20'), screen: clearance },
  { id: 'clearance-count', frame: inStep('20'), screen: { ...clearance, items: answered(3) } },
  { id: 'clearance-reference', frame: inStep('20'), screen: { ...clearance, items: answered(4) } },
  {
    id: 'clearance-enter',
    frame: inStep('20'),
    screen: { ...clearance, items: answered(4) },
    press: [['clearance.enterReference']],
  },
  {
    id: 'clearance-enter-count',
    frame: inStep('20'),
    screen: { ...clearance, items: answered(3) },
    press: [['clearance.enterCount']],
  },
  {
    id: 'clearance-found',
    frame: inStep('20'),
    screen: { ...clearance, items: answered(5) },
    press: [['clearance.found']],
  },
  {
    id: 'clearance-all',
    frame: inStep('20'),
    screen: {
      ...clearance,
      task: { code: 'signStep', data: { step: '20' } },
      items: answered(6),
      affordances: { ...clearance.affordances, CompleteStep: PASSES },
    },
  },
  {
    id: 'clearance-missing',
    frame: inStep('20'),
    screen: {
      ...clearance,
      task: { code: 'signStep', data: { step: '20' } },
      items: answered(6),
      affordances: { ...clearance.affordances, CompleteStep: EVIDENCE },
    },
  },
  {
    id: 'clearance-verify',
    frame: inStep('20', 'complete'),
    screen: {
      ...clearance,
      task: { code: 'verifyStep', data: { person: 'M. Alvarez' } },
      state: 'complete',
      items: answered(6),
      affordances: { VerifyStep: PASSES, LeaveStep: PASSES },
    },
  },
  {
    id: 'clearance-verify-photo',
    frame: inStep('20', 'complete'),
    screen: {
      ...clearance,
      task: { code: 'verifyStep', data: { person: 'M. Alvarez' } },
      state: 'complete',
      items: shown(PANS, PANS.id),
      affordances: { VerifyStep: PASSES, LeaveStep: PASSES },
    },
  },
  {
    id: 'clearance-verify-corrected',
    frame: inStep('20', 'complete'),
    screen: {
      ...clearance,
      task: { code: 'verifyStep', data: { person: 'M. Alvarez' } },
      state: 'complete',
      items: answered(6).map((each) =>
        each.id === '5' ? { ...each, answer: 'CL-0789', earlier: CORRECTED } : each,
      ),
      affordances: { VerifyStep: PASSES, LeaveStep: PASSES },
    },
  },
  {
    id: 'clearance-verified',
    frame: inStep('20', 'verified'),
    screen: {
      ...clearance,
      task: { code: 'stepDone', data: { step: '20' } },
      state: 'verified',
      items: answered(6),
    },
  },
  {
    id: 'step-suspended',
    frame: inStep('30', 'suspended'),
    screen: {
      ...check,
      task: { code: 'takeOver', data: { person: 'M. Alvarez' } },
      state: 'suspended',
      affordances: { TakeOverStep: PASSES, LeaveStep: PASSES },
    },
  },
  { id: 'check-prepare', frame: inStep('30'), screen: check },
  {
    id: 'check-scan',
    frame: inStep('30'),
    screen: {
      ...check,
      task: { code: 'scanWeights', data: { set: 'TW-K1', scale: 'SCL-01' } },
      scales: [{ ...SCL_01, prepared: true, status: 'running' }, SCL_02],
    },
  },
  {
    id: 'check-point',
    frame: inStep('30'),
    screen: {
      ...check,
      task: { code: 'putWeight', data: { nominal: '20.00', unit: 'kg', scale: 'SCL-01' } },
      scales: [running, SCL_02],
    },
    live: [twenty],
  },
  {
    id: 'check-point-moving',
    frame: inStep('30'),
    screen: {
      ...check,
      task: { code: 'putWeight', data: { nominal: '20.00', unit: 'kg', scale: 'SCL-01' } },
      scales: [running, SCL_02],
    },
    live: [{ ...twenty, gross: '13.46', displayed: '13.46', state: 'moving', stable: false }],
  },
  {
    id: 'check-failed',
    frame: inStep('30'),
    screen: { ...check, task: { code: 'repeatCheck', data: { scale: 'SCL-01' } }, scales: [failed, SCL_02] },
    live: [twenty],
  },
  { id: 'check-next', frame: inStep('30'), screen: { ...check, scales: [passed, SCL_02] } },
  {
    id: 'check-passed',
    frame: inStep('30'),
    screen: {
      ...check,
      task: { code: 'signStep', data: { step: '30' } },
      scales: [passed, { ...SCL_02, status: 'passed', prepared: true, weightSetScanned: true }],
    },
  },
  { id: 'kit', frame: inStep('110'), screen: kit },
  {
    id: 'kit-whole',
    frame: inStep('110'),
    screen: {
      ...kit,
      task: { code: 'signStep', data: { step: '110' } },
      scannedTotal: kit.total,
      containers: kit.containers.map((each) => ({ ...each, scanned: true })),
      affordances: { LeaveStep: PASSES, CompleteStep: PASSES },
    },
  },
];
