import { CheckpointKeeper } from '../../adapters/pins/checkpoint-keeper.ts';
import { openPinFile } from '../../adapters/pins/pin-file.ts';
import { checkLog, type LogCheck } from '../../adapters/sqlite/check-log.ts';
import { sha256, treeHasher } from '../../adapters/sqlite/sha256.ts';
import { openSnapshotFolder } from '../../adapters/sqlite/snapshot-folder.ts';
import { openEventStore } from '../../adapters/sqlite/sqlite-event-store.ts';
import { newUuid } from '../../adapters/system/random.ts';
import type { CheckpointSigner } from '../../application/ports/checkpoint-signer.ts';
import type { Clock, Journal } from '../../application/ports/node-ports.ts';
import { StationLog } from '../../application/station/station-log.ts';
import type { ClaimedFolder } from './claim-folder.ts';

/** The log of a folder, and what its start-up check found. */
export interface OpenedLog {
  readonly log: StationLog;
  reasons(): LogCheck['reasons'];
}

/** Opens the log of a claimed folder with the pins that prove it; what does not pass the check opens locked. */
export function openStationLog(
  { folders, mark }: ClaimedFolder,
  parts: {
    readonly clock: Clock;
    readonly signer: CheckpointSigner;
    readonly journal: Journal;
    /** Of this program. */
    readonly version: string;
    /** Free bytes of the data drive at the start. */
    readonly freeBytes: number;
  },
): OpenedLog {
  const { clock, signer, journal, freeBytes, version } = parts;
  const pins = openPinFile(folders.pins);
  let reasons: LogCheck['reasons'] = [];
  const log = new StationLog({
    clock,
    sha256,
    newId: newUuid,
    journal,
    openStore: () => {
      const store = openEventStore(folders.log);
      const checkpoints = new CheckpointKeeper({
        store,
        signer,
        pins,
        snapshots: openSnapshotFolder(folders.snapshots),
        hasher: treeHasher,
        sha256,
        node: mark.node,
        boot: clock.boot,
        version,
      });
      return { store, checkpoints };
    },
    check: (store, provenHead) => {
      const found = checkLog({
        store,
        signer,
        pins,
        mark,
        now: clock.now(),
        freeBytes,
        ...(provenHead ? { provenHead } : {}),
      });
      reasons = found.reasons;
      for (const reason of reasons) journal.warn('start-up check', { ...reason });
      const refused = reasons.find(({ state }) => state === 'refuse');
      return refused ? { reason: refused.text, gap: found.gap } : null;
    },
  });
  return { log, reasons: () => reasons };
}
