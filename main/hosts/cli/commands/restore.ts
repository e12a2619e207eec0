import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PIN_FILE } from '../../../adapters/pins/pin-file.ts';
import { FolderUnusable, foldersOf } from '../../../adapters/sqlite/data-folder.ts';
import { RestoreRefused, restore } from '../../../adapters/sqlite/restore.ts';
import { stationClock } from '../../../adapters/system/clock.ts';
import { newUuid } from '../../../adapters/system/random.ts';
import { StoreFailure } from '../../../application/ports/event-store.ts';
import { CannotVerify } from '../../../verifier/inputs.ts';
import { verifyLog } from '../../../verifier/verify-log.ts';
import { type CliCommand, textOption, UsageError } from '../command.ts';

/** `restore`: puts a backup into a new data folder, never behind what is pinned. */
export const command: CliCommand = {
  summary: 'put a verified backup into a new data folder',
  usage: 'BACKUP --data DIR [--pin FILE] [--key FILE]',
  options: {
    data: { type: 'string', value: 'DIR', help: 'the new data folder; empty or not there' },
    pin: { type: 'string', value: 'FILE', help: 'pins of this log, by default those beside DIR' },
    key: { type: 'string', value: 'FILE', help: 'public key to trust, as verifier key or PEM' },
  },
  positionals: { names: ['BACKUP'] },
  async run(input, io) {
    const data = textOption(input, 'data');
    if (data === undefined) throw new UsageError('--data is missing.');
    const folders = foldersOf(data);
    const beside = join(folders.pins, PIN_FILE);
    const pin = textOption(input, 'pin') ?? (existsSync(beside) ? beside : undefined);
    const key = textOption(input, 'key');
    const clock = stationClock(() => null);
    try {
      const manifest = await restore({
        from: input.positionals[0] ?? '',
        folders,
        verify: (log) =>
          verifyLog(log, {
            ...(pin === undefined ? {} : { pin }),
            ...(key === undefined ? {} : { key }),
            acceptDeclared: true,
          }),
        stamp: () => ({
          ids: [newUuid(clock.now()), newUuid(clock.now())] as const,
          commandId: newUuid(clock.now()),
          at: new Date(clock.now()).toISOString(),
          offset: '+00:00',
          clock: { mono: clock.mono(), boot: clock.boot, drift: clock.drift() },
        }),
      });
      if (pin === undefined)
        io.err('No pins were found: whether this backup is the newest record cannot be told.');
      if (input.json) io.out(JSON.stringify({ data: folders.data, ...manifest }, null, 2));
      else io.out(`Restored ${manifest.events} events of ${manifest.plant} to ${folders.data}`);
      if (!existsSync(folders.keys))
        io.err(`Put the signing key back into ${folders.keys} before the station starts.`);
      return 0;
    } catch (error) {
      if (error instanceof CannotVerify) throw new UsageError(error.message);
      if (
        !(error instanceof RestoreRefused || error instanceof FolderUnusable || error instanceof StoreFailure)
      )
        throw error;
      io.err(error.message);
      return 1;
    }
  },
};
