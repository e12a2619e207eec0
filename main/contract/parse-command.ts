import { z } from 'zod';
import { attachmentObject } from './grammar/attachment-object.ts';
import { lateSubject } from './grammar/late-entry.ts';
import { codedCause, dueDays, recordMove, recordObject } from './grammar/record-moves.ts';
import { named, sentence } from './grammar/words.ts';
import type {
  AttachmentId,
  BatchId,
  CaseId,
  CommandId,
  ContainerId,
  CorrectionId,
  CountId,
  EquipmentId,
  ExceptionId,
  HoldId,
  InProcessId,
  ItemId,
  LateEntryId,
  LocationId,
  LotId,
  PersonId,
  RecipeId,
  RecordId,
  RollId,
  SampleId,
  StationId,
  StepId,
} from './ids.ts';
import { MASS_UNITS } from './quantity.ts';
import { OPENED_BY_PERSONS } from './record-words.ts';
import { err, ok, type Result } from './result.ts';
import {
  COUNTED,
  EXCEPTION_CATEGORIES,
  PIECE_RESULTS,
  PROCEDURES,
  REASON_CODES,
  RECHECK_REASONS,
  REFERENCE_PHASES,
  REJECT_REASONS,
  SAMPLE_PURPOSES,
  SPECIMENS,
  STATION_FUNCTIONS,
  UNIT_REJECT_REASONS,
} from './vocabulary.ts';

/**
 * The whole grammar of what can be asked of a station. Objects are strict: an unknown field is a malformed
 * command, because a field nobody checks is a way round a gate.
 */
const commandId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  .transform((text) => text as CommandId);
const decimal = z.string().regex(/^-?\d{1,9}(\.\d{1,6})?$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const batch = named<BatchId>();
const step = named<StepId>();
const station = named<StationId>();
const person = named<PersonId>();

/** The locked tuple a command claims to act in (S31). The station compares it with its own; it never adopts it. */
const context = z.strictObject({
  station,
  person: person.nullable(),
  batch: batch.nullable(),
  step: step.nullable(),
});

/**
 * One act of signing: `person` is null when the holder of the session signs again with the secret alone
 * (21 CFR 11.200(a)(1)(i)); `textHash` is the SHA-256 of the text that the station built and showed.
 */
const signature = z.strictObject({
  person: person.nullable(),
  secret: z.string().min(1).max(200),
  textHash: sha256,
});

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** A decision that is signed for a reason: its code first, words beside it (S8). */
const decision = { reason: z.enum(REASON_CODES), narrative: sentence.nullable(), signature };

const signedObject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lot'), id: named<LotId>() }),
  z.strictObject({ kind: z.literal('container'), id: named<ContainerId>() }),
  z.strictObject({ kind: z.literal('batch'), id: batch }),
  z.strictObject({ kind: z.literal('equipment'), id: named<EquipmentId>() }),
  z.strictObject({ kind: z.literal('station'), id: station }),
  z.strictObject({ kind: z.literal('roll'), id: named<RollId>() }),
]);

/** What can be decided beside correct and continue; each kind says what is to be done (S53–S57). */
const disposition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('substitute'), lot: named<LotId>() }),
  z.strictObject({
    kind: z.literal('rework'),
    steps: z
      .array(
        z.strictObject({
          title: z.string().trim().min(1).max(120),
          instructions: z.array(sentence).min(1).max(10),
        }),
      )
      .min(1)
      .max(5),
  }),
  z.strictObject({ kind: z.literal('scrap'), containers: z.array(named<ContainerId>()).min(1).max(50) }),
  z.strictObject({
    kind: z.literal('useAsIs'),
    assessment: sentence,
    step: z.enum(['resume', 'notExecuted']),
  }),
]);

const exception = named<ExceptionId>();
/** A decision with its ground: the code first, words where they add something (S8). */
const grounds = { exception, reason: z.enum(REASON_CODES), narrative: sentence.nullable(), signature };

const head = { id: commandId, context };
const of = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ ...head, type: z.literal(type), ...shape });

/** What a person says about one item of a checklist, each kind with its own form. */
const checklistAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirmed') }),
  z.strictObject({ kind: z.literal('found'), what: sentence }),
  z.strictObject({ kind: z.literal('count'), value: z.number().int().min(0).max(1_000_000) }),
  z.strictObject({ kind: z.literal('mass'), value: decimal, unit: z.enum(['mg', 'g', 'kg']) }),
  z.strictObject({ kind: z.literal('reference'), value: z.string().trim().min(1).max(60) }),
  z.strictObject({ kind: z.literal('photo'), attachment: named<AttachmentId>() }),
]);

