import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Reply } from '../../main/contract/replies.ts';
import type { PlantReader, TableName } from '../../main/domain/state.ts';
import { acksPath } from './run-child.ts';

/** What a person at a terminal was told: an answer of the door, or the picture after a scan when `command` is null. */
export interface DoorAck {
  readonly terminal: string;
  readonly command: { readonly id: string; readonly type: string } | null;
  readonly reply: Reply | null;
  /** The last event the station knew of at that moment. */
  readonly head: number;
  /** SHA-256 of everything the station knew at that moment. */
  readonly state: string;
}

const TABLES: readonly TableName[] = [
  'people',
  'stations',
  'sessions',
  'lots',
  'containers',
  'equipment',
  'weightSets',
  'batches',
  'exceptions',
  'holds',
  'labelRolls',
  'labelLedgers',
  'plant',
];

/** Two states that mean the same have one digest, in whatever order they were folded. */
export function digestOf(state: PlantReader): string {
  const hash = createHash('sha256');
  for (const table of TABLES) {
    const rows = Array.from(state.all(table), (row) => JSON.stringify(row)).sort();
    hash.update(`${table}\n${rows.join('\n')}\n`);
  }
  return hash.digest('hex');
}

/** Whole lines only: an answer that was cut was never given. */
export const parseDoorAcks = (text: string): readonly DoorAck[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as DoorAck);

export const readDoorAcks = (root: string): readonly DoorAck[] =>
  existsSync(acksPath(root)) ? parseDoorAcks(readFileSync(acksPath(root), 'utf8')) : [];
