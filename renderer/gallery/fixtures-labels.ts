import type {
  ExceptionCard,
  Frame,
  LabelBalance,
  LabelIssueScreen,
  RailStep,
  ReconciliationScreen,
  StepStateName,
} from '../../main/contract/views.ts';
import { BOOTH, type Fixture, fails, PASSES, stepParts, type Task } from './fixture.ts';
import { desk } from './fixtures-exceptions.ts';
import { EX_04, work } from './fixtures-work.ts';

const HADDAD = { id: 'LBL-01', name: 'N. Haddad', roles: ['labelController'] } as const;
const OKOYE = { id: 'LBL-02', name: 'F. Okoye', roles: ['labelController'] } as const;

const STEPS: readonly (readonly [id: string, title: string])[] = [
  ['170', 'Issue labels'],
  ['180', 'Clear the line'],
  ['190', 'Fill, cap, seal and label'],
  ['195', 'Clear the line after the last bottle'],
  ['200', 'Reconcile labels'],
];
const railOf = (step: string, state: StepStateName): readonly RailStep[] => {
  const at = STEPS.findIndex(([id]) => id === step);
  return STEPS.map(([id, title], index) => ({
    id,
    title,
    state: index < at ? 'verified' : index === at ? state : 'planned',
    current: index === at,
  }));
};
const kiosk = (step: string, person: Frame['person'], state: StepStateName = 'inProgress'): Frame => ({
  ...BOOTH,
  station: { id: 'LK-01', name: 'Label kiosk', functions: ['labels'] },
  terminal: 'LK-01-A',
  person,
  devices: [
    { id: 'SCN-04', kind: 'scanner', state: 'ok', note: 'ready', data: {} },
    { id: 'PRN-02', kind: 'printer', state: 'ok', note: 'ready', data: {} },
  ],
  batch: { id: 'VC5-26-0147', product: 'Vitamin C 500 mg, bottles of 100 capsules', step },
  rail: railOf(step, state),
});
const parts = (step: string, task: Task, state: StepStateName = 'inProgress') => ({
  ...stepParts(step, state, task),
  title: STEPS.find(([id]) => id === step)?.[1] ?? step,
});

const issue: LabelIssueScreen = {
  ...parts('170', { code: 'scanRoll', data: { item: 'LB-5007', revision: 'F' } }),
  kind: 'labelIssue',
  performer: 'N. Haddad',
  item: 'Label, Vitamin C 500 mg, 100 capsules',
  artwork: 'LB5007F',
  revision: 'F',
  needed: 2600,
  issued: 0,
  rolls: [],
  inHand: null,
  affordances: { LeaveStep: PASSES, SuspendStep: PASSES, PlaceHold: PASSES },
};
const ROLLS: LabelIssueScreen['rolls'] = [
  { roll: 'R-0931', labels: 1500, by: 'N. Haddad', at: '2026-03-11T12:38:00.000Z' },
  { roll: 'R-0932', labels: 1100, by: 'N. Haddad', at: '2026-03-11T12:44:00.000Z' },
];
const counting: LabelIssueScreen = {
  ...issue,
  task: { code: 'countRoll', data: { roll: 'R-0932' } },
  issued: 1500,
  rolls: ROLLS.slice(0, 1),
  inHand: { roll: 'R-0932', artworkSeen: true },
  affordances: { ...issue.affordances, IssueLabels: PASSES },
};
const obsolete: ExceptionCard = {
  ...EX_04,
  id: 'EX-06',
  trigger: 'wrongLabel',
  step: '170',
  stepTitle: 'Issue labels',
  station: 'LK-01',
  object: 'R-0877',
  late: false,
  links: ['NC-01'],
  alternatives: [],
  refusal: {
    gate: 'requireLabelRevision',
    code: 'label.obsolete',
    data: { roll: 'R-0877', shown: 'E', needed: 'F' },
    clears: 'qaReviewer',
  },
};

const reconciliation: ReconciliationScreen = {
  ...parts('200', { code: 'readApplicator', data: { roll: 'R-0931' } }),
  kind: 'reconciliation',
  performer: 'F. Okoye',
  rolls: ROLLS.map(({ roll }) => ({ roll, applicatorRead: false, atLine: false })),
  counts: [],
  standing: 'uncounted',
  balance: null,
  affordances: { LeaveStep: PASSES, SuspendStep: PASSES, PlaceHold: PASSES, ReadApplicator: PASSES },
};
const read: ReconciliationScreen = {
  ...reconciliation,
  task: { code: 'countLabels', data: { step: '170' } },
  rolls: ROLLS.map(({ roll }) => ({ roll, applicatorRead: true, atLine: false })),
  affordances: { ...reconciliation.affordances, CountLabels: PASSES },
};
const FIRST = { by: 'F. Okoye', at: '2026-03-11T20:10:00.000Z' };
const SECOND = { by: 'T. Becker', at: '2026-03-11T20:41:00.000Z' };
const recount: ReconciliationScreen = {
  ...read,
  task: { code: 'recountLabels', data: { step: '170' } },
  counts: [FIRST],
  standing: 'recount',
};

