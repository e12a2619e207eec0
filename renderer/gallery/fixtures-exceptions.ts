import type { ChecklistItemView, ClearanceScreen, ExceptionCard } from '../../main/contract/views.ts';
import { ALVAREZ, BOOTH, type Fixture, inStep, PASSES, REVIEW, stepParts, titleOf } from './fixture.ts';
import { critical, EX_02, EX_03, EX_04, REVIEW_WORK, work } from './fixtures-work.ts';

/** Reported by the operator; QA decides. */
const pending: ExceptionCard = {
  ...EX_04,
  id: 'EX-06',
  trigger: 'reported',
  state: 'dispositionPending',
  step: '70',
  stepTitle: titleOf('70'),
  object: 'material',
  refusal: null,
  narrative: 'The liner of the drum is torn and there is dust on the lid.',
  ownerNames: ['P. Raman', 'E. Haddad'],
  acknowledgedBy: 'P. Raman',
  late: true,
  escalatedTo: 'qaRelease',
  links: ['DEV-01', 'NC-01'],
  alternatives: [],
  next: { code: 'decide', data: { role: 'qaReviewer' } },
  actions: { DecideDisposition: PASSES, VoidException: PASSES },
  routes: [],
  choices: {
    substitutes: [
      { lot: 'SD-2506-077', text: 'RM-2007 · 12.5 kg · 2027-06-30' },
      { lot: 'SD-2508-012', text: 'RM-2007 · 25 kg · 2027-08-31' },
    ],
    containers: ['06', '07', '08', '09'].map((number) => ({
      container: `VC5-26-0147/DC-${number}`,
      text: '5.00 kg Rose hips powder',
    })),
    leaveOut: true,
    rework: true,
  },
};

const decided: ExceptionCard = {
  ...pending,
  state: 'decided',
  late: false,
  escalatedTo: null,
  next: { code: 'approve', data: { role: 'qaReviewer' } },
  decision: {
    pattern: 'scrap',
    reason: 'container-damaged',
    narrative: 'The dust cannot be told from the powder.',
    by: 'P. Raman',
    approvedBy: null,
    what: ['VC5-26-0147/DC-07'],
  },
  actions: { ApproveDisposition: PASSES, ReturnDisposition: PASSES },
};

const approved = decided.decision && { ...decided.decision, approvedBy: 'E. Haddad' };

const implementing: ExceptionCard = {
  ...decided,
  state: 'implementing',
  decision: approved,
  next: { code: 'scrap', data: { n: 1 } },
  actions: {},
};

const implemented: ExceptionCard = {
  ...implementing,
  state: 'implemented',
  next: { code: 'close', data: { role: 'qaReviewer' } },
  actions: { CloseException: PASSES },
};

const closed: ExceptionCard = {
  ...implemented,
  state: 'closed',
  next: { code: 'closed', data: {} },
  actions: { ReopenException: PASSES },
};

export const desk = (exceptions: readonly ExceptionCard[], closedOnes: readonly ExceptionCard[] = []) => ({
  frame: REVIEW,
  screen: { ...REVIEW_WORK, exceptions, closedExceptions: closedOnes },
});
const ALL = [critical, pending, EX_04, EX_02, EX_03];

const instruction = (id: string, text: string, answer: string | null): ChecklistItemView => ({
  id,
  text,
  evidence: 'confirmed',
  expects: null,
  photo: null,
  answer,
  answeredAt: answer === null ? null : '2026-03-09T10:20:00.000Z',
  answeredBy: answer === null ? null : 'M. Alvarez',
  earlier: [],
  waits: null,
});

