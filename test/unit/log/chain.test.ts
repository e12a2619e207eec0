import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../main/adapters/sqlite/sha256.ts';
import { EMPTY_LOG, firstBrokenLink, seal } from '../../../main/domain/log/chain.ts';
import { decisionOf, eventOf } from '../../support/log-fixtures.ts';

const byHand = (text: string) => createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex');

describe('the chain', () => {
  it('hashes the previous hash in hex and the stored text, from 64 zeros', () => {
    const [first, second] = decisionOf(EMPTY_LOG, 'a', 2);
    expect(first?.hash).toBe(byHand('0'.repeat(64) + first?.body));
    expect(second?.hash).toBe(byHand(`${first?.hash}${second?.body}`));
  });

  it('finds no broken link in what it sealed', () => {
    const rows = decisionOf(EMPTY_LOG, 'a', 3);
    expect(firstBrokenLink(sha256, EMPTY_LOG, rows)).toBeNull();
  });

  it('finds the first changed, missing or swapped event', () => {
    const rows = decisionOf(EMPTY_LOG, 'a', 4);
    const [one, two, three, four] = rows as [
      (typeof rows)[0],
      (typeof rows)[0],
      (typeof rows)[0],
      (typeof rows)[0],
    ];
    const edited = { ...two, body: two.body.replace('OP-07', 'OP-08') };
    expect(firstBrokenLink(sha256, EMPTY_LOG, [one, edited, three, four])).toBe(edited);
    expect(firstBrokenLink(sha256, EMPTY_LOG, [one, three, four])).toBe(three);
    expect(firstBrokenLink(sha256, EMPTY_LOG, [two, one])).toBe(two);
  });

  it('seals only events that go on from the head as all parts of one command', () => {
    const event = (seq: number, part: number, of: number, id = 'a') =>
      eventOf(seq, { command: { id, part, of } });
    expect(() => seal(sha256, EMPTY_LOG, [event(2, 1, 1)])).toThrow('does not follow');
    expect(() => seal(sha256, EMPTY_LOG, [event(1, 1, 2)])).toThrow('not part 1 of 1');
    expect(() => seal(sha256, EMPTY_LOG, [event(1, 1, 2), event(2, 1, 2)])).toThrow('not part 2 of 2');
    expect(() => seal(sha256, EMPTY_LOG, [event(1, 1, 2), event(2, 2, 2, 'b')])).toThrow('command a');
  });
});
