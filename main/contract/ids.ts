import type { Brand } from './brand.ts';

/**
 * Names of things on the floor. All share one grammar: 1–40 characters, letters, digits and `.-_/`,
 * starting with a letter or digit — what a label or a badge can carry, and nothing a printer or SQL could misread.
 */
export type PersonId = Brand<string, 'PersonId'>;
export type StationId = Brand<string, 'StationId'>;
export type TerminalId = Brand<string, 'TerminalId'>;
export type SessionId = Brand<string, 'SessionId'>;
export type BatchId = Brand<string, 'BatchId'>;
/** The number of a step in its recipe, as printed in the batch record ("50"). */
export type StepId = Brand<string, 'StepId'>;
export type ItemId = Brand<string, 'ItemId'>;
export type LotId = Brand<string, 'LotId'>;
export type ContainerId = Brand<string, 'ContainerId'>;
export type EquipmentId = Brand<string, 'EquipmentId'>;
export type RecipeId = Brand<string, 'RecipeId'>;
export type ExceptionId = Brand<string, 'ExceptionId'>;
export type HoldId = Brand<string, 'HoldId'>;
/** A deviation, nonconformance, OOS, OOT, CAPA or look-back: `DEV-01`, `NC-01`, … */
export type RecordId = Brand<string, 'RecordId'>;
/** A correction of a value on record: `COR-01`, … */
export type CorrectionId = Brand<string, 'CorrectionId'>;
/** A photo or document on record: `AT-01`, … */
export type AttachmentId = Brand<string, 'AttachmentId'>;
/** Something done on paper and entered afterwards: `LE-01`, … */
export type LateEntryId = Brand<string, 'LateEntryId'>;
/** One count at a packaging line, `C-1`, or one issue or count of a component, `K-1`, numbered in its step. */
export type CountId = Brand<string, 'CountId'>;
/** The serial shipping container code of a case: 18 digits. */
export type CaseId = Brand<string, 'CaseId'>;
/** One in-process check of a run, numbered in its step: `IPC-01`, … */
export type InProcessId = Brand<string, 'InProcessId'>;
/** A roll of printed labels: `R-0931`. */
export type RollId = Brand<string, 'RollId'>;
export type SampleId = Brand<string, 'SampleId'>;
export type LocationId = Brand<string, 'LocationId'>;
/** Chosen by the client, once per intention: the key that makes a command idempotent. */
export type CommandId = Brand<string, 'CommandId'>;

export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;

/** Brands a text that has the grammar of an id; throws otherwise (master data is checked at its own door first). */
export function id<Id extends Brand<string, string>>(text: string): Id {
  if (!ID_PATTERN.test(text)) throw new Error(`not an id: ${JSON.stringify(text.slice(0, 60))}`);
  return text as Id;
}
