import type { HoldObject } from '../../contract/parse-command.ts';
import type { OverrideId } from '../../contract/vocabulary.ts';
import type { Step } from '../execution/batch.ts';

/** Whether an override was granted in this step for this very object; it holds for nothing else. */
export const isGranted = (
  step: Step | null | undefined,
  override: OverrideId,
  { kind, id }: HoldObject,
): boolean =>
  step?.overrides.some(
    (each) => each.override === override && each.object.kind === kind && each.object.id === id,
  ) ?? false;
