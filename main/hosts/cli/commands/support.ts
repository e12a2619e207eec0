import { join } from 'node:path';
import { newestBackup } from '../../../adapters/sqlite/backup-manifest.ts';
import { FolderUnusable, foldersOf, readFolderMark } from '../../../adapters/sqlite/data-folder.ts';
import { diskSpace } from '../../../adapters/system/disk-space.ts';
import { writeSupportBundle } from '../../../adapters/system/support-bundle.ts';
import { dataFolder } from '../../shared/data-folder.ts';
import { programVersion } from '../../shared/version.ts';
import { type CliCommand, textOption } from '../command.ts';

/** `support`: what a support engineer needs, without the record, without secrets. */
export const command: CliCommand = {
  summary: 'write a support bundle: technical logs, versions and state, no secrets and no batch data',
  usage: '[--data DIR] [--out FILE]',
  options: {
    data: { type: 'string', value: 'DIR', help: 'the data folder; the one of this machine without it' },
    out: { type: 'string', value: 'FILE', help: 'the .tar.gz to write; interlock-support.tar.gz without it' },
  },
  async run(input, io) {
    const folders = foldersOf(textOption(input, 'data') ?? dataFolder(io.env, process.platform));
    const out = textOption(input, 'out') ?? join(process.cwd(), 'interlock-support.tar.gz');
    try {
      const mark = readFolderMark(folders.data);
      if (!mark) throw new FolderUnusable(`${folders.data} is empty: there is nothing to bundle.`);
      const names = await writeSupportBundle(
        out,
        {
          logsFolder: folders.logs,
          config: { folder: mark },
          productVersion: programVersion(),
          state: {
            disk: await diskSpace(folders.data),
            backup: newestBackup(folders.backups)?.created ?? null,
          },
        },
        Date.now(),
      );
      io.out(
        input.json ? JSON.stringify({ file: out, names }, null, 2) : `Wrote ${out}: ${names.join(', ')}`,
      );
      return 0;
    } catch (error) {
      if (!(error instanceof FolderUnusable || (error instanceof Error && 'syscall' in error))) throw error;
      io.err(error.message);
      return 1;
    }
  },
};
