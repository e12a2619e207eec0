import type { CommandOf } from '../../contract/parse-command.ts';
import { formatMass, type Micrograms, micrograms } from '../../contract/quantity.ts';
import {
  type Batch,
  type Discharging,
  type Filling,
  filledOf,
  type Intake,
  type Processing,
} from '../execution/batch.ts';
import { dischargeYield } from '../execution/discharging.ts';
import { filledBy, intakeOf } from '../execution/intake.ts';
import { clockText, ranFor } from '../execution/processing.ts';
import type { GateFacts } from '../facts.ts';
import { unitOf } from '../material/counting.ts';
import type { ChargeStep, DischargeStep, ProcessStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';

/** What the second person answers for before a container goes in (21 CFR 111.260(j)). */
export function additionSubject(facts: GateFacts): readonly string[] | null {
  const { state, batch, step } = facts;
  const taking = intakeOf(facts);
  if (!batch || !step || !taking) return null;
  const { pending } = taking.intake;
  const container = pending && state.get('containers', pending.container);
  if (!pending || container?.kind !== 'dispensed') return null;
  const weighing = filledBy(state, container);
  return [
    `Batch ${batch.id}, step ${step.id}: add ${container.id} to ${taking.equipment}`,
    `Item ${container.item} ${state.get('items', container.item)?.name ?? ''}`,
    ...container.from.map(({ container: from, lot }) => `From ${from}, lot ${lot}`),
    `Net ${show(container.quantity, unitOf(state, container))}`,
    `Weighed by ${weighing?.by ?? '-'}, verified by ${weighing?.verifiedBy ?? '-'}`,
    `Added by ${pending.adder}`,
    `Scanned by the verifier: ${pending.scanned ? container.id : 'nothing yet'}`,
  ];
}

/** A machine that was cleaned: with what, and by whom (21 CFR 111.35(b)(2)). */
export function cleaningSubject(
  { state, person }: GateFacts,
  { machine: id, agent, record }: CommandOf<'RecordCleaning'>,
): readonly string[] | null {
  const machine = state.get('equipment', id);
  if (machine?.kind !== 'machine') return null;
  return [
    `Cleaned: ${machine.id} ${machine.name}, serial ${machine.serial}`,
    `With: ${agent}`,
    `Cleaning record: ${record}`,
    `Cleaned by: ${person?.id ?? '-'}`,
  ];
}

/** What went into the machine, each container with the four who answer for it. */
export const chargeLines = (
  state: PlantReader,
  { charged }: Intake,
  { equipment }: Pick<ChargeStep, 'equipment'>,
): readonly string[] => [
  `Into ${equipment}: ${charged.length} containers`,
  ...charged.map(({ id, item, net, weigher, weighVerifier, adder, addVerifier }) => {
    const unit = state.get('items', item)?.unit ?? null;
    return `${id}: ${show(net, unit)}, weighed ${weigher}/${weighVerifier}, added ${adder}/${addVerifier}`;
  }),
];

/** How long it ran, by the station's own measure, and how it was set. */
export function processLines(
  work: Processing,
  { equipment, minutes, parameters }: ProcessStep,
): readonly string[] {
  const ended = work.runs.at(-1)?.to;
  const ran = ended ? clockText(ranFor(work, ended)) : '0:00';
  return [
    `${equipment} ran ${ran} min (${minutes.lowest}–${minutes.highest} min)`,
    ...parameters.map(
      ({ id, name, unit, lowest, highest }) =>
        `${name}: ${work.values[id]?.value ?? '-'} ${unit} (${lowest}–${highest} ${unit})`,
    ),
  ];
}

/** What came out of the machine, and what that is of what went in. */
export function dischargeLines(
  state: PlantReader,
  batch: Batch,
  work: Discharging,
  master: DischargeStep,
): readonly string[] {
  const unit = state.get('items', master.item)?.unit ?? null;
  const { out, in: charged, percent } = dischargeYield(state, batch, work, master);
  const { lowest, highest } = master.yield;
  return [
    ...filledLines(work, unit),
    `Out of ${master.equipment}: ${show(out, unit)} of ${show(charged, unit)}, yield ${percent} % (${lowest}–${highest} %)`,
  ];
}

/** Every container that was filled and counts. */
export const filledLines = (work: Filling, unit: ReturnType<typeof unitOf>): readonly string[] =>
  filledOf(work).map(
    ({ id, gross, tare, net }) =>
      `${id}: gross ${show(gross, unit)}, tare ${show(tare, unit)}, net ${show(net, unit)}`,
  );

/** Down to the digit that the scale told. */
export function show(mass: Micrograms, unit: ReturnType<typeof unitOf>): string {
  return unit ? `${formatMass(mass, unit, micrograms(WHOLE[unit]))} ${unit}` : '-';
}

const WHOLE = { mg: 1_000, g: 1_000_000, kg: 1_000_000_000 } as const;
