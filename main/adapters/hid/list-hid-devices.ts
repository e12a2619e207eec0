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

/** Usage pages of the HID tables: weighing devices and barcode scanners. */
const USES: Readonly<Record<number, ListedHid['use']>> = { 141: 'scale', 140: 'scanner' };

/**
 * The HID devices of this computer, without opening one. The driver is loaded only here: on Linux its first call
 * fails where libusb is missing, and that must not take the serial devices with it.
 */
export async function listHidDevices(): Promise<HidList> {
  try {
    const { devicesAsync } = await import('node-hid');
    const found = await devicesAsync();
    const devices = found.map(({ vendorId, productId, product, serialNumber, usagePage }) => ({
      vendorId,
      productId,
      product: product ?? null,
      serialNumber: serialNumber ?? null,
      use: USES[usagePage ?? 0] ?? ('other' as const),
    }));
    return { devices, caveat: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const remedy = /libusb|libudev/.test(message) ? ' (Debian: apt-get install libusb-1.0-0 libudev1)' : '';
    return { devices: [], caveat: `the HID driver does not start: ${message}${remedy}` };
  }
}