/** A step that an approved rework inserted. */
const rework = (answer: string | null): ClearanceScreen => ({
  ...stepParts('70-R1', 'inProgress', { code: 'answerItem', data: { done: answer === null ? 1 : 2, of: 3 } }),
  title: 'Sieve the powder',
  kind: 'clearance',
  rework: true,
  document: null,
  leaves: null,
  items: [
    instruction('1', 'Sieve the powder through the 1 mm sieve.', 'confirmed'),
    instruction('2', 'Look at what stays on the sieve.', answer),
    {
      id: 'yield',
      text: '',
      evidence: 'mass',
      expects: 'kg',
      photo: null,
      answer: null,
      answeredAt: null,
      answeredBy: null,
      earlier: [],
      waits: null,
    },
  ],
  affordances: { LeaveStep: PASSES, AnswerItem: PASSES, SuspendStep: PASSES, PlaceHold: PASSES },
});

/** The way of an exception, from the desk of quality to the container that is destroyed. */
export const EXCEPTIONS: readonly Fixture[] = [
  { id: 'exceptions-pending', ...desk([pending, EX_04], [closed]) },
  { id: 'exceptions-decided', ...desk([decided, critical], [closed]) },
  { id: 'exceptions-implementing', ...desk([implementing]) },
  { id: 'exceptions-implemented', ...desk([implemented]) },
  { id: 'exceptions-many', ...desk([...ALL, decided], [closed]) },
  {
    id: 'exceptions-closed',
    ...desk(ALL, [
      closed,
      { ...closed, id: 'EX-01', state: 'voided', next: { code: 'voided', data: {} }, actions: {} },
    ]),
    press: [['exceptions.closed', { n: 2 }]],
  },
  { id: 'exceptions-only-closed', ...desk([], [closed]) },
  {
    id: 'exceptions-ways',
    ...desk([EX_04]),
    overlay: { kind: 'exceptionWays', exception: 'EX-04' },
  },
  {
    id: 'exceptions-rule',
    ...desk([{ ...critical, coOwner: 'metrology' }]),
    overlay: { kind: 'exceptionRule', exception: 'EX-10' },
  },
  {
    id: 'exceptions-hold',
    ...desk([EX_04]),
    overlay: { kind: 'exceptionReason', exception: 'EX-04', ask: 'onHold' },
  },
  {
    id: 'exceptions-return',
    ...desk([decided]),
    overlay: { kind: 'exceptionReason', exception: 'EX-06', ask: 'return' },
  },
  {
    id: 'exceptions-void',
    ...desk([EX_04]),
    overlay: { kind: 'exceptionReason', exception: 'EX-04', ask: 'voidException' },
  },
  { id: 'decide', ...desk([pending]), overlay: { kind: 'decide', exception: 'EX-06' } },
  {
    id: 'decide-as-is',
    ...desk([pending]),
    overlay: { kind: 'decide', exception: 'EX-06' },
    press: [['pattern.useAsIs']],
  },
  {
    id: 'decide-rework',
    ...desk([pending]),
    overlay: { kind: 'decide', exception: 'EX-06' },
    press: [['pattern.rework']],
  },
  {
    id: 'decide-scrap',
    ...desk([pending]),
    overlay: { kind: 'decide', exception: 'EX-06' },
    press: [['pattern.scrap']],
  },
  {
    id: 'decide-substitute',
    ...desk([pending]),
    overlay: { kind: 'decide', exception: 'EX-06' },
    press: [['pattern.substitute']],
  },
  { id: 'rework', frame: inStep('70'), screen: rework(null) },
  { id: 'rework-yield', frame: inStep('70'), screen: rework('confirmed') },
  {
    id: 'rework-yield-enter',
    frame: inStep('70'),
    screen: rework('confirmed'),
    press: [['rework.enterYield']],
  },
  {
    id: 'work-scrap',
    frame: { ...BOOTH, person: ALVAREZ },
    screen: {
      ...work,
      inHand: { container: 'VC5-26-0147/DC-07', location: null, unit: 'kg', holdLabel: null },
      scrap: { exception: 'EX-06', container: 'VC5-26-0147/DC-07' },
    },
  },
];
