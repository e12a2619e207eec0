import type { AppUpdater } from 'electron-updater';
import { err, ok, type Result } from '../../contract/result.ts';
import type { RunningNode } from '../shared/running-node.ts';

/** Nothing is fetched, installed or taken back by itself: a validated site changes versions by change control. */
const POLICY = {
  autoDownload: false,
  autoInstallOnAppQuit: false,
  allowDowngrade: false,
  allowPrerelease: false,
  disableWebInstaller: true,
};
type Steps = 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall';
export type Updater = Pick<AppUpdater, keyof typeof POLICY | Steps>;

/**
 * Installs the version the site has published, once, because an administrator started the station with `--update`.
 * The node must permit that version first (no open work, a signed approval), and records that it did.
 */
export async function installUpdate(
  updater: Updater,
  node: Pick<RunningNode, 'permitUpdate' | 'close'>,
  platform: NodeJS.Platform,
): Promise<Result<string, string>> {
  if (platform === 'linux')
    return err('On Linux updates come from the signed package repository: apt-get upgrade.');
  Object.assign(updater, POLICY);
  const found = await updater.checkForUpdates();
  if (found === null || !found.isUpdateAvailable) return err('No newer version is published for this site.');
  const { version } = found.updateInfo;
  const obstacle = await node.permitUpdate(version);
  if (obstacle !== undefined) return err(`Version ${version} was not installed: ${obstacle}`);
  await updater.downloadUpdate();
  await node.close();
  updater.quitAndInstall(true, true);
  return ok(version);
}
