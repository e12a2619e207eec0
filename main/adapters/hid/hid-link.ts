import type { ByteLink, ByteLinkSource, LinkEvents, LinkFailure } from '../../application/ports/byte-link.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { choose, type Found, type HidAddress, type HidUse, nameOf } from './choose-device.ts';
import { type HidHandle, type HidModule, loadHid, startFailure } from './hid-module.ts';

/** Times of a HID link in ms. */
export interface HidTiming {
  /** After a device was plugged in it takes so long until it can be opened (node-hid #412). */
  readonly hotPlugMs: number;
  /** How often the list of devices is read to see whether an open one is still there. */
  readonly watchMs: number;
  /** How long a call of the driver may take. */
  readonly callMs: number;
}

const TIMING: HidTiming = { hotPlugMs: 2000, watchMs: 5000, callMs: 3000 };

/** Honeywell and Youjie scanners send reports only after this feature report. */
const WAKING: ReadonlyMap<number, readonly number[]> = new Map([
  [0x0c2e, [254, 1]],
  [0x23d0, [254, 1]],
]);

/**
 * A USB HID device that was declared. Each report is one chunk. There is one handle at a time, and a new one only
 * when the last is closed: two on one device crash the driver. Neither its events nor its promises are believed; each
 * call has its own time limit, and a device that vanished without an error is missed in the list of devices.
 */
export function hidLink(
  address: HidAddress,
  use: HidUse,
  load: () => Promise<HidModule> = loadHid,
  timing: HidTiming = TIMING,
): ByteLinkSource {
  const place = new HidPlace(address, use, load, timing);
  return { address: nameOf(address), open: (events) => place.open(events) };
}

type Attempt<Value> = Result<Value, LinkFailure>;

const failed = (kind: LinkFailure['kind'], detail: string): Attempt<never> => err({ kind, detail });

class HidPlace {
  readonly #address: HidAddress;
  readonly #use: HidUse;
  readonly #load: () => Promise<HidModule>;
  readonly #timing: HidTiming;
  /** Seen missing: when it comes, it was plugged in just now. */
  #wasAbsent = false;
  /** What the driver has still to end before the device may be opened again. */
  readonly #unended = new Set<Promise<unknown>>();

  constructor(address: HidAddress, use: HidUse, load: () => Promise<HidModule>, timing: HidTiming) {
    this.#address = address;
    this.#use = use;
    this.#load = load;
    this.#timing = timing;
  }

