import { electronStation } from './electron-station.ts';
import type { StationLink } from './station-link.ts';
import { websocketStation } from './websocket-station.ts';

const PULSE_MS = 2_000;

/** The station behind this screen: the window's own where there is one, else a WebSocket to the page's origin. */
export function connect(window: Window): StationLink {
  const link =
    window.station === undefined
      ? websocketStation(addressOf(window.location))
      : electronStation(window.station);
  keepPulse(link);
  return link;
}

function addressOf(location: Location): string {
  const address = new URL('/station', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.search = location.search;
  return address.href;
}

/** Tells the station every two seconds that the screen still draws; a lost pulse is answered by the next one. */
function keepPulse(link: StationLink): void {
  let up = false;
  link.watch((state) => {
    up = state === 'up';
  });
  setInterval(() => {
    if (up) link.port.pulse().catch(() => undefined);
  }, PULSE_MS);
}
