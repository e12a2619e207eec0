import type { EquipmentId } from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import type { ScanRole } from '../execution/scan-role.ts';
import type { GateFacts } from '../facts.ts';
import { activeHolds } from '../index-keys.ts';
import { holdsOver } from '../material/genealogy.ts';
import { materialInUse } from '../material/in-use.ts';
import type { Hold } from '../quality/exception.ts';
import { triggerRow } from '../quality/trigger-table.ts';
import { machineOf } from '../recipe/recipe.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** A hold on the batch, the station, the scale, machine or detector, the lot or the container stops every use of it (S20, S27, S43, S103). */
export const requireNoHold: Gate = {
  id: 'requireNoHold',
  when: 'always',
  check: (facts) => {
    if (facts.command.type === 'ShipUnits') return overShipment(facts);
    for (const { kind, id } of objectsOf(facts)) {
      const hold = activeHolds(facts.state, kind, id).find(
        ({ exception }) => exception === null || !isClearedWith(facts, exception),
      );
      if (hold) {
        return found(kind, id, hold);
      }
    }
    return null;
  },
};

const found = (kind: HoldObject['kind'], id: string, { id: hold, placedAt, reason }: Hold): Finding =>
  finding(`hold.${kind}`, { [kind]: id, hold, since: placedAt, reason }, 'qaReviewer');

/** What is shipped carries every hold of what it was made of (rules §3). */
function overShipment({ state, batchNamed }: GateFacts): Finding | null {
  const [hold] = batchNamed ? holdsOver(state, batchNamed) : [];
  return hold ? found(hold.object.kind, hold.object.id, hold) : null;
}

/**
 * What a command would use, the material first. What is only taken in the hand is not used yet: without that, nothing held
 * could be carried to quarantine (rules §3), and no scale on hold be found by its plate and measured.
 */
const objectsOf = (facts: GateFacts): readonly HoldObject[] =>
  facts.scanned && ONLY_NAMED.has(facts.scanned.role) ? [] : usedBy(facts);

const ONLY_NAMED: ReadonlySet<ScanRole> = new Set<ScanRole>(['inHand', 'plate']);

const usedBy = (facts: GateFacts): readonly HoldObject[] => [
  ...materialInUse(facts),
  ...(facts.scale ? [{ kind: 'equipment' as const, id: facts.scale.id }] : []),
  ...machinesOf(facts).map((id) => ({ kind: 'equipment' as const, id })),
  ...detectorsUsed(facts).map((id) => ({ kind: 'equipment' as const, id })),
  ...(facts.batch ? [{ kind: 'batch' as const, id: facts.batch.id }] : []),
  ...(facts.command.type === 'StageToLine' ? [{ kind: 'station' as const, id: facts.command.station }] : []),
  { kind: 'station', id: facts.station.id },
];

const machinesOf = ({ recipeStep }: GateFacts): readonly EquipmentId[] => {
  const machine = recipeStep && machineOf(recipeStep);
  return machine ? [machine] : [];
};

/** What a step passes everything through, and what a challenge is about. */
const detectorsUsed = ({ command, recipeStep: master }: GateFacts): readonly EquipmentId[] =>
  'detector' in command ? [command.detector] : master?.kind === 'bulkWeigh' ? [master.detector] : [];

/**
 * A hold that came with an exception of this very step stops it through that exception, and ends with it. Asked here as
 * well, the second press of a refused button would look like another fault, with another owner. And what puts the fault
 * right is not stopped by the hold that came with it.
 */
function isClearedWith({ state, batch, step, recipeStep }: GateFacts, id: string): boolean {
  const exception = state.get('exceptions', id);
  const isHere = exception?.batch === batch?.id && exception?.step === step?.id;
  // What is to be destroyed is used for nothing until it is.
  if (exception?.state === 'implementing' && exception.settled?.pattern === 'scrap') return false;
  const { remedy } = exception ? triggerRow(exception.trigger) : {};
  if (remedy && recipeStep?.kind === remedy && recipeStep.station === exception?.station)
    return exception.batch === batch?.id;
  return exception?.state === 'implementing' || (exception?.step != null && isHere);
}
