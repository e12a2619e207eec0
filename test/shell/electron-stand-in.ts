import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeElectron } from '../support/fake-electron.ts';

// Takes the place of the module `electron` when the built shell runs under plain Node.
export const fake = fakeElectron({ packaged: false });
export const app = { ...fake.shell.app, getPath: () => join(tmpdir(), 'interlock-no-such-folder') };
export const {
  BrowserWindow,
  crashReporter,
  ipcMain,
  Menu,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  session,
} = fake.shell;
