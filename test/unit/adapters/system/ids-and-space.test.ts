import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../../main/adapters/system/digest.ts';
import { diskSpace } from '../../../../main/adapters/system/disk-space.ts';
import { newSecret, newUuid } from '../../../../main/adapters/system/random.ts';

describe('ids and secrets', () => {
  it('are UUIDs of version 7 that carry the time of the station, all different', () => {
    const time = Date.UTC(2026, 2, 2, 6);
    const ids = Array.from({ length: 1000 }, () => newUuid(time));
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(time);
    }
  });

  it('have 256 random bits', () => {
    expect(newSecret()).toMatch(/^[\w-]{43}$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});

describe('a digest', () => {
  it('is SHA-256 in hex of text and bytes alike', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect([sha256Hex('abc'), sha256Hex(Buffer.from('abc'))]).toEqual([abc, abc]);
  });
});

describe('the space on a drive', () => {
  it('is told in bytes', async () => {
    const { free, total, network } = await diskSpace(import.meta.dirname);
    expect(total).toBeGreaterThan(1_000_000);
    expect(free).toBeGreaterThan(0);
    expect(free).toBeLessThanOrEqual(total);
    expect(typeof network).toBe('boolean');
  });

  it('is an error of the file system where there is no such folder', async () => {
    await expect(diskSpace('/no/such/folder')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
