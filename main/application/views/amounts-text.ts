import { formatMass, type MassUnit, type Micrograms, micrograms } from '../../contract/quantity.ts';
import type { Scale } from '../../domain/equipment/equipment.ts';
import type { Batch } from '../../domain/execution/batch.ts';
import type { PlantReader } from '../../domain/state.ts';

/** How a mass is written: in which unit, and down to which step. */
export interface MassStyle {
  readonly unit: MassUnit;
  readonly division: Micrograms;
}

const WHOLE: Readonly<Record<MassUnit, Micrograms>> = {
  mg: micrograms(1_000),
  g: micrograms(1_000_000),
  kg: micrograms(1_000_000_000),
};

/** A mass that no scale stands behind: as many places as it needs. */
export const plainStyle = (unit: MassUnit): MassStyle => ({ unit, division: WHOLE[unit] });

/** The decimal text alone, where the unit stands beside it. */
export const decimal = (mass: Micrograms, { unit, division }: MassStyle): string =>
  formatMass(mass, unit, division);

/** The decimal text with its unit. */
export const amount = (mass: Micrograms, style: MassStyle): string => `${decimal(mass, style)} ${style.unit}`;

/** The coarser of two styles, for a total over both. */
export const coarser = (a: MassStyle, b: MassStyle): MassStyle => (a.division >= b.division ? a : b);

/** How the scale of a dispense step writes masses; the unit of the item where no scale was chosen. */
export function styleOfStep(state: PlantReader, batch: Batch, step: string, unit: MassUnit): MassStyle {
  const work = batch.steps[step]?.work;
  const scale = work?.kind === 'dispense' && work.scale ? state.get('equipment', work.scale) : undefined;
  return scale?.kind === 'scale' ? scale : plainStyle(unit);
}

/** Range and step as on the data plate of a scale. */
export const plateText = (scale: Scale, smallest: Micrograms | null): string =>
  [
    `Max ${amount(scale.capacity, plainStyle(scale.unit))}`,
    `d ${amount(scale.division, scale)}`,
    ...(smallest === null ? [] : [`Min ${amount(smallest, scale)}`]),
  ].join('  ');
