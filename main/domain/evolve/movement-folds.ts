import { locationOf } from '../material/location.ts';
import type { Folds } from './evolve.ts';
import { patch } from './rows.ts';

export const MOVEMENT_FOLDS: Folds<'ContainerMoved' | 'ContainerStaged' | 'ContainerCounted'> = {
  ContainerMoved: (draft, { container, to }) => patch(draft, 'containers', container, { location: to }),
  ContainerStaged: (draft, { container, station }) =>
    patch(draft, 'containers', container, { location: locationOf(station) }),
  ContainerCounted: (draft, { container, counted, posted }) => {
    if (posted) patch(draft, 'containers', container, { quantity: counted });
  },
};
