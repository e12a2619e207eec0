import type { WeightSet } from '../equipment/equipment.ts';
import type { GateFacts } from '../facts.ts';
import { isPast } from '../moment.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** Certified weights: the set of this scale's program, scanned, with a certificate still valid (21 CFR 111.35(b)(3)). */
export const requireWeightSet: Gate = {
  id: 'requireWeightSet',
  when: 'act',
  check: (facts) => {
    const { command, state, step, station } = facts;
    if (IN_HAND.has(command.type)) return inTheHand(facts);
    if (command.type === 'PresentScan') {
      const { identity } = command.scan;
      if (identity.kind !== 'weightSet') return null;
      const expired = expiry(facts, state.get('weightSets', identity.weightSet));
      if (expired || step?.work.kind !== 'check') return expired;
      const used = station.equipment.some((id) => {
        const scale = state.get('equipment', id);
        return (
          scale?.kind === 'scale' &&
          scale.check.weightSet === identity.weightSet &&
          step.work.kind === 'check' &&
          step.work.scales[id]
        );
      });
      return used ? null : finding('weights.other', { set: identity.weightSet, step: step.id });
    }
    if (command.type !== 'CaptureCheck' || step?.work.kind !== 'check') return null;
    const check = step.work.scales[command.scale];
    return check?.weightSet
      ? expiry(facts, state.get('weightSets', check.weightSet))
      : finding('weights.notScanned', { scale: command.scale });
  },
};

/** What metrology measures with outside a step. */
const IN_HAND: ReadonlySet<string> = new Set(['CaptureReference', 'BeginProcedure', 'CaptureLoad']);

/** Outside a step the set is in the hand of the session that measures. */
function inTheHand(facts: GateFacts): Finding | null {
  const { scale, session, state } = facts;
  if (!scale || !session) return null;
  const { weights = null } = session;
  if (weights === null) return finding('weights.notScanned', { scale: scale.id });
  return weights === scale.check.weightSet
    ? expiry(facts, state.get('weightSets', weights))
    : finding('weights.otherSet', { scale: scale.id, set: weights, wanted: scale.check.weightSet });
}

const expiry = ({ observed }: GateFacts, set: WeightSet | undefined): Finding | null =>
  set && isPast(set.expires, observed.moment.day)
    ? finding('weights.expired', { set: set.id, certificate: set.certificate, on: set.expires }, 'metrology')
    : null;
