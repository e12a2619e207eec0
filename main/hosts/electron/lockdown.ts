import { isStationUrl } from './app-protocol.ts';
import type { ShellContents, ShellSession } from './shell.ts';

const deny = (event: { preventDefault(): void }) => event.preventDefault();

/** Electron grants every permission and every request unless told otherwise; a station screen needs none. */
export function lockSession(session: ShellSession): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !mayLoad(url) }));
  session.on('will-download', deny);
}

/** A screen goes nowhere, opens nothing and embeds nothing. Loads and reloads by the host are no navigations. */
export function lockContents(contents: ShellContents): void {
  contents.on('will-navigate', deny);
  contents.on('will-frame-navigate', deny);
  contents.on('will-redirect', deny);
  contents.on('will-attach-webview', deny);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Pictures made in the page itself have `data:` and `blob:` addresses and never leave it. */
function mayLoad(url: string): boolean {
  return isStationUrl(url) || url.startsWith('data:image/') || url.startsWith('blob:station://app/');
}
