import type { Checkpoint } from '../../domain/log/checkpoint.ts';

/** Holds the station's signing key; the key never leaves it. */
export interface CheckpointSigner {
  /** C2SP verifier key, the public half as one line of text. */
  readonly verifierKey: string;
  /** SHA-256 of the public key, hex: what people compare. */
  readonly fingerprint: string;
  /** The signed note of a checkpoint. */
  sign(checkpoint: Checkpoint): string;
  /** The checkpoint of a note that this key signed, else null. */
  verify(note: string): Checkpoint | null;
}
