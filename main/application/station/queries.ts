import type { AttachmentObject } from '../../contract/grammar/attachment-object.ts';
import { parseCommand } from '../../contract/parse-command.ts';
import type { ScrapTrend } from '../../contract/scrap.ts';
import type { EventLine, Health, Query, QueryReply } from '../../contract/views.ts';
import type { LabelKind } from '../../contract/vocabulary.ts';
import { factsOf } from '../../domain/decide.ts';
import { SIGNING } from '../../domain/identity/signing.ts';
import { meaningOf } from '../../domain/identity/signing-meaning.ts';
import { signingText } from '../../domain/identity/signing-text.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { Observed } from '../../domain/observed.ts';
import { disqualifies } from '../../domain/release/disqualified.ts';
import type { LabelMaker, MadeLabel } from '../ports/label-maker.ts';
import type { Calendar } from '../ports/node-ports.ts';
import { previewOf } from '../views/affordances.ts';
import { attachmentsView } from '../views/attachments.ts';
import { batchRecord } from '../views/batch-record.ts';
import { batchReview } from '../views/batch-review.ts';
import { closedPage } from '../views/closed.ts';
import { exceptionCard } from '../views/exception-card.ts';
import { summaryIds } from '../views/exception-summary.ts';
import { recordStory } from '../views/records.ts';
import { scrapTrend } from '../views/scrap-trend.ts';
import { traceGraph } from '../views/trace.ts';
import { batchTrail } from './batch-trail.ts';
import type { DenialLedger } from './denial-ledger.ts';
import { lineOf } from './event-line.ts';
import { labelFor, labelKey } from './labels.ts';
import type { ScrapLedger } from './scrap-ledger.ts';
import type { StationLog } from './station-log.ts';

export interface QueryParts {
  readonly log: StationLog;
  readonly labels: LabelMaker;
  readonly calendar: Calendar;
  readonly sha256: (text: string) => string;
  readonly glance: () => Observed;
  readonly made: ReadonlyMap<string, MadeLabel>;
  readonly healthView: () => Health;
  readonly denials: DenialLedger;
  readonly scrap: ScrapLedger;
}

const PAGE = 100;

/** Answers a question of a screen; nothing changes by asking. */
export function answerQuery(parts: QueryParts, origin: Origin, query: Query): QueryReply {
  switch (query.kind) {
    case 'signing':
      return signing(parts, query.command);
    case 'label':
      return label(parts, query.label, query.container);
    case 'events':
      return events(parts, query.before, query.denialsOnly);
    case 'equipmentLog':
      return equipmentLog(parts, query.equipment);
    case 'trace': {
      const { day } = parts.glance().moment;
      const graph = traceGraph(parts.log.state, query.of, day);
      return graph ? { kind: 'trace', graph } : { kind: 'notFound', what: query.of.id };
    }
    case 'denials':
      return { kind: 'denials', page: parts.denials.page(query.filter, query.before) };
    case 'record':
      return record(parts, query.id);
    case 'exception':
      return exception(parts, origin, query.id);
    case 'scrapTrend':
      return { kind: 'scrapTrend', trend: trend(parts) };
    case 'closed':
      return { kind: 'closed', page: closedPage(parts.log.state, query.filter) };
    case 'batchRecord': {
      const record = batchRecord(parts.log.state, query.batch);
      return record ? { kind: 'batchRecord', record } : { kind: 'notFound', what: query.batch };
    }
    case 'batchReview':
      return review(parts, origin, query.batch);
    case 'attachments':
      return { kind: 'attachments', found: attached(parts, origin, query.on) };
    case 'health':
      return { kind: 'health', health: parts.healthView(), checkpoint: parts.log.lastNote() };
  }
  return { kind: 'notFound', what: origin.station };
}

