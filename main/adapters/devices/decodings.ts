import type { Understood } from '../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../contract/decoded.ts';

/** The outcomes that every codec of a scale has. */

export const malformed = (reason: string): Decoded => ({ kind: 'malformed', reason });

export const failed = (status: DeviceErrorStatus, detail?: string): Decoded =>
  detail === undefined ? { kind: 'error', status } : { kind: 'error', status, detail };

export const weight = (
  value: string,
  unit: string,
  stable: boolean | null,
  basis: Reading['basis'],
): Decoded => ({ kind: 'reading', value, unit, stable, basis });

/** A frame of a format that does not say which command it answers. */
export const unnamed = (decoded: Decoded): Understood => ({ decoded, answers: null, last: true });
