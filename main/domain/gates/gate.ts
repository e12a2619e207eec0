import type { GateId, Refusal, RefusalData } from '../../contract/refusals.ts';
import type { Role } from '../../contract/vocabulary.ts';
import type { GateFacts } from '../facts.ts';

/**
 * A named requirement. `check` returns null when it holds, else what was found. All gates of a command are
 * asked, so a check must cope with facts that another gate refuses: it then returns null and leaves it to that one.
 */
export interface Gate {
  readonly id: GateId;
  /**
   * `act` gates judge the moment of pressing: the fresh reading and the signature. A preview of the screen's
   * buttons leaves them out; everything else it asks with the very same functions.
   */
  readonly when: 'always' | 'act';
  check(facts: GateFacts): Finding | null;
  /** What an `act` gate would refuse whatever the moment brings: that much a preview asks, too. */
  ahead?(facts: GateFacts): Finding | null;
}

export interface Finding {
  readonly code: string;
  readonly data: RefusalData;
  readonly clears: Role | null;
}

/** A finding; `clears` is null where the person at the station can change it. */
export const finding = (code: string, data: RefusalData = {}, clears: Role | null = null): Finding => ({
  code,
  data,
  clears,
});

export const refusal = (gate: Gate, found: Finding): Refusal => ({
  gate: gate.id,
  code: found.code,
  data: found.data,
  clears: found.clears,
});
