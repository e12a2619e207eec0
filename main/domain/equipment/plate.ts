import type { Scale } from './equipment.ts';

/**
 * Whether it is known which instrument answers in the place of a scale: it says so itself, or its plate was scanned since
 * the connection last broke (devices.md rule 7). `on`: the connection of the reading that is asked for; left out where
 * there is none yet.
 */
export const isIdentified = ({ plate }: Pick<Scale, 'plate'>, on?: string): boolean =>
  plate === undefined || (plate !== null && (on === undefined || plate.connection === on));

/** The serial number that goes with a reading of a scale, and how it is known where the instrument did not tell it. */
export const serialOf = (
  { plate, serial }: Pick<Scale, 'plate' | 'serial'>,
  told: string,
): { readonly serial: string; readonly identifiedBy?: 'plate' } =>
  plate === undefined ? { serial: told } : { serial, identifiedBy: 'plate' };
