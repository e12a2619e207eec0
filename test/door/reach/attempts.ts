import type { CommandType } from '../../../main/contract/parse-command.ts';
import type { Desk, Draft, Signing } from '../../support/floor/desk.ts';
import { ALLOCATIONS, BATCH, RECIPE } from '../../support/floor/door-plant.ts';
import { BENCH_SCALE, capture, FIRST, FLOOR_SCALE, SOURCE, scanSource } from '../../support/floor/hands.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { lateDraft } from '../../support/floor/situations-of-papers.ts';
import { PICTURE, uploadPicture } from './attachment-attempts.ts';
import { BULK_ATTEMPTS } from './bulk-attempts.ts';
import { COMPONENT_ATTEMPTS } from './component-attempts.ts';
import { KIOSK_ATTEMPTS } from './kiosk-attempts.ts';
import { LABELLING_ATTEMPTS } from './labelling-attempts.ts';
import { LABORATORY_ATTEMPTS } from './laboratory-attempts.ts';
import { MANUAL_ATTEMPTS } from './manual-attempts.ts';
import { PACKAGING_ATTEMPTS } from './packaging-attempts.ts';
import { PROCEDURE_ATTEMPTS } from './procedure-attempts.ts';
import { PROCESS_ATTEMPTS } from './process-attempts.ts';
import { RELEASE_ATTEMPTS } from './release-attempts.ts';
import { RUN_ATTEMPTS } from './run-attempts.ts';
import type { Attempt, Scene } from './scene.ts';
import { SERVICE_ATTEMPTS } from './service-attempts.ts';

/** The holder of the session signs. */
const OWN: Signing = {};
const by = (signer: string): Signing => ({ signer });

interface Booth {
  readonly at: SituationName;
  readonly step: string | null;
  readonly signing?: Signing;
  readonly scale?: string;
  readonly person?: string;
  readonly before?: (scene: Scene) => Promise<void>;
}

const inBooth = (
  { at, step, signing, scale, person = 'OP-101', before }: Booth,
  draft: (desk: Desk) => Draft,
): Attempt => ({
  at,
  step,
  station: 'WS-01',
  person,
  signing: signing ?? null,
  scale: scale ?? null,
  draft,
  ...(before ? { before } : {}),
});

const atDesk = (
  { at, station = 'QA-01', person = 'QA-01', signing }: Partial<Attempt> & Pick<Attempt, 'at'>,
  draft: () => Draft,
): Attempt => ({ at, station, person, step: null, signing: signing ?? null, scale: null, draft });

/** What stands in the hand of a session ends with it: container and place are scanned for each attempt. */
async function takeInHand({ desk }: Scene): Promise<void> {
  await desk.takes(scanSource(desk, SOURCE));
  await desk.takes(desk.scanPlain('LOC/STG-01'));
}

async function takeToLine({ desk }: Scene): Promise<void> {
  await desk.takes(scanSource(desk, SOURCE));
  await desk.takes(desk.scanPlain('LOC/WS-01'));
}

const GROUNDS = { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null };

async function firstInHand({ desk }: Scene): Promise<void> {
  await desk.takes(scanSource(desk, FIRST));
}

const weighs = (at: SituationName, type: string): Attempt =>
  inBooth({ at, step: '60', scale: FLOOR_SCALE }, (desk) => capture(desk, type));

/**
 * For each command one attempt that is accepted, so that what is refused afterwards is refused for what was done to
 * it. Only typing an identity never passes.
 */
