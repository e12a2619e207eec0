import { describe, expect, it } from 'vitest';
import { foundPlant } from '../../../main/application/station/found-plant.ts';
import { Interrupted } from '../../../main/application/station/station-log.ts';
import { plantFacts } from '../../../main/domain/state.ts';
import { founding, originOf, StationRig, signIn } from './station-rig.ts';

const BOOTH = originOf();
const sizes = ({ disk }: StationRig) => disk.checkpoints.map(({ size }) => size);

describe('a start', () => {
  it('goes on from a state that a signed checkpoint proves, and reads no event before it', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    await door.dispatch(signIn(), BOOTH);
    log.close(rig.clock.iso());
    const proven = log.head.seq;
    rig.disk.reads.length = 0;
    const again = rig.openLog();
    expect(again.state.toData()).toEqual(log.state.toData());
    expect(Math.min(...rig.disk.reads)).toBe(proven - 1);
  });

  it('folds every event when the kept state is not the signed one', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    await door.dispatch(signIn(), BOOTH);
    log.close(rig.clock.iso());
    const [[seq, text] = [0, '']] = rig.disk.snapshots.kept;
    rig.disk.snapshots.kept.set(seq, text.replace('"OP-101"', '"OP-107"'));
    rig.disk.reads.length = 0;
    const again = rig.openLog();
    expect(rig.disk.reads).toContain(0);
    expect(again.state.get('sessions', 'WS-01-1')).toMatchObject({ person: 'OP-101' });
  });

  it('on a log that does not pass the check decides nothing and can be read', async () => {
    const rig = new StationRig();
    rig.openDoor().log.close(rig.clock.iso());
    rig.found = 'Event 7 does not follow from the one before: run verify.';
    const { door, log } = rig.openDoor();
    expect(await door.dispatch(signIn(), BOOTH)).toEqual({ kind: 'unavailable', reason: rig.found });
    expect(log.read(0, 1)).toHaveLength(1);
    expect(plantFacts(log.state).kind).toBe('demo');
    const before = sizes(rig);
    log.close(rig.clock.iso());
    expect(sizes(rig)).toEqual(before);
  });
});

describe('a founding', () => {
  it('that was cut off after the first event is taken up again, and none is repeated', () => {
    const rig = new StationRig();
    rig.bareLog().open(rig.moment, rig.opened);
    expect(rig.typesAfter(0)).toEqual(['LogOpened']);
    const log = rig.bareLog();
    foundPlant(log, rig.moment, founding, rig.opened);
    expect(plantFacts(log.state).kind).toBe('demo');
    expect(rig.typesAfter(0).filter((type) => type === 'LogOpened')).toHaveLength(1);
    expect(sizes(rig)).toEqual([log.head.seq]);
    expect(() => foundPlant(rig.bareLog(), rig.moment, founding, rig.opened)).toThrow(
      'a plant is founded once',
    );
  });

  it('that the disk loses leaves no half of a plant', () => {
    const rig = new StationRig();
    const log = rig.bareLog();
    log.open(rig.moment, rig.opened);
    rig.disk.nextAppend = 'lost';
    expect(() => foundPlant(log, rig.moment, founding, rig.opened)).toThrow(Interrupted);
    expect(rig.bareLog().state.get('plant', 'plant')).toBeUndefined();
    foundPlant(log, rig.moment, founding, rig.opened);
    expect(plantFacts(log.state).kind).toBe('demo');
  });
});

describe('a log that was closed', () => {
  it('takes nothing more, opens nothing again, and says so', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    let open: () => void = () => {};
    rig.beforeVerdict = () =>
      new Promise((resolve) => {
        open = resolve;
      });
    const underWay = door.dispatch(signIn(), BOOTH);
    await Promise.resolve();
    log.close(rig.clock.iso());
    const written = rig.disk.rows.length;
    open();
    expect(await underWay).toEqual({ kind: 'unavailable', reason: 'The station was shut down.' });
    expect(rig.disk.opened).toBe(1);
    expect(rig.disk.rows).toHaveLength(written);
  });
});
