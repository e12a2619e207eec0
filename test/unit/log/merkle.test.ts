import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { treeHasher } from '../../../main/adapters/sqlite/sha256.ts';
import { EMPTY_TREE, extend, rootOf } from '../../../main/domain/log/merkle.ts';
import { createProver, isConsistent, isIncluded } from '../../../main/domain/log/merkle-proof.ts';

const digest = (...parts: readonly (string | Buffer)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** RFC 6962 §2.1, word for word. */
function mth(entries: readonly string[]): Buffer {
  if (entries.length === 0) return digest('');
  if (entries.length === 1) return digest(Buffer.of(0), entries[0] ?? '');
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return digest(Buffer.of(1), mth(entries.slice(0, k)), mth(entries.slice(k)));
}

const entries = Array.from({ length: 70 }, (_, n) => digest(String(n)).toString('hex'));
const rootAt = (size: number) => mth(entries.slice(0, size)).toString('hex');
const prover = createProver(treeHasher, (index) => entries[index] ?? '');
const flip = (hash: string) => (hash[0] === '0' ? '1' : '0') + hash.slice(1);

describe('the tree', () => {
  it('has the root of RFC 6962 at every size', () => {
    let tree = EMPTY_TREE;
    expect(rootOf(treeHasher, tree)).toBe(rootAt(0));
    for (const [index, entry] of entries.entries()) {
      tree = extend(treeHasher, tree, entry);
      expect(rootOf(treeHasher, tree)).toBe(rootAt(index + 1));
      expect(prover.root(index + 1)).toBe(rootAt(index + 1));
    }
  });

  it('proves every entry of every size, and no other entry, place, size or root', () => {
    for (let size = 1; size <= 33; size += 1)
      for (let index = 0; index < size; index += 1) {
        const proof = prover.inclusion(index, size);
        const claim = { entry: entries[index] ?? '', index, size, root: rootAt(size) };
        expect(isIncluded(treeHasher, claim, proof)).toBe(true);
        expect(isIncluded(treeHasher, { ...claim, entry: entries[index + 1] ?? '' }, proof)).toBe(false);
        expect(isIncluded(treeHasher, { ...claim, root: flip(claim.root) }, proof)).toBe(false);
        expect(isIncluded(treeHasher, claim, [...proof, claim.root])).toBe(false);
        if (size > 1) {
          expect(isIncluded(treeHasher, { ...claim, index: (index + 1) % size }, proof)).toBe(false);
          expect(isIncluded(treeHasher, claim, proof.slice(1))).toBe(false);
        }
      }
    expect(isIncluded(treeHasher, { entry: '', index: 5, size: 5, root: rootAt(5) }, [])).toBe(false);
  });

  it('proves that a newer tree begins with an older one, and nothing else', () => {
    for (let size = 1; size <= 33; size += 1)
      for (let older = 1; older <= size; older += 1) {
        const proof = prover.consistency(older, size);
        const from = { size: older, root: rootAt(older) };
        const to = { size, root: rootAt(size) };
        expect(isConsistent(treeHasher, from, to, proof)).toBe(true);
        expect(isConsistent(treeHasher, { ...from, root: flip(from.root) }, to, proof)).toBe(false);
        expect(isConsistent(treeHasher, from, { ...to, root: flip(to.root) }, proof)).toBe(false);
        expect(isConsistent(treeHasher, from, to, [...proof, to.root])).toBe(false);
        if (proof.length > 0) expect(isConsistent(treeHasher, from, to, proof.slice(1))).toBe(false);
      }
    expect(isConsistent(treeHasher, { size: 3, root: rootAt(3) }, { size: 2, root: rootAt(2) }, [])).toBe(
      false,
    );
  });
});