/**
 * What was captured and nobody may correct: a dispensed container, the routine check of a scale, a count of a line, a
 * parameter of a machine, an issue or a count of a component, a case.
 */
const capture = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('container'), id: named<ContainerId>() }),
  z.strictObject({ kind: z.literal('check'), id: named<EquipmentId>() }),
  z.strictObject({ kind: z.literal('count'), id: named<CountId>() }),
  z.strictObject({ kind: z.literal('parameter'), id: named<string>() }),
  z.strictObject({ kind: z.literal('component'), id: named<CountId>() }),
  z.strictObject({ kind: z.literal('case'), id: named<CaseId>() }),
]);

/** Labels, counted one by one; weighing printed matter is no counting. */
const labels = z.number().int().min(0).max(1_000_000);
/** What one person counted of one roll: waste by its kind, specimens, and what never passed the applicator (rules §9). */
const countedRoll = z.strictObject({
  roll: named<RollId>(),
  setUp: labels,
  damaged: labels,
  specimen: labels,
  returned: labels,
  /** Whether what is left on the roll carries a lot code. */
  coded: z.boolean(),
});

/** Pieces of a component, counted one by one. */
const pieces = z.number().int().min(0).max(100_000_000);
/** What one person counted of one lot when the run was over; what is returned is clean and was never opened. */
const countedLot = z.strictObject({
  lot: named<LotId>(),
  setUp: pieces,
  damaged: pieces,
  sampled: pieces,
  returned: pieces,
});

const scale = named<EquipmentId>();
const detector = named<EquipmentId>();
/** The decimal text that stood on the screen when the button was pressed; the record must equal it. */
const displayed = decimal;

