import type { Result } from '../../contract/result.ts';

/** Why a link cannot be opened or was lost, in the words the device strip shows. */
export interface LinkFailure {
  readonly kind: 'absent' | 'busy' | 'denied' | 'refused' | 'timeout' | 'lost';
  readonly detail: string;
}

/** What an open link tells its owner. After `lost` nothing more is told: open a new one. */
export interface LinkEvents {
  bytes(chunk: Uint8Array): void;
  lost(failure: LinkFailure): void;
}

/** Bytes to and from one device. Every call ends by itself: a driver callback that never comes is a timeout. */
export interface ByteLink {
  /** Serial number that the device tells by its connection (USB); null or absent where the line tells none. */
  readonly serial?: string | null;
  write(bytes: Uint8Array): Promise<Result<void, LinkFailure>>;
  close(): Promise<void>;
}

/** A place where a device is attached; each `open` gives a fresh handle with empty buffers. */
export interface ByteLinkSource {
  /** For people: `tcp://10.1.2.3:4305`, `/dev/serial/by-id/…`. */
  readonly address: string;
  open(events: LinkEvents): Promise<Result<ByteLink, LinkFailure>>;
}
