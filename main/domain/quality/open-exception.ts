import type { ExceptionId, LateEntryId, PersonId } from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { ExceptionCategory } from '../../contract/vocabulary.ts';
import { type DomainEvent, type EventData, event, type StepRef } from '../events.ts';
import type { GateFacts, ScannedFacts } from '../facts.ts';
import { openExceptions, stepExceptions } from '../index-keys.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import { itemIn } from '../material/held.ts';
import type { Item } from '../material/material.ts';
import { minutesAfter } from '../moment.ts';
import type { OverrideRow } from '../overrides/override-row.ts';
import { type PlantReader, plantFacts } from '../state.ts';
import type { ExceptionRecord } from './exception.ts';
import { holdEvents } from './holds-of-row.ts';
import { recordEvents, recordsOfRow } from './records/open-record.ts';
import { proposedByRepeats } from './records/recurrence.ts';
import {
  type Aggravation,
  DUE,
  TRIGGER_TABLE,
  TRIGGER_TABLE_VERSION,
  type TriggerId,
  type TriggerRow,
  triggerRow,
} from './trigger-table.ts';

/** Gates whose refusal means that no step was really touched: nothing opens, the denial stands in the log. */
const NO_STEP_TOUCHED: ReadonlySet<string> = new Set([
  'requireSession',
  'requirePace',
  'requireContext',
  'requireStationFunction',
  'requireBatchState',
  'requireStepState',
  'requirePerformer',
  'requireBoundScale',
]);

/** What a denial becomes: nothing, one more count on what is open already, or a new exception (rules §1). */
export function routeDenial(facts: GateFacts, refusals: readonly Refusal[]): readonly DomainEvent[] {
  const { batch, step, state } = facts;
  if (!batch || !step || refusals.some(({ gate }) => NO_STEP_TOUCHED.has(gate))) return [];
  const matched = matchRow(facts.command.type, refusals);
  if (!matched) return [];
  const { row, refusal } = matched;
  const object = objectOf(facts, refusal);
  const open = stepExceptions(state, batch.id, step.id).find(
    (candidate) => candidate.gate === refusal.gate && candidate.object === object,
  );
  if (open) return [event('ExceptionRepeated', { exception: open.id, refusal })];
  return openException(facts, row, { refusal, object, causedBy: causedBy(facts), narrative: null });
}

function matchRow(
  command: KernelCommandType,
  refusals: readonly Refusal[],
): { row: TriggerRow; refusal: Refusal } | null {
  for (const row of TRIGGER_TABLE) {
    if (row.commands && !row.commands.includes(command)) continue;
    const refusal = refusals.find(
      ({ gate, code }) => row.gates.includes(gate) && (row.codes === undefined || row.codes.includes(code)),
    );
    if (refusal) return { row, refusal };
  }
  return null;
}

const settledOf = (state: PlantReader, batch: string, step: string): ExceptionRecord[] =>
  openExceptions(state).filter((each) => each.batch === batch && each.step === step);

/** The exception that is open on an object of this step, whatever its state. */
export const openExceptionOf = (
  { state, batch, step }: GateFacts,
  object: string,
): ExceptionRecord | undefined =>
  batch && step ? settledOf(state, batch.id, step.id).find((each) => each.object === object) : undefined;

/** The person whose act was refused: the one who would verify or sign, else the one at the terminal. */
const causedBy = ({ command, signer, person }: GateFacts): PersonId | null =>
  OF_SECOND_PERSON.has(command.type) ? (signer?.id ?? null) : (person?.id ?? null);

const OF_SECOND_PERSON: ReadonlySet<string> = new Set([
  'BeginVerification',
  'VerifyStep',
  'VerifyContainer',
  'VerifyRestart',
  'VerifyAddition',
  'VerifyCode',
  'InvalidatePlacement',
  'CountLabels',
  'IssueComponent',
  'CountComponent',
]);

