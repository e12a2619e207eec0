import type { Role } from '../../contract/vocabulary.ts';
import { type DomainEvent, event } from '../events.ts';
import { openExceptions } from '../index-keys.ts';
import type { Instant } from '../moment.ts';
import type { PlantReader } from '../state.ts';
import type { Escalation, ExceptionRecord } from './exception.ts';

/** Who is told when the time of a role ran out; a role that is not here has nobody above it (S69). */
export const ESCALATES_TO: Readonly<Partial<Record<Role, Role>>> = {
  supervisor: 'qaReviewer',
  metrology: 'qaReviewer',
  qaReviewer: 'qaRelease',
};

/** The times of an exception that ran out by now: to acknowledge it, and to decide about it (rules §1). */
export function overdue(
  { acknowledged, settled, dueAcknowledge, dueDisposition }: ExceptionRecord,
  now: Instant,
): readonly Escalation['what'][] {
  const late: Escalation['what'][] = [];
  if (acknowledged === null && settled === null && now > dueAcknowledge) late.push('acknowledge');
  if (settled === null && now > dueDisposition) late.push('disposition');
  return late;
}

/** Once for each time that ran out, and never again for the same (S69, S70). */
export function escalations(state: PlantReader, now: Instant): readonly DomainEvent[] {
  return openExceptions(state).flatMap((exception) => {
    const to = ESCALATES_TO[exception.owner];
    if (!to) return [];
    return overdue(exception, now)
      .filter((what) => !exception.escalations.some((before) => before.what === what))
      .map((what) => event('ExceptionEscalated', { exception: exception.id, what, to }));
  });
}
