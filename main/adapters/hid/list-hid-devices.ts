import { type HidModule, loadHid, startFailure, USAGE_PAGES } from './hid-module.ts';

/** A USB HID device by what it says of itself; `use` names the two usage pages that matter at a station. */
export interface ListedHid {
  readonly vendorId: number;
  readonly productId: number;
  readonly product: string | null;
  readonly serialNumber: string | null;
  readonly use: 'scale' | 'scanner' | 'other';
}

export interface HidList {
  readonly devices: readonly ListedHid[];
  readonly caveat: string | null;
}

const USES: ReadonlyMap<number, ListedHid['use']> = new Map([
  [USAGE_PAGES.scale, 'scale'],
  [USAGE_PAGES.scanner, 'scanner'],
]);

/** The HID devices of this computer, without opening one. */
export async function listHidDevices(load: () => Promise<HidModule> = loadHid): Promise<HidList> {
  try {
    const found = await (await load()).devicesAsync();
    const devices = found.map(({ vendorId, productId, product, serialNumber, usagePage }) => ({
      vendorId,
      productId,
      product: product ?? null,
      serialNumber: serialNumber ?? null,
      use: USES.get(usagePage ?? 0) ?? ('other' as const),
    }));
    return { devices, caveat: null };
  } catch (error) {
    return { devices: [], caveat: startFailure(error) };
  }
}
