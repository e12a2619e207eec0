import type { StoredFile } from '../../contract/attachment.ts';

/** Photos and documents in the data folder, each under the SHA-256 of its content (rules §6). */
export interface AttachmentStore {
  /**
   * Keeps a file so that it survives a power cut from here on; null when its content is none that can be evidence.
   * A file that no event names afterwards is harmless. Throws `StoreFailure` when the disk does not take it.
   */
  keep(content: Uint8Array): StoredFile | null;
  /** What lies under a hash, proven by its content; null when it is not there or is not what was kept. */
  find(sha256: string): StoredFile | null;
  /** The same with its content. */
  read(sha256: string): { readonly file: StoredFile; readonly content: Uint8Array } | null;
}
