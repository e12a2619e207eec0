import { loadOnPan } from '../equipment/container-on.ts';
import { fitnessOf, isProvedAgain, openRunOn } from '../equipment/fitness.ts';
import { hasPlan } from '../equipment/procedures.ts';
import { serviceState } from '../equipment/service-case.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * One procedure at a time on a scale that is free for it; its loads from one session, its verification after its last load,
 * and no return to service before the procedure that failed was good again (USP <1251>, rules §5).
 */
export const requireProcedure: Gate = {
  id: 'requireProcedure',
  when: 'always',
  check: (facts) => {
    const { command, scale, state, session } = facts;
    // Where the scale stands does not matter for these, so that no other gate asks for it.
    if (!scale)
      return command.type === 'VerifyProcedure' || command.type === 'BreakOffProcedure'
        ? finding('scale.unknown', { scale: command.scale })
        : null;
    const run = openRunOn(state, scale.id);
    switch (command.type) {
      case 'BeginProcedure':
        return hindrance(facts, command.procedure);
      case 'CaptureLoad':
        if (!run) return finding('procedure.notOpen', { scale: scale.id });
        return session && run.session !== session.id
          ? finding('procedure.otherSession', { scale: scale.id, procedure: run.procedure })
          : null;
      case 'BreakOffProcedure':
        return run ? null : finding('procedure.notOpen', { scale: scale.id });
      case 'VerifyProcedure':
        return fitnessOf(state, scale.id)?.run?.state === 'toVerify'
          ? null
          : finding('procedure.nothingToVerify', { scale: scale.id });
      case 'RequestReturn': {
        const failed = state.get('services', scale.id)?.failed;
        return failed && !isProvedAgain(state, scale.id, failed)
          ? finding('procedure.notProved', { scale: scale.id, procedure: failed })
          : null;
      }
      default:
        return null;
    }
  },
};

function hindrance({ state, scale }: GateFacts, procedure: Parameters<typeof hasPlan>[2]): Finding | null {
  if (!scale) return null;
  if (!hasPlan(state, scale, procedure)) return finding('procedure.none', { scale: scale.id, procedure });
  const before = fitnessOf(state, scale.id)?.run;
  const here = { scale: scale.id, procedure: before?.procedure ?? procedure };
  if (before?.state === 'open') return finding('procedure.open', here);
  if (before) return finding('procedure.toVerify', here);
  const at = serviceState(state, scale);
  if (!MAY_RUN.has(at)) return finding('procedure.service', { scale: scale.id, serviceState: at });
  const container = loadOnPan(state, scale.id);
  return container ? finding('procedure.inUse', { scale: scale.id, container }) : null;
}

/** Before it failed, and once it is adjusted and measured again: in between it is known to be wrong. */
const MAY_RUN: ReadonlySet<string> = new Set(['inService', 'restored']);
