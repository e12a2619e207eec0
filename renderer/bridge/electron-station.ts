import type { StationPort } from '../../main/contract/station-port.ts';
import { PROTOCOL } from '../../main/contract/wire.ts';
import type { LinkState, StationLink } from './station-link.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the Electron host; absent in a kiosk browser. */
    readonly station?: StationPort;
  }
}

/** The station in the same machine's main process: the link stands as long as the window does. */
export function electronStation(port: StationPort): StationLink {
  const watchers = new Set<(state: LinkState) => void>();
  let state: LinkState = 'connecting';
  const become = (to: LinkState) => {
    state = to;
    for (const watcher of watchers) watcher(to);
  };
  port.subscribe((push) => {
    if (push.kind === 'superseded') become('superseded');
  });
  void port.hello().then(
    (hello) => become(hello.protocol === PROTOCOL ? 'up' : 'mismatch'),
    () => become('down'),
  );
  return {
    port,
    watch(onState) {
      watchers.add(onState);
      onState(state);
      return () => watchers.delete(onState);
    },
    reconnect: () => window.location.reload(),
  };
}
