import type { RecordObject } from '../../contract/grammar/record-moves.ts';
import type { BatchId, PersonId } from '../../contract/ids.ts';
import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import type { KernelCommandOf } from '../kernel-command.ts';
import { minutesAfter } from '../moment.ts';
import { extendedDue, pendingExtension } from '../quality/records/extension.ts';
import { DAYS_TO_CLOSE, emptyRecord, numbersOf } from '../quality/records/open-record.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

const DAY = 24 * 60;

export const RECORD_HANDLERS: Handlers<
  'OpenRecord' | 'MoveRecord' | 'RecordCause' | 'AssignTask' | 'CompleteTask' | 'ExtendRecord'
> = {
  OpenRecord: (facts) => [openedByPerson(facts, facts.command)],
  MoveRecord: (facts) => [
    event('RecordMoved', {
      record: facts.command.record,
      move: facts.command.move,
      signature: signatureRecord(facts),
    }),
  ],
  RecordCause: (facts) => [
    event('CauseRecorded', {
      target: facts.command.target,
      causes: facts.command.causes,
      signature: signatureRecord(facts),
    }),
  ],
  AssignTask: ({ command, record, observed }) => [
    event('TaskAssigned', {
      record: command.record,
      task: {
        id: `${command.record}-T${certain(record, 'a record').tasks.length + 1}`,
        what: command.what,
        owner: command.owner,
        due: minutesAfter(observed.moment.at, command.dueDays * DAY),
        done: null,
      },
    }),
  ],
  CompleteTask: ({ command }) => [
    event('TaskCompleted', { record: command.record, task: command.task, result: command.result }),
  ],
  ExtendRecord: (facts) => {
    const { record: id, dueDays, reason } = facts.command;
    const record = certain(facts.record, 'a record');
    const due = extendedDue(record, dueDays);
    const signature = signatureRecord(facts);
    return [
      pendingExtension(record)
        ? event('ExtensionApproved', { record: id, due, signature })
        : event('ExtensionAsked', { record: id, due, reason, signature }),
    ];
  },
};

/** A record that a person opens: at least major, about what they name, and never decided by who worked on it (rules §10). */
function openedByPerson(
  facts: GateFacts,
  { kind, objects, narrative }: KernelCommandOf<'OpenRecord'>,
): DomainEvent {
  const { exception, observed, station } = facts;
  const { at } = observed.moment;
  const batches = batchesOf(facts, objects);
  const record = emptyRecord(kind, {
    id: numbersOf(facts)(kind),
    exception: exception?.id ?? null,
    batch: exception?.batch ?? batches[0] ?? null,
    step: exception?.step ?? null,
    station: station.id,
    objects: [
      ...new Set([
        ...(exception?.object ? [exception.object] : []),
        ...objects.map((each) => `${each.kind}:${each.id}`),
      ]),
    ],
    narrative,
    severity: exception?.severity === 'critical' ? 'critical' : 'major',
    owner: 'qaReviewer',
    openedAt: at,
    openedBy: certain(facts.signer, 'a signer').id,
    due: minutesAfter(at, DAYS_TO_CLOSE * DAY),
    extensions: [],
    performers: [...new Set([...(exception?.performers ?? []), ...performersOf(facts, batches)])],
    tasks: [],
    cause: null,
    moves: [],
    closedAt: null,
  });
  return event('RecordOpened', { record, signature: signatureRecord(facts) });
}

/** Batches that are named, and those that a named container was dispensed for. */
function batchesOf({ state }: GateFacts, objects: readonly RecordObject[]): readonly BatchId[] {
  const found = objects.map((each) => {
    if (each.kind === 'batch') return each.id;
    const container = each.kind === 'container' ? state.get('containers', each.id) : undefined;
    return container?.kind === 'dispensed' || container?.kind === 'output' ? container.batch : null;
  });
  return [...new Set(found.filter((id) => id !== null))];
}

/** Everyone who worked in the batches; who issued one did not work in it. */
const performersOf = ({ state }: GateFacts, batches: readonly BatchId[]): readonly PersonId[] =>
  batches
    .flatMap((id) => Object.values(state.get('batches', id)?.steps ?? {}))
    .filter(({ work }) => work.kind !== 'issue')
    .flatMap(({ performers }) => performers);
