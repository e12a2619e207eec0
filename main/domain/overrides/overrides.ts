import type { HoldObject } from '../../contract/parse-command.ts';
import type { Cluster, OverrideId, ReasonCode, Role } from '../../contract/vocabulary.ts';
import type { Batch, GrantedOverride, Step } from '../execution/batch.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import type { OverridableGate } from './never-overridable.ts';

/** One governed override: a command with an authority, a reason and a signature, and an exception each time (rules §4). */
export interface OverrideRow {
  readonly id: OverrideId;
  /** The command that grants it. */
  readonly command: KernelCommandType;
  /** The gate that lets pass what the override names; null where no gate does, because something else is put right. */
  readonly gate: OverridableGate | null;
  /** Any of these, who is no performer of the step. */
  readonly mayGrant: readonly Role[];
  readonly reasons: readonly ReasonCode[];
  /** Of the exception that it opens: where it comes from, so that the plant sees its structure (S136). */
  readonly category: Cluster;
  /** Whether it can be granted again for the same object of the same step. */
  readonly repeatable: boolean;
}

/** The closed list. A new override is a new row with a command of its own, never a flag (S7, S89, rules §4). */
export const OVERRIDES: readonly OverrideRow[] = [
  {
    id: 'fefo',
    command: 'OverrideFefo',
    gate: 'requireFefo',
    mayGrant: ['supervisor', 'qaReviewer'],
    reasons: [
      'earlier-lot-out-of-reach',
      'earlier-lot-too-little',
      'earlier-lot-reserved',
      'other-see-narrative',
    ],
    category: 'material-availability',
    repeatable: false,
  },
];

/** The row that a command grants; null for every command that is no override. */
export const overrideOf = (command: KernelCommandType): OverrideRow | null =>
  OVERRIDES.find((row) => row.command === command) ?? null;

/** The row of an override; every id has exactly one. */
export function overrideRow(id: OverrideId): OverrideRow {
  const row = OVERRIDES.find((each) => each.id === id);
  if (!row) throw new Error(`broken invariant: no override ${id}`);
  return row;
}

/** Whether an override was granted in this step for this very object; it holds for nothing else. */
export const isGranted = (
  step: Step | null | undefined,
  override: OverrideId,
  { kind, id }: HoldObject,
): boolean =>
  step?.overrides.some(
    (each) => each.override === override && each.object.kind === kind && each.object.id === id,
  ) ?? false;

/** Every override of a batch, step by step: they are counted by this and nothing else (S7). */
export const overridesOf = (batch: Batch): readonly (GrantedOverride & { readonly step: Step['id'] })[] =>
  Object.values(batch.steps).flatMap(({ id, overrides }) => overrides.map((each) => ({ ...each, step: id })));
