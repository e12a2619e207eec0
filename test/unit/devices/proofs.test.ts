import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FAMILIES } from '../../../main/adapters/devices/open-device.ts';
import { PROOFS, proofsOf } from '../../../main/adapters/devices/proofs.ts';

const README = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
const ROW = /^\| `([a-z0-9-]+)` \| (scale|scanner|printer) \| [^|]+ \| ([^|]+) \| (yes|no) \|$/gm;
const named = Object.entries(FAMILIES).flatMap(([kind, families]) =>
  Object.keys(families).map((family) => ({ kind, family })),
);

it('says of every family that can be bound, and of no other, how it was proven', () => {
  const families = named.map(({ family }) => family);
  expect(Object.keys(PROOFS).sort()).toEqual([...new Set(families)].sort());
  for (const family of families) expect(proofsOf(family)).not.toEqual([]);
  expect(proofsOf('toString')).toEqual([]);
});

it('says the same in the table of the README', () => {
  const rows = [...README.matchAll(ROW)].map(([, family = '', kind, proofs, onHardware]) => [
    kind,
    family,
    proofs,
    onHardware,
  ]);
  const expected = named.map(({ kind, family }) => [
    kind,
    family,
    proofsOf(family).join(', '),
    proofsOf(family).includes('hardware') ? 'yes' : 'no',
  ]);
  expect(rows.sort()).toEqual(expected.sort());
});
