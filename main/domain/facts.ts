import type { PersonId, RollId } from '../contract/ids.ts';
import { type Micrograms, subtract, sum } from '../contract/quantity.ts';
import type { GateId } from '../contract/refusals.ts';
import type { Correction } from './corrections/correction.ts';
import type { Scale } from './equipment/equipment.ts';
import { type Limits, limitsOf } from './execution/amounts.ts';
import {
  type Batch,
  type BulkWeighing,
  type Discharging,
  type DispensedContainer,
  type Dispensing,
  type Filling,
  type IntermediateContainer,
  isFilling,
  type Step,
} from './execution/batch.ts';
import { doesNotAnswer, readingFor } from './execution/manual-reading.ts';
import { masterStep } from './execution/master-step.ts';
import { type ScanRole, scanRole } from './execution/scan-role.ts';
import type { Person, Session, Station } from './identity/person.ts';
import type { KernelCommand } from './kernel-command.ts';
import type { LabelRoll } from './label-ledger/label-roll.ts';
import type { Container, Item, Lot } from './material/material.ts';
import type { Capture, Observed } from './observed.ts';
import type { SiteRules } from './plant/founding.ts';
import type { ExceptionRecord, Hold } from './quality/exception.ts';
import type { QualityRecord } from './quality/records/record.ts';
import type { BulkWeighStep, DischargeStep, DispenseStep, Recipe, RecipeStep } from './recipe/recipe.ts';
import { isReviewCommand } from './release/review-commands.ts';
import { type PlantReader, plantFacts } from './state.ts';

/** Everything a gate may look at, resolved once per command. A gate reads these and nothing else. */
export interface GateFacts {
  readonly state: PlantReader;
  readonly command: KernelCommand;
  readonly observed: Observed;
  readonly site: SiteRules;
  readonly station: Station;
  readonly session: Session | null;
  readonly person: Person | null;
  readonly batch: Batch | null;
  readonly recipe: Recipe | null;
  readonly step: Step | null;
  readonly recipeStep: RecipeStep | null;
  readonly dispense: DispenseFacts | null;
  readonly discharge: DischargeFacts | null;
  readonly scale: Scale | null;
  /** The answer of the scale where this command records one. */
  readonly capture: Capture | null;
  /** Who signs or verifies: the person named in the command, else the holder of the session. */
  readonly signer: Person | null;
  readonly scanned: ScannedFacts | null;
  readonly exception: ExceptionRecord | null;
  readonly hold: Hold | null;
  readonly record: QualityRecord | null;
  readonly correction: Correction | null;
  /** The batch that a command about a whole batch names; `batch` is the one the session stands in. */
  readonly batchNamed: Batch | null;
  /** Gates of this command, so that a blocked step can tell its correction from everything else. */
  readonly gates: readonly GateId[];
}

export interface DispenseFacts {
  readonly work: Dispensing;
  readonly step: DispenseStep;
  readonly item: Item;
  readonly lot: Lot;
  /** null until a scale is chosen. */
  readonly limits: Limits | null;
  readonly last: DispensedContainer | null;
  /** Net on the pan at this capture; null without a tare or a reading. */
  readonly net: Micrograms | null;
}

/** A step that fills containers with what came out of a machine or a run. */
export interface DischargeFacts {
  readonly work: Discharging | BulkWeighing;
  readonly step: DischargeStep | BulkWeighStep;
  readonly last: IntermediateContainer | null;
  /** Net on the pan at this capture; null without a tare or a reading. */
  readonly net: Micrograms | null;
}

export interface ScannedFacts {
  readonly role: ScanRole;
  readonly container: Container | null;
  readonly lot: Lot | null;
  /** The roll that was scanned, or that the scanned label was taken from. */
  readonly roll: LabelRoll | null;
}

