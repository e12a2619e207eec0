import type { StepId } from '../../contract/ids.ts';
import type { Batch } from '../execution/batch.ts';
import { openSteps } from '../execution/readiness.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import { CLOSED } from '../quality/exception-machine.ts';
import type { PlantReader } from '../state.ts';
import { item, type OpenItem } from './readiness-line.ts';

/** Whether a batch can be reviewed by its exceptions alone, and what stands in the way (S65). */
export interface ByException {
  readonly eligible: boolean;
  readonly why: readonly OpenItem[];
  /** Steps that a person reported about: all of their record is read (rules §10). */
  readonly fullReview: readonly StepId[];
}

/**
 * Every exception was created by a rule or reported by a person, and has its owner, its times, an approval and the
 * evidence of its disposition; a rule that closed one is its approval, by id and version (S65, rules §10).
 */
export function byException(state: PlantReader, batch: Batch): ByException {
  const exceptions = exceptionsOf(state, batch);
  const why = [
    ...openSteps(state, batch).map(({ id }) => item('stepOpen', { step: id }, { kind: 'step', id })),
    ...exceptions.flatMap(lacksOf),
  ];
  const reported = exceptions.flatMap(({ source, step }) => (source === 'person' && step ? [step] : []));
  return { eligible: why.length === 0, why, fullReview: [...new Set(reported)] };
}

/** Every exception a batch ever had, in the order in which they were opened (S67). */
export function exceptionsOf(state: PlantReader, batch: Batch): readonly ExceptionRecord[] {
  const found: ExceptionRecord[] = [];
  for (const each of state.all('exceptions')) if (each.batch === batch.id) found.push(each);
  return found.sort((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0));
}

/** What closed an exception: the signature of a person, or a rule of the approved table by its version. */
export type Approval =
  | { readonly kind: 'person'; readonly by: string; readonly at: string; readonly reason: string }
  | { readonly kind: 'rule'; readonly rule: string; readonly version: string };

export function approvalOf({
  state,
  settled,
  trigger,
  tableVersion,
  voiding,
}: ExceptionRecord): Approval | null {
  if (state === 'ruleClosed') return { kind: 'rule', rule: trigger, version: tableVersion };
  if (state === 'voided' && voiding) return { kind: 'person', ...voiding };
  return settled?.approved ? { kind: 'person', ...settled.approved, reason: settled.reason } : null;
}

function lacksOf(exception: ExceptionRecord): readonly OpenItem[] {
  const { id, state, closedAt, causeNeeded, cause } = exception;
  const about = (code: string) => item(code, { exception: id }, { kind: 'exception', id });
  const isClosed = CLOSED.includes(state);
  if (!isClosed) return [about('exceptionOpen')];
  return [
    ...(closedAt === null ? [about('withoutTimes')] : []),
    ...(approvalOf(exception) === null ? [about('withoutApproval')] : []),
    ...(causeNeeded && cause === null && state === 'closed' ? [about('withoutCause')] : []),
  ];
}
