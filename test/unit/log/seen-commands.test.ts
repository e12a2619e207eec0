import { describe, expect, it } from 'vitest';
import { SeenCommands } from '../../../main/verifier/seen-commands.ts';

/** FNV-1a as the table uses it, to find two ids with one hash. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return hash;
}

function twins(): readonly [string, string] {
  const seen = new Map<number, string>();
  for (let n = 0; ; n += 1) {
    const id = `command-${n}`;
    const other = seen.get(hashOf(id));
    if (other !== undefined) return [other, id];
    seen.set(hashOf(id), id);
  }
}

describe('the table of seen commands', () => {
  it('finds every id a second time with its first event, also after it grew', () => {
    const ids = Array.from({ length: 5000 }, (_, n) => `c-${n}`);
    const table = new SeenCommands(10, (seq) => ids[seq - 1] ?? null);
    for (const [index, id] of ids.entries()) expect(table.add(id, index + 1)).toBeNull();
    for (const [index, id] of ids.entries()) expect(table.add(id, 9999)).toBe(index + 1);
  });

  it('tells two ids with the same hash apart', () => {
    const [one, other] = twins();
    const table = new SeenCommands(10, (seq) => (seq === 1 ? one : other));
    expect(table.add(one, 1)).toBeNull();
    expect(table.add(other, 2)).toBeNull();
    expect(table.add(other, 3)).toBe(2);
    expect(table.add(one, 4)).toBe(1);
  });
});
