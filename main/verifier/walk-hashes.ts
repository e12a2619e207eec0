import { LinkCheck } from './link-check.ts';
import { openLogFile } from './log-file.ts';
import { pages } from './pages.ts';
import { type Failure, FailureList } from './report.ts';
import { Tree } from './tree.ts';

/** What the hashes say: whether each follows, and the tree they make. */
export interface HashFindings {
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** Root in base64 and hash of the last event, by size; sizes beyond a hole or an unreadable page are missing. */
  readonly at: ReadonlyMap<number, { readonly root: string; readonly head: string }>;
  readonly failures: readonly Failure[];
}

export interface HashQuestion {
  readonly path: string;
  readonly last: number;
  /** Where the root is wanted. */
  readonly sizes: readonly number[];
}

/**
 * Walks all events up to `last` once for chain and tree (`FORMAT.md` §3, §6), beside the walk over their texts and, for
 * long logs, in a thread of its own: hashing costs as much as everything else.
 */
export function walkHashes({ path, last, sizes }: HashQuestion): HashFindings {
  const file = openLogFile(path);
  const failures = new FailureList();
  const link = new LinkCheck(failures);
  const tree = new Tree();
  const at = new Map<number, { root: string; head: string }>();
  const wanted = new Set(sizes);
  let end: number | null = null;
  const onDamage = (seq: number, message: string) => failures.add('unreadable', seq, message);
  try {
    for (const rows of pages(file.db, last, onDamage))
      for (const [seq, body, hash] of rows) {
        if (seq > (end ?? 0) + 1) link.restart();
        link.next(seq, typeof body === 'string' ? body : '', hash);
        end = seq;
        // After a hole no root can be right any more; the hole itself is named elsewhere.
        if (seq !== tree.size + 1) continue;
        const head = String(hash);
        tree.add(head);
        if (wanted.has(seq)) at.set(seq, { root: tree.root(), head });
      }
  } finally {
    file.close();
  }
  link.end();
  const head = end === null ? null : { seq: end, hash: link.lastHash };
  return { head, at, failures: failures.sorted() };
}
