import type { RefusalData } from '../../contract/refusals.ts';
import type { Role } from '../../contract/vocabulary.ts';
import { holdsRole } from '../identity/authority.ts';
import { activeHolds } from '../index-keys.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import { EXCEPTION_DUTIES, type Part, peopleWithPart, rolesOf } from '../quality/exception-duties.ts';
import type { PlantReader } from '../state.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * A role the trigger table or the table of duties names, and never anyone who performed in the step, caused the
 * exception or made the decision that this one is about (S3, S28, S104).
 */
export const requireOwner: Gate = {
  id: 'requireOwner',
  when: 'always',
  check: ({ command, exception, signer, site, observed, state }) => {
    const duty = EXCEPTION_DUTIES[command.type];
    if (!exception || !signer || !duty) return null;
    // A lot blocked by quality is quality's to replace, whoever owns the exception (rules §5).
    const roles =
      command.type === 'ReallocateLot' && blockedByQuality(state, exception)
        ? (['qaReviewer'] as const)
        : rolesOf(duty, exception);
    const first = roles[0] ?? null;
    const has = (role: (typeof roles)[number]) => holdsRole(signer, role, site, observed.moment.day);
    const who = { person: signer.name, exception: exception.id };
    if (!roles.some(has)) return finding('owner.role', { ...who, role: first ?? '' }, first);
    const part = duty.never.find((each) => peopleWithPart(state, each, exception).includes(signer.id));
    if (part) return partProblem(part, who, first);
    // Of the two who void, one is of quality (rules §2).
    const earlier = exception.voiding && state.get('people', exception.voiding.by);
    return command.type === 'VoidException' && earlier && !has('qaReviewer')
      ? holdsRole(earlier, 'qaReviewer', site, observed.moment.day)
        ? null
        : finding('owner.quality', who, 'qaReviewer')
      : null;
  },
};

function partProblem(part: Part, data: RefusalData, clears: Role | null): Finding {
  switch (part) {
    case 'performer':
      return finding('owner.performer', data, clears);
    case 'decider':
      return finding('owner.decider', data, clears);
    case 'firstVoider':
      return finding('owner.firstVoider', data, clears);
  }
}

/** The lot that would be replaced is on hold, whatever the exception is about. */
function blockedByQuality(state: PlantReader, { batch, step }: ExceptionRecord): boolean {
  const work = batch && step ? state.get('batches', batch)?.steps[step]?.work : undefined;
  return work?.kind === 'dispense' && activeHolds(state, 'lot', work.lot).length > 0;
}
