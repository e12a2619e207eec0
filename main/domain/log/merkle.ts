/**
 * The Merkle tree of RFC 6962 §2.1 over the hashes of the events, in hex. A frontier is enough to extend it:
 * the roots of its perfect subtrees, largest first, one for each bit of the size.
 */
export interface TreeHasher {
  /** SHA-256(0x00, the entry's text); the entry is the hex hash of an event. */
  leaf(entry: string): string;
  /** SHA-256(0x01, left, right) of two hashes given in hex. */
  node(left: string, right: string): string;
  /** SHA-256 of nothing: the root of a tree without entries. */
  readonly empty: string;
}

export interface Frontier {
  readonly size: number;
  readonly peaks: readonly string[];
}

export const EMPTY_TREE: Frontier = { size: 0, peaks: [] };

/** The frontier after one more entry. */
export function extend(hasher: TreeHasher, tree: Frontier, entry: string): Frontier {
  const peaks = [...tree.peaks];
  let hash = hasher.leaf(entry);
  for (let full = tree.size; full % 2 === 1; full = (full - 1) / 2)
    hash = hasher.node(peaks.pop() ?? '', hash);
  peaks.push(hash);
  return { size: tree.size + 1, peaks };
}

export function rootOf(hasher: TreeHasher, tree: Frontier): string {
  return (
    tree.peaks.reduceRight((right, left) => (right === '' ? left : hasher.node(left, right)), '') ||
    hasher.empty
  );
}
