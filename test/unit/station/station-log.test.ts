import { describe, expect, it } from 'vitest';
import { originOf as logName, parseNote } from '../../../main/domain/log/checkpoint.ts';
import { parseEntry } from '../../../main/domain/log/entry.ts';
import { dispensingPlant } from '../../support/dispensing-plant.ts';
import { NODE } from '../../support/log-fixtures.ts';
import { codesOf, commandOf, originOf, RIGHT, StationRig, signIn } from './station-rig.ts';

const BOOTH = originOf();
const sizes = ({ disk }: StationRig) => disk.checkpoints.map(({ size }) => size);

describe('a commit that failed', () => {
  it('is answered by what the disk says: a decision that is there stands, with all that follows from it', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const { seq } = log.head;
    rig.disk.nextAppend = 'kept';
    const command = signIn();
    const reply = await door.dispatch(command, BOOTH);
    expect(reply).toEqual({ kind: 'accepted', seq: seq + 1 });
    expect(rig.disk.opened).toBe(2);
    expect(log.state.get('sessions', 'WS-01-1')).toMatchObject({ person: 'OP-101', open: true });
    expect(rig.decided).toEqual([['SessionOpened']]);
    expect(await door.dispatch(command, BOOTH)).toEqual(reply);
    expect(rig.typesAfter(seq)).toEqual(['SessionOpened']);
  });

  it('leaves nothing behind where the disk has nothing, and the same id decides anew', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const { seq } = log.head;
    rig.disk.nextAppend = 'lost';
    const command = signIn();
    expect(await door.dispatch(command, BOOTH)).toEqual({
      kind: 'unavailable',
      reason: 'The disk of the log reported an error.',
    });
    expect(log.state.get('sessions', 'WS-01-1')).toBeUndefined();
    expect(rig.decided).toEqual([]);
    expect(log.locked).toBeNull();
    expect(await door.dispatch(command, BOOTH)).toEqual({ kind: 'accepted', seq: seq + 1 });
  });

  it('holds for what the station decides by itself as well', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const { seq } = log.head;
    rig.disk.nextAppend = 'kept';
    expect(await door.dispatchOwn({ type: 'CountFlood', count: 4 }, BOOTH)).toEqual({
      kind: 'accepted',
      seq: seq + 1,
    });
    expect(rig.decided).toEqual([['DoorFlood']]);
  });

  it('locks the station when what was read again does not pass the check', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    rig.disk.nextAppend = 'kept';
    rig.found = 'Event 9 does not follow from the one before: run verify.';
    expect(await door.dispatch(signIn(), BOOTH)).toEqual({ kind: 'unavailable', reason: rig.found });
    expect(log.locked).toBe(rig.found);
  });

  it('locks the station when the disk does not come back, and what is known can still be told', async () => {
    const rig = new StationRig();
    const log = rig.openLog();
    const node = rig.openNode(log);
    const port = node.connect('WS-01-1', 'kiosk');
    const { seq } = log.head;
    rig.disk.nextAppend = 'kept';
    rig.disk.isAway = true;
    const reason = 'The disk of the log reported an error. The log file cannot be opened.';
    expect(await port.dispatch(signIn())).toEqual({ kind: 'unavailable', reason });
    expect(await port.dispatch(signIn())).toEqual({ kind: 'unavailable', reason });
    expect(log.head.seq).toBe(seq);
    expect(log.unpinned).toEqual({ events: seq, pinnedAt: null, trouble: reason });
    expect(await port.query({ kind: 'health' })).toMatchObject({
      kind: 'health',
      health: { events: seq },
      checkpoint: null,
    });
    await node.close();
    rig.disk.isAway = false;
    expect(rig.openLog().state.get('sessions', 'WS-01-1')).toMatchObject({ person: 'OP-101' });
  });
});

describe('a clock that was set back', () => {
  const hour = 3_600_000;
  const at = (rig: StationRig, ms: number) => new Date(rig.clock.now() + ms).toISOString();

  it('is declared once, and again only when it falls once more', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const count = async () => {
      rig.clock.advance(1_001);
      await door.dispatchOwn({ type: 'CountFlood', count: 1 }, BOOTH);
    };
    const { seq } = log.head;
    const latest = rig.clock.now();
    rig.clock.setWall(at(rig, -hour));
    expect(log.isBehind(rig.clock.now())).toBe(true);
    await count();
    await count();
    expect(rig.typesAfter(seq)).toEqual(['ClockSetBack', 'DoorFlood', 'DoorFlood']);
    expect(parseEntry(rig.disk.rows[seq]?.body ?? '').data).toMatchObject({
      from: new Date(latest).toISOString(),
    });
    expect(log.isBehind(rig.clock.now())).toBe(true);
    // Right again, and then half as far back: behind the latest event, though not behind the first set-back.
    rig.clock.setWall(at(rig, hour + 60_000));
    expect(log.isBehind(rig.clock.now())).toBe(false);
    await count();
    rig.clock.setWall(at(rig, -hour / 2));
    await count();
    await count();
    expect(rig.typesAfter(seq + 3)).toEqual(['DoorFlood', 'ClockSetBack', 'DoorFlood', 'DoorFlood']);
  });

  it('by as little as clocks differ is nothing', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const { seq } = log.head;
    rig.clock.setWall(at(rig, -2_000));
    await door.dispatchOwn({ type: 'CountFlood', count: 1 }, BOOTH);
    expect(rig.typesAfter(seq)).toEqual(['DoorFlood']);
  });
});

