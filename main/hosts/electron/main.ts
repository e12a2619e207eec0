import { join } from 'node:path';
import * as electron from 'electron';
import { bootNode } from '../shared/boot-node.ts';
import { boundDumps } from '../shared/crash-dumps.ts';
import { dataFolder } from '../shared/data-folder.ts';
import { logLine } from '../shared/log-line.ts';
import { rendererAssets } from '../shared/renderer-assets.ts';
import { shellOptions } from './options.ts';
import { runShell } from './run-shell.ts';

// Runs as out/main/main.js; the screens and the preload script are built beside it. Electron is ready only after
// this module has run to its end: waiting for it here would wait for ever.
const OUT = join(import.meta.dirname, '..');
const { app } = electron;
const args = process.argv.slice(app.isPackaged ? 1 : 2);
boundDumps(app.getPath('crashDumps'));
void runShell(electron, {
  options: shellOptions(args, dataFolder(process.env, process.platform)),
  args: process.argv.slice(1),
  platform: process.platform,
  preload: join(OUT, 'preload', 'preload.cjs'),
  boot: bootNode,
  openAssets: () => rendererAssets(join(OUT, 'renderer')),
  loadUpdater: async () => (await import('electron-updater')).default.autoUpdater,
  log: (what, details) => process.stderr.write(logLine(new Date(), what, details)),
  onSignal: (listener) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, listener);
  },
  onDefect: (listener) => {
    for (const name of ['uncaughtException', 'unhandledRejection'] as const) process.on(name, listener);
  },
});
