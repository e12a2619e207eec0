import type { Question, ScaleFamily, Understood } from '../../application/ports/device-family.ts';

/** A family names the questions that its protocol has; the rest it does without. */
export const NOTHING_ASKED: ScaleFamily['questions'] = {
  now: null,
  stable: null,
  resync: null,
  serial: null,
  model: null,
  software: null,
  zero: null,
  tare: null,
  clearTare: null,
  readTare: null,
};

/** Questions of protocols whose answers do not name what they answer. */

/** Time for a present value at 1200 baud; later answers are waited for before the next question. */
const NOW_MS = 800;
const IDENTITY_MS = 800;

/** A value or the reason why there is none; acknowledgements and identity are no answer to a question for the weight. */
const isWeight = ({ decoded, answers }: Understood): boolean =>
  answers === null && (decoded.kind === 'reading' || decoded.kind === 'count' || decoded.kind === 'error');

export const presentValue = (command: string, bytes: Uint8Array): Question => ({
  command,
  bytes,
  timeoutMs: NOW_MS,
  isAnswer: isWeight,
});

/** Zero or tare of an instrument that says nothing to it. */
export const silentVerb = (command: string, bytes: Uint8Array): Question => ({
  command,
  bytes,
  timeoutMs: 0,
  isSilent: true,
  isAnswer: () => false,
});

export const told = (field: string, command: string, bytes: Uint8Array): Question => ({
  command,
  bytes,
  timeoutMs: IDENTITY_MS,
  isAnswer: ({ decoded }) => decoded.kind === 'identity' && decoded.field === field,
});
