import { existsSync } from 'node:fs';
import { openPositions } from '../../../adapters/events-out/position-folder.ts';
import { FolderUnusable, foldersOf, readFolderMark } from '../../../adapters/sqlite/data-folder.ts';
import { type LogReader, openLogReader } from '../../../adapters/sqlite/log-reader.ts';
import { Backlog, standsIn } from '../../../application/deliveries/backlog.ts';
import { DELIVERY_LIMITS } from '../../../application/deliveries/limits.ts';
import { StoreFailure } from '../../../application/ports/event-store.ts';
import { dataFolder } from '../../shared/data-folder.ts';
import { loadReceivers, RECEIVER_FILE } from '../../shared/receiver-config.ts';
import { type CliCommand, textOption } from '../command.ts';

interface Delivered {
  readonly receiver: string;
  readonly url: string;
  readonly delivered: number;
  readonly waiting: number;
  readonly oldest: string | null;
  readonly isLate: boolean;
}

/** `deliveries`: how far each receiver is by what is on the disk; a station may be at work in the folder. */
export const command: CliCommand = {
  summary: 'tell how far each receiver of events is, and what waits for it',
  usage: '[--data DIR]',
  options: {
    data: { type: 'string', value: 'DIR', help: 'the data folder; the one of this machine without it' },
  },
  async run(input, io) {
    const folders = foldersOf(textOption(input, 'data') ?? dataFolder(io.env, process.platform));
    try {
      if (!readFolderMark(folders.data) || !existsSync(folders.log))
        throw new FolderUnusable(`${folders.data} holds no log.`);
      const log = openLogReader(folders.log);
      try {
        const all = readDeliveries(folders.data, log);
        if (input.json) io.out(JSON.stringify({ receivers: all }));
        else
          io.out(all.length > 0 ? all.map(lineOf).join('\n') : `No receiver: there is no ${RECEIVER_FILE}.`);
        return all.some(({ isLate }) => isLate) ? 1 : 0;
      } finally {
        log.close();
      }
    } catch (error) {
      if (!(error instanceof FolderUnusable || error instanceof StoreFailure)) throw error;
      io.err(error.message);
      return 1;
    }
  },
};

function readDeliveries(data: string, log: LogReader): readonly Delivered[] {
  const positions = openPositions(data);
  return loadReceivers(data).map(({ name, url }) => {
    const kept = positions.read(name);
    const delivered = kept !== null && standsIn(log.read, kept) ? kept.seq : 0;
    const backlog = new Backlog(log.read);
    backlog.startAfter(delivered);
    while (backlog.readOn());
    const oldest = backlog.after(delivered) ?? null;
    return {
      receiver: name,
      url: url.href,
      delivered,
      waiting: backlog.countAfter(delivered),
      oldest: oldest && new Date(oldest.at).toISOString(),
      isLate: oldest !== null && Date.now() - oldest.at > DELIVERY_LIMITS.lateAfterMs,
    };
  });
}

function lineOf({ receiver, url, delivered, waiting, oldest, isLate }: Delivered): string {
  const waits = oldest === null ? 'nothing waits' : `${waiting} waiting, the oldest since ${oldest}`;
  return `${receiver} at ${url}: delivered up to event ${delivered}, ${waits}${isLate ? ' (late)' : ''}`;
}
