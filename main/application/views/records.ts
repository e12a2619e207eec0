import type { RecordMove, RecordMoveKind } from '../../contract/grammar/record-moves.ts';
import type { PersonId } from '../../contract/ids.ts';
import type { RecordCard, RecordStory, RecordsDesk } from '../../contract/views.ts';
import type { Role } from '../../contract/vocabulary.ts';
import { activeHolds, openRecords } from '../../domain/index-keys.ts';
import type { Instant } from '../../domain/moment.ts';
import { pendingExtension } from '../../domain/quality/records/extension.ts';
import { type QualityRecord, RECORD_MACHINES } from '../../domain/quality/records/record.ts';
import type { RecordTransition } from '../../domain/quality/records/record-base.ts';
import { apartFrom } from '../../domain/quality/records/segregation-of-records.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Preview } from './affordances.ts';
import { attachmentsAbout } from './attachments.ts';
import { decider } from './decider.ts';
import { chipOf, nameOf } from './people.ts';
import { foundIn } from './record-findings.ts';
import type { ViewInput } from './view-input.ts';

/** Every open record of quality, the one due first first, with what can be done about it here. */
export function recordsDesk(input: ViewInput, preview: Preview): RecordsDesk {
  const { state } = input;
  return {
    cards: openRecords(state)
      .sort((a, b) => (a.due < b.due ? -1 : 1))
      .map((record) => recordCard(input, preview, record)),
    owners: [...state.all('people')].filter(({ roles }) => roles.some((role) => OWNS.has(role))).map(chipOf),
    open: preview.ask(
      { type: 'OpenRecord', kind: 'deviation', exception: null, objects: [], narrative: '-' },
      decider(input, 'qaReviewer', []),
    ),
  };
}

/** Whoever can be given a task or an action. */
const OWNS: ReadonlySet<Role> = new Set(['supervisor', 'qaReviewer', 'metrology', 'laboratory']);

/** A record as a story: what, where, what was found, who did what (S17, S51). */
export function recordStory(state: PlantReader, record: QualityRecord, now: Instant): RecordStory {
  const pending = pendingExtension(record);
  return {
    id: record.id,
    kind: record.kind,
    state: record.state,
    severity: record.severity,
    owner: record.owner,
    batch: record.batch,
    step: record.step,
    objects: record.objects.map((each) => each.slice(each.indexOf(':') + 1)),
    exceptions: [
      ...(record.exception === null ? [] : [record.exception]),
      ...(record.kind === 'capa' ? (record.pattern?.exceptions ?? []) : []),
    ].filter((id, index, all) => all.indexOf(id) === index),
    trigger: record.exception === null ? null : (state.get('exceptions', record.exception)?.trigger ?? null),
    narrative: record.narrative,
    opened: record.openedAt,
    openedBy: record.openedBy === null ? null : nameOf(state, record.openedBy),
    due: record.due,
    late: record.closedAt === null && now > record.due,
    closed: record.closedAt,
    extension:
      pending === null ? null : { due: pending.due, by: nameOf(state, pending.by), reason: pending.reason },
    found: foundIn(state, record),
    tasks: record.tasks.map(({ id, what, owner, due, done }) => ({
      id,
      what,
      owner: nameOf(state, owner),
      due,
      late: done === null && now > due,
      result: done?.result ?? null,
    })),
    causes: record.cause?.causes ?? [],
    causeBy: record.cause === null ? null : nameOf(state, record.cause.by),
    attachments: attachmentsAbout(state, { kind: 'record', id: record.id }),
    moves: record.moves.map(({ move, by, at, note }) => ({ move, by: nameOf(state, by), at, note })),
  };
}

