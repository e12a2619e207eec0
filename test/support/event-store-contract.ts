import { describe, expect, it } from 'vitest';
import {
  DuplicateCommand,
  type EventStore,
  NotTheHead,
  readAll,
  StoreFailure,
} from '../../main/application/ports/event-store.ts';
import { EMPTY_LOG } from '../../main/domain/log/chain.ts';
import { decisionOf } from './log-fixtures.ts';

/** What every event store does; the same suite holds the real one and the one in memory together. */
export function eventStoreContract(name: string, open: () => EventStore): void {
  describe(`${name} keeps the contract of an event store`, () => {
    it('starts empty', () => {
      const store = open();
      expect(store.head()).toEqual(EMPTY_LOG);
      expect(store.read(0, 10)).toEqual([]);
      expect(store.lastCheckpoint()).toBeNull();
    });

    it('appends decisions and reads them back in order and in pages', () => {
      const store = open();
      const first = decisionOf(store.head(), 'opened');
      store.append(first);
      const second = decisionOf(store.head(), 'weighed', 3);
      store.append(second);
      const all = [...first, ...second];
      expect(store.read(0, 10)).toEqual(all);
      expect(store.read(1, 2)).toEqual(all.slice(1, 3));
      expect([...readAll(store, 0, 2)]).toEqual(all);
      expect(store.head()).toEqual({ seq: 4, hash: all[3]?.hash });
    });

    it('finds the first answer of a command and nothing for an unknown one', () => {
      const store = open();
      store.append(decisionOf(store.head(), 'opened'));
      const rows = decisionOf(store.head(), 'weighed', 2);
      store.append(rows);
      expect(store.rowsOfCommand('weighed')).toEqual(rows);
      expect(store.rowsOfCommand('unknown')).toEqual([]);
    });

    it('refuses a command id a second time and records nothing of it', () => {
      const store = open();
      store.append(decisionOf(store.head(), 'opened'));
      const before = store.head();
      expect(() => store.append(decisionOf(store.head(), 'opened'))).toThrow(DuplicateCommand);
      expect(store.head()).toEqual(before);
      expect(store.read(0, 10)).toHaveLength(1);
      store.append(decisionOf(store.head(), 'next'));
      expect(store.head().seq).toBe(2);
    });

    it('refuses rows that do not go on from the head', () => {
      const store = open();
      const stale = decisionOf(store.head(), 'late');
      store.append(decisionOf(store.head(), 'opened'));
      expect(() => store.append(stale)).toThrow(NotTheHead);
      expect(() => store.append(decisionOf({ seq: 7, hash: store.head().hash }, 'ahead'))).toThrow(
        NotTheHead,
      );
      expect(() => store.append([])).toThrow('without events');
      expect(store.head().seq).toBe(1);
    });

    it('keeps checkpoints in order, of recorded events only, newest first', () => {
      const store = open();
      store.append(decisionOf(store.head(), 'opened', 3));
      store.addCheckpoint(1, 'note 1');
      store.addCheckpoint(3, 'note 3');
      expect(() => store.addCheckpoint(2, 'late')).toThrow('only appended');
      expect(() => store.addCheckpoint(3, 'twice')).toThrow('only appended');
      expect(() => store.addCheckpoint(4, 'beyond')).toThrow('only appended');
      expect(store.lastCheckpoint()).toEqual({ size: 3, note: 'note 3' });
      expect(store.checkpoints(10)).toEqual([
        { size: 3, note: 'note 3' },
        { size: 1, note: 'note 1' },
      ]);
      expect(store.checkpoints(10, 3)).toEqual([{ size: 1, note: 'note 1' }]);
    });

    it('refuses everything once it is closed', () => {
      const store = open();
      store.close();
      expect(() => store.head()).toThrow(StoreFailure);
      expect(() => store.read(0, 1)).toThrow(StoreFailure);
    });
  });
}