describe('the head of the log is signed and pinned', () => {
  it('when the plant is founded, every 100 events, and at shut-down with the state', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const founded = log.head.seq;
    expect(sizes(rig)).toEqual([founded]);
    for (let count = 1; count < 100; count += 1) await door.dispatchOwn({ type: 'CountFlood', count }, BOOTH);
    expect(sizes(rig)).toEqual([founded]);
    await door.dispatchOwn({ type: 'CountFlood', count: 100 }, BOOTH);
    expect(sizes(rig)).toEqual([founded, founded + 100]);
    await door.dispatchOwn({ type: 'CountFlood', count: 101 }, BOOTH);
    log.close(rig.clock.iso());
    expect(sizes(rig)).toEqual([founded, founded + 100, founded + 101]);
    expect(rig.disk.pins.notes).toEqual(rig.disk.checkpoints.map(({ note }) => note));
    const last = parseNote(rig.disk.pins.notes.at(-1) ?? '');
    expect(last.ok && last.value.checkpoint).toMatchObject({ origin: logName(NODE), size: founded + 101 });
    expect([...rig.disk.snapshots.kept.keys()]).toEqual([founded + 101]);
  });

  it('after 100 events also when the station stopped without a signature in between', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const founded = log.head.seq;
    for (let count = 1; count <= 60; count += 1) await door.dispatchOwn({ type: 'CountFlood', count }, BOOTH);
    const again = rig.openDoor();
    for (let count = 1; count < 40; count += 1)
      await again.door.dispatchOwn({ type: 'CountFlood', count }, BOOTH);
    expect(sizes(rig)).toEqual([founded]);
    await again.door.dispatchOwn({ type: 'CountFlood', count: 40 }, BOOTH);
    expect(sizes(rig)).toEqual([founded, founded + 100]);
  });

  it('at the issue of a batch and at every other signature, and not when it is refused', async () => {
    const rig = new StationRig();
    const log = rig.openLog();
    const node = rig.openNode(log);
    const port = node.connect('QA-01-1', 'kiosk');
    await port.dispatch(signIn('QA-01', 'QA-01'));
    const context = { station: 'QA-01', person: 'QA-01', batch: null, step: null };
    const sign = async (draft: object, textHash?: string) => {
      const shown = await port.query({ kind: 'signing', command: { context, ...draft } });
      const hash = shown.kind === 'signing' ? shown.hash : '';
      const signature = { person: 'QA-01', secret: RIGHT, textHash: textHash ?? hash };
      return port.dispatch({ ...commandOf('', { ...draft, signature }), context });
    };
    const { batch, recipe, version, allocations } = dispensingPlant().order;
    const issue = { type: 'IssueBatch', batch, recipe, version, allocations };
    const before = sizes(rig);
    expect(codesOf(await sign(issue, '0'.repeat(64)))).toEqual(['signature.otherText']);
    expect(sizes(rig)).toEqual(before);
    expect(codesOf(await sign(issue))).toEqual(['accepted']);
    const issued = log.head.seq;
    expect(sizes(rig)).toEqual([...before, issued]);
    const hold = {
      type: 'PlaceHold',
      object: { kind: 'lot', id: 'AA-2503-042' },
      reason: 'investigation',
      narrative: null,
    };
    const line = node.connect('PL-3-1', 'kiosk');
    await line.dispatch(signIn('SUP-01', 'PL-3'));
    const atLine = { station: 'PL-3', person: 'SUP-01', batch: null, step: null };
    expect(codesOf(await line.dispatch({ ...commandOf('', hold), context: atLine }))).toEqual(['accepted']);
    expect(sizes(rig)).toHaveLength(before.length + 1);
    const held = [...node.state.all('holds')].at(-1);
    const release = { type: 'ReleaseHold', hold: held?.id, reason: 'assessed-no-impact' };
    expect(codesOf(await sign(release))).toEqual(['accepted']);
    expect(sizes(rig)).toEqual([...before, issued, log.head.seq]);
    await node.close();
  });

  it('or not, and the decision stands and the next is taken', async () => {
    for (const next of ['lost', 'kept'] as const) {
      const rig = new StationRig();
      const { door, log } = rig.openDoor();
      const founded = log.head.seq;
      for (let count = 1; count < 100; count += 1)
        await door.dispatchOwn({ type: 'CountFlood', count }, BOOTH);
      rig.disk.nextCheckpoint = next;
      const command = signIn();
      expect(await door.dispatch(command, BOOTH)).toEqual({ kind: 'accepted', seq: founded + 100 });
      expect(log.locked).toBeNull();
      expect(rig.disk.opened).toBe(2);
      expect(log.state.get('sessions', 'WS-01-1')).toMatchObject({ open: true });
      expect(codesOf(await door.dispatch(signIn('OP-107'), BOOTH))).toEqual(['accepted']);
      log.checkpoint(rig.clock.iso());
      expect(sizes(rig).at(-1)).toBe(log.head.seq);
    }
  });

  it('without the state when that does not fit on the disk', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    await door.dispatch(signIn(), BOOTH);
    rig.disk.snapshots.isFull = true;
    log.close(rig.clock.iso());
    expect(sizes(rig).at(-1)).toBe(log.head.seq);
    expect(rig.said).toEqual(['no snapshot was written']);
    expect(rig.openLog().state.get('sessions', 'WS-01-1')).toMatchObject({ person: 'OP-101' });
  });
});