function recordCard(input: ViewInput, preview: Preview, record: QualityRecord): RecordCard {
  const { state, moment } = input;
  const { id, performers, owner } = record;
  const signer = (role: Role, not: readonly PersonId[] = []) => decider(input, role, [...performers, ...not]);
  const pending = pendingExtension(record);
  return {
    ...recordStory(state, record, moment.at),
    next: RECORD_MACHINES[record.kind]
      .filter(({ from }) => from === record.state)
      .map((row) => ({
        move: row.move,
        by: row.by,
        affordance: askFor(preview, record, row, signer(row.by, apartFrom(record, row.move))),
      })),
    holds: [...record.objects, `batch:${record.batch ?? ''}`, `station:${record.station}`].flatMap(
      (object) => {
        const [kind = '', about = ''] = object.split(/:(.*)/s);
        return HOLDABLE.has(kind)
          ? activeHolds(state, kind as 'lot', about).map((hold) => ({ id: hold.id, object: about }))
          : [];
      },
    ),
    evidence: [
      ...record.objects.filter((object) => CITED.has(object.slice(0, object.indexOf(':')))),
      ...(record.exception === null ? [] : [`exception:${record.exception}`]),
      ...(record.batch === null ? [] : [`batch:${record.batch}`]),
      `record:${id}`,
      ...attachmentsOf(state, record).map((attachment) => `attachment:${attachment.id}`),
    ].filter((each, index, all) => all.indexOf(each) === index),
    cause: preview.ask({ type: 'RecordCause', target: { kind: 'record', id }, causes: [] }, signer(owner)),
    assign: preview.ask({
      type: 'AssignTask',
      record: id,
      what: '-',
      owner: signer(owner) ?? performers[0] ?? NOBODY,
      dueDays: 1,
    }),
    extend: preview.ask(
      { type: 'ExtendRecord', record: id, dueDays: daysOf(record), reason: '-' },
      signer('qaReviewer', pending ? [pending.by] : []),
    ),
    extensionDays: pending ? daysOf(record) : null,
  };
}

/** What a cause of this record can rest on: its own photos and documents, and those of its exception. */
const attachmentsOf = (state: PlantReader, { id, exception }: QualityRecord) => [
  ...attachmentsAbout(state, { kind: 'record', id }),
  ...(exception === null ? [] : attachmentsAbout(state, { kind: 'exception', id: exception })),
];

const NOBODY = '-' as PersonId;
const HOLDABLE: ReadonlySet<string> = new Set(['lot', 'container', 'batch', 'equipment', 'station']);
/** Kinds of objects that a cause can name as its evidence. */
const CITED: ReadonlySet<string> = new Set(['lot', 'container', 'equipment', 'batch']);

/** Days that are asked for already, or those that a person would begin with. */
function daysOf(record: QualityRecord): number {
  const pending = pendingExtension(record);
  return pending ? Math.round((Date.parse(pending.due) - Date.parse(record.due)) / 86_400_000) : 10;
}

/** Asks the gates about a move, with words that stand for those a person will give. */
function askFor(
  preview: Preview,
  { id }: QualityRecord,
  { move }: RecordTransition,
  signer: PersonId | null,
): RecordCard['next'][number]['affordance'] {
  const said = SAID[move] as RecordMove;
  const asked = preview.ask({ type: 'MoveRecord', record: id, move: said }, signer);
  // Which hold, lot or owner it names is said on the sheet; only what stands in the way now is told here.
  const refusals = asked.refusals.filter(({ code }) => !OF_THE_SHEET.has(code));
  return { passes: refusals.length === 0, refusals };
}

const OF_THE_SHEET: ReadonlySet<string> = new Set(['record.hold', 'record.unknownPerson']);

const REACH = { scope: '-', lots: [], releasedImpact: 'none' } as const;
const SAID: { readonly [Kind in RecordMoveKind]: Extract<RecordMove, { kind: Kind }> } = {
  investigate: { kind: 'investigate', ...REACH, lots: [] },
  assess: { kind: 'assess', assessment: 'noImpact' },
  contain: { kind: 'contain', holds: [] },
  dispose: { kind: 'dispose', as: 'useAsIs', justification: '-' },
  return: { kind: 'return', reason: '-' },
  approve: { kind: 'approve' },
  laboratory: { kind: 'laboratory', finding: 'noErrorFound' },
  production: { kind: 'production', ...REACH, lots: [] },
  conclude: { kind: 'conclude', conclusion: 'confirmed' },
  evaluate: { kind: 'evaluate', evaluation: 'noAction' },
  decline: { kind: 'decline', reason: '-' },
  start: { kind: 'start', what: '-', owner: NOBODY, dueDays: 1 },
  implement: { kind: 'implement', result: '-' },
  check: { kind: 'check', effective: true },
  review: { kind: 'review', conclusion: 'resultsStand', narrative: '-' },
  close: { kind: 'close' },
};
