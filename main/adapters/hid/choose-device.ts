import type { LinkFailure } from '../../application/ports/byte-link.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type HidListed, USAGE_PAGES } from './hid-module.ts';

export interface HidAddress {
  readonly vendorId: number;
  readonly productId: number;
  /** Serial number of the USB descriptor; null takes the only device of its kind, never one of two. */
  readonly serial: string | null;
}

/** What the interface is used as; another interface of the same device is never opened. */
export type HidUse = keyof typeof USAGE_PAGES;

export const nameOf = ({ vendorId, productId, serial }: HidAddress): string =>
  `hid:${hex(vendorId)}:${hex(productId)}${serial === null ? '' : `:${serial}`}`;

const hex = (id: number): string => id.toString(16).padStart(4, '0');

export interface Found {
  readonly path: string;
  readonly serial: string | null;
}

const SET_UP: Readonly<Record<HidUse, string>> = {
  scanner: 'it sends no HID POS reports: set the scanner to HID POS mode (it may be a keyboard now)',
  scale: 'it sends no weighing reports: it is no HID scale, or it is set up as a keyboard',
};

/** The one interface that was declared, out of all that are plugged in; a port is never claimed by guessing. */
export function choose(
  listed: readonly HidListed[],
  address: HidAddress,
  use: HidUse,
): Result<Found, LinkFailure> {
  const { vendorId, productId, serial } = address;
  const kin = listed.filter((each) => each.vendorId === vendorId && each.productId === productId);
  if (kin.length === 0) return failed('absent', 'no such device is plugged in');
  const own = serial === null ? kin : kin.filter((each) => each.serialNumber === serial);
  if (own.length === 0) {
    const others = [...new Set(kin.map((each) => each.serialNumber || 'none'))].join(', ');
    return failed('absent', `another device of this kind is plugged in, serial number ${others}`);
  }
  const exact = own.filter(({ usagePage }) => usagePage === USAGE_PAGES[use]);
  const untold = own.filter(({ usagePage }) => !usagePage);
  // A driver lists one interface once for each of its usages.
  const usable = new Map((exact.length > 0 ? exact : untold).map((each) => [each.path ?? '', each]));
  usable.delete('');
  const [first, second] = usable;
  if (first === undefined) return failed('refused', SET_UP[use]);
  if (second !== undefined)
    return failed(
      'refused',
      `${usable.size} such devices are plugged in: put the serial number into the address`,
    );
  const [path, { serialNumber }] = first;
  return ok({ path, serial: serialNumber || null });
}

const failed = (kind: LinkFailure['kind'], detail: string): Result<never, LinkFailure> =>
  err({ kind, detail });
