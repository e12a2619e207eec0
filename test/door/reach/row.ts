import type { GateId } from '../../../main/contract/refusals.ts';
import type { Reply } from '../../../main/contract/replies.ts';
import type { KernelCommandType } from '../../../main/domain/kernel-command.ts';
import type { TriggerId } from '../../../main/domain/quality/trigger-table.ts';
import type { FloorOptions } from '../../support/floor/floor.ts';
import type { Disturbance } from './disturbances.ts';
import type { Attempt, Change, Scene } from './scene.ts';

/** How one gate before one command is reached: what is wrong, and the code of the refusal. */
export interface Row {
  readonly command: KernelCommandType;
  readonly gate: GateId;
  readonly code: string;
  /** Codes of other gates that the same fault makes fail; no others may. */
  readonly also?: readonly string[];
  /** What is wrong, in words. */
  readonly when: string;
  readonly disturb?: Disturbance;
  readonly change?: Change;
  /** Where another situation, person or step is needed than for the attempt that passes. */
  readonly attempt?: Partial<Attempt>;
  /** Another attempt altogether: a scan, or one whose answer comes in another way. */
  readonly make?: (scene: Scene) => Promise<Reply | null>;
  readonly options?: FloorOptions;
  /** The exception that this refusal becomes; nothing opens without it. */
  readonly opens?: TriggerId;
}
