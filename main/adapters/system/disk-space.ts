import { statfs } from 'node:fs/promises';

export interface DiskSpace {
  /** Bytes this user may still write. */
  readonly free: number;
  readonly total: number;
  /** A network drive: its locks and its fsync cannot be relied on, so no log belongs there. */
  readonly network: boolean;
}

/** File system types of `statfs` that live on another computer (linux/magic.h). */
const NETWORK_TYPES: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x5346414f, // AFS
  0x00c36400, // Ceph
  0x01021997, // 9P
]);

/** Space of the drive that holds `path`. Rejects with the file system's error when there is no such path. */
export async function diskSpace(path: string): Promise<DiskSpace> {
  const { bsize, bavail, blocks, type } = await statfs(path);
  // The type is a signed 32-bit number on some systems.
  return { free: bavail * bsize, total: blocks * bsize, network: NETWORK_TYPES.has(type >>> 0) };
}
