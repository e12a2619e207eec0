/**
 * What a frame of device bytes says, in the words of `interlock decode`. The kernel believes only `reading`;
 * a frame that is not understood is `malformed` and never a number.
 */
export type Decoded =
  | Reading
  | { readonly kind: 'count'; readonly value: string }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'error'; readonly status: DeviceErrorStatus; readonly detail?: string }
  | { readonly kind: 'ack'; readonly command?: string }
  | { readonly kind: 'identity'; readonly field: string; readonly value: string }
  | {
      readonly kind: 'gs1';
      readonly elements: readonly (readonly [ai: string, value: string])[];
      readonly carrier: string | null;
    }
  | { readonly kind: 'plain'; readonly text: string; readonly carrier: string | null }
  | { readonly kind: 'printer'; readonly [flag: string]: boolean | number | string }
  | { readonly kind: 'malformed'; readonly reason: string };

export interface Reading {
  readonly kind: 'reading';
  /** The decimal text exactly as sent, with its sign and without padding. */
  readonly value: string;
  readonly unit: string;
  /** null: the format does not say. Unknown is never taken for stable. */
  readonly stable: boolean | null;
  readonly basis: 'gross' | 'net' | 'tare' | 'unknown';
}

/** What may stand for the stability that a format does not tell: so many equal readings over so many ms (devices.md rule 2). */
export interface Settling {
  readonly readings: number;
  readonly overMs: number;
}

export type DeviceErrorStatus =
  | 'overload'
  | 'underload'
  | 'busy'
  | 'bad-parameter'
  | 'syntax'
  | 'transmission'
  | 'logical'
  | 'device-error'
  | 'timeout';
