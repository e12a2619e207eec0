import type { ContainerId, LotId, RollId } from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import { netOf, type Step } from '../execution/batch.ts';
import { chargedIn } from '../execution/charging.ts';
import { comingOut } from '../execution/hopper.ts';
import { intakeIn } from '../execution/intake.ts';
import { rollOn } from '../execution/pack-code.ts';
import type { GateFacts } from '../facts.ts';
import type { PlantReader } from '../state.ts';
import { lineageOf } from './genealogy.ts';
import type { Lot } from './material.ts';

/**
 * The lots that a command takes from or turns to: named by a re-allocation or an override, scanned to be opened, brought to a line, or
 * open while a container is in work. What only puts an open container away takes nothing, whatever became of its lot.
 */
export function lotsInUse(facts: GateFacts): readonly Lot[] {
  const { state } = facts;
  return lotIdsInUse(facts).flatMap((id) => state.get('lots', id) ?? []);
}

function lotIdsInUse(facts: GateFacts): readonly LotId[] {
  const { state, command, scanned } = facts;
  switch (command.type) {
    case 'ReallocateLot':
    case 'IssueComponent':
    case 'OverrideFefo':
      return [command.lot];
    case 'ReidentifyContainer':
      return lotsOf(state, command.container);
    case 'PresentScan':
      if (scanned?.role === 'charge' && scanned.container) return lotsOf(state, scanned.container.id);
      return scanned?.lot && (scanned.role === 'source' || scanned.role === 'component')
        ? [scanned.lot.id]
        : [];
    case 'ChargeContainer':
      return lotsOf(state, command.container);
    case 'StageToLine':
      return lotsOf(state, command.container);
    default: {
      const source = sourceInUse(facts);
      return source ? [source.lot] : [];
    }
  }
}

const lotsOf = (state: PlantReader, container: ContainerId): readonly LotId[] =>
  lineageOf(state, container).flatMap((each) => (each.kind === 'lot' ? [each.id] : []));

/**
 * Everything a command would use, with what it came from: a hold follows genealogy to every descendant, closed steps
 * included (rules §3, S103). The one place that says what counts as use.
 */
export function materialInUse(facts: GateFacts): readonly HoldObject[] {
  const lots = lotIdsInUse(facts).map((id): HoldObject => ({ kind: 'lot', id }));
  const roll = rollInUse(facts);
  return [
    ...lots,
    ...containersInUse(facts).flatMap((id) => lineageOf(facts.state, id)),
    ...(roll ? [{ kind: 'roll' as const, id: roll }] : []),
  ];
}

function containersInUse(facts: GateFacts): readonly ContainerId[] {
  const { command, scanned, dispense, step } = facts;
  switch (command.type) {
    case 'PresentScan':
      return scanned?.container && USED_BY_SCAN.has(scanned.role) ? [scanned.container.id] : [];
    case 'ReidentifyContainer':
    case 'PrintReceivedLabel':
    // What a run filled is labelled whatever is decided about it: nobody carries away what has no name.
    case 'PrintLabel':
    case 'ReprintLabel':
      return step?.work.kind === 'checkedRun' ? [] : [command.container];
    case 'StageToLine':
    case 'ChargeContainer':
      return [command.container];
    case 'VerifyAddition':
      return pendingIn(step);
    case 'VerifyContainer':
      return dispense?.work.verification ? [dispense.work.verification.container] : [];
    case 'CompleteStep':
    case 'VerifyStep':
      if (step?.work.kind === 'kit') return step.work.scanned;
      if (step?.work.kind === 'dispense') return netOf(step.work).map(({ id }) => id);
      return inMachine(facts);
    case 'StartProcess':
    case 'RecordParameter':
      return inMachine(facts);
    case 'StartRun':
    case 'RestartRun':
      return step?.work.kind === 'checkedRun' ? inHopper(facts) : [];
    default: {
      if (facts.discharge) return inMachine(facts);
      const source = sourceInUse(facts);
      const current = dispense?.work.current;
      const given = current?.portions.map(({ container }) => container) ?? [];
      return [...(source ? [source.container] : []), ...given, ...(current ? [current.id] : [])];
    }
  }
}

const pendingIn = (step: Step | null): readonly ContainerId[] => {
  const pending = intakeIn(step)?.pending;
  return pending ? [pending.container] : [];
};

/** What a step at a machine works with: everything that is in the machine by now, or went through it. */
function inMachine({ step, batch }: GateFacts): readonly ContainerId[] {
  if (step?.work.kind === 'bulkWeigh') return step.work.taken.map(({ id }) => id);
  return batch && step && IN_MACHINES.has(step.work.kind) ? chargedIn(batch) : [];
}
const IN_MACHINES: ReadonlySet<string> = new Set(['charge', 'process', 'discharge']);

/** What would come out of a run that starts now. */
const inHopper = ({ step, recipeStep: master, observed }: GateFacts): readonly ContainerId[] =>
  step?.work.kind === 'checkedRun' && master?.kind === 'checkedRun'
    ? comingOut(step.work, master, observed.moment.at)
    : [];

/** The roll of labels that is taken from the cage, that is scanned, or that a line starts with. */
function rollInUse({ command, scanned, step }: GateFacts): RollId | null {
  if (command.type === 'IssueLabels') return command.roll;
  if (command.type !== 'StartRun') return scanned?.roll?.id ?? null;
  const labelling = step?.work.kind === 'packaging' ? step.work.labelling : null;
  return (labelling && rollOn(labelling)?.roll) ?? null;
}

const USED_BY_SCAN: ReadonlySet<string> = new Set(['source', 'kit', 'charge', 'addVerification', 'intake']);

function sourceInUse({ command, dispense }: GateFacts) {
  if (!dispense || (command.type === 'CloseSource' && !dispense.work.current)) return null;
  return dispense.work.source;
}
