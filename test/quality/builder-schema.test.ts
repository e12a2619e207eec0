import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
  getConfig(folder: string, path: string, extra: null): Promise<Record<string, unknown>>;
  validateConfiguration(config: unknown, logger: unknown): Promise<void>;
};
const { DebugLogger } = require('builder-util') as { DebugLogger: new (on: boolean) => unknown };

const load = () => getConfig(ROOT, join(ROOT, 'electron-builder.yml'), null);
const validate = (config: unknown) => validateConfiguration(config, new DebugLogger(false));

describe('electron-builder.yml', () => {
  it('is valid to electron-builder itself', async () => {
    await expect(validate(await load())).resolves.toBeUndefined();
  });

  it.each([
    ['an unknown key', { electronFuse: {} }],
    ['a misspelt fuse', { electronFuses: { runAsNod: false } }],
    ['a misspelt installer option', { nsis: { oneclick: false } }],
    ['a wrong type', { npmRebuild: 'no' }],
  ])('would be refused with %s', async (_title, change) => {
    await expect(validate({ ...(await load()), ...change })).rejects.toThrow(
      /unknown property|should be|Invalid/,
    );
  });

  it('blows the fuses, keeps code inside the archive and never installs per user', async () => {
    expect(await load()).toMatchObject({
      npmRebuild: false,
      forceCodeSigning: true,
      asar: { smartUnpack: false },
      asarUnpack: ['**/*.node'],
      electronFuses: {
        runAsNode: false,
        enableCookieEncryption: true,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false,
        grantFileProtocolExtraPrivileges: false,
      },
      win: { verifyUpdateCodeSignature: true, signExts: ['.node'] },
      nsis: {
        oneClick: false,
        perMachine: true,
        allowToChangeInstallationDirectory: false,
        deleteAppDataOnUninstall: false,
        runAfterFinish: false,
      },
      // Fixed for the life of the product: Windows Installer finds the version to replace by it.
      msi: { perMachine: true, upgradeCode: '5D2B6E0C-9B0F-4C5E-8E35-6C1D7B0A4F21' },
    });
  });
});