export const ATTEMPTS: Readonly<Record<CommandType, Attempt>> = {
  SignIn: inBooth({ at: 'founded', step: null }, (desk) => ({
    type: 'SignIn',
    person: 'OP-107',
    secret: desk.secretOf('OP-107'),
  })),
  ChooseSecret: inBooth({ at: 'founded', step: null }, (desk) => ({
    type: 'ChooseSecret',
    person: 'OP-107',
    secret: desk.secretOf('OP-107'),
    newSecret: 'osprey-5520',
  })),
  SignOut: inBooth({ at: 'founded', step: null }, () => ({ type: 'SignOut' })),
  LockTerminal: inBooth({ at: 'founded', step: null }, () => ({ type: 'LockTerminal' })),
  AcknowledgeAccountability: inBooth({ at: 'founded', step: null, person: 'NEW-1', signing: OWN }, () => ({
    type: 'AcknowledgeAccountability',
  })),
  UnlockPerson: atDesk({ at: 'lockedOut', person: 'ADM-01', signing: by('ADM-01') }, () => ({
    type: 'UnlockPerson',
    person: 'OP-112',
    reason: 'assessed-no-impact',
  })),
  RetryDeliveries: inBooth({ at: 'founded', step: null }, () => ({ type: 'RetryDeliveries' })),
  OpenFunction: inBooth({ at: 'founded', step: null }, () => ({ type: 'OpenFunction', function: 'weigh' })),
  IssueBatch: atDesk({ at: 'founded', signing: OWN }, () => ({
    type: 'IssueBatch',
    ...RECIPE,
    batch: BATCH,
    allocations: ALLOCATIONS,
  })),
  EnterStep: inBooth({ at: 'issued', step: null }, () => ({ type: 'EnterStep', batch: BATCH, step: '20' })),
  LeaveStep: inBooth({ at: 'issued', step: '20' }, () => ({ type: 'LeaveStep' })),
  StartStep: inBooth({ at: 'issued', step: '20' }, () => ({ type: 'StartStep' })),
  SuspendStep: inBooth({ at: 'clearing', step: '20' }, () => ({ type: 'SuspendStep', reason: 'break' })),
  TakeOverStep: inBooth({ at: 'suspended', step: '20' }, () => ({ type: 'TakeOverStep' })),
  AnswerItem: inBooth({ at: 'clearing', step: '20' }, () => ({
    type: 'AnswerItem',
    item: '1',
    answer: { kind: 'confirmed' },
  })),
  CompleteStep: inBooth({ at: 'answered', step: '20', signing: OWN }, () => ({ type: 'CompleteStep' })),
  VerifyStep: inBooth({ at: 'completed', step: '20', signing: by('OP-107') }, () => ({ type: 'VerifyStep' })),
  TypeIdentity: inBooth({ at: 'founded', step: null }, () => ({ type: 'TypeIdentity', text: SOURCE })),
  SelectScale: inBooth({ at: 'dispensing', step: '60' }, () => ({ type: 'SelectScale', scale: FLOOR_SCALE })),
  ZeroScale: inBooth({ at: 'sourceOpen', step: '60', scale: FLOOR_SCALE }, () => ({
    type: 'ZeroScale',
    scale: FLOOR_SCALE,
  })),
  CaptureTare: weighs('empty', 'CaptureTare'),
  CloseSource: inBooth({ at: 'closing', step: '60', scale: FLOOR_SCALE }, (desk) => ({
    ...capture(desk, 'CloseSource'),
    emptied: false,
  })),
  AcceptWeight: weighs('filled', 'AcceptWeight'),
  CaptureRemoval: weighs('excessOut', 'CaptureRemoval'),
  VoidContainer: inBooth({ at: 'tared', step: '60' }, () => ({ type: 'VoidContainer', reason: 'spill' })),
  PrintLabel: inBooth({ at: 'weighed', step: '60', before: printerReady }, () => ({
    type: 'PrintLabel',
    container: FIRST,
  })),
  ReprintLabel: inBooth({ at: 'labelled', step: '60', signing: OWN, before: printerReady }, () => ({
    type: 'ReprintLabel',
    container: FIRST,
    reason: 'label-damaged',
  })),
  PrintHoldLabel: inBooth({ at: 'founded', step: null, before: printerReady }, () => ({
    type: 'PrintHoldLabel',
    container: 'MS-2510-011-01',
  })),
  PrintReceivedLabel: inBooth({ at: 'reidentified', step: '60', before: printerReady }, () => ({
    type: 'PrintReceivedLabel',
    container: SOURCE,
  })),
  BeginVerification: inBooth({ at: 'labelled', step: '60' }, () => ({
    type: 'BeginVerification',
    verifier: 'OP-107',
  })),
  VerifyContainer: inBooth({ at: 'scanned', step: '60', scale: FLOOR_SCALE, signing: by('OP-107') }, (desk) =>
    capture(desk, 'VerifyContainer'),
  ),
  PrepareCheck: inBooth({ at: 'checkStarted', step: '30' }, () => ({
    type: 'PrepareCheck',
    scale: FLOOR_SCALE,
    clean: true,
    level: true,
  })),
  CaptureCheck: inBooth({ at: 'checkLoaded', step: '30', scale: FLOOR_SCALE }, (desk) => ({
    ...capture(desk, 'CaptureCheck'),
    scale: FLOOR_SCALE,
    nominal: '5.00',
  })),
  RepeatCheck: inBooth({ at: 'failedOnce', step: '30', scale: FLOOR_SCALE }, () => ({
    type: 'RepeatCheck',
    scale: FLOOR_SCALE,
    cleaned: true,
    leveled: true,
  })),
  ReportException: inBooth({ at: 'clearing', step: '20' }, () => ({
    type: 'ReportException',
    category: 'other',
    narrative: 'Something is not as it should be.',
  })),
  AcknowledgeException: inBooth({ at: 'blocked', step: '20', person: 'SUP-01' }, () => ({
    type: 'AcknowledgeException',
    exception: 'EX-01',
  })),
  SettleException: inBooth({ at: 'blocked', step: '20', signing: by('SUP-01') }, () => ({
    type: 'SettleException',
    exception: 'EX-01',
    reason: 'qualified-person-takes-over',
    narrative: null,
  })),
  ReallocateLot: atDesk({ at: 'lotHeld', signing: by('QA-01') }, () => ({
    type: 'ReallocateLot',
    exception: 'EX-01',
    lot: 'MS-2511-020',
    reason: 'lot-blocked-reallocated',
  })),
  OverrideFefo: inBooth({ at: 'activeChosen', step: '50', signing: by('SUP-01') }, () => ({
    type: 'OverrideFefo',
    batch: BATCH,
    step: '50',
    lot: 'AA-2503-042',
    reason: 'earlier-lot-out-of-reach',
    narrative: 'A rack in front of the earlier lot is being repaired.',
  })),
  ReidentifyContainer: inBooth({ at: 'labelTorn', step: '60', signing: by('QA-01') }, () => ({
    type: 'ReidentifyContainer',
    batch: BATCH,
    step: '60',
    container: SOURCE,
    reason: 'label-damaged',
    narrative: 'The label is torn through its code.',
  })),
  OverrideReweigh: inBooth({ at: 'voidedTwice', step: '60', signing: by('SUP-01') }, () => ({
    type: 'OverrideReweigh',
    batch: BATCH,
    step: '60',
    container: `${BATCH}/DC-02`,
    reason: 'instrument-disturbed',
    narrative: 'The door of the booth stood open.',
  })),
  RouteException: atDesk({ at: 'blocked', station: 'PL-3', person: 'SUP-01' }, () => ({
    type: 'RouteException',
    exception: 'EX-01',
    to: 'dispositionPending',
    reason: 'investigation',
  })),
  DecideDisposition: atDesk({ at: 'pendingDecision', signing: by('QA-01') }, () => ({
    type: 'DecideDisposition',
    ...GROUNDS,
    disposition: { kind: 'useAsIs', assessment: 'No impact on the batch.', step: 'resume' },
  })),
  ApproveDisposition: atDesk({ at: 'decidedOnce', signing: by('QA-03') }, () => ({
    type: 'ApproveDisposition',
    exception: 'EX-01',
  })),
  ReturnDisposition: atDesk({ at: 'decidedOnce', signing: by('QA-03') }, () => ({
    type: 'ReturnDisposition',
    ...GROUNDS,
  })),
  ScrapContainer: inBooth({ at: 'toScrap', step: null, signing: by('OP-107'), before: firstInHand }, () => ({
    type: 'ScrapContainer',
    exception: 'EX-01',
    container: FIRST,
  })),
  CloseException: atDesk({ at: 'carriedOut', signing: by('SUP-01') }, () => ({
    type: 'CloseException',
    exception: 'EX-01',
  })),
  ReopenException: atDesk({ at: 'closedByHand', signing: by('QA-01') }, () => ({
    type: 'ReopenException',
    ...GROUNDS,
  })),
  VoidException: atDesk({ at: 'blocked', signing: by('QA-01') }, () => ({
    type: 'VoidException',
    ...GROUNDS,
  })),
  PlaceHold: atDesk({ at: 'founded', station: 'PL-3', person: 'SUP-01' }, () => ({
    type: 'PlaceHold',
    object: { kind: 'lot', id: 'CB-2508-009' },
    reason: 'investigation',
    narrative: null,
  })),
  ReleaseHold: atDesk({ at: 'lotOnHold', signing: by('QA-01') }, () => ({
    type: 'ReleaseHold',
    hold: 'H-2',
    reason: 'assessed-no-impact',
  })),
  OpenRecord: atDesk({ at: 'founded', signing: by('QA-01') }, () => ({
    type: 'OpenRecord',
    kind: 'nonconformance',
    exception: null,
    objects: [{ kind: 'lot', id: 'CB-2508-009' }],
    narrative: 'The bag is torn.',
  })),
  MoveRecord: atDesk({ at: 'scaleFailed', signing: by('QA-01') }, () => ({
    type: 'MoveRecord',
    record: 'DEV-01',
    move: { kind: 'investigate', scope: 'One scale, one morning.', lots: [], releasedImpact: 'none' },
  })),
  RecordCause: atDesk({ at: 'scaleFailed', signing: by('QA-01') }, () => ({
    type: 'RecordCause',
    target: { kind: 'exception', id: 'EX-01' },
    causes: [{ code: 'calibration-drift', evidence: ['equipment:SCL-01', '1'] }],
  })),
  AssignTask: atDesk({ at: 'scaleFailed' }, () => ({
    type: 'AssignTask',
    record: 'DEV-01',
    what: 'Look at the pan of the scale.',
    owner: 'SUP-01',
    dueDays: 3,
  })),
  CompleteTask: atDesk({ at: 'taskAssigned', person: 'SUP-01' }, () => ({
    type: 'CompleteTask',
    record: 'DEV-01',
    task: 'DEV-01-T1',
    result: 'The pan rubbed at its frame.',
  })),
  ExtendRecord: atDesk({ at: 'extensionAsked', signing: by('QA-01') }, () => ({
    type: 'ExtendRecord',
    record: 'DEV-01',
    dueDays: 10,
    reason: 'The maker of the scale comes next week.',
  })),
  ProposeCorrection: inBooth({ at: 'answered', step: '20', signing: OWN }, () => ({
    type: 'ProposeCorrection',
    batch: BATCH,
    step: '20',
    item: '4',
    answer: { kind: 'reference', value: 'CL-0999' },
    reason: 'value-mistyped',
    narrative: null,
  })),
  ApproveCorrection: atDesk({ at: 'correcting', signing: by('QA-01') }, () => ({
    type: 'ApproveCorrection',
    correction: 'COR-01',
  })),
  RefuseCorrection: atDesk({ at: 'correcting', signing: by('QA-01') }, () => ({
    type: 'RefuseCorrection',
    correction: 'COR-01',
    reason: 'correction-not-supported',
    narrative: null,
  })),
  InvalidateCapture: atDesk({ at: 'weighed', signing: by('QA-01') }, () => ({
    type: 'InvalidateCapture',
    batch: BATCH,
    step: '60',
    capture: { kind: 'container', id: FIRST },
    reason: 'capture-not-valid',
    narrative: null,
  })),
  MoveContainer: inBooth({ at: 'founded', step: null, before: takeInHand }, () => ({
    type: 'MoveContainer',
    container: SOURCE,
    location: 'STG-01',
  })),
  StageToLine: inBooth({ at: 'cleared', step: null, before: takeToLine }, () => ({
    type: 'StageToLine',
    container: SOURCE,
    station: 'WS-01',
  })),
  CountContainer: inBooth({ at: 'founded', step: null, before: takeInHand }, () => ({
    type: 'CountContainer',
    container: SOURCE,
    counted: '25.00',
  })),
  WipeDown: inBooth({ at: 'sourceShut', step: '60' }, () => ({
    type: 'WipeDown',
    item: 'RM-1014',
    cleaning: 'SCOOP-AND-WIPE',
  })),
  AttachFile: inBooth({ at: 'clearing', step: '20', before: uploadPicture }, () => ({
    type: 'AttachFile',
    ...PICTURE,
    on: { kind: 'step', batch: BATCH, step: '20' },
  })),
  EnterLate: inBooth({ at: 'clearing', step: '20', signing: OWN, before: uploadPicture }, lateDraft),
  ConfirmLate: inBooth({ at: 'lateEntered', step: '20', signing: by('OP-107') }, () => ({
    type: 'ConfirmLate',
    late: 'LE-01',
  })),
  ...MANUAL_ATTEMPTS,
  ...KIOSK_ATTEMPTS,
  ...LABORATORY_ATTEMPTS,
  ...SERVICE_ATTEMPTS,
  ...PROCEDURE_ATTEMPTS,
  ...PACKAGING_ATTEMPTS,
  ...PROCESS_ATTEMPTS,
  ...LABELLING_ATTEMPTS,
  ...COMPONENT_ATTEMPTS,
  ...RUN_ATTEMPTS,
  ...BULK_ATTEMPTS,
  DeclareGap: atDesk({ at: 'behindPin', signing: by('QA-01') }, () => DECLARE_GAP),
  ConfirmGap: {
    ...atDesk({ at: 'behindPin', signing: by('ADM-01') }, () => ({ type: 'ConfirmGap' })),
    before: declared('QA-01'),
  },
  ...RELEASE_ATTEMPTS,
};

const DECLARE_GAP = {
  type: 'DeclareGap',
  reason: 'storage-failed',
  narrative: 'The disk died and the copy of the morning was put back.',
};

/** Somebody declares the lost events, right before. */
export function declared(person: string): NonNullable<Attempt['before']> {
  return async ({ desk }) => desk.sign(DECLARE_GAP, person);
}

export const BENCH = BENCH_SCALE;

async function printerReady({ desk }: Scene): Promise<void> {
  await desk.shows(({ frame }) => frame.devices.find(({ kind }) => kind === 'printer')?.state === 'ok');
}
