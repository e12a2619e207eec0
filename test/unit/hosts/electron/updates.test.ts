import { describe, expect, it } from 'vitest';
import { installUpdate, type Updater } from '../../../../main/hosts/electron/updates.ts';

function site({ available = true, obstacle }: { available?: boolean; obstacle?: string } = {}) {
  const done: string[] = [];
  const updater = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    allowPrerelease: true,
    disableWebInstaller: false,
    checkForUpdates: async () => {
      done.push('check');
      return { isUpdateAvailable: available, updateInfo: { version: '1.2.0' } } as never;
    },
    downloadUpdate: async () => {
      done.push('download');
      return [];
    },
    quitAndInstall: (silent, run) => void done.push(`install ${silent} ${run}`),
  } satisfies Updater;
  const node = {
    permitUpdate: async (version: string) => {
      done.push(`permit ${version}`);
      return obstacle;
    },
    close: async () => void done.push('close'),
  };
  return { updater, node, done };
}

describe('an update that an administrator started', () => {
  it('is permitted, fetched and installed after the log is closed', async () => {
    const { updater, node, done } = site();
    expect(await installUpdate(updater, node, 'win32')).toEqual({ ok: true, value: '1.2.0' });
    expect(done).toEqual(['check', 'permit 1.2.0', 'download', 'close', 'install true true']);
    expect(updater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
    });
  });

  it('is not even fetched when the node does not permit it', async () => {
    const { updater, node, done } = site({ obstacle: 'batch RH-0417 is in process.' });
    expect(await installUpdate(updater, node, 'win32')).toEqual({
      ok: false,
      error: 'Version 1.2.0 was not installed: batch RH-0417 is in process.',
    });
    expect(done).toEqual(['check', 'permit 1.2.0']);
  });

  it('says when there is nothing newer', async () => {
    const { updater, node, done } = site({ available: false });
    expect(await installUpdate(updater, node, 'win32')).toEqual({
      ok: false,
      error: 'No newer version is published for this site.',
    });
    expect(done).toEqual(['check']);
  });

  it('is left to the signed package repository on Linux', async () => {
    const { updater, node, done } = site();
    expect(await installUpdate(updater, node, 'linux')).toMatchObject({
      ok: false,
      error: expect.stringContaining('package repository'),
    });
    expect(done).toEqual([]);
  });
});