/** The draft of a command is completed with an empty signature: what is signed does not depend on who signs. */
function signing({ log, sha256, glance }: QueryParts, draft: unknown): QueryReply {
  const parsed = parseCommand({
    id: '00000000-0000-4000-8000-000000000000',
    ...(typeof draft === 'object' && draft !== null ? draft : {}),
    signature: { person: null, secret: '-', textHash: '0'.repeat(64) },
  });
  if (!parsed.ok || !('signature' in parsed.value))
    return { kind: 'notFound', what: 'a command that is signed' };
  const facts = factsOf(log.state, parsed.value, glance());
  const text = signingText(facts);
  if (text === null) return { kind: 'notFound', what: 'what would be signed' };
  const { signer } = SIGNING[parsed.value.type];
  return {
    kind: 'signing',
    text,
    hash: sha256(text),
    meaning: meaningOf(facts, parsed.value.type),
    needsPerson: signer !== 'own' || !facts.session?.signed,
    ownWork: signer === 'own',
    disqualifies: disqualifies(facts),
  };
}

/** The review of one batch, with its evidence read from the log. */
function review(parts: QueryParts, origin: Origin, id: string): QueryReply {
  const { log } = parts;
  const { state } = log;
  const batch = state.get('batches', id);
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  if (!batch || !recipe) return { kind: 'notFound', what: id };
  const input = seenFrom(parts, origin);
  const trail = batchTrail(log, id, summaryIds(state, batch));
  return {
    kind: 'batchReview',
    review: batchReview(input, previewOf(input), batch, recipe, log.head.seq, trail),
  };
}

const attached = (parts: QueryParts, origin: Origin, on: AttachmentObject) =>
  attachmentsView(parts.log.state, previewOf(seenFrom(parts, origin)), on);

/** The record as it stands at this moment for whoever is at this terminal. */
function seenFrom({ log, glance, healthView }: QueryParts, origin: Origin) {
  const { moment, gap } = glance();
  return { state: log.state, origin, moment, health: healthView(), gap };
}

/**
 * As it was printed; before that, as it would be. What is held changes with every hold, and the number of a new
 * label with every print, so those are always shown as they would be printed now.
 */
