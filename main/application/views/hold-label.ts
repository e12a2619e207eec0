import type { ContainerId } from '../../contract/ids.ts';
import type { HoldLabelCard } from '../../contract/views.ts';
import { holdsOverContainer } from '../../domain/material/genealogy.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Preview } from './affordances.ts';

/** What became of the HOLD labels of a container, and whether another may be printed here. */
export function holdLabelCard(state: PlantReader, preview: Preview, container: ContainerId): HoldLabelCard {
  const { outcome, detail, printed } = state.get('holdLabels', container) ?? NONE;
  return {
    container,
    outcome,
    detail,
    printed,
    affordance: preview.ask({ type: 'PrintHoldLabel', container }),
  };
}

/** The same, or null while nothing holds the container. */
export const holdLabelIfHeld = (
  state: PlantReader,
  preview: Preview,
  container: ContainerId,
): HoldLabelCard | null =>
  holdsOverContainer(state, container).length > 0 ? holdLabelCard(state, preview, container) : null;

const NONE = { outcome: 'none', detail: '', printed: 0 } as const;
