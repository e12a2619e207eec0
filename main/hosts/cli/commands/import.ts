import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readDocument } from '../../../adapters/master-data/read-document.ts';
import { FolderUnusable, readFolderMark } from '../../../adapters/sqlite/data-folder.ts';
import { parseFounding } from '../../../application/master-data/parse-founding.ts';
import type { Problem } from '../../../application/master-data/reader.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { dataFolder } from '../../shared/data-folder.ts';
import { checkDevices, saveDevices } from '../../shared/device-config.ts';
import { openNode } from '../../shared/open-node.ts';
import { programVersion } from '../../shared/version.ts';
import { type CliCommand, type CliIo, textOption } from '../command.ts';

/** `import PLANT`: founds a production plant in an empty folder; nothing is written when anything is wrong (design §10). */
export const command: CliCommand = {
  summary: 'found a production plant from its plant file',
  usage: 'FILE [--devices FILE] [--data DIR]',
  options: {
    data: { type: 'string', value: 'DIR', help: 'an empty data folder; the one of this machine without it' },
    devices: { type: 'string', value: 'FILE', help: 'where each scale, scanner and printer is attached' },
  },
  positionals: { names: ['FILE'] },
  async run(input, io) {
    const [file = ''] = input.positionals;
    const plant = await readDocument(file);
    if (!plant.ok) return fail(io, [{ path: file, sentence: plant.error.sentence }]);
    const founding = parseFounding(plant.value);
    if (!founding.ok) return fail(io, founding.error);
    if (founding.value.kind !== 'production') {
      return fail(io, [
        { path: 'kind', sentence: 'A demo plant is founded by serve --demo, in a demo folder only.' },
      ]);
    }
    const deviceFile = textOption(input, 'devices');
    const devices = deviceFile === undefined ? null : await readText(deviceFile);
    if (devices && !devices.ok) return fail(io, [{ path: deviceFile ?? '', sentence: devices.error }]);
    const checked = devices ? checkDevices(devices.value, founding.value.equipment) : null;
    if (checked && !checked.ok)
      return fail(
        io,
        checked.error.map((sentence) => ({ path: deviceFile ?? '', sentence })),
      );
    const credentials = founding.value.people.map(({ id }) => ({
      person: id,
      secret: firstSecret(),
      badge: firstSecret(),
    }));
    const data = textOption(input, 'data') ?? dataFolder(io.env, process.platform);
    const before = founded(data);
    if (before !== null) return fail(io, [{ path: data, sentence: before }]);
    const opened = await openNode({
      dataFolder: data,
      kind: 'production',
      version: programVersion(),
      found: { founding: founding.value, credentials },
      devices: [],
    });
    if (!opened.ok) return fail(io, [{ path: data, sentence: opened.error }]);
    if (checked?.ok) saveDevices(data, checked.value);
    await opened.value.close();
    const first = credentials.map(({ person, secret }) => ({ person, secret }));
    if (input.json) io.out(JSON.stringify({ data, people: first }, null, 2));
    else {
      io.out(`Founded ${founding.value.site.name} in ${data}.`);
      io.out('First secrets, shown this once. Hand each to its person alone, who chooses another at once:');
      for (const { person, secret } of first) io.out(`  ${person}  ${secret}`);
    }
    return 0;
  },
};

async function readText(path: string): Promise<Result<string, string>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return err(error.message);
    throw error;
  }
}

function fail(io: CliIo, problems: readonly Problem[]): 1 {
  for (const { path, sentence } of problems.slice(0, 50)) io.err(`${path}: ${sentence}`);
  io.err('Nothing was written.');
  return 1;
}

/** A plant is founded once: what is there already keeps its record, its people and their secrets. */
function founded(data: string): string | null {
  try {
    const mark = readFolderMark(data);
    return mark && `It holds the plant ${mark.plant} already: a plant is founded once, in an empty folder.`;
  } catch (error) {
    if (error instanceof FolderUnusable) return error.message;
    throw error;
  }
}

/** Letters and digits that cannot be mistaken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

const firstSecret = (): string =>
  Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
