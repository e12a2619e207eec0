import type { HidHandle, HidListed, HidModule } from '../hid/hid-module.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** What the HID driver of a computer does when it is not well. */
export interface HidFaults {
  /** It does not start at all, with this message. */
  startError: string | null;
  /** A device cannot be opened, with this message. */
  openError: string | null;
  /** Calls whose promise never settles. */
  hangs: ReadonlySet<'list' | 'open' | 'write' | 'close'>;
  /** What the system had kept from before is the first report after opening. */
  keptReport: Uint8Array | null;
}

interface Plugged {
  readonly listed: HidListed;
  readonly device: SimulatedDevice;
}

type PluggedListing = HidListed & { readonly path: string };

/** The HID driver with simulated devices on it: they are plugged in and out, and what it does wrong is on demand. */
export class SimulatedHid implements HidModule {
  readonly faults: HidFaults = { startError: null, openError: null, hangs: new Set(), keptReport: null };
  readonly HIDAsync: { open: (path: string) => Promise<HidHandle> } = {
    open: (path: string): Promise<HidHandle> => this.#open(path),
  };
  readonly #plugged = new Map<string, Plugged>();
  readonly #handles = new Set<SimulatedHandle>();
  #mostAtOnce = 0;

  /** The most handles that were open on one path at once: more than one crashes a real driver. */
  get mostAtOnce(): number {
    return this.#mostAtOnce;
  }

  plug(listed: PluggedListing, device: SimulatedDevice): void {
    this.#plugged.set(listed.path, { listed, device });
  }

  /** `untold`: the driver never says that the device is gone. */
  unplug(path: string, how: 'told' | 'untold' = 'told'): void {
    this.#plugged.delete(path);
    for (const handle of this.#handles) if (handle.path === path) handle.unplug(how);
  }

  async devicesAsync(): Promise<readonly HidListed[]> {
    if (this.faults.startError !== null) throw new Error(this.faults.startError);
    await this.#mayHang('list');
    return [...this.#plugged.values()].map(({ listed }) => listed);
  }

  async #open(path: string): Promise<HidHandle> {
    await this.#mayHang('open');
    const plugged = this.#plugged.get(path);
    if (this.faults.openError !== null || plugged === undefined)
      throw new Error(`cannot open device with path ${path}: ${this.faults.openError ?? 'No such file'}`);
    const handle = new SimulatedHandle(
      path,
      plugged.device,
      this.faults,
      (call) => this.#mayHang(call),
      () => this.#handles.delete(handle),
    );
    this.#handles.add(handle);
    const onPath = [...this.#handles].filter((each) => each.path === path).length;
    this.#mostAtOnce = Math.max(this.#mostAtOnce, onPath);
    return handle;
  }

  #mayHang(call: 'list' | 'open' | 'write' | 'close'): Promise<void> {
    return this.faults.hangs.has(call) ? new Promise(() => {}) : Promise.resolve();
  }
}

class SimulatedHandle implements HidHandle {
  readonly path: string;
  readonly featureReports: (readonly number[])[] = [];
  readonly #faults: HidFaults;
  readonly #mayHang: (call: 'write' | 'close') => Promise<void>;
  readonly #forget: () => void;
  readonly #data: ((report: Uint8Array) => void)[] = [];
  readonly #error: ((error: unknown) => void)[] = [];
  readonly #line: { receive(chunk: Uint8Array): void; detach(): void };
  #isGone = false;

  constructor(
    path: string,
    device: SimulatedDevice,
    faults: HidFaults,
    mayHang: (call: 'write' | 'close') => Promise<void>,
    forget: () => void,
  ) {
    this.path = path;
    this.#faults = faults;
    this.#mayHang = mayHang;
    this.#forget = forget;
    this.#line = device.attach(
      (report) => this.#tell(report),
      () => this.unplug('told'),
    );
  }

  on(event: 'data' | 'error', listener: ((report: Uint8Array) => void) | ((error: unknown) => void)): void {
    if (event === 'error') this.#error.push(listener as (error: unknown) => void);
    else {
      this.#data.push(listener as (report: Uint8Array) => void);
      if (this.#faults.keptReport !== null) this.#tell(this.#faults.keptReport);
    }
  }

  async write(report: number[]): Promise<number> {
    await this.#mayHang('write');
    if (this.#isGone) throw new Error('Cannot write to hid device');
    this.#line.receive(Uint8Array.from(report));
    return report.length;
  }

  async sendFeatureReport(report: number[]): Promise<number> {
    this.featureReports.push(report);
    return report.length;
  }

  async close(): Promise<void> {
    this.#line.detach();
    await this.#mayHang('close');
    this.#forget();
  }

  unplug(how: 'told' | 'untold'): void {
    this.#isGone = true;
    this.#line.detach();
    if (how === 'told')
      for (const listener of this.#error) listener(new Error('could not read from HID device'));
  }

  #tell(report: Uint8Array): void {
    if (!this.#isGone) for (const listener of this.#data) listener(report);
  }
}
