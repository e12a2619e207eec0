import { readdir } from 'node:fs/promises';
import { SerialPort } from 'serialport';

export interface ListedPort {
  readonly path: string;
  readonly manufacturer: string | null;
  readonly serialNumber: string | null;
  readonly vendorId: string | null;
  readonly productId: string | null;
}

export interface PortList {
  readonly ports: readonly ListedPort[];
  /** Why the list says less than it could; null when it is complete. */
  readonly caveat: string | null;
}

/**
 * The serial ports of this computer, without opening one. On Linux the driver asks `udevadm`; where that is
 * missing, `/dev` still tells the paths.
 */
export async function listSerialPorts(): Promise<PortList> {
  try {
    const found = await SerialPort.list();
    const ports = found.map(({ path, manufacturer, serialNumber, vendorId, productId }) => ({
      path,
      manufacturer: manufacturer ?? null,
      serialNumber: serialNumber ?? null,
      vendorId: vendorId ?? null,
      productId: productId ?? null,
    }));
    return { ports, caveat: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const caveat = /udevadm/.test(message)
      ? 'udevadm is not installed: paths only, without manufacturer and serial number'
      : `the serial driver cannot list its ports: ${message}`;
    return { ports: await portsInDev(), caveat };
  }
}

const DEVICE_FILE = /^tty(USB|ACM|S|AMA|O)\d+$/;

async function portsInDev(): Promise<readonly ListedPort[]> {
  if (process.platform !== 'linux') return [];
  const names = await readdir('/dev').catch(() => []);
  return names
    .filter((name) => DEVICE_FILE.test(name))
    .sort()
    .map((name) => ({
      path: `/dev/${name}`,
      manufacturer: null,
      serialNumber: null,
      vendorId: null,
      productId: null,
    }));
}
