import { backUp } from '../../../adapters/sqlite/backup.ts';
import { FolderUnusable, foldersOf } from '../../../adapters/sqlite/data-folder.ts';
import { StoreFailure } from '../../../application/ports/event-store.ts';
import { verifyLog } from '../../../verifier/verify-log.ts';
import { dataFolder } from '../../shared/data-folder.ts';
import { programVersion } from '../../shared/version.ts';
import { type CliCommand, textOption } from '../command.ts';

/** `backup`: a verified copy of a data folder, also while its station runs. */
export const command: CliCommand = {
  summary: 'write a consistent copy of a data folder, with proof',
  usage: '[--data DIR] [--out DIR]',
  options: {
    data: { type: 'string', value: 'DIR', help: 'the data folder; the one of this machine without it' },
    out: { type: 'string', value: 'DIR', help: 'where backups are kept; DATA-backups without it' },
  },
  async run(input, io) {
    const data = textOption(input, 'data') ?? dataFolder(io.env, process.platform);
    const out = textOption(input, 'out');
    try {
      const { folder, manifest } = await backUp({
        folders: foldersOf(data, out === undefined ? {} : { backups: out }),
        version: programVersion(),
        now: new Date(),
        verify: (log) => verifyLog(log, { acceptDeclared: true }),
      });
      if (input.json) io.out(JSON.stringify({ folder, ...manifest }, null, 2));
      else io.out(`Backed up and verified ${manifest.events} events of ${manifest.plant} to ${folder}`);
      return 0;
    } catch (error) {
      if (!(error instanceof FolderUnusable || error instanceof StoreFailure || isFileTrouble(error)))
        throw error;
      io.err(error.message);
      return 1;
    }
  },
};

/** A folder that cannot be written or a full disk: the file system's own sentence is clear enough. */
const isFileTrouble = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && typeof error.syscall === 'string';
