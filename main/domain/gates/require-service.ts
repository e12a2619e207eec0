import { servedIn, serviceState } from '../equipment/service-case.ts';
import { type ServiceMove, serviceMove } from '../equipment/service-machine.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** The scale or detector stands where this comes next: as-found, adjustment, as-left, request, approval (rules §5, S25). */
export const requireService: Gate = {
  id: 'requireService',
  when: 'always',
  check: (facts) => {
    const { command, state } = facts;
    const move = moveOf(facts);
    if (move === null) return null;
    const scale = servedIn(facts);
    if (!scale) return 'displayed' in command ? null : unknown(facts);
    const from = serviceState(state, scale);
    if (serviceMove(from, move) !== null) return null;
    return from === 'inService'
      ? finding('service.inService', { scale: scale.id })
      : finding('service.state', { scale: scale.id, serviceState: from });
  },
};

/** The act of a command; what an as-left comes to is not known before its last weight. */
function moveOf({ command }: GateFacts): ServiceMove | null {
  switch (command.type) {
    case 'CaptureReference':
      return command.phase === 'asFound' ? 'asFound' : 'asLeftWithin';
    case 'PassReference':
      return 'asLeftWithin';
    case 'AdjustScale':
      return 'adjust';
    case 'RequestReturn':
      return 'requestReturn';
    case 'ApproveReturn':
      return 'approveReturn';
    default:
      return null;
  }
}

function unknown({ command }: GateFacts): Finding | null {
  if ('detector' in command) return finding('detector.unknown', { detector: command.detector });
  return 'scale' in command ? finding('scale.unknown', { scale: command.scale }) : null;
}
