import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { CheckpointKeeper } from '../../main/adapters/pins/checkpoint-keeper.ts';
import { createKey, KEY_FILE, loadSigner } from '../../main/adapters/pins/ed25519-signer.ts';
import { openPinFile } from '../../main/adapters/pins/pin-file.ts';
import { createDataFolder, type FolderMark, foldersOf } from '../../main/adapters/sqlite/data-folder.ts';
import { sha256, treeHasher } from '../../main/adapters/sqlite/sha256.ts';
import { openSnapshotFolder } from '../../main/adapters/sqlite/snapshot-folder.ts';
import { openEventStore } from '../../main/adapters/sqlite/sqlite-event-store.ts';
import { seal } from '../../main/domain/log/chain.ts';
import type { EventEnvelope } from '../../main/domain/log/entry.ts';
import { BOOT, eventOf, NODE, temporaryFolder, timeOf } from './log-fixtures.ts';

export const MARK: FolderMark = {
  format: 1,
  kind: 'demo',
  plant: 'Test plant',
  node: NODE,
  created: timeOf(0),
};

/** A data folder with key, pins and log as a station has them, on the disk of the test. */
export function signedFolder(root = temporaryFolder()) {
  const folders = foldersOf(join(root, 'data'));
  createDataFolder(folders, MARK);
  const keyPath = join(folders.keys, KEY_FILE);
  createKey(keyPath);
  const signer = loadSigner(keyPath, NODE);
  return { folders, signer, ...openParts(folders, signer) };
}

/** The parts of a station around an existing data folder. */
export function openParts(
  folders: ReturnType<typeof foldersOf>,
  signer: ReturnType<typeof loadSigner>,
  version = '1',
) {
  const store = openEventStore(folders.log);
  onTestFinished(() => store.close());
  const pins = openPinFile(folders.pins);
  const snapshots = openSnapshotFolder(folders.snapshots);
  const keeper = new CheckpointKeeper({
    store,
    signer,
    pins,
    snapshots,
    hasher: treeHasher,
    sha256,
    node: NODE,
    boot: BOOT,
    version,
  });
  const decide = (change: Partial<EventEnvelope> = {}) => {
    const seq = store.head().seq + 1;
    const data = { format: 1, node: NODE, kind: 'demo', plant: 'Test plant', key: signer.verifierKey };
    store.append(seal(sha256, store.head(), [eventOf(seq, { ...(seq === 1 ? { data } : {}), ...change })]));
  };
  return { store, pins, snapshots, keeper, decide };
}
