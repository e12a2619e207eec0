import type { Proof } from './device-proof.ts';
import type { DueView } from './due-view.ts';
import type { DeviceChip } from './views.ts';

/** One device on the device desk. Nothing can be sent to a device from there. */
export interface DeviceView {
  readonly id: string;
  readonly kind: DeviceChip['kind'];
  readonly name: string;
  /** Name of the station it is bound to. */
  readonly station: string | null;
  /** Null of a device of the plant that this computer does not know how to reach. */
  readonly place: {
    readonly family: string;
    readonly address: string;
    readonly proofs: readonly Proof[];
  } | null;
  /** What the device itself told on this connection; null before, and of devices that tell nothing. */
  readonly identity: {
    readonly model: string | null;
    readonly serial: string | null;
    readonly software: string | null;
  } | null;
  /** Serial number of the plant's signed configuration. */
  readonly boundSerial: string;
  readonly mark: DeviceChip['state'];
  /** A code of the text catalogue: `device.<code>` says what is, `deviceDo.<code>` what to do. */
  readonly note: string;
  /** What the driver said, for support. */
  readonly reason: string;
  /** Since the last frame that was understood; null where none came yet. */
  readonly ageMs: number | null;
  /** How often continuity was lost, so that zero and tare had to be confirmed again; null of others than scales. */
  readonly breaks: number | null;
  readonly due: readonly DueView[];
}

/** A state that a device entered since the program began. */
export interface DeviceChange {
  readonly at: string;
  readonly note: string;
  readonly reason: string;
}

/** A frame as it went over the line; what a scanner read is told by its shape alone. */
export interface TrafficLine {
  readonly n: number;
  readonly at: string;
  readonly direction: 'in' | 'out' | 'note';
  readonly text: string;
  readonly hex: string | null;
  readonly understood: boolean | null;
}

/** The devices that a terminal may look at, and one of them closely. */
export interface DeviceDeskView {
  readonly devices: readonly DeviceView[];
  /** How often the program had to start a device thread anew. */
  readonly restarts: number;
  /** Newest first, both. */
  readonly watched: {
    readonly id: string;
    readonly changes: readonly DeviceChange[];
    readonly traffic: readonly TrafficLine[];
  } | null;
}
