import { create } from 'zustand';
import type { CommandType } from '../../main/contract/parse-command.ts';
import type { Denial } from '../../main/contract/replies.ts';
import type { Hello } from '../../main/contract/station-port.ts';
import type { LiveWeight, StationView } from '../../main/contract/views.ts';
import type { LinkState } from '../bridge/station-link.ts';
import type { Overlay } from './overlay.ts';

/**
 * What this screen last heard and what lies open on it. It decides nothing: the station's next view replaces
 * whatever stands here.
 */
export interface StationState {
  readonly link: LinkState;
  readonly hello: Hello | null;
  readonly view: StationView | null;
  /** The last picture of each scale, by its id. */
  readonly live: Readonly<Record<string, LiveWeight>>;
  /** The refusal shown in the block panel. */
  readonly blocked: Denial | null;
  readonly overlay: Overlay | null;
  /** The instrument that somebody wants to go on with at the desk of the equipment, until that desk shows it. */
  readonly workOn: string | null;
  /** The last badge shown: it says who, and proves nothing. */
  readonly badge: { readonly person: string; readonly n: number } | null;
  /** The last scan the station took. */
  readonly scan: { readonly what: string; readonly n: number } | null;
  /** The one action under way: nothing else is sent before it is answered. */
  readonly pending: { readonly type: CommandType; readonly since: number } | null;
  /** The station could not decide; nothing was recorded. */
  readonly unavailable: string | null;
}

export const useStation = create<StationState>()(() => ({
  link: 'connecting',
  hello: null,
  view: null,
  live: {},
  blocked: null,
  overlay: null,
  workOn: null,
  badge: null,
  scan: null,
  pending: null,
  unavailable: null,
}));

export const openOverlay = (overlay: Overlay): void => useStation.setState({ overlay });
export const closeOverlay = (): void => useStation.setState({ overlay: null });
/** Closes what lies over the screen and goes to the procedures of one instrument. */
export const workOn = (equipment: string): void => useStation.setState({ overlay: null, workOn: equipment });
export const closeBlock = (): void => useStation.setState({ blocked: null });
export const dismissUnavailable = (): void => useStation.setState({ unavailable: null });
