import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UNFINISHED, writeDurably } from './durable-file.ts';

/** Where a node keeps its things. Pins, keys and backups lie outside the data folder, so that one theft or one restore takes not all. */
export interface DataFolders {
  readonly data: string;
  /** `log.sqlite` in the data folder. */
  readonly log: string;
  readonly snapshots: string;
  /** Photos and documents that the log names, each under its SHA-256. */
  readonly attachments: string;
  readonly logs: string;
  readonly pins: string;
  readonly keys: string;
  readonly backups: string;
}

export type FolderKind = 'demo' | 'production';

/** `folder.json`, written once when the folder is made: demo or production for good (rules of the floor §11). */
export interface FolderMark {
  readonly format: 1;
  readonly kind: FolderKind;
  readonly plant: string;
  /** UUID of the node that writes here. */
  readonly node: string;
  /** UTC. */
  readonly created: string;
}

/** The folder cannot be used as asked; one sentence for people. */
export class FolderUnusable extends Error {
  override readonly name = 'FolderUnusable';
}

export const MARK_FILE = 'folder.json';

/** The layout around a data folder; a plant's configuration puts pins, keys and backups on a share of its own. */
export function foldersOf(
  data: string,
  elsewhere: { readonly pins?: string; readonly keys?: string; readonly backups?: string } = {},
): DataFolders {
  const root = resolve(data);
  return {
    data: root,
    log: join(root, 'log.sqlite'),
    snapshots: join(root, 'snapshots'),
    attachments: join(root, 'attachments'),
    logs: join(root, 'logs'),
    pins: resolve(elsewhere.pins ?? `${root}-pins`),
    keys: resolve(elsewhere.keys ?? `${root}-keys`),
    backups: resolve(elsewhere.backups ?? `${root}-backups`),
  };
}

/**
 * Makes a new data folder and marks it; the mark is the last that a cut may leave out. Throws `FolderUnusable` when
 * something is in it already.
 */
export function createDataFolder(folders: DataFolders, mark: FolderMark): void {
  if (!isEmpty(folders.data))
    throw new FolderUnusable(`${folders.data} is not empty: a new data folder needs an empty place.`);
  for (const path of [folders.pins, folders.keys, folders.data])
    mkdirSync(path, { recursive: true, mode: 0o700 });
  writeDurably(join(folders.data, MARK_FILE), `${JSON.stringify(mark, null, 2)}\n`);
  for (const path of [folders.snapshots, folders.logs]) mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** The mark of a data folder; null when the folder is missing or empty. Throws `FolderUnusable` when it holds anything else. */
export function readFolderMark(data: string): FolderMark | null {
  if (isEmpty(data)) return null;
  const path = join(data, MARK_FILE);
  if (!existsSync(path)) throw new FolderUnusable(`${data} is not a data folder: it has no ${MARK_FILE}.`);
  const mark = parseMark(readFileSync(path, 'utf8'));
  if (!mark) throw new FolderUnusable(`${path} is damaged: it does not say what this folder is.`);
  return mark;
}

/** A mark whose writing was cut off left nothing that counts. */
const isEmpty = (data: string): boolean =>
  !existsSync(data) || readdirSync(data).every((name) => name === `${MARK_FILE}${UNFINISHED}`);

function parseMark(text: string): FolderMark | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { format, kind, plant, node, created } = value as Record<string, unknown>;
  if (format !== 1 || (kind !== 'demo' && kind !== 'production')) return null;
  if (typeof plant !== 'string' || typeof node !== 'string' || typeof created !== 'string') return null;
  return { format, kind, plant, node, created };
}
