import type { OverrideId } from '../../contract/vocabulary.ts';
import type { Batch, GrantedOverride, Step } from '../execution/batch.ts';
import type { KernelCommand } from '../kernel-command.ts';
import { CHECK_WINDOW } from './check-window.ts';
import { FEFO } from './fefo.ts';
import { MANUAL_WEIGHT } from './manual-weight.ts';
import type { OverrideCommand, OverrideRow } from './override-row.ts';
import { REWEIGH_COUNT } from './reweigh-count.ts';
import { UNREADABLE_LABEL } from './unreadable-label.ts';

/** The closed list. A new override is a new row with a command of its own, never a flag (S7, S89, rules §4). */
export const OVERRIDES: readonly OverrideRow[] = [
  FEFO,
  UNREADABLE_LABEL,
  REWEIGH_COUNT,
  MANUAL_WEIGHT,
  CHECK_WINDOW,
];

/** The row that a type of command grants; null for every command that is no override. */
export const overrideOf = (command: KernelCommand['type']): OverrideRow | null =>
  OVERRIDES.find((row) => row.command === command) ?? null;

/** A command that grants an override, with its row. */
export function overriding(
  command: KernelCommand,
): { readonly row: OverrideRow; readonly command: OverrideCommand } | null {
  const row = overrideOf(command.type);
  return row && { row, command: command as OverrideCommand };
}

/** The row of an override; every id has exactly one. */
export function overrideRow(id: OverrideId): OverrideRow {
  const row = OVERRIDES.find((each) => each.id === id);
  if (!row) throw new Error(`broken invariant: no override ${id}`);
  return row;
}

/** Every override of a batch, step by step: they are counted by this and nothing else (S7). */
export const overridesOf = (batch: Batch): readonly (GrantedOverride & { readonly step: Step['id'] })[] =>
  Object.values(batch.steps).flatMap(({ id, overrides }) => overrides.map((each) => ({ ...each, step: id })));
