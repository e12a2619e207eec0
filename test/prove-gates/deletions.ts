import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_GATES } from '../../main/domain/command-gates.ts';
import { TRIGGER_TABLE } from '../../main/domain/quality/trigger-table.ts';

const DOMAIN = join(import.meta.dirname, '..', '..', 'main', 'domain');

/** One entry taken out of a table of the kernel; its tag stands in the titles of the tests that must miss it. */
export interface Deletion {
  /** `gate:AcceptWeight/requireTraining` or `trigger:unqualified`. */
  readonly tag: string;
  readonly file: string;
  /** The source of the table without the entry; throws when the entry is not there once. */
  edit(source: string): string;
}

/** A gate of one command, as the table has it: one name in the list of the command. */
function gateDeletion(command: string, gate: string): Deletion {
  return {
    tag: `gate:${command}/${gate}`,
    file: join(DOMAIN, 'command-gates.ts'),
    edit(source) {
      const list = new RegExp(`(\\n  ${command}: \\[)([^\\]]*)(\\])`);
      const found = list.exec(source)?.[2] ?? '';
      const names = found
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      if (names.filter((name) => name === gate).length !== 1)
        throw new Error(`${gate} does not stand once in the list of ${command}`);
      return source.replace(list, `$1${names.filter((name) => name !== gate).join(', ')}$3`);
    },
  };
}

/** A row of the trigger table, with everything in its braces. */
function triggerDeletion(id: string): Deletion {
  return {
    tag: `trigger:${id}`,
    file: join(DOMAIN, 'quality', 'trigger-table.ts'),
    edit(source) {
      const begin = source.indexOf(`  {\n    id: '${id}',`);
      const end = source.indexOf('\n  },', begin);
      if (begin < 0 || end < 0) throw new Error(`the trigger table has no row ${id}`);
      return source.slice(0, begin) + source.slice(end + '\n  },'.length);
    },
  };
}

/** Everything that can be taken out: each gate of each command, and each row of the trigger table. */
export const DELETIONS: readonly Deletion[] = [
  ...Object.entries(COMMAND_GATES).flatMap(([command, gates]) =>
    gates.map(({ id }) => gateDeletion(command, id)),
  ),
  ...TRIGGER_TABLE.map(({ id }) => triggerDeletion(id)),
];

export const deletionOf = (tag: string): Deletion => {
  const deletion = DELETIONS.find((each) => each.tag === tag);
  if (!deletion) throw new Error(`nothing to delete is called ${tag}`);
  return deletion;
};

/** Tries every edit on the sources as they are, so that a change of their form is seen before the long run. */
export function checkEdits(deletions: readonly Deletion[]): void {
  for (const { tag, file, edit } of deletions) {
    const source = readFileSync(file, 'utf8');
    if (edit(source).length >= source.length) throw new Error(`${tag} takes nothing out`);
  }
}
