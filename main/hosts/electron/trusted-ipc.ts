import { isStationUrl } from './app-protocol.ts';
import type { HostLog, IpcEvent, ShellIpc } from './shell.ts';

export type TrustedHandle = (channel: string, answer: (payload: unknown) => Promise<string>) => void;

/**
 * The only way to listen on a channel. A message counts when it comes from the main frame of our one window and
 * that frame shows our own page at this moment; everything else fails closed and is logged.
 */
export function trustedIpc(ipc: ShellIpc, windowId: number, log: HostLog): TrustedHandle {
  return (channel, answer) =>
    ipc.handle(channel, async (event, payload) => {
      // Read before anything is awaited: the frame may navigate or go while we wait.
      const reason = distrust(event, windowId);
      if (reason === undefined) return await answer(payload);
      log('ipc-refused', { channel, reason });
      throw new Error('refused');
    });
}

function distrust(event: IpcEvent, windowId: number): string | undefined {
  const frame = event.senderFrame;
  if (frame === null) return 'the frame is gone';
  if (event.sender.id !== windowId) return 'not our window';
  if (frame.parent !== null) return 'not the main frame';
  return isStationUrl(frame.url) ? undefined : 'not our page';
}
