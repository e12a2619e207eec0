import type { GateFacts } from '../facts.ts';
import type { LabelState } from './batch.ts';

/** What is known of the label of a container that the step at hand filled; undefined for any other. */
export function labelOf({ step }: Pick<GateFacts, 'step'>, container: string): LabelState | undefined {
  const { work } = step ?? {};
  switch (work?.kind) {
    case 'dispense':
      return work.containers.find(({ id }) => id === container)?.label;
    case 'discharge':
      return work.containers.find(({ id }) => id === container)?.label;
    case 'checkedRun':
      return work.output.find(({ id }) => id === container)?.label;
    default:
      return undefined;
  }
}
