import { CHANNELS } from '../../contract/channels.ts';
import type { StationPort } from '../../contract/station-port.ts';
import { PROTOCOL, type Push } from '../../contract/wire.ts';
import { answerRequest } from '../shared/answer-request.ts';
import type { HostLog, ShellContents } from './shell.ts';
import type { TrustedHandle } from './trusted-ipc.ts';

/** Serves one terminal's port over IPC, in the same messages as over a WebSocket. */
export function ipcStation(
  handle: TrustedHandle,
  port: StationPort,
  screen: Pick<ShellContents, 'isDestroyed' | 'send'>,
  log: HostLog,
): void {
  let unsubscribe = () => {};
  handle(CHANNELS.request, (text) => answerRequest(port, text, (error) => log('defect', { error })));
  // A reloaded screen listens anew: the old subscription ends, and the new one begins with a whole view.
  handle(CHANNELS.subscribe, async () => {
    unsubscribe();
    unsubscribe = port.subscribe((body) => {
      const push: Push = { v: PROTOCOL, n: null, kind: 'push', body };
      if (!screen.isDestroyed()) screen.send(CHANNELS.push, JSON.stringify(push));
    });
    return '';
  });
}
