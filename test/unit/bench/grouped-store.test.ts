import { describe, expect, it } from 'vitest';
import { NotTheHead } from '../../../main/application/ports/event-store.ts';
import { GroupedStore } from '../../../main/bench/grouped-store.ts';
import { decisionOf } from '../../support/log-fixtures.ts';
import { MemoryEventStore } from '../../support/memory-event-store.ts';

/** A store that takes groups of decisions, as the real one does, and counts its commits. */
class CountingStore extends MemoryEventStore {
  commits = 0;

  override append(rows: Parameters<MemoryEventStore['append']>[0]): void {
    this.commits += 1;
    super.append(rows);
  }
}

describe('a grouped store', () => {
  it('goes on from its own head and commits when enough events wait', () => {
    const inner = new CountingStore();
    const store = new GroupedStore(inner, 3);
    const first = decisionOf(store.head(), 'a', 2);
    store.append(first);
    expect([inner.commits, inner.head().seq, store.head().seq]).toEqual([0, 0, 2]);
    const second = decisionOf(store.head(), 'b');
    store.append(second);
    expect(inner.commits).toBe(1);
    expect(inner.read(0, 10)).toEqual([...first, ...second]);
    expect(store.head()).toEqual(inner.head());
  });

  it.each([
    ['a page is read', (store: GroupedStore) => store.read(0, 10)],
    ['a checkpoint is recorded', (store: GroupedStore) => store.addCheckpoint(1, 'note')],
    ['it is closed', (store: GroupedStore) => store.close()],
  ])('commits what waits before %s', (_what, act) => {
    const inner = new CountingStore();
    const store = new GroupedStore(inner, 100);
    store.append(decisionOf(store.head(), 'a'));
    act(store);
    expect(inner.commits).toBe(1);
  });

  it('refuses rows that do not go on from its head', () => {
    const store = new GroupedStore(new MemoryEventStore(), 100);
    store.append(decisionOf(store.head(), 'a'));
    expect(() => store.append(decisionOf({ seq: 4, hash: store.head().hash }, 'b'))).toThrow(NotTheHead);
  });
});
