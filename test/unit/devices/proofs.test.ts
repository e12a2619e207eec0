import { expect, it } from 'vitest';
import { FAMILIES } from '../../../main/adapters/devices/open-device.ts';
import { PROOFS, proofsOf } from '../../../main/adapters/devices/proofs.ts';

it('says of every family that can be bound, and of no other, how it was proven', () => {
  const families = Object.values(FAMILIES).flatMap((each) => Object.keys(each));
  expect(Object.keys(PROOFS).sort()).toEqual([...new Set(families)].sort());
  for (const family of families) expect(proofsOf(family)).not.toEqual([]);
  expect(proofsOf('toString')).toEqual([]);
});