function label({ log, labels, made, calendar }: QueryParts, kind: LabelKind, container: string): QueryReply {
  const printed = kind === 'container' || kind === 'output' ? made.get(labelKey(kind, container)) : undefined;
  const facts = printed ? null : labelFor(kind, log.state, container, log.lastNote(), calendar);
  const fresh = facts ? labels.make(facts) : null;
  const picture = printed ?? (fresh?.ok ? fresh.value : null);
  if (!picture) return { kind: 'notFound', what: container };
  const { png, bitmap } = picture;
  return { kind: 'label', png: base64(png), width: bitmap.width, height: bitmap.height };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function events({ log }: QueryParts, before: number | null, denialsOnly: boolean): QueryReply {
  const total = log.head.seq;
  const found: EventLine[] = [];
  let end = Math.min(before ?? total + 1, total + 1);
  while (end > 1 && found.length < PAGE) {
    const start = Math.max(0, end - 1 - 500);
    const page = log.read(start, end - 1 - start);
    for (const row of page.toReversed()) {
      const line = lineOf(row);
      if (!denialsOnly || line.type === 'CommandDenied') found.push(line);
      if (found.length === PAGE) break;
    }
    end = start + 1;
  }
  return { kind: 'events', events: found, total };
}

/** One record of quality with its history from the log, newest first: what QMS and reporting are given (S51). */
function record({ log, glance }: QueryParts, id: string): QueryReply {
  const found = log.state.get('records', id);
  return found
    ? {
        kind: 'record',
        record: recordStory(log.state, found, glance().moment.at),
        lines: linesNaming(log, id, RECORD_EVENTS),
      }
    : { kind: 'notFound', what: id };
}

/** What was scrapped, in weeks of the plant. */
function trend({ log, scrap, calendar, glance }: QueryParts): ScrapTrend {
  const dayOf = (at: string) => calendar.momentAt(Date.parse(at), 0).day;
  return scrapTrend(log.state, scrap.all(), glance().moment.day, dayOf);
}

/** One exception with its history from the log, newest first. */
function exception(parts: QueryParts, origin: Origin, id: string): QueryReply {
  const { log } = parts;
  const found = log.state.get('exceptions', id);
  if (!found) return { kind: 'notFound', what: id };
  const input = seenFrom(parts, origin);
  return {
    kind: 'exception',
    exception: exceptionCard(input, previewOf(input), found),
    lines: linesNaming(log, id, EXCEPTION_EVENTS),
  };
}

/** Events that belong to an exception, from the refusal or the report to its end. */
const EXCEPTION_EVENTS: ReadonlySet<string> = new Set([
  'ExceptionOpened',
  'ExceptionRepeated',
  'ExceptionAcknowledged',
  'ExceptionRouted',
  'ExceptionSettled',
  'ExceptionImplemented',
  'ExceptionClosed',
  'ExceptionRuleClosed',
  'ExceptionReopened',
  'ExceptionVoidProposed',
  'ExceptionVoided',
  'ExceptionEscalated',
  'DispositionDecided',
  'DispositionApproved',
  'DispositionReturned',
  'ImplementationBegun',
  'CauseRecorded',
]);

/** Events that belong to a record; the exception that called for it is where it begins. */
const RECORD_EVENTS: ReadonlySet<string> = new Set([
  'ExceptionOpened',
  'RecordOpened',
  'RecordMoved',
  'CauseRecorded',
  'TaskAssigned',
  'TaskCompleted',
  'ExtensionAsked',
  'ExtensionApproved',
]);

/** Use, checks and events of one instrument (21 CFR 111.35(b)(2)), newest first. */
const equipmentLog = ({ log }: QueryParts, equipment: string): QueryReply => ({
  kind: 'equipmentLog',
  lines: linesNaming(log, equipment, EQUIPMENT_EVENTS),
});

/** Every line of some types that names an id, newest first. */
function linesNaming(log: StationLog, id: string, types: ReadonlySet<string>): readonly EventLine[] {
  const lines: EventLine[] = [];
  let after = 0;
  for (;;) {
    const page = log.read(after, 2000);
    const last = page.at(-1);
    for (const row of page) {
      if (!row.body.includes(`"${id}"`)) continue;
      const line = lineOf(row);
      if (types.has(line.type)) lines.push(line);
    }
    if (!last || page.length < 2000) break;
    after = last.seq;
  }
  return lines.toReversed();
}

const EQUIPMENT_EVENTS: ReadonlySet<string> = new Set([
  'EquipmentBound',
  'ScaleSelected',
  'ScaleZeroed',
  'TareCaptured',
  'WeightAccepted',
  'ContainerVerified',
  'CheckPrepared',
  'WeightSetPresented',
  'CheckPointCaptured',
  'CheckRepeated',
  'RoutineCheckPassed',
  'CheckVoided',
  'RoutineCheckFailed',
  'ReferencePassed',
  'ReferenceCaptured',
  'ScaleMeasured',
  'ScaleAdjusted',
  'ReturnRequested',
  'ReturnApproved',
  'InstrumentConnected',
  'ProcedureBegun',
  'LoadCaptured',
  'ProcedureFailed',
  'ProcedureCompleted',
  'ProcedureBrokenOff',
  'ProcedureVerified',
  'CheckDueAgain',
  'CalibrationRecorded',
  'MachineCleaned',
  'IntermediateTared',
  'IntermediateWeighed',
  'TestPiecePresented',
  'TestPiecePassed',
  'ChallengeRepeated',
  'ChallengePassed',
  'ChallengeFailed',
  'ContainerTakenIn',
  'ContainerCharged',
  'ProcessStarted',
  'ProcessStopped',
  'ParameterRecorded',
  'DeviceObserved',
  'InstrumentIdentified',
  'ZeroDrifted',
  'HoldPlaced',
  'LateEntryMade',
]);
