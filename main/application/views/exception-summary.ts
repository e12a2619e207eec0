import {
  type BatchReviewView,
  SUMMARY_CLASSES,
  type SummaryClass,
  type SummaryEntry,
} from '../../contract/batch-views.ts';
import type { EventLine } from '../../contract/views.ts';
import type { Batch } from '../../domain/execution/batch.ts';
import { recordsFor } from '../../domain/index-keys.ts';
import { overridesOf } from '../../domain/overrides/overrides.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import { CLOSED } from '../../domain/quality/exception-machine.ts';
import { isOpenRecord, type QualityRecord } from '../../domain/quality/records/record.ts';
import { approvalOf, exceptionsOf } from '../../domain/release/by-exception.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { BatchTrail } from '../station/batch-trail.ts';
import { nameOf } from './people.ts';

/** The ids whose lines of the log the summary of a batch needs. */
export const summaryIds = (state: PlantReader, batch: Batch): readonly string[] => [
  ...exceptionsOf(state, batch).map(({ id }) => id),
  ...recordsFor(state, batch.id).map(({ id }) => id),
];

/** What was not routine in a batch, by class, each with its evidence; routine evidence stays out of it (S67, S68, S94). */
export function exceptionSummary(
  state: PlantReader,
  batch: Batch,
  trail: BatchTrail,
): BatchReviewView['summary'] {
  const of = new Map<SummaryClass, SummaryEntry[]>(SUMMARY_CLASSES.map((each) => [each, []]));
  for (const each of exceptionsOf(state, batch))
    of.get(classOf(each))?.push(ofException(state, batch, each, trail.of.get(each.id) ?? []));
  for (const each of recordsFor(state, batch.id))
    of.get('investigation')?.push(ofRecord(each, trail.of.get(each.id) ?? []));
  for (const each of trail.denials) of.get('denial')?.push(ofDenial(each));
  return SUMMARY_CLASSES.map((each) => ({ class: each, entries: of.get(each) ?? [] }));
}

function classOf({ state, settled, trigger }: ExceptionRecord): SummaryClass {
  if (state === 'voided' || trigger === 'containerVoided') return 'voided';
  if (trigger === 'override') return 'override';
  if (settled?.pattern === 'reallocation' || settled?.pattern === 'substitute') return 'substitution';
  if (trigger === 'lateEntry') return 'late';
  return trigger === 'outOfTolerance' ? 'outOfTolerance' : 'other';
}

/** An override is named by the rule that it set aside. */
function titleOf(batch: Batch, { id, trigger }: ExceptionRecord): string {
  const granted = overridesOf(batch).find(({ exception }) => exception === id);
  return granted ? `override.${granted.override}` : `trigger.${trigger}`;
}

function ofException(
  state: PlantReader,
  batch: Batch,
  exception: ExceptionRecord,
  trail: readonly EventLine[],
): SummaryEntry {
  const approval = approvalOf(exception);
  return {
    id: exception.id,
    title: titleOf(batch, exception),
    open: !CLOSED.includes(exception.state),
    severity: exception.severity,
    state: exception.state,
    step: exception.step,
    at: exception.openedAt,
    owner: exception.owner,
    reported: exception.source === 'person',
    approval:
      approval?.kind === 'person' ? { ...approval, by: nameOf(state, approval.by as never) } : approval,
    trail,
  };
}

const ofRecord = (record: QualityRecord, trail: readonly EventLine[]): SummaryEntry => ({
  id: record.id,
  title: `recordKind.${record.kind}`,
  open: isOpenRecord(record),
  severity: record.severity,
  state: isOpenRecord(record) ? 'open' : 'closed',
  step: record.step,
  at: record.openedAt,
  owner: record.owner,
  reported: record.openedBy !== null,
  approval: null,
  trail,
});

/** A refused attempt; where it opened an exception, that one tells the rest. */
const ofDenial = (line: EventLine): SummaryEntry => ({
  id: String(line.seq),
  title: line.refusals[0] ? `refusal.${line.refusals[0].code}.title` : 'event.CommandDenied',
  open: false,
  severity: null,
  state: 'refused',
  step: line.step,
  at: line.at,
  owner: null,
  reported: false,
  approval: null,
  trail: [line],
});
