import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallPackages, installPackages } from './debian.mjs';
import { say } from './say.mjs';

/** What the serial and HID addons need from a Linux system: package, and the file that shows it is there. */
const NEEDED = [
  { package: 'libusb-1.0-0', present: () => inLibraries('libusb-1.0.so.0') },
  { package: 'libudev1', present: () => inLibraries('libudev.so.1') },
  {
    package: 'udev',
    present: () => ['/usr/bin', '/bin', '/usr/sbin', '/sbin'].some((dir) => existsSync(join(dir, 'udevadm'))),
  },
];

/** Missing libraries are installed or named. They never stop the start: a station with TCP devices works without. */
export function ensureDeviceLibraries() {
  if (process.platform !== 'linux') return;
  const missing = NEEDED.filter((need) => !need.present()).map((need) => need.package);
  if (missing.length === 0) return;
  const list = missing.join(' ');
  if (!canInstallPackages()) {
    say(`serial and HID devices need ${list}; install them with: sudo apt-get install ${list}`);
    return;
  }
  say(`installing Debian packages for serial and HID devices: ${list}`);
  const problem = installPackages(missing);
  if (problem !== undefined) {
    say(`${list} could not be installed (${problem}); until then serial and HID devices may not be found`);
  }
}

function inLibraries(file) {
  const multiarch = ['/usr/lib', '/lib'].filter(existsSync).flatMap((dir) =>
    readdirSync(dir)
      .filter((name) => name.endsWith('-linux-gnu'))
      .map((name) => join(dir, name)),
  );
  return ['/usr/lib', '/usr/lib64', '/lib', '/lib64', ...multiarch].some((dir) =>
    existsSync(join(dir, file)),
  );
}
