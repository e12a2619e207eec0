import type { SerialPort } from 'serialport';
import type { ByteLink, ByteLinkSource, LinkEvents, LinkFailure } from '../../application/ports/byte-link.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { readAtOnce } from './read-at-once.ts';

export interface SerialAddress {
  /** Prefer a path that names the device (`/dev/serial/by-id/…`): `ttyUSB0` is only a place. */
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits?: 7 | 8;
  readonly parity?: 'none' | 'even' | 'odd';
  readonly stopBits?: 1 | 2;
  readonly flowControl?: 'none' | 'xon-xoff' | 'rts-cts';
  /** How long the device may take no bytes, beside the time that they need on the wire. */
  readonly writeMs?: number;
}

const OPEN_MS = 3000;
const WRITE_MS = 3000;
const CLOSE_MS = 1000;
/** Start bit, eight data bits, parity, stop bit. */
const BITS_PER_BYTE = 11;

/**
 * A device on a serial port. Neither `open` nor `close` events nor write callbacks of the driver can be relied
 * on after an unplug: each call here has its own time limit, and the port always has a reader, without which
 * an unplug would go unseen.
 */
export const serialLink = (address: SerialAddress): ByteLinkSource => ({
  address: `${address.path} (${describe(address)})`,
  open: (events) => openPort(address, events),
});

function describe({ baudRate, dataBits = 8, parity = 'none', stopBits = 1 }: SerialAddress): string {
  return `${baudRate} ${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`;
}

async function openPort(address: SerialAddress, events: LinkEvents): Promise<Result<ByteLink, LinkFailure>> {
  const {
    path,
    baudRate,
    dataBits = 8,
    parity = 'none',
    stopBits = 1,
    flowControl = 'none',
    writeMs = WRITE_MS,
  } = address;
  // Loaded by the first port: a thread that serves sockets alone does without it.
  const serialport = await import('serialport');
  const port = new serialport.SerialPort({
    path,
    baudRate,
    dataBits,
    parity,
    stopBits,
    rtscts: flowControl === 'rts-cts',
    xon: flowControl === 'xon-xoff',
    xoff: flowControl === 'xon-xoff',
    autoOpen: false,
    lock: true,
  });
  port.on('error', (error: Error) => events.lost(failureOf(error)));
  port.on('close', (error: Error | null) => {
    events.lost({ kind: 'lost', detail: error ? 'the device was unplugged' : 'the port was closed' });
  });
  const opened = await settled((done) => port.open(done), OPEN_MS, 'the port does not open');
  if (!opened.ok) {
    // An open that comes too late must not keep the port locked.
    port.once('open', () => closePort(port));
    return opened;
  }
  readAtOnce(port);
  port.on('data', (chunk: Buffer) => events.bytes(chunk));
  // What the driver kept from before belongs to no question of this connection.
  await settled((done) => port.flush(done), CLOSE_MS, 'the port does not flush');
  return ok({
    write: async (bytes) => {
      const written = await settled(
        (done) => {
          port.write(Buffer.from(bytes), (error) => (error ? done(error) : port.drain(done)));
        },
        writeMs + (bytes.length * BITS_PER_BYTE * 1000) / baudRate,
        'the device takes no bytes',
      );
      if (!written.ok) events.lost(written.error);
      return written;
    },
    close: () => closePort(port),
  });
}

async function closePort(port: SerialPort): Promise<void> {
  port.removeAllListeners('close');
  port.removeAllListeners('data');
  if (port.isOpen) await settled((done) => port.close(done), CLOSE_MS, 'the port does not close');
}

/** A driver call that ends by its callback or by its time limit. */
function settled(
  call: (done: (error?: Error | null) => void) => void,
  limitMs: number,
  complaint: string,
): Promise<Result<void, LinkFailure>> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve(err({ kind: 'timeout', detail: `${complaint} within ${Math.round(limitMs / 1000)} s` })),
      limitMs,
    );
    call((error) => {
      clearTimeout(timer);
      resolve(error ? err(failureOf(error)) : ok(undefined));
    });
  });
}

const KINDS: readonly (readonly [RegExp, LinkFailure['kind']])[] = [
  [/no such file|file not found|cannot find/i, 'absent'],
  [/permission denied|access denied|not permitted/i, 'denied'],
  [/temporarily unavailable|cannot lock|resource busy/i, 'busy'],
];

function failureOf(error: Error): LinkFailure {
  const kind = KINDS.find(([pattern]) => pattern.test(error.message))?.[1] ?? 'lost';
  return { kind, detail: error.message.replace(/^Error:?\s*/, '') };
}