const COMMANDS = [
  // Who is here
  of('SignIn', { person, secret: z.string().min(1).max(200) }),
  of('ChooseSecret', {
    person,
    secret: z.string().min(1).max(200),
    newSecret: z.string().min(1).max(200),
  }),
  of('SignOut', {}),
  of('LockTerminal', {}),
  of('AcknowledgeAccountability', { signature }),
  of('UnlockPerson', { person, reason: z.enum(REASON_CODES), signature }),
  // Somebody put a system right that gets the events of this station: it is tried at once (S51)
  of('RetryDeliveries', {}),
  of('OpenFunction', { function: z.enum(STATION_FUNCTIONS) }),

  // Batch and steps
  of('IssueBatch', {
    recipe: named<RecipeId>(),
    version: z.string().min(1).max(20),
    batch,
    allocations: z.array(z.strictObject({ step, lot: named<LotId>() })).max(200),
    signature,
  }),
  of('EnterStep', { batch, step }),
  of('LeaveStep', {}),
  of('StartStep', {}),
  of('SuspendStep', { reason: z.enum(REASON_CODES) }),
  of('TakeOverStep', {}),
  of('AnswerItem', { item: named<string>(), answer: checklistAnswer }),
  of('CompleteStep', { signature }),
  of('VerifyStep', { signature }),

  // The clearance of this step does not last: it is done once more, item by item (rules §8)
  of('RepeatClearance', {}),

  // Packaging: the line runs or stands, and what goes in and comes out is counted (rules §8)
  of('StartRun', {}),
  of('StopRun', { reason: z.enum(REASON_CODES) }),
  of('VerifyRestart', { signature }),
  of('RecordCount', {
    what: z.enum([...COUNTED, 'good']),
    quantity: z.number().int().min(0).max(100_000_000),
    reason: z.enum([...REJECT_REASONS, ...UNIT_REJECT_REASONS]).nullable(),
  }),

  // The roll on the applicator, the code on the packs, the labels that stay in the record (rules §8)
  of('TakeOffRoll', { roll: named<RollId>(), splice: labels, usedUp: z.boolean() }),
  of('VerifyCode', { shown: z.string().trim().min(1).max(60), signature }),
  of('KeepSpecimen', { which: z.enum(SPECIMENS), attachment: named<AttachmentId>() }),
  // Counted components of a run: issued by two people, counted blind when it is over (21 CFR 111.260(k))
  of('IssueComponent', { component: named<string>(), lot: named<LotId>(), counted: pieces, signature }),
  of('CountComponent', {
    component: named<string>(),
    lots: z.array(countedLot).min(1).max(20),
    signature,
  }),
  // Finished packs in cases, each with a label of its own, printed one after the other (rules §8)
  of('PackCases', { full: z.number().int().min(0).max(5_000), rest: z.number().int().min(0).max(1_000) }),
  of('PrintCases', {}),
  of('StopCases', {}),
  of('ReprintCase', { case: named<CaseId>(), reason: z.enum(REASON_CODES), signature }),
  // In-process checks of a run: opened when due, one unit after the other, judged when complete (rules §7)
  of('OpenInProcess', {}),
  of('CapturePlacement', { displayed }),
  of('InvalidatePlacement', {
    check: named<InProcessId>(),
    number: z.number().int().min(1).max(1_000),
    reason: z.enum(REASON_CODES),
    narrative: sentence,
    signature,
  }),
  of('CloseInProcess', { reason: z.enum(REASON_CODES), narrative: sentence.nullable() }),
  of('RestartRun', { signature }),
  // The machine is set up, a full container is changed for the next, and the hopper is emptied at the end
  of('OpenSetUp', {}),
  of('ChangeContainer', {}),
  of('RecordHeel', { value: decimal, unit: z.enum(MASS_UNITS) }),

  // Identity: the station's own scanner speaks through the station; a person's typing is always refused (S106)
  of('TypeIdentity', { text: z.string().min(1).max(200) }),

  // Weighing
  of('SelectScale', { scale }),
  of('ZeroScale', { scale }),
  of('CaptureTare', { displayed }),
  of('CloseSource', { emptied: z.boolean(), displayed }),
  of('AcceptWeight', { displayed }),
  of('CaptureRemoval', { displayed }),
  of('EnterReading', { shown: decimal, sha256 }),
  of('ConfirmReading', { shown: decimal, signature }),
  of('VoidContainer', { reason: z.enum(REASON_CODES) }),
  of('PrintLabel', { container: named<ContainerId>() }),
  of('PrintHoldLabel', { container: named<ContainerId>() }),
  of('PrintReceivedLabel', { container: named<ContainerId>() }),
  of('ReprintLabel', { container: named<ContainerId>(), reason: z.enum(REASON_CODES), signature }),
  of('BeginVerification', { verifier: person }),
  of('VerifyContainer', { displayed, signature }),

  // Charging: what the adder shows is verified by another before it goes in (rules §5, 21 CFR 111.260(j))
  of('VerifyAddition', { signature }),
  of('ChargeContainer', { container: named<ContainerId>() }),

  // A machine is cleaned by one and verified by another (21 CFR 111.35(b)(2))
  of('RecordCleaning', {
    machine: named<EquipmentId>(),
    agent: z.string().trim().min(1).max(60),
    record: z.string().trim().min(1).max(60),
    signature,
  }),

  // Process: the station measures the time, and the performer enters what the machine shows
  of('StartProcess', {}),
  of('StopProcess', { reason: z.enum(REASON_CODES) }),
  of('RecordParameter', { parameter: named<string>(), value: decimal }),

  // Labels: issued roll by roll, counted blind, reconciled (rules §9, 21 CFR 111.410, 211.125)
  of('IssueLabels', { roll: named<RollId>(), counted: labels }),
  of('ReadApplicator', { roll: named<RollId>(), counter: labels, onRejects: labels }),
  of('CountLabels', { rolls: z.array(countedRoll).min(1).max(20), signature }),

  of('DestroyLabels', { roll: named<RollId>(), signature }),

  // Routine check of a scale
  of('PrepareCheck', { scale, clean: z.boolean(), level: z.boolean() }),
  of('CaptureCheck', { scale, nominal: decimal, displayed }),
  of('VoidCheck', { scale, reason: z.enum(RECHECK_REASONS) }),
  of('RepeatCheck', { scale, cleaned: z.boolean(), leveled: z.boolean() }),

  // Challenge of a metal detector: a piece is scanned and passed through, and the performer says what it did (rules §5)
  of('PassTestPiece', { detector, piece: named<string>(), result: z.enum(PIECE_RESULTS) }),
  of('RepeatChallenge', { detector, cleaned: z.boolean(), settings: z.boolean() }),

  // Return of a scale or a metal detector to service: measured, adjusted, measured again by metrology, approved by QA (rules §5)
  of('CaptureReference', { scale, phase: z.enum(REFERENCE_PHASES), nominal: decimal, displayed }),
  of('AdjustScale', { scale, reason: z.enum(REASON_CODES), narrative: sentence, signature }),
  // As left of a metal detector: its pieces, passed through outside a step
  of('PassReference', { detector, piece: named<string>(), result: z.enum(PIECE_RESULTS) }),
  of('RequestReturn', { scale, signature }),
  of('RecordCalibration', {
    scale,
    certificate: z.string().trim().min(1).max(60),
    standard: z.string().trim().min(1).max(60),
    standardExpires: z.iso.date(),
    due: z.iso.date(),
    signature,
  }),
  of('ApproveReturn', { scale, signature }),

  // Procedures of metrology: load after load, then verified by another (USP <41>, USP <1251>, rules §5)
  of('BeginProcedure', { scale, procedure: z.enum(PROCEDURES) }),
  of('CaptureLoad', { scale, load: z.number().int().min(1).max(100), displayed }),
  of('BreakOffProcedure', { scale, reason: z.enum(REASON_CODES) }),
  of('VerifyProcedure', { scale, signature }),

  // Stop, state, route
  of('ReportException', { category: z.enum(EXCEPTION_CATEGORIES), narrative: sentence }),
  of('AcknowledgeException', { exception: named<ExceptionId>() }),
  of('SettleException', {
    exception: named<ExceptionId>(),
    reason: z.enum(REASON_CODES),
    narrative: sentence.nullable(),
    signature,
  }),
  of('ReallocateLot', {
    exception: named<ExceptionId>(),
    lot: named<LotId>(),
    reason: z.enum(REASON_CODES),
    signature,
  }),
  // Governed overrides (S7, S89, rules §4)
  of('OverrideFefo', {
    batch,
    step,
    lot: named<LotId>(),
    reason: z.enum(REASON_CODES),
    narrative: sentence,
    signature,
  }),
  of('ReidentifyContainer', {
    batch,
    step,
    container: named<ContainerId>(),
    reason: z.enum(REASON_CODES),
    narrative: sentence,
    signature,
  }),
  of('OverrideReweigh', {
    batch,
    step,
    container: named<ContainerId>(),
    reason: z.enum(REASON_CODES),
    narrative: sentence,
    signature,
  }),
  of('OverrideManualWeight', {
    batch,
    step,
    container: named<ContainerId>(),
    reason: z.enum(REASON_CODES),
    narrative: sentence,
    signature,
  }),
  of('OverrideCheckWindow', {
    batch,
    step,
    container: named<ContainerId>(),
    reason: z.enum(REASON_CODES),
    narrative: sentence,
    signature,
  }),
  of('RouteException', {
    exception,
    to: z.enum(['onHold', 'underInvestigation', 'dispositionPending']),
    reason: z.enum(REASON_CODES),
  }),
  of('DecideDisposition', { ...grounds, disposition }),
  of('ApproveDisposition', { exception, signature }),
  of('ReturnDisposition', grounds),
  of('ScrapContainer', { exception, container: named<ContainerId>(), signature }),
  of('CloseException', { exception, signature }),
  of('ReopenException', grounds),
  of('VoidException', grounds),
  of('PlaceHold', { object: signedObject, reason: z.enum(REASON_CODES), narrative: sentence.nullable() }),
  of('ReleaseHold', { hold: named<HoldId>(), reason: z.enum(REASON_CODES), signature }),

  // Records of quality (S11–S18)
  of('OpenRecord', {
    kind: z.enum(OPENED_BY_PERSONS),
    exception: named<ExceptionId>().nullable(),
    objects: z.array(recordObject).max(20),
    narrative: sentence,
    signature,
  }),
  of('MoveRecord', { record: named<RecordId>(), move: recordMove, signature }),
  of('RecordCause', {
    target: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('exception'), id: named<ExceptionId>() }),
      z.strictObject({ kind: z.literal('record'), id: named<RecordId>() }),
    ]),
    causes: z.array(codedCause).min(1).max(5),
    signature,
  }),
  of('AssignTask', { record: named<RecordId>(), what: sentence, owner: person, dueDays }),
  of('CompleteTask', { record: named<RecordId>(), task: named<string>(), result: sentence }),
  of('ExtendRecord', { record: named<RecordId>(), dueDays, reason: sentence, signature }),
  // A photo or document that is in the data folder already (rules §6)
  of('AttachFile', { sha256, on: attachmentObject, caption: z.string().trim().min(1).max(120) }),
  // What was done on paper while the station could not be used: a note, its scan, and two people (rules §6)
  of('EnterLate', {
    about: lateSubject,
    doneAt: z.iso.datetime({ precision: 3 }),
    sha256,
    reason: z.enum(REASON_CODES),
    narrative: sentence,
    signature,
  }),
  of('ConfirmLate', { late: named<LateEntryId>(), signature }),
  // Corrections: what was typed is corrected, what was captured is invalidated; the original stays (rules §6)
  of('ProposeCorrection', {
    batch,
    step,
    item: named<string>(),
    answer: checklistAnswer,
    reason: z.enum(REASON_CODES),
    narrative: sentence.nullable(),
    signature,
  }),
  of('ApproveCorrection', { correction: named<CorrectionId>(), signature }),
  of('RefuseCorrection', {
    correction: named<CorrectionId>(),
    reason: z.enum(REASON_CODES),
    narrative: sentence.nullable(),
    signature,
  }),
  of('InvalidateCapture', {
    batch,
    step,
    capture,
    reason: z.enum(REASON_CODES),
    narrative: sentence.nullable(),
    signature,
  }),

  // Movement: container and place are both in hand as scans of this session
  of('MoveContainer', { container: named<ContainerId>(), location: named<LocationId>() }),
  of('StageToLine', { container: named<ContainerId>(), station }),
  of('CountContainer', { container: named<ContainerId>(), counted: decimal }),
  of('WipeDown', { cleaning: z.string().trim().min(1).max(60), item: named<ItemId>() }),

  // Samples and results (rules §7); a container is in the hand as a scan of this session
  of('TakeSample', {
    batch,
    container: named<ContainerId>().nullable(),
    quantity: decimal,
    unit: z.enum(MASS_UNITS),
    purpose: z.enum(SAMPLE_PURPOSES),
    signature,
  }),
  of('SendSample', { sample: named<SampleId>(), to: z.string().trim().min(1).max(60) }),
  of('ReceiveSample', { sample: named<SampleId>() }),
  of('StoreRetained', { sample: named<SampleId>(), location: named<LocationId>() }),
  of('EnterResult', {
    sample: named<SampleId>(),
    test: named<string>(),
    value: z.string().trim().min(1).max(40),
    retestOf: named<RecordId>().nullable(),
    signature,
  }),
  of('VerifyResult', { sample: named<SampleId>(), test: named<string>(), signature }),

  // The quality of a lot (21 CFR 111.120)
  of('JudgeLot', {
    lot: named<LotId>(),
    quality: z.enum(['approved', 'rejected']),
    reason: z.enum(REASON_CODES),
    narrative: sentence.nullable(),
    signature,
  }),
  of('ExtendRetest', {
    lot: named<LotId>(),
    retest: z.iso.date(),
    certificate: z.string().trim().min(1).max(60),
    signature,
  }),
  // A log that lost events: one person declares it, another confirms it
  of('DeclareGap', { reason: z.enum(REASON_CODES), narrative: sentence.nullable(), signature }),
  of('ConfirmGap', { signature }),
  // Review, release and what comes after (rules §2, §10)
  of('BeginReview', { batch }),
  of('ReviewAuditTrail', { batch, throughSeq: count, denials: count, signature }),
  of('SignBatchReview', { batch, signature }),
  of('ReturnBatch', { batch, ...decision }),
  of('ReleaseBatch', { batch, signature }),
  of('RejectBatch', { batch, ...decision }),
  of('TerminateBatch', { batch, ...decision }),
  of('ReinstateBatch', { batch, ...decision }),
  of('ShipUnits', { batch, quantity: z.number().int().min(1).max(100_000_000), to: sentence }),
] as const;

