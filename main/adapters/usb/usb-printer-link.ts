import { constants, type PathLike } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ByteLink, ByteLinkSource, LinkEvents, LinkFailure } from '../../application/ports/byte-link.ts';
import { err, ok, type Result } from '../../contract/result.ts';

export interface UsbPrinterAddress {
  /** Prefer a name that follows the printer (`/dev/usb/lp-SERIAL`): `lp0` is only a place. */
  readonly path: string;
  /** How long the printer may take no bytes before the link counts as lost. */
  readonly writeMs?: number;
}

const WRITE_MS = 10_000;
/** Between two looks for an answer: the device file is opened so that it never waits. */
const READ_MS = 40;
const CHUNK = 4096;

const KIND_OF_CODE: Readonly<Record<string, LinkFailure['kind']>> = {
  ENOENT: 'absent',
  ENODEV: 'absent',
  ENXIO: 'absent',
  EBUSY: 'busy',
  EACCES: 'denied',
  EPERM: 'denied',
};
/** Nothing has come, or nothing is taken, at this moment. */
const NOT_NOW = ['EAGAIN', 'EWOULDBLOCK'];

/**
 * A printer of the USB printer class by the device file of the Linux kernel (`usblp`). A file knows no event for a printer
 * that was unplugged: reading tells it. `platform` is that of this computer.
 */
export const usbPrinterLink = (
  { path, writeMs = WRITE_MS }: UsbPrinterAddress,
  platform: NodeJS.Platform = process.platform,
): ByteLinkSource => ({
  address: `usb:${path}`,
  open: (events) =>
    platform === 'linux'
      ? openFile(path, writeMs, events)
      : Promise.resolve(
          err({ kind: 'absent', detail: 'USB printers have a device file on Linux only: use TCP or serial' }),
        ),
});

async function openFile(
  path: PathLike,
  writeMs: number,
  events: LinkEvents,
): Promise<Result<ByteLink, LinkFailure>> {
  try {
    const { O_RDWR, O_NONBLOCK, O_NOCTTY } = constants;
    return ok(new UsbPrinter(await open(path, O_RDWR | O_NONBLOCK | O_NOCTTY), writeMs, events));
  } catch (error) {
    return err(failureOf(error));
  }
}

class UsbPrinter implements ByteLink {
  readonly #file: FileHandle;
  readonly #writeMs: number;
  readonly #events: LinkEvents;
  readonly #reading: Promise<void>;
  #isOpen = true;

  constructor(file: FileHandle, writeMs: number, events: LinkEvents) {
    this.#file = file;
    this.#writeMs = writeMs;
    this.#events = events;
    this.#reading = this.#read();
  }

  async write(bytes: Uint8Array): Promise<Result<void, LinkFailure>> {
    let until = Date.now() + this.#writeMs;
    let at = 0;
    try {
      while (at < bytes.length) {
        if (!this.#isOpen) return err({ kind: 'lost', detail: 'closed' });
        const written = await this.#writeSome(bytes.subarray(at));
        at += written;
        if (written > 0) until = Date.now() + this.#writeMs;
        else if (Date.now() > until)
          return this.#lose({ kind: 'timeout', detail: 'the printer takes no bytes' });
        else await pause(READ_MS);
      }
      return ok(undefined);
    } catch (error) {
      return this.#lose(failureOf(error));
    }
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#reading;
    await this.#file.close();
  }

  async #writeSome(bytes: Uint8Array): Promise<number> {
    try {
      return (await this.#file.write(bytes, 0, Math.min(bytes.length, CHUNK))).bytesWritten;
    } catch (error) {
      if (isNotNow(error)) return 0;
      throw error;
    }
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(CHUNK);
    while (this.#isOpen) {
      try {
        const { bytesRead } = await this.#file.read(buffer, 0, CHUNK, null);
        if (bytesRead > 0 && this.#isOpen) this.#events.bytes(buffer.slice(0, bytesRead));
        // The driver gives no bytes where a file would end.
        if (bytesRead === 0) await pause(READ_MS);
      } catch (error) {
        if (isNotNow(error)) await pause(READ_MS);
        else this.#lose(failureOf(error));
      }
    }
  }

  #lose(failure: LinkFailure): Result<void, LinkFailure> {
    if (this.#isOpen) {
      this.#isOpen = false;
      this.#events.lost(failure);
    }
    return err(failure);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
const isNotNow = (error: unknown): boolean => NOT_NOW.includes(codeOf(error));

function failureOf(error: unknown): LinkFailure {
  const code = codeOf(error);
  const detail = code === 'EIO' ? 'the printer was unplugged' : error instanceof Error ? error.message : code;
  return { kind: KIND_OF_CODE[code] ?? 'lost', detail };
}