  async open(events: LinkEvents): Promise<Attempt<ByteLink>> {
    const { callMs } = this.#timing;
    if (!(await endedWithin(this.#unended, callMs)))
      return failed('busy', 'the HID driver does not let go of the device: restart the station');
    const module = await this.#call(this.#load(), 'the HID driver does not start', startFailure);
    if (!module.ok) return module;
    const found = await this.#find(module.value);
    if (!found.ok) return found;
    const handle = await this.#openPath(module.value, found.value.path);
    if (!handle.ok) return handle;
    return ok(await this.#linkOver(module.value, handle.value, found.value, events));
  }

  /** The declared interface; looked for twice when it has only just come. */
  async #find(module: HidModule): Promise<Attempt<Found>> {
    const found = await this.#look(module);
    if (found.ok && this.#wasAbsent) {
      await new Promise<void>((resolve) => setTimeout(resolve, this.#timing.hotPlugMs));
      this.#wasAbsent = false;
      return await this.#look(module);
    }
    if (!found.ok && found.error.kind === 'absent') this.#wasAbsent = true;
    return found;
  }

  async #look(module: HidModule): Promise<Attempt<Found>> {
    const listed = await this.#call(module.devicesAsync(), 'the HID driver lists no devices', startFailure);
    return listed.ok ? choose(listed.value, this.#address, this.#use) : listed;
  }

  /** An open that comes too late is closed again, and until then the device is not opened anew. */
  async #openPath(module: HidModule, path: string): Promise<Attempt<HidHandle>> {
    const opening = module.HIDAsync.open(path);
    const opened = await this.#call(opening, 'the device does not open', openFailure);
    if (!opened.ok && opened.error.kind === 'timeout') {
      const ending = opening.then((handle) => handle.close());
      this.#await(ending);
    }
    return opened;
  }

  async #linkOver(module: HidModule, handle: HidHandle, found: Found, events: LinkEvents): Promise<ByteLink> {
    let isOver = false;
    const end = async (): Promise<void> => {
      if (isOver) return;
      isOver = true;
      clearInterval(watch);
      await this.#letGo(handle);
    };
    const lose = (failure: LinkFailure): void => {
      if (isOver) return;
      this.#wasAbsent = failure.kind === 'lost';
      void end();
      events.lost(failure);
    };
    const watch = setInterval(() => {
      void this.#look(module).then((seen) => {
        const isGone = seen.ok ? seen.value.path !== found.path : seen.error.kind === 'absent';
        if (isGone) lose({ kind: 'lost', detail: 'the device was unplugged' });
      });
    }, this.#timing.watchMs);
    watch.unref();
    handle.on('error', (error) => {
      lose({ kind: 'lost', detail: `the device was unplugged or failed: ${textOf(error)}` });
    });
    handle.on('data', (report) => {
      // The driver may use its buffer again.
      if (!isOver) events.bytes(Uint8Array.from(report));
    });
    const waking = this.#use === 'scanner' ? WAKING.get(this.#address.vendorId) : undefined;
    // A model that knows no such report refuses it and sends scans without.
    if (waking !== undefined) await this.#call(handle.sendFeatureReport([...waking]), 'no answer', textOf);
    return {
      serial: found.serial,
      write: async (bytes) => {
        if (isOver) return failed('lost', 'the device is closed');
        const written = await this.#call(handle.write([...bytes]), 'the device takes no report', textOf);
        if (written.ok) return ok(undefined);
        lose(written.error);
        return written;
      },
      close: end,
    };
  }

  async #letGo(handle: HidHandle): Promise<void> {
    const closing = handle.close();
    this.#await(closing);
    await this.#call(closing, 'the device does not close', textOf);
  }

  #await(ending: Promise<unknown>): void {
    const forget = (): void => {
      this.#unended.delete(ending);
    };
    this.#unended.add(ending);
    ending.then(forget, forget);
  }

  /** A call of the driver, ended by its answer or by the time limit. */
  async #call<Value>(
    call: Promise<Value>,
    complaint: string,
    explain: (error: unknown) => string | LinkFailure,
  ): Promise<Attempt<Value>> {
    const { callMs } = this.#timing;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<Attempt<Value>>((resolve) => {
      timer = setTimeout(() => resolve(failed('timeout', `${complaint} within ${callMs / 1000} s`)), callMs);
    });
    const answered = call.then(
      (value): Attempt<Value> => ok(value),
      (error: unknown): Attempt<Value> => {
        const explained = explain(error);
        return typeof explained === 'string' ? failed('refused', explained) : err(explained);
      },
    );
    const settled = await Promise.race([answered, timeout]);
    clearTimeout(timer);
    return settled;
  }
}

/** True when all of these end in time, whatever they end with. */
async function endedWithin(pending: ReadonlySet<Promise<unknown>>, ms: number): Promise<boolean> {
  if (pending.size === 0) return true;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = Promise.allSettled(pending).then(() => true);
  const isInTime = await Promise.race([ended, late]);
  clearTimeout(timer);
  return isInTime;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const OPEN_FAILURES: readonly (readonly [RegExp, LinkFailure])[] = [
  [
    /permission denied|access denied|EACCES|not permitted/i,
    { kind: 'denied', detail: 'no permission to open the device: the udev rule of the station gives it' },
  ],
  [/busy|in use|sharing violation|exclusive/i, { kind: 'busy', detail: 'another program has the device' }],
  [/no such file|no such device|not found/i, { kind: 'absent', detail: 'the device has just gone' }],
];

function openFailure(error: unknown): LinkFailure {
  const message = textOf(error);
  const known = OPEN_FAILURES.find(([pattern]) => pattern.test(message))?.[1];
  return known ?? { kind: 'refused', detail: message };
}
