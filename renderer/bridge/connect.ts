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
  keepPulse(link, window);
  return link;
}

function addressOf(location: Location): string {
  const address = new URL('/station', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.search = location.search;
  return address.href;
}

/**
 * Tells the station every two seconds that the screen still draws, and at once when somebody touches it after a rest;
 * a lost pulse is answered by the next one. Only what fingers and keys do counts, not what the page does itself.
 */
function keepPulse(link: StationLink, window: Window): void {
  let up = false;
  let touched = false;
  let resting = true;
  const pulse = () => {
    if (up) link.port.pulse(touched).catch(() => undefined);
    touched = false;
  };
  link.watch((state) => {
    up = state === 'up';
  });
  for (const kind of ['pointerdown', 'keydown']) {
    window.addEventListener(
      kind,
      ({ isTrusted }) => {
        if (!isTrusted) return;
        touched = true;
        if (resting) pulse();
        resting = false;
      },
      { capture: true, passive: true },
    );
  }
  setInterval(() => {
    resting = !touched;
    pulse();
  }, PULSE_MS);
}
