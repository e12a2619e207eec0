// Loads the native addons as the station would, and says what each can do here. For IT on site and for CI:
// node_modules/.bin/node native/check-natives.mjs. Exit code 1 when one of them does not load.

/** What is checked: a short proof that the addon works, not only that its file is there. */
const CHECKS = {
  'better-sqlite3': async () => {
    const { default: Database } = await import('better-sqlite3');
    return new Database(':memory:').prepare('SELECT sqlite_version() AS version').get().version;
  },
  '@node-rs/argon2': async () => {
    const { hash } = await import('@node-rs/argon2');
    return (await hash('natives', { memoryCost: 1024 })).split('$')[1];
  },
  serialport: async () => {
    const { SerialPort } = await import('serialport');
    return `${(await SerialPort.list()).length} ports`;
  },
  'node-hid': async () => {
    const { devices } = await import('node-hid');
    return `${devices().length} devices`;
  },
};

console.log(`node ${process.version} ${process.platform}-${process.arch}`);
for (const [name, check] of Object.entries(CHECKS)) {
  try {
    console.log(`ok      ${name}: ${await check()}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`FAILED  ${name}: ${error.message}. ${remedy(error)}`);
  }
}

function remedy(error) {
  if (/udevadm/.test(error.message)) return 'Install udev: sudo apt-get install udev';
  if (/libusb|libudev/.test(error.message))
    return 'Install the libraries: sudo apt-get install libusb-1.0-0 libudev1';
  return 'Install the dependencies again: npm ci --ignore-scripts';
}
