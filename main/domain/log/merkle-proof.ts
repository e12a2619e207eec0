import type { TreeHasher } from './merkle.ts';

/** RFC 6962 §2.1.1 and §2.1.2: proofs that an event, or an older checkpoint, is part of a signed tree. */
export interface Prover {
  root(size: number): string;
  /** The audit path of entry `index` (from 0) in the tree of the first `size` entries. */
  inclusion(index: number, size: number): readonly string[];
  /** Shows that the tree of `size` entries begins with the tree of `older` entries; `0 < older ≤ size`. */
  consistency(older: number, size: number): readonly string[];
}

/** `entryAt(index)` gives the hex hash of event `index + 1`. Larger subtrees are remembered, so a batch of proofs is cheap. */
export function createProver(hasher: TreeHasher, entryAt: (index: number) => string): Prover {
  const known = new Map<string, string>();

  const subtree = (from: number, to: number): string => {
    if (from === to) return hasher.empty;
    if (to - from === 1) return hasher.leaf(entryAt(from));
    const key = to - from >= 64 ? `${from}-${to}` : null;
    const seen = key === null ? undefined : known.get(key);
    if (seen !== undefined) return seen;
    const middle = from + split(to - from);
    const hash = hasher.node(subtree(from, middle), subtree(middle, to));
    if (key !== null) known.set(key, hash);
    return hash;
  };

  const path = (index: number, from: number, to: number): string[] => {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle
      ? [...path(index, from, middle), subtree(middle, to)]
      : [...path(index, middle, to), subtree(from, middle)];
  };

  const bridge = (older: number, from: number, to: number, whole: boolean): string[] => {
    if (older === to) return whole ? [] : [subtree(from, to)];
    const middle = from + split(to - from);
    return older <= middle
      ? [...bridge(older, from, middle, whole), subtree(middle, to)]
      : [...bridge(older, middle, to, false), subtree(from, middle)];
  };

  return {
    root: (size) => subtree(0, size),
    inclusion(index, size) {
      if (!(index >= 0 && index < size)) throw new RangeError(`no entry ${index} in a tree of ${size}`);
      return path(index, 0, size);
    },
    consistency(older, size) {
      if (!(older > 0 && older <= size)) throw new RangeError(`no tree of ${older} in a tree of ${size}`);
      return bridge(older, 0, size, true);
    },
  };
}

/** Whether `proof` leads from the entry to `root`. */
export function isIncluded(
  hasher: TreeHasher,
  claim: { readonly entry: string; readonly index: number; readonly size: number; readonly root: string },
  proof: readonly string[],
): boolean {
  if (!(claim.index >= 0 && claim.index < claim.size)) return false;
  let position = claim.index;
  let last = claim.size - 1;
  let hash = hasher.leaf(claim.entry);
  for (const sibling of proof) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      hash = hasher.node(sibling, hash);
      while (position % 2 === 0 && position > 0) {
        position = half(position);
        last = half(last);
      }
    } else hash = hasher.node(hash, sibling);
    position = half(position);
    last = half(last);
  }
  return last === 0 && hash === claim.root;
}

/** Whether `proof` shows that the tree `newer` begins with the tree `older`. */
export function isConsistent(
  hasher: TreeHasher,
  older: { readonly size: number; readonly root: string },
  newer: { readonly size: number; readonly root: string },
  proof: readonly string[],
): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  const [seed, ...rest] = isPerfect(older.size) ? [older.root, ...proof] : proof;
  if (seed === undefined) return false;
  let position = older.size - 1;
  let last = newer.size - 1;
  while (position % 2 === 1) {
    position = half(position);
    last = half(last);
  }
  let oldHash = seed;
  let newHash = seed;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      oldHash = hasher.node(sibling, oldHash);
      newHash = hasher.node(sibling, newHash);
      while (position % 2 === 0 && position > 0) {
        position = half(position);
        last = half(last);
      }
    } else newHash = hasher.node(newHash, sibling);
    position = half(position);
    last = half(last);
  }
  return last === 0 && oldHash === older.root && newHash === newer.root;
}

const half = (value: number): number => Math.floor(value / 2);

/** Whether a size is a power of two: its tree is one perfect subtree. */
const isPerfect = (size: number): boolean => 2 ** Math.round(Math.log2(size)) === size;

/** The largest power of two below `count`: where RFC 6962 divides a tree. */
function split(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
