import { COMMAND_GATES } from '../../main/domain/command-gates.ts';
import { TRIGGER_TABLE } from '../../main/domain/quality/trigger-table.ts';

/** The tag of everything that can be taken out: each gate of each command, and each row of the trigger table. */
export const DELETIONS: readonly string[] = [
  ...Object.entries(COMMAND_GATES).flatMap(([command, gates]) =>
    gates.map(({ id }) => `gate:${command}/${id}`),
  ),
  ...TRIGGER_TABLE.map(({ id }) => `trigger:${id}`),
];

/** The tags in the title of a test, such as `gate:AcceptWeight/requireTraining` or `trigger:unqualified`. */
export const tagsOf = (title: string): readonly string[] =>
  [...title.matchAll(/\[((?:gate|trigger):[^\]]+)\]/g)].map(([, tag]) => tag ?? '');

/** Takes one entry out of its table in this process; what comes back puts it in again. Throws when it is not there once. */
export function takeOut(tag: string): () => void {
  const { table, at } = placeOf(tag);
  const taken = table.splice(at, 1);
  return () => {
    table.splice(at, 0, ...taken);
  };
}

/** The tables are read-only to the product; here the very objects that it reads are changed. */
type Table = { readonly id: string }[];

function placeOf(tag: string): { readonly table: Table; readonly at: number } {
  const [kind, name = ''] = tag.split(':');
  const [command = '', gate] = name.split('/');
  const gates = new Map<string, readonly { readonly id: string }[]>(Object.entries(COMMAND_GATES));
  const table = (kind === 'gate' ? (gates.get(command) ?? []) : TRIGGER_TABLE) as Table;
  const id = kind === 'gate' ? gate : name;
  const places = table.flatMap((entry, at) => (entry.id === id ? [at] : []));
  const [at] = places;
  if (at === undefined || places.length > 1)
    throw new Error(`${tag} stands ${places.length} times in its table`);
  return { table, at };
}
