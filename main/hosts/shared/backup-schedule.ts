import { backUp } from '../../adapters/sqlite/backup.ts';
import { newestBackup } from '../../adapters/sqlite/backup-manifest.ts';
import type { DataFolders } from '../../adapters/sqlite/data-folder.ts';
import type { Journal } from '../../application/ports/node-ports.ts';
import { verifyLog } from '../../verifier/verify-log.ts';

/** A backup every day; one that failed is tried again at the next look. */
const EVERY_HOURS = 24;
const LOOK_MS = 15 * 60_000;
const FIRST_LOOK_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;

/** Keeps a verified copy of the record not older than a day, and knows its age. */
export function scheduleBackups(parts: {
  readonly folders: DataFolders;
  readonly version: string;
  readonly journal: Journal;
}): { ageHours(): number | null; stop(): void } {
  const { folders, version, journal } = parts;
  let newest = createdAt(folders.backups);
  const look = async () => {
    newest = createdAt(folders.backups);
    if (newest !== null && Date.now() - newest < EVERY_HOURS * HOUR_MS) return;
    try {
      const { manifest } = await backUp({
        folders,
        version,
        now: new Date(),
        // What people signed for is no damage: a log that lost events is kept safe like any other.
        verify: (log) => verifyLog(log, { acceptDeclared: true }),
      });
      newest = Date.parse(manifest.created);
      journal.info('backup written', { events: manifest.events });
    } catch (error) {
      journal.error('backup failed', { error: String(error) });
    }
  };
  const first = setTimeout(() => void look(), FIRST_LOOK_MS);
  const timer = setInterval(() => void look(), LOOK_MS);
  first.unref();
  timer.unref();
  return {
    ageHours: () => (newest === null ? null : Math.floor((Date.now() - newest) / HOUR_MS)),
    stop: () => {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
}

function createdAt(backups: string): number | null {
  const manifest = newestBackup(backups);
  return manifest ? Date.parse(manifest.created) : null;
}
