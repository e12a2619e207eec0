import type { PlantReader } from '../../domain/state.ts';

/** A place is a location or a station; both by the name people call it. */
export const placeName = (state: PlantReader, id: string): string =>
  state.get('locations', id)?.name ?? state.get('stations', id)?.name ?? id;
