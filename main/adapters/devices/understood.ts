import type { Understood } from '../../application/ports/device-family.ts';
import type { Decoded, DeviceErrorStatus, Reading } from '../../contract/decoded.ts';

/** What one frame says, for codecs: `answers` is the command that the frame names, `last` false while more of it follows. */
export const said = (decoded: Decoded, answers: string | null = null, last = true): Understood => ({
  decoded,
  answers,
  last,
});

export const malformed = (reason: string): Understood => said({ kind: 'malformed', reason });

export const failed = (
  status: DeviceErrorStatus,
  answers: string | null = null,
  detail?: string,
): Understood =>
  said(detail === undefined ? { kind: 'error', status } : { kind: 'error', status, detail }, answers);

export const weighed = (reading: Omit<Reading, 'kind'>, answers: string | null = null): Understood =>
  said({ kind: 'reading', ...reading }, answers);

export const counted = (value: string, answers: string | null = null): Understood =>
  said({ kind: 'count', value }, answers);

export const acknowledged = (command: string, last = true): Understood =>
  said({ kind: 'ack', command }, command, last);

export const identified = (
  field: string,
  value: string,
  answers: string | null = null,
  last = true,
): Understood => said({ kind: 'identity', field, value }, answers, last);

/** Digits with or without a point: no exponent, no bare point, nothing that a number could be read into. */
export const DIGITS = /^\d{1,15}(?:\.\d{1,15})?$/;

/** The digits of a field that is padded with blanks on the left, or null. */
export function rightAligned(field: string): string | null {
  const digits = field.trimStart();
  return DIGITS.test(digits) ? digits : null;
}
