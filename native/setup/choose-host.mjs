import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES } from './places.mjs';

const DIST = join(MODULES, 'electron', 'dist');
const PROBE_MS = 4000;

/**
 * Electron where its sandboxed window can open and its binary is here or can be had; the kiosk host otherwise.
 * `facts.fetchBinary` is asked last, because it is the only one that takes time.
 */
export async function chooseHost(wanted, facts) {
  if (wanted === 'kiosk') return { host: 'kiosk', reason: 'asked for with --host kiosk' };
  const obstacle = windowObstacle(facts);
  if (obstacle !== undefined) return { host: 'kiosk', reason: obstacle };
  if (facts.hasBinary()) return { host: 'electron', reason: 'its binary is installed' };
  const failure = await facts.fetchBinary();
  if (failure !== undefined) return { host: 'kiosk', reason: failure };
  return { host: 'electron', reason: 'its binary was fetched just now' };
}

/** Why no Electron window can open here; the sandbox is never switched off to get one. */
function windowObstacle({ platform, root, display, userNamespaces, setuidSandbox }) {
  if (platform !== 'linux') return undefined;
  if (!display) return 'there is no display for an Electron window';
  if (root) return "Electron's sandbox does not run as root";
  if (!userNamespaces && !setuidSandbox)
    return "this system's user namespaces are closed to Electron's sandbox";
  return undefined;
}

/** What `chooseHost` looks at, read from this machine. */
export function machineFacts(env = process.env) {
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    display: Boolean(env.DISPLAY || env.WAYLAND_DISPLAY),
    userNamespaces:
      flag('/proc/sys/kernel/unprivileged_userns_clone', '0') !== true &&
      flag('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1') !== true,
    setuidSandbox: isSetuid(join(DIST, 'chrome-sandbox')),
    hasBinary: () => isProgram(electronBinary()),
  };
}

/** Why Electron cannot be run here as the machine is now; undefined when it can. */
export function electronObstacle() {
  const facts = machineFacts();
  return facts.hasBinary() ? windowObstacle(facts) : "Electron's binary is not installed";
}

export function electronBinary() {
  const inside = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform];
  return join(DIST, inside ?? 'electron');
}

/** Asks the release host for the exact archive; returns why it cannot be had, within four seconds. */
export async function probeElectronDownload(fetcher = fetch, env = process.env) {
  const { version } = JSON.parse(readFileSync(join(MODULES, 'electron', 'package.json'), 'utf8'));
  const base = env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  const url = `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const reply = await fetcher(url, {
      method: 'HEAD',
      redirect: 'follow',
      signal: AbortSignal.timeout(PROBE_MS),
    });
    return reply.ok
      ? undefined
      : `Electron's binary cannot be fetched (${reply.status} from ${new URL(url).host})`;
  } catch (error) {
    const cause = error.name === 'TimeoutError' ? 'no answer in 4 s' : (error.cause?.code ?? error.message);
    return `Electron's binary is not installed and cannot be fetched (${new URL(url).host}: ${cause})`;
  }
}

function flag(path, value) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() === value : undefined;
}

function isSetuid(path) {
  return existsSync(path) && (statSync(path).mode & 0o4000) !== 0;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).size > 0;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EACCES') return false;
    throw error;
  }
}
