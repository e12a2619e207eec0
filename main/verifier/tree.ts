import { hash as digest } from 'node:crypto';
import { openLogFile } from './log-file.ts';
import { pages } from './pages.ts';

/** What the second walk over the log finds: the tree, and bodies that are not JSON. */
export interface TreeFindings {
  /** Root in base64 and hash of the last event, by size; sizes beyond a page that cannot be read are missing. */
  readonly at: ReadonlyMap<number, { readonly root: string; readonly head: string }>;
  readonly notJson: readonly number[];
}

export interface TreeQuestion {
  readonly path: string;
  readonly last: number;
  /** Where the root is wanted. */
  readonly sizes: readonly number[];
}

const MOST_NOT_JSON = 100;

/** Builds the tree of `FORMAT.md` §6 from the stored hashes. Runs beside the chain check, in a thread of its own for long logs. */
export function walkTree({ path, last, sizes }: TreeQuestion): TreeFindings {
  const file = openLogFile(path);
  const at = new Map<number, { root: string; head: string }>();
  const notJson: number[] = [];
  const tree = new Tree();
  const wanted = new Set(sizes);
  // The chain check names the event where the file cannot be read; here the tree just ends.
  const walk = pages<[number, unknown, number]>(file.db, 'hash, json_valid(body)', last, () => {});
  try {
    for (const rows of walk)
      for (const [seq, hash, isJson] of rows) {
        if (isJson !== 1 && notJson.length < MOST_NOT_JSON) notJson.push(seq);
        // After a hole no root can be right any more; the hole itself is named elsewhere.
        if (seq !== tree.size + 1) continue;
        const head = String(hash);
        tree.add(head);
        if (wanted.has(seq)) at.set(seq, { root: tree.root(), head });
      }
  } finally {
    file.close();
  }
  return { at, notJson };
}

/** Subtree hashes as on an abacus: level k holds the hash of 2^k entries, or nothing. */
class Tree {
  size = 0;
  readonly #levels: (string | null)[] = [];
  readonly #node = Buffer.alloc(65, 1);

  add(entry: string): void {
    let hash = digest('sha256', `\0${entry}`, 'hex');
    let level = 0;
    for (let left = this.#levels[0]; left; left = this.#levels[level]) {
      hash = this.#join(left, hash);
      this.#levels[level] = null;
      level += 1;
    }
    this.#levels[level] = hash;
    this.size += 1;
  }

  root(): string {
    let root: string | null = null;
    for (const hash of this.#levels) if (hash) root = root === null ? hash : this.#join(hash, root);
    return Buffer.from(root ?? digest('sha256', '', 'hex'), 'hex').toString('base64');
  }

  #join(left: string, right: string): string {
    this.#node.write(left, 1, 'hex');
    this.#node.write(right, 33, 'hex');
    return digest('sha256', this.#node, 'hex');
  }
}
