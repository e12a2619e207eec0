import { err, ok, type Result } from '../../contract/result.ts';
import type { SerialAddress } from '../serial/serial-link.ts';
import type { DeviceAddress } from './open-device.ts';

const TCP = /^tcp:\/\/(\[[0-9A-Fa-f:]+\]|[^:/\s]+):(\d{1,5})$/;
const SERIAL = /^serial:([^@\s]+)@(\d{2,6})(?:,([78])([NEO])([12]))?(?:,(xon-xoff|rts-cts))?$/;
const USB = /^usb:(\/dev\/[^\s]+)$/;
const HID = /^hid:([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?::(\S{1,126}))?$/;
const KEYBOARD = /^keyboard:(STX|F13)$/;
const PARITY: Readonly<Record<string, 'none' | 'even' | 'odd'>> = { N: 'none', E: 'even', O: 'odd' };
const HIGHEST_PORT = 65_535;

/**
 * Reads where a device is attached: `tcp://10.1.2.3:4305` or `serial:/dev/serial/by-id/usb-…@9600,8N1`, a flow
 * control (`xon-xoff`, `rts-cts`) behind it; a printer also `usb:/dev/usb/lp0`; `hid:0922:8003:SERIAL`, vendor and product of
 * a USB HID device in hex and the serial number of its USB descriptor; or `keyboard:STX`, the terminal at which a scanner
 * types, by what it types first. The error is one sentence.
 */
export function parseAddress(text: string): Result<DeviceAddress, string> {
  const tcp = TCP.exec(text);
  if (tcp) {
    const port = Number(tcp[2]);
    if (port < 1 || port > HIGHEST_PORT) return err(`there is no TCP port ${tcp[2]}`);
    return ok({ kind: 'tcp', host: (tcp[1] ?? '').replace(/^\[|\]$/g, ''), port });
  }
  const serial = SERIAL.exec(text);
  if (serial) return ok(serialAddress(serial));
  const usb = USB.exec(text);
  if (usb) return ok({ kind: 'usb', path: usb[1] ?? '' });
  const [, vendor, product, own = null] = HID.exec(text) ?? [];
  if (vendor !== undefined && product !== undefined)
    return ok({
      kind: 'hid',
      vendorId: Number.parseInt(vendor, 16),
      productId: Number.parseInt(product, 16),
      serial: own,
    });
  const [, prefix] = KEYBOARD.exec(text) ?? [];
  if (prefix === 'STX' || prefix === 'F13') return ok({ kind: 'keyboard', prefix });
  return err(
    `"${text}" is neither tcp://HOST:PORT, serial:PATH@BAUD,8N1, usb:/dev/PATH, hid:VENDOR:PRODUCT:SERIAL nor keyboard:STX`,
  );
}

function serialAddress([, path = '', baud, bits, parity, stop, flow]: readonly (
  | string
  | undefined
)[]): DeviceAddress {
  const frame: Partial<SerialAddress> =
    bits === undefined
      ? {}
      : {
          dataBits: bits === '7' ? 7 : 8,
          parity: PARITY[parity ?? 'N'] ?? 'none',
          stopBits: stop === '2' ? 2 : 1,
        };
  const flowControl = flow === 'xon-xoff' || flow === 'rts-cts' ? ({ flowControl: flow } as const) : {};
  return { kind: 'serial', path, baudRate: Number(baud), ...frame, ...flowControl };
}
