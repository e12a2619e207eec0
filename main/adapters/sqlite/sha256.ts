import { hash } from 'node:crypto';
import type { Sha256 } from '../../domain/log/chain.ts';
import type { TreeHasher } from '../../domain/log/merkle.ts';

/** Text in, hex out: three times faster than buffers (no copy leaves the native side). */
export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');

const NODE = Buffer.alloc(65, 1);

/** The tree's hashes with the prefixes of RFC 6962 §2.1; the one buffer is safe because nothing here is asynchronous. */
export const treeHasher: TreeHasher = {
  leaf: (entry) => hash('sha256', `\0${entry}`, 'hex'),
  node(left, right) {
    NODE.write(left, 1, 'hex');
    NODE.write(right, 33, 'hex');
    return hash('sha256', NODE, 'hex');
  },
  empty: hash('sha256', '', 'hex'),
};
