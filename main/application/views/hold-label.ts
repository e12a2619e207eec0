import type { ContainerId } from '../../contract/ids.ts';
import type { HoldLabelCard } from '../../contract/views.ts';
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

const NONE = { outcome: 'none', detail: '', printed: 0 } as const;
