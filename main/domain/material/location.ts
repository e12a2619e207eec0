import type { LocationId, StationId } from '../../contract/ids.ts';

/** A dispensed container stands at the station that filled it until somebody moves it; a station is a place too. */
export const locationOf = (station: StationId): LocationId => station as string as LocationId;
