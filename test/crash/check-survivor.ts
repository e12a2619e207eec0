import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_FILE, loadSigner } from '../../main/adapters/pins/ed25519-signer.ts';
import { openPinFile } from '../../main/adapters/pins/pin-file.ts';
import { checkLog, FREE_BYTES } from '../../main/adapters/sqlite/check-log.ts';
import { FolderUnusable, foldersOf, readFolderMark } from '../../main/adapters/sqlite/data-folder.ts';
import { openDatabase } from '../../main/adapters/sqlite/open-database.ts';
import { SqliteEventStore } from '../../main/adapters/sqlite/sqlite-event-store.ts';
import { verifyLog } from '../../main/verifier/verify-log.ts';
import type { Ack } from './run-child.ts';

/** Everything that is wrong with what survived, one sentence each: nothing acknowledged lost, nothing half there. */
export async function checkSurvivor(root: string, acks: readonly Ack[]): Promise<readonly string[]> {
  const folders = foldersOf(join(root, 'data'));
  const violations: string[] = [];
  let mark: ReturnType<typeof readFolderMark>;
  try {
    mark = readFolderMark(folders.data);
  } catch (error) {
    if (!(error instanceof FolderUnusable)) throw error;
    return [error.message];
  }
  if (!mark || !existsSync(folders.log))
    return acks.length === 0 ? [] : [`${acks.length} acknowledged, nothing there`];
  const db = openDatabase(folders.log);
  const store = new SqliteEventStore(db);
  try {
    const integrity = db.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') violations.push(`integrity_check: ${String(integrity)}`);
    for (const { seq, hash } of acks)
      if (store.read(seq - 1, 1)[0]?.hash !== hash)
        violations.push(`event ${seq} was acknowledged and is not there`);
    if (store.head().seq === 0) return violations;
    const signer = loadSigner(join(folders.keys, KEY_FILE), mark.node);
    const pins = openPinFile(folders.pins);
    const check = checkLog({ store, signer, pins, mark, now: Date.now(), freeBytes: FREE_BYTES.degraded });
    if (check.state === 'refuse') violations.push(...check.reasons.map(({ text }) => text));
  } finally {
    store.close();
  }
  const { failures } = await verifyLog(folders.data);
  violations.push(...failures.map((failure) => `${failure.class} at ${failure.seq}: ${failure.message}`));
  return violations;
}
