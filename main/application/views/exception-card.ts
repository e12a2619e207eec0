import type { LotId } from '../../contract/ids.ts';
import type { ExceptionCard } from '../../contract/views.ts';
import { masterStep } from '../../domain/execution/master-step.ts';
import { containersFor, lotsFor, stoppingExceptions } from '../../domain/index-keys.ts';
import { usableThrough } from '../../domain/material/material.ts';
import { isUsable } from '../../domain/material/usable.ts';
import type { Instant } from '../../domain/moment.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import { CLOSED } from '../../domain/quality/exception-machine.ts';
import { overdue } from '../../domain/quality/overdue.ts';
import { DUE, type TriggerId } from '../../domain/quality/trigger-table.ts';
import type { PlantReader } from '../../domain/state.ts';
import { namesOf } from '../station/reply-of.ts';
import type { Preview } from './affordances.ts';
import { attachmentsAbout } from './attachments.ts';
import { type DeciderInput, decider } from './decider.ts';
import { actionsOf, decisionOf, nextOf, routesOf } from './exception-actions.ts';
import { choicesOf } from './exception-choices.ts';
import { balanceAtDesk } from './label-balance.ts';
import { lateOfException } from './late-entries.ts';
import { lotText } from './lots.ts';
import { overrideOffer } from './override-offer.ts';
import { nameOf } from './people.ts';
import type { ViewInput } from './view-input.ts';

type CardInput = DeciderInput & Pick<ViewInput, 'origin'>;

/** One exception: what was stopped, whose it is, until when, and what could be decided here. */
export function exceptionCard(input: CardInput, preview: Preview, record: ExceptionRecord): ExceptionCard {
  const { state, moment } = input;
  const { refusal, owner, acknowledged } = record;
  const due = DUE[record.severity];
  return {
    id: record.id,
    trigger: record.trigger,
    severity: record.severity,
    state: record.state,
    batch: record.batch,
    step: record.step,
    stepTitle: titleOf(state, record),
    station: record.station,
    object: record.object === null ? null : record.object.slice(record.object.indexOf(':') + 1),
    opened: record.openedAt,
    count: record.count,
    owner,
    ownerNames: namesOf(state, owner, moment.day),
    acknowledgedBy: acknowledged ? nameOf(state, acknowledged.by) : null,
    dueAcknowledge: record.dueAcknowledge,
    dueDisposition: record.dueDisposition,
    late: !CLOSED.includes(record.state) && overdue(record, moment.at).length > 0,
    // Once it was sent on, its rule closes it no longer.
    ruleClosable: record.ruleClosable && record.state === 'blocked',
    narrative: record.narrative,
    refusal,
    settle: preview.ask(
      {
        type: 'SettleException',
        exception: record.id,
        reason: 'investigation',
        narrative: null,
      },
      decider(input, owner, record.performers),
    ),
    attachments: attachmentsAbout(state, { kind: 'exception', id: record.id }),
    lateEntry: lateOfException(state, record),
    causeMissing: record.causeNeeded && record.cause === null,
    alternatives: alternativesOf(input, preview, record),
    stops: stopsStep(state, record),
    override: overrideOffer(input, preview, record),
    coOwner: record.coOwner,
    escalatedTo: record.escalations.at(-1)?.to ?? null,
    links: record.links,
    next: nextOf(state, record),
    rule: { table: record.tableVersion, acknowledge: due.acknowledge, decide: due.disposition },
    decision: decisionOf(state, record),
    balance: balanceAtDesk(input, record),
    actions: actionsOf(input, preview, record),
    routes: routesOf(record),
    choices: choicesOf(preview.facts({ type: 'ApproveDisposition', exception: record.id }), record),
  };
}

/** Exceptions with the most urgent first: by severity, then by what is due next. */
export const byUrgency = (a: ExceptionRecord, b: ExceptionRecord): number =>
  WEIGHT[a.severity] - WEIGHT[b.severity] || (nextDue(a) < nextDue(b) ? -1 : 1);

const WEIGHT = { critical: 0, major: 1, minor: 2 } as const;
const nextDue = ({ acknowledged, dueAcknowledge, dueDisposition }: ExceptionRecord): Instant =>
  acknowledged ? dueDisposition : dueAcknowledge;

function stopsStep(state: PlantReader, { id, batch, step }: ExceptionRecord): boolean {
  return batch && step ? stoppingExceptions(state, batch, step).some((each) => each.id === id) : false;
}

function titleOf(state: PlantReader, { batch: id, step }: ExceptionRecord): string | null {
  const batch = id ? state.get('batches', id) : undefined;
  const recipe = batch ? state.get('recipes', `${batch.recipe}@${batch.version}`) : undefined;
  return batch && recipe && step ? (masterStep(recipe, batch, step)?.title ?? null) : null;
}

/** Triggers after which another lot may be the way on; a scale or a person is not replaced by a lot. */
const ABOUT_A_LOT: ReadonlySet<TriggerId> = new Set(['statusViolation', 'wrongIdentity', 'reported']);

/** Usable lots that the gate of equivalence would take in place of the allocated one, first to expire first. */
function alternativesOf({ state, moment }: DeciderInput, preview: Preview, record: ExceptionRecord) {
  const batch = record.batch ? state.get('batches', record.batch) : undefined;
  const work = batch && record.step ? batch.steps[record.step]?.work : undefined;
  if (work?.kind !== 'dispense' || record.state !== 'blocked' || !ABOUT_A_LOT.has(record.trigger)) return [];
  const item = state.get('lots', work.lot)?.item;
  return (item ? lotsFor(state, item) : [])
    .filter(
      (lot) =>
        isUsable(state, lot, moment.day) &&
        containersFor(state, lot.id).some(({ quantity }) => quantity > 0) &&
        isEquivalent(preview, record, lot.id),
    )
    .sort((a, b) => (usableThrough(a) < usableThrough(b) ? -1 : 1))
    .map((lot) => ({ lot: lot.id, text: lotText(state, lot, moment.day) }));
}

const isEquivalent = (preview: Preview, { id }: ExceptionRecord, lot: LotId): boolean =>
  preview
    .ask({ type: 'ReallocateLot', exception: id, lot, reason: 'lot-blocked-reallocated' })
    .refusals.every(({ gate }) => gate !== 'requireEquivalence');
