/** A HID interface as the driver lists it: one device may have several, a keyboard beside a scanner. */
export interface HidListed {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly product?: string | undefined;
  /** 0 or absent where the driver cannot tell. */
  readonly usagePage?: number | undefined;
}

/** One open interface. Its reports come as events from the moment somebody listens. */
export interface HidHandle {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  write(report: number[]): Promise<number>;
  sendFeatureReport(report: number[]): Promise<number>;
  close(): Promise<void>;
}

/** What of the HID driver is used; a scripted one stands in its place where there is no hardware. */
export interface HidModule {
  devicesAsync(): Promise<readonly HidListed[]>;
  readonly HIDAsync: { open(path: string): Promise<HidHandle> };
}

/** Usage pages of the HID tables: weighing devices and barcode scanners. */
export const USAGE_PAGES = { scale: 0x8d, scanner: 0x8c } as const;

/**
 * The driver, loaded where it is first needed: on Linux its first call fails where libusb is missing, and that must
 * not take the serial devices with it.
 */
export const loadHid = async (): Promise<HidModule> => await import('node-hid');

/** Why the driver does not start, with what to do about it. */
export function startFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const remedy = /libusb|libudev/.test(message) ? ' (Debian: apt-get install libusb-1.0-0 libudev1)' : '';
  return `the HID driver does not start: ${message}${remedy}`;
}