const COMMAND = z.discriminatedUnion('type', COMMANDS);

/** What a person asks for at a terminal, secrets included; it never leaves the application layer as such. */
export type Command = z.infer<typeof COMMAND>;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;
export type ClaimedContext = Command['context'];
export type SignatureAttempt = z.infer<typeof signature>;
export type HoldObject = z.infer<typeof signedObject>;
export type CauseTarget = CommandOf<'RecordCause'>['target'];
export type ChecklistAnswer = z.infer<typeof checklistAnswer>;
export type CaptureRef = z.infer<typeof capture>;
export type Disposition = z.infer<typeof disposition>;
export type CountedRoll = z.infer<typeof countedRoll>;
export type CountedLot = z.infer<typeof countedLot>;

export const COMMAND_TYPES: readonly CommandType[] = COMMANDS.map((schema) => schema.shape.type.value);

/** Why an input is not a command: the path that failed and what was expected there, never the input itself. */
export interface Malformed {
  readonly path: string;
  readonly problem: string;
}

/** `unknown` → a command, or the first thing that is wrong with it. */
export function parseCommand(input: unknown): Result<Command, Malformed> {
  const parsed = COMMAND.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err({ path: issue?.path.join('.') || '(whole)', problem: issue?.code ?? 'invalid' });
}