/** Assembles the facts of one command; pure, and the only place that knows where each fact lives. */
export function gateFacts(
  state: PlantReader,
  command: KernelCommand,
  observed: Observed,
  gates: readonly GateId[],
): GateFacts {
  const { origin } = observed;
  const station = state.get('stations', origin.station);
  if (!station) throw new Error(`broken invariant: no station ${origin.station}`);
  const row = state.get('sessions', origin.terminal);
  // Whoever was signed in at the last event that is left is not known to be there: a locked station has no sessions.
  const session = row?.open && observed.gap === null ? row : null;
  const person = session ? (state.get('people', session.person) ?? null) : null;
  const correction = 'correction' in command ? (state.get('corrections', command.correction) ?? null) : null;
  const where = correction ?? contextOf(command, session);
  const batch = where ? (state.get('batches', where.batch) ?? null) : null;
  const recipe = batch ? (state.get('recipes', `${batch.recipe}@${batch.version}`) ?? null) : null;
  const step = where && batch ? (batch.steps[where.step] ?? null) : null;
  const master = recipe && batch && step ? (masterStep(recipe, batch, step.id) ?? null) : null;
  const work = step?.work.kind === 'dispense' ? step.work : null;
  const emptying = step && isFilling(step.work) ? step.work : null;
  const scale = scaleOf(state, command, work ?? emptying, master);
  const capture = recordsWeight(command, work) ? captureOf(command, work, observed) : null;
  const dispense =
    work && batch && recipe && master?.kind === 'dispense'
      ? dispenseFacts(state, batch, recipe, master, work, scale, capture)
      : null;
  const discharge =
    emptying && (master?.kind === 'discharge' || master?.kind === 'bulkWeigh')
      ? dischargeFacts(master, emptying, capture)
      : null;
  return {
    state,
    command,
    observed,
    site: plantFacts(state).site,
    station,
    session,
    person,
    batch,
    recipe,
    step,
    recipeStep: master,
    dispense,
    discharge,
    scale,
    capture,
    signer: signerOf(state, command, person),
    scanned: command.type === 'PresentScan' ? scannedFacts(state, command.scan.identity, step, master) : null,
    exception: exceptionOf(state, command),
    hold: 'hold' in command ? (state.get('holds', command.hold) ?? null) : null,
    record: recordOf(state, command),
    correction,
    batchNamed: isReviewCommand(command) ? (state.get('batches', command.batch) ?? null) : null,
    gates,
  };
}

function exceptionOf(state: PlantReader, command: KernelCommand): ExceptionRecord | null {
  const id = aboutId(command) ?? ('exception' in command ? command.exception : null);
  return id === null ? null : (state.get('exceptions', id) ?? null);
}

function recordOf(state: PlantReader, command: KernelCommand): QualityRecord | null {
  const id = aboutId(command) ?? ('record' in command ? command.record : null);
  return id === null ? null : (state.get('records', id) ?? null);
}

/** The exception or record that a command names as one of several things it can be about. */
function aboutId(command: KernelCommand): string | null {
  if (command.type === 'RecordCause') return command.target.id;
  if (command.type !== 'AttachFile') return null;
  return command.on.kind === 'exception' || command.on.kind === 'record' ? command.on.id : null;
}

/** What is about a step from elsewhere names it; everything else acts where the session stands. */
function contextOf(command: KernelCommand, session: Session | null): { batch: string; step: string } | null {
  // The plate of an instrument is about no step, in whichever the session stands.
  if ('correction' in command || plateIn(command) !== null) return null;
  return 'batch' in command && 'step' in command
    ? { batch: command.batch, step: command.step }
    : (session?.context ?? null);
}

function scaleOf(
  state: PlantReader,
  command: KernelCommand,
  work: Dispensing | Filling | null,
  master: RecipeStep | null,
): Scale | null {
  const planned =
    master?.kind === 'checkedRun' && AT_BALANCE.has(command.type) ? master.plan.balance : undefined;
  const id = 'scale' in command ? command.scale : (plateIn(command) ?? work?.scale ?? planned);
  const equipment = id ? state.get('equipment', id) : undefined;
  return equipment?.kind === 'scale' ? equipment : null;
}

/** The instrument whose type plate was scanned. */
const plateIn = (command: KernelCommand): string | null =>
  command.type === 'PresentScan' && command.scan.identity.kind === 'equipment'
    ? command.scan.identity.equipment
    : null;

/** What the balance of an in-process check must be fit for; the run itself does not stand on it. */
const AT_BALANCE: ReadonlySet<string> = new Set(['OpenInProcess', 'OpenSetUp', 'CapturePlacement']);

const RECORDS_WEIGHT: ReadonlySet<string> = new Set([
  'ZeroScale',
  'CaptureTare',
  'AcceptWeight',
  'CaptureRemoval',
  'VerifyContainer',
  'CaptureCheck',
  'RepeatCheck',
  'CaptureReference',
  'CaptureLoad',
  'OverrideManualWeight',
  'EnterReading',
  'ConfirmReading',
  'CapturePlacement',
]);