const BALANCE: LabelBalance = {
  issued: 2600,
  applied: 2444,
  rejected: 5,
  setUp: 40,
  damaged: 9,
  specimen: 2,
  returned: 97,
  unaccounted: 3,
  percent: '0.12',
  limit: '0.20',
  basis: 'Site limit from the history of 24 batches',
  within: true,
  packs: 2449,
  rolls: [
    { roll: 'R-0931', issued: 1500, unaccounted: 2 },
    { roll: 'R-0932', issued: 1100, unaccounted: 1 },
  ],
  counts: [
    { by: 'F. Okoye', unaccounted: 12, within: false },
    { by: 'T. Becker', unaccounted: 3, within: true },
  ],
};
const OUTSIDE: LabelBalance = {
  ...BALANCE,
  setUp: 31,
  unaccounted: 12,
  percent: '0.46',
  within: false,
  counts: BALANCE.counts.slice(0, 1),
};
const mismatch: ExceptionCard = {
  ...obsolete,
  id: 'EX-08',
  trigger: 'reconciliationOutside',
  step: '200',
  stepTitle: 'Reconcile labels',
  object: 'VC5-26-0147',
  refusal: null,
  causeMissing: true,
  balance: null,
};
const whole: ReconciliationScreen = {
  ...recount,
  task: { code: 'signStep', data: { step: '200' } },
  counts: [FIRST, SECOND],
  standing: 'reconciled',
  balance: BALANCE,
  affordances: { ...read.affordances, CompleteStep: PASSES },
};

/** The label kiosk, and what quality sees of it. */
export const LABELS: readonly Fixture[] = [
  { id: 'labels-scan', frame: kiosk('170', HADDAD), screen: issue },
  {
    id: 'labels-artwork',
    frame: kiosk('170', HADDAD),
    screen: {
      ...issue,
      task: { code: 'scanArtwork', data: { roll: 'R-0931' } },
      inHand: { roll: 'R-0931', artworkSeen: false },
    },
  },
  { id: 'labels-count', frame: kiosk('170', HADDAD), screen: counting },
  { id: 'labels-count-enter', frame: kiosk('170', HADDAD), screen: counting, press: [['labels.count']] },
  {
    id: 'labels-blocked',
    frame: kiosk('170', HADDAD, 'blocked'),
    screen: {
      ...issue,
      state: 'blocked',
      task: { code: 'callOwner', data: { exception: 'EX-06', role: 'qaReviewer' } },
      exceptions: [obsolete],
    },
  },
  {
    id: 'labels-whole',
    frame: kiosk('170', HADDAD),
    screen: {
      ...issue,
      task: { code: 'signStep', data: { step: '170' } },
      issued: 2600,
      rolls: ROLLS,
      affordances: { ...issue.affordances, CompleteStep: PASSES },
    },
  },
  {
    id: 'labels-verify',
    frame: kiosk('170', HADDAD, 'complete'),
    screen: {
      ...issue,
      task: { code: 'verifyStep', data: { person: 'N. Haddad' } },
      state: 'complete',
      issued: 2600,
      rolls: ROLLS,
      affordances: { LeaveStep: PASSES, VerifyStep: PASSES },
    },
  },
  { id: 'reconcile-read', frame: kiosk('200', OKOYE), screen: reconciliation },
  {
    id: 'reconcile-read-enter',
    frame: kiosk('200', OKOYE),
    screen: reconciliation,
    press: [['reconcile.read']],
  },
  { id: 'reconcile-count', frame: kiosk('200', OKOYE), screen: read },
  { id: 'reconcile-count-enter', frame: kiosk('200', OKOYE), screen: read, press: [['reconcile.count']] },
  {
    id: 'reconcile-count-rest',
    frame: kiosk('200', OKOYE),
    screen: { ...read, rolls: read.rolls.map((each) => ({ ...each, atLine: true })) },
    press: [['reconcile.count']],
  },
  { id: 'reconcile-recount', frame: kiosk('200', OKOYE), screen: recount },
  {
    id: 'reconcile-outside',
    frame: kiosk('200', OKOYE, 'exception'),
    screen: {
      ...recount,
      state: 'exception',
      standing: 'outside',
      task: { code: 'callOwner', data: { exception: 'EX-08', role: 'qaReviewer' } },
      exceptions: [mismatch],
    },
  },
  {
    id: 'reconcile-differ',
    frame: kiosk('200', OKOYE),
    screen: {
      ...recount,
      task: { code: 'recountAgain', data: { step: '170' } },
      counts: [FIRST, SECOND],
      standing: 'disagree',
      affordances: {
        ...recount.affordances,
        CompleteStep: fails({
          gate: 'requireReconciled',
          code: 'reconciliation.disagree',
          data: { step: '200' },
          clears: null,
        }),
      },
    },
  },
  { id: 'reconcile-whole', frame: kiosk('200', OKOYE), screen: whole },
  {
    id: 'reconcile-verify',
    frame: kiosk('200', OKOYE, 'complete'),
    screen: {
      ...whole,
      state: 'complete',
      task: { code: 'verifyStep', data: { person: 'F. Okoye' } },
      affordances: { LeaveStep: PASSES, VerifyStep: PASSES },
    },
  },
  {
    id: 'work-labels-destroy',
    frame: { ...kiosk('170', HADDAD), batch: null, rail: [] },
    screen: {
      ...work,
      labelsInHand: { roll: 'R-0877', labels: 412 },
      affordances: { ...work.affordances, DestroyLabels: PASSES },
    },
  },
  { id: 'exceptions-labels', ...desk([{ ...mismatch, balance: OUTSIDE }]) },
];