/** What the exception is about; a repeat at the same gate, step and object attaches to it. */
function objectOf(facts: GateFacts, { gate, code, data }: Refusal): string | null {
  if (code === 'hold.roll' || OF_ROLL.has(gate)) return `roll:${data['roll'] ?? ''}`;
  if (code.startsWith('hold.') || code.startsWith('status.') || code.startsWith('date.')) {
    const [kind = ''] = code === 'hold.container' ? ['container'] : ['lot'];
    return `${kind}:${data[kind] ?? ''}`;
  }
  if (OF_PERSON.has(gate)) return `person:${causedBy(facts) ?? ''}`;
  if (gate === 'requireReweighLimit') return `container:${data['container'] ?? ''}`;
  if (gate === 'requireChallenge') return `equipment:${data['detector'] ?? ''}`;
  if (facts.command.type === 'PresentScan')
    return `scan:${facts.scanned?.container?.id ?? facts.command.scan.evidence.raw}`;
  if (gate === 'requireSequence' || gate === 'requireClearance') return `step:${facts.step?.id ?? ''}`;
  if (gate === 'requireParameter') return `parameter:${data['id'] ?? ''}`;
  if (ON_CONTAINER.has(gate)) {
    return `container:${facts.dispense?.work.current?.id ?? ''}`;
  }
  if (gate === 'requireClean') return `equipment:${data['equipment'] ?? ''}`;
  return facts.scale ? `equipment:${facts.scale.id}` : null;
}

const OF_ROLL: ReadonlySet<string> = new Set([
  'requireLabelRevision',
  'requireIssuedRoll',
  'requireUsableRoll',
]);
const OF_PERSON: ReadonlySet<string> = new Set([
  'requireTraining',
  'requireIndependence',
  'requireReconciler',
  'requireCounter',
]);

const ON_CONTAINER: ReadonlySet<string> = new Set([
  'requireTolerance',
  'requireConsumption',
  'requireNoOvershoot',
  'requireRemovalRoute',
]);

/** The id that the next exception of the plant will have. */
export const nextException = (state: PlantReader): ExceptionId =>
  `EX-${String(plantFacts(state).exceptions + 1).padStart(2, '0')}` as ExceptionId;

interface Opening {
  readonly refusal: Refusal | null;
  readonly object: string | null;
  readonly causedBy: PersonId | null;
  readonly narrative: string | null;
  readonly source?: 'person';
  readonly severity?: ExceptionRecord['severity'];
  readonly cluster?: ExceptionRecord['cluster'];
}

/** Opens an exception by its row: record, state of the step, and holds, in that order. */
function openException(facts: GateFacts, row: TriggerRow, opening: Opening): readonly DomainEvent[] {
  const { state, observed, batch, step, station } = facts;
  const id = nextException(state);
  const heavier = row.aggravated?.by.some((reason) => applies(reason, facts, opening)) ?? false;
  const severity = opening.severity ?? ((heavier && row.aggravated?.severity) || row.severity);
  const links = heavier && row.aggravated?.links ? [...row.links, ...row.aggravated.links] : row.links;
  const due = DUE[severity];
  const { at } = observed.moment;
  const performers = [
    ...new Set([...(step?.performers ?? []), ...(opening.causedBy ? [opening.causedBy] : [])]),
  ];
  const plain: ExceptionRecord = {
    id,
    trigger: row.id,
    table: TRIGGER_TABLE_VERSION,
    gate: opening.refusal?.gate ?? null,
    during: opening.refusal ? { command: facts.command.type, expects: facts.scanned?.role ?? null } : null,
    source: opening.source ?? 'rule',
    severity,
    state: 'blocked',
    owner: row.owner,
    coOwner: row.coOwner ?? null,
    links: [],
    cluster: opening.cluster ?? row.cluster,
    batch: batch?.id ?? null,
    step: step?.id ?? null,
    station: station.id,
    object: opening.object,
    refusal: opening.refusal,
    narrative: opening.narrative,
    openedAt: at,
    causedBy: opening.causedBy,
    performers,
    dueAcknowledge: minutesAfter(at, due.acknowledge),
    dueDisposition: minutesAfter(at, due.disposition),
    acknowledged: null,
    count: 1,
    ruleClosable: row.ruleClosable && !heavier,
    tableVersion: TRIGGER_TABLE_VERSION,
    causeNeeded: row.rootCause,
    cause: null,
    settled: null,
    escalations: [],
    voiding: null,
    closedAt: null,
  };
  const records = recordsOfRow(facts, row, links, plain);
  const exception = { ...plain, links: records.map((record) => record.id) };
  return [
    event('ExceptionOpened', { exception, tableVersion: TRIGGER_TABLE_VERSION }),
    ...recordEvents(records),
    ...stepEvents(facts, row, id),
    ...holdEvents(facts, row, exception),
    ...proposedByRepeats(facts, exception),
  ];
}

