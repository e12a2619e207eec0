import { describe, expect, it } from 'vitest';
import type { HidAddress, HidUse } from '../../../main/adapters/hid/choose-device.ts';
import { type HidTiming, hidLink } from '../../../main/adapters/hid/hid-link.ts';
import type { HidModule } from '../../../main/adapters/hid/hid-module.ts';
import { listHidDevices } from '../../../main/adapters/hid/list-hid-devices.ts';
import type { SimulatedDevice } from '../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedHid } from '../../../main/adapters/simulators/simulated-hid.ts';
import type { LinkFailure } from '../../../main/application/ports/byte-link.ts';
import { pause, until } from './scale-rig.ts';

const QUICK: HidTiming = { hotPlugMs: 60, watchMs: 40, callMs: 80 };
const SCALE: HidAddress = { vendorId: 0x0922, productId: 0x8003, serial: null };

/** A device that keeps what was written to it, and sends what it is told. */
class Plain implements SimulatedDevice {
  readonly received: number[][] = [];
  #send: ((bytes: Uint8Array) => void) | null = null;

  send(...bytes: number[]): void {
    this.#send?.(Uint8Array.from(bytes));
  }

  attach(send: (bytes: Uint8Array) => void) {
    this.#send = send;
    return {
      receive: (chunk: Uint8Array) => void this.received.push([...chunk]),
      detach: () => {
        this.#send = null;
      },
    };
  }
}

const scaleAt = (path: string, serialNumber = 'A1', usagePage: number | undefined = 0x8d) => ({
  ...{ path, serialNumber, usagePage },
  ...{ vendorId: 0x0922, productId: 0x8003, product: 'M10' },
});

interface Rig {
  readonly hid: SimulatedHid;
  readonly device: Plain;
  readonly chunks: number[][];
  readonly lost: LinkFailure[];
  open(address?: HidAddress, use?: HidUse): ReturnType<ReturnType<typeof hidLink>['open']>;
}

function rig(): Rig {
  const hid = new SimulatedHid();
  const device = new Plain();
  hid.plug(scaleAt('/dev/hidraw0'), device);
  const chunks: number[][] = [];
  const lost: LinkFailure[] = [];
  const links = new Map<string, ReturnType<typeof hidLink>>();
  return {
    hid,
    device,
    chunks,
    lost,
    open: (address = SCALE, use = 'scale') => {
      const key = `${use} ${address.serial}`;
      const link = links.get(key) ?? hidLink(address, use, () => Promise.resolve(hid), QUICK);
      links.set(key, link);
      return link.open({
        bytes: (chunk) => void chunks.push([...chunk]),
        lost: (failure) => void lost.push(failure),
      });
    },
  };
}

const opened = async (attempt: ReturnType<Rig['open']>) => {
  const link = await attempt;
  if (!link.ok) throw new Error(link.error.detail);
  return link.value;
};
const refusal = async (attempt: ReturnType<Rig['open']>) => {
  const link = await attempt;
  return link.ok ? 'opened' : link.error;
};

