import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notesOf } from '../../../../main/domain/log/checkpoint.ts';
import { verifyLog } from '../../../../main/verifier/verify-log.ts';
import { timeOf } from '../../../support/log-fixtures.ts';
import { openParts, signedFolder } from '../../../support/signed-folder.ts';

const pinsOf = (folder: string) => notesOf(readFileSync(join(folder, 'pins.txt'), 'utf8'));

const whole = (text: string) => ({ kind: 'whole', text }) as const;

describe('the keeper of checkpoints', () => {
  it('signs, records and pins the head, each note chained to the one before', async () => {
    const { folders, store, keeper, decide } = signedFolder();
    expect(keeper.take(timeOf(0))).toBeNull();
    const notes = [1, 2, 3].map((n) => {
      for (let event = 0; event < n; event += 1) decide();
      return keeper.take(timeOf(n));
    });
    expect(keeper.take(timeOf(4))).toBeNull();
    expect(store.checkpoints(9).map(({ note }) => note)).toEqual(notes.toReversed());
    expect(pinsOf(folders.pins)).toEqual(notes);
    expect(keeper.unpinned()).toEqual({ events: 0, pinnedAt: timeOf(3), trouble: null });
    expect(await verifyLog(folders.data)).toMatchObject({
      ok: true,
      signedTo: 6,
      pinnedTo: 6,
      checkpoints: 3,
    });
  });

  it('goes on where it was after a restart, with the same tree', async () => {
    const { folders, signer, store, keeper, decide } = signedFolder();
    for (let n = 0; n < 5; n += 1) decide();
    keeper.take(timeOf(5));
    store.close();
    const again = openParts(folders, signer);
    again.decide();
    again.keeper.take(timeOf(6));
    expect(await verifyLog(folders.data)).toMatchObject({ ok: true, signedTo: 6, checkpoints: 2 });
  });

  it('works on without its pin board, shows the window, and pins later', () => {
    const { folders, keeper, decide, signer, store } = signedFolder();
    decide();
    rmSync(folders.pins, { recursive: true });
    writeFileSync(folders.pins, 'a file where the share should be');
    const note = keeper.take(timeOf(1));
    expect(store.lastCheckpoint()?.note).toBe(note);
    expect(keeper.unpinned()).toMatchObject({
      events: 1,
      pinnedAt: null,
      trouble: expect.stringContaining('cannot be used'),
    });
    rmSync(folders.pins);
    mkdirSync(folders.pins);
    expect(keeper.take(timeOf(2))).toBeNull();
    expect(pinsOf(folders.pins)).toEqual([note]);
    expect(keeper.unpinned()).toEqual({ events: 0, pinnedAt: timeOf(1), trouble: null });
    store.close();
    expect(openParts(folders, signer).keeper.unpinned().events).toBe(0);
  });

  it('never pins by itself at start: that would hide a restored copy', () => {
    const { folders, signer, keeper, decide, store } = signedFolder();
    decide();
    keeper.take(timeOf(1));
    store.close();
    writeFileSync(join(folders.pins, 'pins.txt'), '');
    openParts(folders, signer);
    expect(pinsOf(folders.pins)).toEqual([]);
  });

  it('starts from a snapshot only when a signed checkpoint of the same event proves it', () => {
    const { folders, signer, keeper, decide, store } = signedFolder();
    for (let n = 0; n < 4; n += 1) decide();
    keeper.take(timeOf(4), whole('state after 4\nsecond line'));
    decide();
    keeper.take(timeOf(5));
    const head = { seq: 4, hash: store.read(3, 1)[0]?.hash };
    store.close();
    const proven = openParts(folders, signer);
    expect(proven.keeper.provenState()).toEqual({ head, parts: ['state after 4\nsecond line'] });
    proven.decide();
    proven.keeper.take(timeOf(6));
    proven.store.close();

    const path = join(folders.snapshots, '4.snapshot');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('state after', 'State after'));
    expect(openParts(folders, signer).keeper.provenState()).toBeNull();
    writeFileSync(path, text);
    expect(openParts(folders, signer).keeper.provenState()?.head.seq).toBe(4);
    writeFileSync(join(folders.snapshots, '5.snapshot'), text);
    expect(openParts(folders, signer).keeper.provenState()?.head.seq).toBe(4);
  });

  it('passes over what another version of the program kept, and reads the log from its first event', () => {
    const { folders, signer, keeper, decide, store } = signedFolder();
    decide();
    keeper.take(timeOf(1), whole('the state of version 1'));
    store.close();
    expect(openParts(folders, signer, '2').keeper.provenState()).toBeNull();
    expect(openParts(folders, signer, '1').keeper.provenState()?.parts).toEqual(['the state of version 1']);
  });

  it('keeps the two newest snapshots', () => {
    const { keeper, decide, snapshots } = signedFolder();
    for (let n = 1; n <= 3; n += 1) {
      decide();
      keeper.take(timeOf(n), whole(`state ${n}`));
    }
    expect(snapshots.events()).toEqual([3, 2]);
  });

  describe('with snapshots of changes', () => {
    const changes = (text: string) => ({ kind: 'changes', text }) as const;
    const signedChanges = () => {
      const folder = signedFolder();
      for (let n = 1; n <= 3; n += 1) {
        folder.decide();
        folder.keeper.take(timeOf(n), n === 1 ? whole('state 1') : changes(`changes to ${n}`));
      }
      folder.store.close();
      return folder;
    };

    it('starts from the whole state and all changes since, also where it goes on with them', () => {
      const { folders, signer } = signedChanges();
      const again = openParts(folders, signer);
      expect(again.keeper.provenState()).toMatchObject({
        head: { seq: 3 },
        parts: ['state 1', 'changes to 2', 'changes to 3'],
      });
      again.decide();
      again.keeper.take(timeOf(4), changes('changes to 4'));
      again.store.close();
      expect(openParts(folders, signer).keeper.provenState()?.parts.at(-1)).toBe('changes to 4');
      expect(openParts(folders, signer).keeper.provenState()?.parts).toHaveLength(4);
    });

    it.each([
      ['the newest is damaged, from what the ones before prove', 3, ['state 1', 'changes to 2']],
      ['one in the middle is damaged, from what is before it', 2, ['state 1']],
      ['the whole one is damaged, from the first event', 1, null],
    ])('starts, when %s', (_case, seq, parts) => {
      const { folders, signer } = signedChanges();
      const path = join(folders.snapshots, `${seq}.snapshot`);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/(state|changes)/, '$1!'));
      expect(openParts(folders, signer).keeper.provenState()?.parts ?? null).toEqual(parts);
    });

    it('does not believe changes whose whole state is gone', () => {
      const { folders, signer, snapshots } = signedChanges();
      snapshots.remove(1);
      expect(openParts(folders, signer).keeper.provenState()).toBeNull();
    });

    it('keeps a whole state with its changes until the next but one is written', () => {
      const { folders, signer } = signedChanges();
      const { decide, keeper, snapshots } = openParts(folders, signer);
      const taken = [whole('4'), changes('5'), whole('6')].map((part, at) => {
        decide();
        keeper.take(timeOf(4 + at), part);
        return snapshots.events();
      });
      expect(taken).toEqual([
        [4, 3, 2, 1],
        [5, 4, 3, 2, 1],
        [6, 5, 4],
      ]);
    });

    it('takes the first changes of all for the whole state', () => {
      const { folders, signer, decide, keeper, store } = signedFolder();
      decide();
      keeper.take(timeOf(1), changes('everything so far'));
      store.close();
      expect(openParts(folders, signer).keeper.provenState()?.parts).toEqual(['everything so far']);
    });

    it('goes on from the proven snapshot after one whose checkpoint was not recorded', () => {
      const { folders, signer, decide, keeper, store, snapshots } = signedFolder();
      decide();
      keeper.take(timeOf(1), whole('state 1'));
      decide();
      snapshots.write(2, 'a snapshot that a cut left without its checkpoint');
      keeper.take(timeOf(2));
      decide();
      keeper.take(timeOf(3), changes('changes to 3'));
      store.close();
      expect(openParts(folders, signer).keeper.provenState()?.parts).toEqual(['state 1', 'changes to 3']);
    });
  });

  it('appends after a pin that was cut in the middle', async () => {
    const { folders, keeper, decide } = signedFolder();
    decide();
    keeper.take(timeOf(1));
    const path = join(folders.pins, 'pins.txt');
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole + whole.slice(0, 100));
    chmodSync(path, 0o600);
    decide();
    keeper.take(timeOf(2));
    expect(pinsOf(folders.pins)).toHaveLength(2);
    const report = await verifyLog(folders.data);
    expect(report).toMatchObject({ ok: true, pins: 2, pinnedTo: 2 });
    expect(report.warnings).toContain('1 unfinished pins were passed over');
  });
});