function applies(
  reason: Aggravation,
  { state, batch, step, dispense, scanned }: GateFacts,
  { causedBy: who }: Opening,
): boolean {
  const item = dispense?.item ?? shownIn(state, scanned);
  switch (reason) {
    case 'activeItem':
      return item?.active ?? false;
    case 'allergen':
      return (item?.allergens.length ?? 0) > 0;
    case 'secondInStep':
      return earlier(
        state,
        (each) => each.trigger === 'wrongIdentity' && each.batch === batch?.id && each.step === step?.id,
      );
    case 'secondByPersonInBatch':
      return earlier(
        state,
        (each) => each.trigger === 'unqualified' && each.batch === batch?.id && each.causedBy === who,
      );
  }
}

/** Where no item is the right one, what was shown tells how much a wrong one weighs. */
function shownIn(state: PlantReader, scanned: ScannedFacts | null): Item | undefined {
  const item = scanned?.container ? itemIn(state, scanned.container) : undefined;
  return item && state.get('items', item);
}

function earlier(state: PlantReader, matches: (exception: ExceptionRecord) => boolean): boolean {
  for (const exception of state.all('exceptions')) if (matches(exception)) return true;
  return false;
}

function stepEvents(
  { batch, step }: GateFacts,
  row: TriggerRow,
  exception: ExceptionId,
): readonly DomainEvent[] {
  if (
    !batch ||
    !step ||
    row.step === 'unchanged' ||
    step.state === 'verified' ||
    step.state === 'notExecuted'
  )
    return [];
  const ref: StepRef = { batch: batch.id, step: step.id };
  return [
    row.step === 'blocked' || step.state === 'planned' || step.state === 'suspended'
      ? event('StepBlocked', { ...ref, exception })
      : event('StepExcepted', { ...ref, exception }),
  ];
}

/** Facts that were recorded, not refused, and still stop the step: a failed check, something found at clearance. */
export function routeFact(
  facts: GateFacts,
  trigger: TriggerId,
  object: string,
  cause: PersonId | null = facts.step?.performer ?? facts.person?.id ?? null,
): readonly DomainEvent[] {
  return openException(facts, triggerRow(trigger), {
    refusal: null,
    object,
    causedBy: cause,
    narrative: null,
  });
}

/** A count that is off by more than it may be; while the last one about this container is open, no second opens (rules §1, §5). */
export function routeCount(
  facts: GateFacts,
  { container: id, within }: EventData['ContainerCounted'],
): readonly DomainEvent[] {
  const object = `container:${id}`;
  const isOpen = openExceptions(facts.state).some(
    (each) => each.trigger === 'countVariance' && each.object === object,
  );
  if (within || isOpen) return [];
  const container = facts.state.get('containers', id);
  const batch =
    container?.kind === 'dispensed' ? (facts.state.get('batches', container.batch) ?? null) : null;
  const step = (container?.kind === 'dispensed' && batch?.steps[container.step]) || null;
  return routeFact({ ...facts, batch, step }, 'countVariance', object, facts.person?.id ?? null);
}

/** A person's report: at least major, its category first, and never without a state (rules §1, §10). */
export const openReported = (
  facts: GateFacts,
  category: ExceptionCategory,
  narrative: string,
): readonly DomainEvent[] =>
  openException(facts, triggerRow('reported'), {
    refusal: null,
    object: `category:${category}`,
    causedBy: facts.person?.id ?? null,
    narrative,
    source: 'person',
  });

/** An override: at least major, about what it was granted for, and never cleared by whoever granted it (rules §1, §4). */
export const openOverride = (
  facts: GateFacts,
  { category }: OverrideRow,
  { kind, id }: HoldObject,
  narrative: string,
): readonly DomainEvent[] =>
  openException(facts, triggerRow('override'), {
    refusal: null,
    object: `${kind}:${id}`,
    causedBy: facts.signer?.id ?? null,
    narrative,
    source: 'person',
    cluster: category,
  });

/** Something done on paper and entered afterwards: always an exception, and a person's word (rules §1, §6). */
export const openLateEntry = (
  facts: GateFacts,
  late: LateEntryId,
  narrative: string,
): readonly DomainEvent[] =>
  openException(facts, triggerRow('lateEntry'), {
    refusal: null,
    object: `late:${late}`,
    causedBy: facts.person?.id ?? null,
    narrative,
    source: 'person',
  });
