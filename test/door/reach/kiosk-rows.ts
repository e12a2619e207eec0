import { ISSUE, RECONCILE, WHOLE_COUNT } from '../../support/floor/situations-of-labels.ts';
import { inOtherStep } from './disturbances.ts';
import { atKiosk } from './kiosk-attempts.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';
import { but, usual } from './usual.ts';

const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const HERE = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;
const IN_STEP = ['requireStationFunction', 'requireBatchState', 'requireUnblocked'] as const;
const BY_PERFORMER = ['requirePerformer', 'requireTraining', 'requireNoHold'] as const;

const scan =
  (...data: readonly string[]) =>
  async ({ desk }: Scene) => {
    for (const each of data.slice(0, -1)) await desk.takes(desk.scanPlain(each));
    return desk.scanPlain(data.at(-1) ?? '');
  };
const inIssue = atKiosk('labelsStarted', ISSUE, 'LBL-01', { type: 'PresentScan' });

/** The label kiosk: issuing, counting, and who may. */
export const KIOSK_ROWS: readonly Row[] = [
  {
    command: 'PresentScan',
    gate: 'requireLabelRevision',
    when: 'a roll of a withdrawn revision',
    code: 'label.obsolete',
    attempt: inIssue,
    make: scan('ROL/R-0877'),
    opens: 'wrongLabel',
  },
  {
    command: 'PresentScan',
    gate: 'requireLabelRevision',
    when: 'a label of a withdrawn revision on a roll whose tag is right',
    code: 'label.artwork',
    attempt: inIssue,
    make: scan('ROL/R-0931', 'ART/LB5007E'),
    opens: 'wrongLabel',
  },
  {
    command: 'PresentScan',
    gate: 'requireUsableRoll',
    when: 'a roll that left the cage already',
    code: 'roll.notInCage',
    attempt: { ...inIssue, at: 'rollIssued' },
    make: scan('ROL/R-0931'),
  },
  ...usual('IssueLabels', ...HERE, ...IN_STEP, ...BY_PERFORMER),
  but('IssueLabels', 'requireStepState', { disturb: inOtherStep(RECONCILE) }),
  {
    command: 'IssueLabels',
    gate: 'requireScannedRoll',
    when: 'a roll that is not in the hand',
    code: 'roll.notScanned',
    change: { fields: { roll: 'R-0932', counted: 1100 } },
  },
  {
    command: 'IssueLabels',
    gate: 'requireRollCount',
    when: 'another number than the roll holds on record',
    code: 'roll.count',
    change: { fields: { counted: 1499 } },
  },
  {
    command: 'StartStep',
    gate: 'requireReconciler',
    when: 'whoever issued the labels would reconcile them',
    code: 'reconciler.issued',
    attempt: atKiosk('labelsIssued', RECONCILE, 'LBL-01', { type: 'StartStep' }),
    opens: 'unqualified',
  },
  {
    command: 'TakeOverStep',
    gate: 'requireReconciler',
    when: 'whoever issued the labels would take their reconciliation over',
    code: 'reconciler.issued',
    attempt: atKiosk('reconcilingSuspended', RECONCILE, 'LBL-01', { type: 'TakeOverStep' }),
    opens: 'unqualified',
  },
  ...usual('DestroyLabels', ...HERE, ...SIGNED),
  {
    command: 'DestroyLabels',
    gate: 'requireRole',
    when: 'an administrator watches',
    code: 'role.missing',
    change: { signing: { signer: 'ADM-01' } },
  },
  {
    command: 'DestroyLabels',
    gate: 'requireIndependence',
    when: 'nobody else watches',
    code: 'independence.witness',
    change: { signing: { signer: 'LBL-01' } },
  },
  {
    command: 'DestroyLabels',
    gate: 'requireDestroyable',
    when: 'a roll that is not in the hand',
    code: 'destroy.scan',
    change: { fields: { roll: 'R-0931' } },
  },
  {
    command: 'DestroyLabels',
    gate: 'requireDestroyable',
    when: 'a roll in force, of which no waste is kept',
    code: 'destroy.nothing',
    change: { fields: { roll: 'R-0931' } },
    attempt: { before: async ({ desk }) => desk.takes(desk.scanPlain('ROL/R-0931')) },
  },
  ...usual('ReadApplicator', ...HERE, ...IN_STEP, ...BY_PERFORMER),
  but('ReadApplicator', 'requireStepState', { also: ['performer.other'], disturb: inOtherStep(ISSUE) }),
  {
    command: 'ReadApplicator',
    gate: 'requireApplicatorReading',
    when: 'a roll that this batch never had',
    code: 'applicator.roll',
    change: { fields: { roll: 'R-0877' } },
  },
  ...usual('CountLabels', ...HERE, ...IN_STEP, ...BY_PERFORMER, ...SIGNED),
  but('CountLabels', 'requireStepState', { also: ['performer.other'], disturb: inOtherStep(ISSUE) }),
  {
    command: 'CountLabels',
    gate: 'requireCounter',
    when: 'whoever issued the labels counts what is left',
    code: 'count.issuer',
    change: { signing: { signer: 'LBL-01' } },
    opens: 'unqualified',
  },
  {
    command: 'CountLabels',
    gate: 'requireCounter',
    when: 'a recount by the person who counted',
    code: 'count.again',
    attempt: { at: 'labelsCounted' },
    opens: 'unqualified',
  },
  {
    command: 'CountLabels',
    gate: 'requireLabelCount',
    when: 'a count that leaves a roll out',
    code: 'count.rolls',
    change: { fields: { rolls: WHOLE_COUNT.slice(1) } },
  },
  {
    command: 'CountLabels',
    gate: 'requireUncoded',
    when: 'coded labels that would go back to the cage',
    code: 'return.coded',
    change: { fields: { rolls: WHOLE_COUNT.map((each) => ({ ...each, coded: true })) } },
  },
  {
    command: 'CompleteStep',
    gate: 'requireReconciled',
    when: 'two counts that differ',
    code: 'reconciliation.disagree',
    attempt: atKiosk('countsDiffer', RECONCILE, 'LBL-02', { type: 'CompleteStep' }, {}),
  },
];
