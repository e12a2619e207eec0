import type { PersonId } from '../../contract/ids.ts';
import type { Role } from '../../contract/vocabulary.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import type { PlantReader } from '../state.ts';
import type { ExceptionRecord } from './exception.ts';

/** A role by its name, or as the exception names it. */
export type DutyRole = Role | 'owner' | 'coOwner' | 'escalatedTo';

/** What somebody did about an exception that keeps them from the next decision about it (S3, S104). */
export type Part = 'performer' | 'decider' | 'firstVoider';

export interface Duty {
  readonly roles: readonly DutyRole[];
  readonly never: readonly Part[];
}

/**
 * Who may do what about an exception, and what part in it keeps them from it. Deciding and approving are never the
 * same person, and neither is anyone who performed (S3, S34, S52–S57, S104, rules §1, §2).
 */
export const EXCEPTION_DUTIES: Readonly<Partial<Record<KernelCommandType, Duty>>> = {
  AcknowledgeException: { roles: ['owner', 'coOwner', 'escalatedTo'], never: [] },
  SettleException: { roles: ['owner'], never: ['performer'] },
  ReallocateLot: { roles: ['owner'], never: ['performer'] },
  RouteException: { roles: ['owner'], never: [] },
  DecideDisposition: { roles: ['owner', 'qaReviewer'], never: ['performer'] },
  ApproveDisposition: { roles: ['qaReviewer'], never: ['performer', 'decider'] },
  ReturnDisposition: { roles: ['qaReviewer'], never: ['performer', 'decider'] },
  CloseException: { roles: ['owner'], never: ['performer'] },
  ReopenException: { roles: ['qaReviewer'], never: ['performer'] },
  VoidException: { roles: ['qaReviewer', 'supervisor'], never: ['performer', 'firstVoider'] },
};

/** The roles of a duty for one exception, each once. */
export function rolesOf({ roles }: Duty, exception: ExceptionRecord): readonly Role[] {
  const found = roles.flatMap((role): readonly Role[] => {
    if (role === 'owner') return [exception.owner];
    if (role === 'coOwner') return exception.coOwner ? [exception.coOwner] : [];
    if (role === 'escalatedTo') return exception.escalations.map(({ to }) => to);
    return [role];
  });
  return [...new Set(found)];
}

/** Who has a part in an exception; who took over its step later is a performer as well. */
export function peopleWithPart(
  state: PlantReader,
  part: Part,
  exception: ExceptionRecord,
): readonly PersonId[] {
  switch (part) {
    case 'performer': {
      const { batch, step, performers } = exception;
      const later = batch && step ? (state.get('batches', batch)?.steps[step]?.performers ?? []) : [];
      return [...performers, ...later];
    }
    case 'decider':
      return exception.settled ? [exception.settled.by] : [];
    case 'firstVoider':
      return exception.voiding ? [exception.voiding.by] : [];
  }
}