describe.concurrent('a USB HID device that was declared', () => {
  it('gives each report as one chunk, a cut one too, and takes reports', async () => {
    const { open, device, chunks } = rig();
    const link = await opened(open());
    device.send(3, 4, 2, 254, 210, 4);
    device.send(3, 4);
    expect(chunks).toEqual([
      [3, 4, 2, 254, 210, 4],
      [3, 4],
    ]);
    expect(await link.write(Uint8Array.of(2, 2))).toEqual({ ok: true, value: undefined });
    expect(device.received).toEqual([[2, 2]]);
    await link.close();
    device.send(3, 4, 2, 254, 210, 4);
    expect(chunks).toHaveLength(2);
  });

  it('tells the serial number of its USB descriptor', async () => {
    const { open } = rig();
    const link = await opened(open());
    expect(link.serial).toBe('A1');
    await link.close();
  });

  it('is none that has another serial number, and none of two of its kind', async () => {
    const { hid, open } = rig();
    expect(await refusal(open({ ...SCALE, serial: 'B2' }))).toEqual({
      kind: 'absent',
      detail: 'another device of this kind is plugged in, serial number A1',
    });
    hid.plug(scaleAt('/dev/hidraw1', 'B2'), new Plain());
    expect(await refusal(open())).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('put the serial number into the address'),
    });
    const link = await opened(open({ ...SCALE, serial: 'A1' }));
    expect(link.serial).toBe('A1');
    await link.close();
  });

  it('is never opened as a keyboard, and one interface that is listed twice is one', async () => {
    const { hid, open } = rig();
    hid.unplug('/dev/hidraw0');
    hid.plug(scaleAt('/dev/hidraw1', 'A1', 0x01), new Plain());
    expect(await refusal(open())).toMatchObject({ detail: expect.stringContaining('keyboard') });
    hid.plug(scaleAt('/dev/hidraw2', 'A1', undefined), new Plain());
    const link = await opened(open());
    await link.close();
  });

  it('that is not there says so, and is opened a while after it came', async () => {
    const { hid, device, open } = rig();
    hid.unplug('/dev/hidraw0');
    expect(await refusal(open())).toEqual({ kind: 'absent', detail: 'no such device is plugged in' });
    hid.plug(scaleAt('/dev/hidraw5'), device);
    const before = Date.now();
    const link = await opened(open());
    expect(Date.now() - before).toBeGreaterThanOrEqual(QUICK.hotPlugMs - 5);
    await link.close();
  });

  it('that is unplugged is lost, whether the driver says so or not', async () => {
    for (const how of ['told', 'untold'] as const) {
      const { hid, device, open, lost } = rig();
      await opened(open());
      hid.unplug('/dev/hidraw0', how);
      await until(() => (lost.length > 0 ? true : null));
      expect(lost).toEqual([{ kind: 'lost', detail: expect.stringMatching(/unplugged/) }]);
      hid.plug(scaleAt('/dev/hidraw9'), device);
      const again = await opened(open());
      await again.close();
      expect(hid.mostAtOnce).toBe(1);
    }
  });

  it.each([
    ['denied', 'Permission denied', 'udev'],
    ['busy', 'Device or resource busy', 'another program'],
    ['absent', 'No such file or directory', 'gone'],
    ['refused', 'something else', 'something else'],
  ])('that cannot be opened says why in a sentence: %s', async (kind, message, word) => {
    const { hid, open } = rig();
    hid.faults.openError = message;
    expect(await refusal(open())).toMatchObject({ kind, detail: expect.stringContaining(word) });
    hid.faults.openError = null;
    const link = await opened(open());
    await link.close();
  });

  it('without libusb says which package is missing, here and in the list of devices', async () => {
    const { hid, open } = rig();
    hid.faults.startError = 'libusb-1.0.so.0: cannot open shared object file';
    const sentence = expect.stringContaining('apt-get install libusb-1.0-0');
    expect(await refusal(open())).toEqual({ kind: 'refused', detail: sentence });
    const missing = (): Promise<HidModule> => Promise.reject(new Error('libudev.so.1: cannot open'));
    expect(await listHidDevices(missing)).toEqual({ devices: [], caveat: sentence });
  });

  it('whose driver hangs ends in time: on the list, at opening, at writing', async () => {
    for (const [call, where] of [
      ['list', 'lists no devices'],
      ['open', 'does not open'],
    ] as const) {
      const { hid, open } = rig();
      hid.faults.hangs = new Set([call]);
      expect(await refusal(open())).toEqual({ kind: 'timeout', detail: expect.stringContaining(where) });
    }
    const { hid, open, lost } = rig();
    const link = await opened(open());
    hid.faults.hangs = new Set(['write']);
    expect(await link.write(Uint8Array.of(2, 2))).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    expect(lost).toHaveLength(1);
  });

  it('is not opened a second time while the driver has not let go of it', async () => {
    const { hid, open } = rig();
    const link = await opened(open());
    hid.faults.hangs = new Set(['close']);
    await link.close();
    expect(await refusal(open())).toEqual({
      kind: 'busy',
      detail: expect.stringContaining('does not let go'),
    });
    expect(hid.mostAtOnce).toBe(1);
  });

  it('that is opened too late is closed again', async () => {
    const { hid, open } = rig();
    const slow = hid.HIDAsync.open;
    let release = (): void => {};
    hid.HIDAsync.open = async (path) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return await slow(path);
    };
    expect(await refusal(open())).toMatchObject({ kind: 'timeout' });
    release();
    await pause(10);
    hid.HIDAsync.open = slow;
    const link = await opened(open());
    expect(hid.mostAtOnce).toBe(1);
    await link.close();
  });
});
