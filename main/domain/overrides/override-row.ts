import type { Command, CommandOf, HoldObject } from '../../contract/parse-command.ts';
import type { Cluster, OverrideId, ReasonCode, Role } from '../../contract/vocabulary.ts';
import type { DomainEvent } from '../events.ts';
import type { Step } from '../execution/batch.ts';
import type { GateFacts } from '../facts.ts';
import type { Finding } from '../gates/gate.ts';
import type { PlantDay } from '../moment.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import type { PlantReader } from '../state.ts';
import type { OverridableGate } from './never-overridable.ts';

/** Commands that grant an override; all name a step, a reason, a sentence and a signature. */
export type OverrideCommandType =
  | 'OverrideFefo'
  | 'ReidentifyContainer'
  | 'OverrideReweigh'
  | 'OverrideManualWeight'
  | 'OverrideCheckWindow';
export type OverrideCommand = CommandOf<OverrideCommandType>;

/** What a screen sends to grant it, without what every command carries, the reason and the signature. */
export type OverrideTarget = Command extends infer Each
  ? Each extends OverrideCommand
    ? Omit<Each, 'id' | 'context' | 'batch' | 'step' | 'reason' | 'narrative' | 'signature'>
    : never
  : never;

/** What could be granted where an exception is open: the facts that its words need, and the objects to choose from. */
export interface Grantable {
  readonly data: Readonly<Record<string, string>>;
  readonly objects: readonly string[];
}

/** One governed override: a command with an authority, a reason and a signature, and an exception each time (rules §4). */
export interface OverrideRow<Type extends OverrideCommandType = OverrideCommandType> {
  readonly id: OverrideId;
  /** The command that grants it. */
  readonly command: Type;
  /** The gate that lets pass what the override names; null where no gate does, because something else is put right. */
  readonly gate: OverridableGate | null;
  /** Any of these, who is no performer of the step. */
  readonly mayGrant: readonly Role[];
  readonly reasons: readonly ReasonCode[];
  /** Of the exception that it opens: where it comes from, so that the plant sees its structure (S136). */
  readonly category: Cluster;
  /** Whether it can be granted again for the same object of the same step. */
  readonly repeatable: boolean;
  /** What it is granted for; it holds for nothing else. */
  readonly objectOf: (command: CommandOf<Type>) => HoldObject;
  /** Why there is nothing of this kind to grant for that object; null where there is. */
  readonly problem: (facts: GateFacts, step: Step, command: CommandOf<Type>) => Finding | null;
  /** What is signed beside batch, step and reason: the rule first; null where it names nothing that exists. */
  readonly subject: (facts: GateFacts, command: CommandOf<Type>) => readonly string[] | null;
  /** What was refused or reported before, and is answered by it. */
  readonly answers: (facts: GateFacts, command: CommandOf<Type>) => readonly ExceptionRecord[];
  /** What becomes true with it, beside the grant. */
  readonly follows: (facts: GateFacts, command: CommandOf<Type>) => readonly DomainEvent[];
  /** What it could be granted for where this exception is open; null where it does not answer it. */
  readonly offer: (state: PlantReader, exception: ExceptionRecord, today: PlantDay) => Grantable | null;
  readonly target: (object: string) => OverrideTarget;
}

/** A row as the table holds it: the command that reaches it is always its own. */
export const overrideRowOf = <Type extends OverrideCommandType>(row: OverrideRow<Type>): OverrideRow =>
  row as unknown as OverrideRow;