/** Whether a command of this type can ask a scale at all. */
export const mayRecordWeight = (type: KernelCommand['type']): boolean =>
  RECORDS_WEIGHT.has(type) || type === 'CloseSource';

/** Whether a command needs a fresh answer of a scale; closing a source does only while a container is in work. */
export const recordsWeight = (command: KernelCommand, work: Dispensing | null): boolean =>
  RECORDS_WEIGHT.has(command.type) || (command.type === 'CloseSource' && work?.current != null);

/** What the scale answers; where it answers nothing, what two people read off its display (rules §4). */
const captureOf = (command: KernelCommand, work: Dispensing | null, { capture }: Observed): Capture | null =>
  work && doesNotAnswer(capture) ? (readingFor(command.type, work) ?? capture) : capture;

function dispenseFacts(
  state: PlantReader,
  batch: Batch,
  recipe: Recipe,
  step: DispenseStep,
  work: Dispensing,
  scale: Scale | null,
  capture: Capture | null,
): DispenseFacts {
  const lot = state.get('lots', work.lot);
  // After a substitution the item is that of the lot, not that of the recipe.
  const item = lot && state.get('items', lot.item);
  if (!item || !lot) throw new Error(`broken invariant: step ${step.id} has no item or lot`);
  const mass = capture && capture.kind !== 'none' ? capture.mass : null;
  return {
    work,
    step,
    item,
    lot,
    limits: scale ? limitsOf(state, batch, recipe, step, work, scale) : null,
    last: work.containers.at(-1) ?? null,
    net: mass !== null && work.current ? subtract(mass, work.current.tare) : null,
  };
}

function dischargeFacts(
  step: DischargeFacts['step'],
  work: DischargeFacts['work'],
  capture: Capture | null,
): DischargeFacts {
  const mass = capture?.kind === 'reading' ? capture.mass : null;
  return {
    work,
    step,
    last: work.containers.at(-1) ?? null,
    net: mass !== null && work.current ? subtract(mass, work.current.tare) : null,
  };
}

function signerOf(state: PlantReader, command: KernelCommand, person: Person | null): Person | null {
  const named: PersonId | null | undefined =
    command.type === 'BeginVerification'
      ? command.verifier
      : command.type === 'SignIn' || command.type === 'ChooseSecret'
        ? command.person
        : 'signature' in command
          ? command.signature.person
          : null;
  return named ? (state.get('people', named) ?? null) : person;
}

/** The roll that the next label is scanned from. */
function rollInWork(step: Step | null): RollId | null {
  if (step?.work.kind === 'labelIssue') return step.work.roll?.id ?? null;
  return step?.work.kind === 'packaging' ? (step.work.labelling?.brought ?? null) : null;
}

function scannedFacts(
  state: PlantReader,
  identity: Extract<KernelCommand, { type: 'PresentScan' }>['scan']['identity'],
  step: Step | null,
  master: RecipeStep | null,
): ScannedFacts {
  const id = 'container' in identity ? identity.container : null;
  const container = id ? (state.get('containers', id) ?? null) : null;
  const inWork = rollInWork(step);
  const roll = identity.kind === 'roll' ? identity.roll : identity.kind === 'artwork' ? inWork : null;
  return {
    role: scanRole(identity, step, master),
    container,
    lot: lotScanned(state, identity, container),
    roll: roll ? (state.get('labelRolls', roll) ?? null) : null,
  };
}

/** The lot of the container that was scanned, or the one that a label without a container names. */
function lotScanned(
  state: PlantReader,
  identity: Extract<KernelCommand, { type: 'PresentScan' }>['scan']['identity'],
  container: Container | null,
): Lot | null {
  const id =
    container?.kind === 'source' ? container.lot : identity.kind === 'lot' ? identity.lot : undefined;
  return (id && state.get('lots', id)) || null;
}

/** Net mass of the container in work that no source has been charged with yet. */
export const unattributed = (facts: DispenseFacts): Micrograms | null =>
  facts.net !== null && facts.work.current
    ? subtract(facts.net, sum(facts.work.current.portions.map(({ net }) => net)))
    : null;
