import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { kg, pause, until, withTcpScale } from './scale-rig.ts';

describe.concurrent('a scale on a socket', () => {
  it('[S36] becomes ready only as the bound instrument and shows what lies on it', () =>
    withTcpScale(async (rig) => {
      rig.scale.pan.put(kg('26.54'), 0);
      const { identity, latest, epoch } = await rig.ready();
      expect(identity).toEqual({ model: 'ICS465 150.00 kg', serial: 'B021', software: '1.00 SIM.0001' });
      expect(latest).toMatchObject({
        reading: { value: '26.54', unit: 'kg', stable: true },
        mass: kg('26.54'),
        raw: 'S S      26.54 kg',
        serial: 'B021',
      });
      expect(epoch).toBe(1);
    }));

  it('captures a fresh stable value with its raw frames', () =>
    withTcpScale(async (rig) => {
      await rig.ready();
      rig.scale.pan.put(kg('6.58'));
      const asked = systemClock.mono();
      const captured = await rig.supervisor.capture(2000);
      expect(captured).toMatchObject({
        kind: 'captured',
        live: { mass: kg('6.58'), reading: { stable: true } },
      });
      if (captured.kind !== 'captured') return;
      expect(captured.live.receivedMono).toBeGreaterThan(asked);
      expect(captured.window.length).toBeGreaterThanOrEqual(2);
      expect(new Set(captured.window)).toEqual(new Set(['S S       6.58 kg']));
    }));

  it('captures nothing from a load that does not come to rest, and goes on', () =>
    withTcpScale(async (rig) => {
      await rig.ready();
      rig.scale.pan.put(kg('5'));
      rig.scale.pan.shake(true);
      expect(await rig.supervisor.capture(300)).toEqual({ kind: 'unstable' });
      expect(await rig.supervisor.capture(5000)).toEqual({ kind: 'unstable', raw: 'S I' });
      rig.scale.pan.shake(false);
      expect(await rig.supervisor.capture(2000)).toMatchObject({ kind: 'captured', live: { mass: kg('5') } });
    }));

  it('refuses a value that the load did not keep while it was captured', () =>
    withTcpScale(async (rig) => {
      rig.scale.pan.put(kg('5'), 0);
      await rig.ready();
      await pause(60);
      const captured = rig.supervisor.capture(2000);
      // The load is touched in the moment in which the station has its stable value.
      const stop = rig.supervisor.onChange(({ kind }) => {
        if (kind === 'reading') rig.scale.pan.put(kg('9'), 0);
      });
      const result = await captured;
      stop();
      // A poll under way may have been first: then the new load was captured. The old one never is.
      if (result.kind === 'captured') expect(result.live.mass).toBe(rig.scale.pan.truth);
      else expect(result).toEqual({ kind: 'unstable', raw: 'S S       9.00 kg' });
    }));

  it('takes one capture at a time, and a cancelled one leaves nothing behind', () =>
    withTcpScale(async (rig) => {
      await rig.ready();
      rig.scale.pan.put(kg('5'));
      rig.scale.pan.shake(true);
      const abort = new AbortController();
      const first = rig.supervisor.capture(5000, abort.signal);
      expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'busy' });
      await pause(50);
      abort.abort();
      expect(await first).toEqual({ kind: 'cancelled' });
      rig.scale.pan.shake(false);
      rig.scale.pan.put(kg('7'), 0);
      expect(await rig.supervisor.capture(2000)).toMatchObject({ kind: 'captured', live: { mass: kg('7') } });
    }));

  it('never lets a late answer answer the next question', () =>
    withTcpScale(async (rig) => {
      rig.scale.pan.put(kg('5'), 0);
      await rig.ready();
      // Later than every poll: the answers come when nobody waits for them any more.
      rig.scale.wire.delayMs = 900;
      await rig.until(({ trouble }) => trouble === 'stale');
      rig.scale.pan.put(kg('12'), 0);
      const seen = rig.told.length;
      rig.scale.wire.delayMs = 0;
      await rig.shows('12.00');
      const captured = await rig.supervisor.capture(2000);
      expect(captured).toMatchObject({ kind: 'captured', live: { mass: kg('12') } });
      const values = rig.told
        .slice(seen)
        .flatMap(({ change }) => (change.kind === 'reading' ? [change.live.mass] : []));
      expect(new Set(values)).toEqual(new Set([kg('12')]));
    }));

  it('shows no stale value as live, and comes back when the silence ends', () =>
    withTcpScale(async (rig) => {
      const { epoch } = await rig.ready();
      rig.scale.wire.silence = true;
      expect(await rig.until(({ trouble }) => trouble === 'stale')).toMatchObject({
        state: 'ready',
        latest: null,
      });
      expect(await rig.until(({ state }) => state === 'silent')).toMatchObject({
        latest: null,
        reason: 'the instrument does not answer',
      });
      expect(await rig.supervisor.capture(500)).toEqual({ kind: 'silent' });
      rig.scale.wire.silence = false;
      expect((await rig.ready()).epoch).toBeGreaterThan(epoch);
    }));

  it('answers a press in its time, though the instrument fell silent before its turn', () =>
    withTcpScale(async (rig) => {
      await rig.ready();
      rig.scale.wire.silence = true;
      await pause(80);
      expect(await rig.supervisor.capture(100)).toEqual({ kind: 'not-ready' });
      expect(rig.snapshot.state).toBe('ready');
    }));

  it('answers every press over a fault, in whatever moment it comes', () =>
    withTcpScale(async (rig) => {
      rig.scale.wire.delayMs = 30;
      for (let round = 0; round < 12; round += 1) {
        await rig.ready();
        rig.scale.faults.moduleFault = '10b';
        await pause(2 * round);
        expect(await rig.supervisor.capture(60_000)).toMatchObject({ kind: 'fault' });
        rig.scale.faults.moduleFault = null;
      }
    }));

  it('says lost when the line breaks, refuses, and comes back by itself', () =>
    withTcpScale(async (rig, plug) => {
      await rig.ready();
      plug.unplug();
      expect((await rig.until(({ state }) => state === 'lost')).latest).toBeNull();
      expect(await rig.supervisor.capture(500)).toEqual({ kind: 'lost' });
      expect((await rig.ready()).epoch).toBe(2);
    }));

  it('ends a capture that the line breaks under', () =>
    withTcpScale(async (rig, plug) => {
      await rig.ready();
      rig.scale.pan.put(kg('5'));
      rig.scale.pan.shake(true);
      const captured = rig.supervisor.capture(5000);
      await pause(100);
      plug.unplug();
      expect(await captured).toEqual({ kind: 'lost' });
    }));

  it('refuses another instrument on the cable and takes the right one back', () =>
    withTcpScale(async (rig) => {
      const { epoch } = await rig.ready();
      rig.scale.faults.serial = 'B999';
      expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'foreign' });
      expect(await rig.until(({ state }) => state === 'foreign')).toMatchObject({
        latest: null,
        reason: 'instrument B999 answers; bound is B021',
        identity: { serial: 'B999' },
      });
      expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'foreign' });
      rig.scale.faults.serial = null;
      expect((await rig.ready()).epoch).toBeGreaterThan(epoch);
    }));

  it('notices a swapped instrument without being asked', () =>
    withTcpScale(async (rig) => {
      await rig.ready();
      rig.scale.faults.serial = 'B999';
      await rig.until(({ state }) => state === 'foreign', 1500);
    }));

  it('tells a power cycle: the instrument zeroed itself with the load on', () =>
    withTcpScale(async (rig) => {
      rig.scale.pan.put(kg('5'), 0);
      const { epoch } = await rig.ready();
      rig.scale.powerCycle();
      await until(() => rig.told.find(({ change }) => change.kind === 'restarted') ?? null);
      const back = await rig.ready();
      expect(back.epoch).toBeGreaterThan(epoch);
      expect(back.latest).toMatchObject({ mass: 0 });
    }));

  it('refuses to capture over a power cycle', () =>
    withTcpScale(async (rig) => {
      rig.scale.pan.put(kg('5'));
      await rig.ready();
      rig.scale.pan.shake(true);
      const captured = rig.supervisor.capture(3000);
      await pause(50);
      rig.scale.powerCycle();
      rig.scale.pan.shake(false);
      expect((await captured).kind).not.toBe('captured');
    }));

  it('tells zero and tare pressed at the instrument', () =>
    withTcpScale(async (rig) => {
      rig.scale.pan.put(kg('1.54'), 0);
      await rig.ready();
      await pause(150);
      rig.scale.pressTare();
      await until(() => (rig.observations.includes('instrument-tare-or-zero') ? true : null));
      await until(() => (rig.observations.includes('tare-changed') ? true : null));
    }));

  it('does not take its own tare and zero for somebody at the instrument', () =>
    withTcpScale(async (rig) => {
      rig.scale.pan.put(kg('1.54'), 0);
      await rig.ready();
      expect(await rig.supervisor.tare()).toEqual({ kind: 'done', raw: 'T S       1.54 kg' });
      await rig.shows('0.00');
      expect(await rig.supervisor.readTare()).toMatchObject({ kind: 'tare', value: '1.54', unit: 'kg' });
      expect(await rig.supervisor.clearTare()).toMatchObject({ kind: 'done' });
      await rig.shows('1.54');
      expect(await rig.supervisor.zero()).toEqual({ kind: 'done', raw: 'Z A' });
      await rig.shows('0.00');
      await pause(200);
      expect(rig.observations.filter((kind) => kind !== 'settled')).toEqual([]);
    }));

  it(
    'tells why a verb was refused, and that an unanswered one is unknown',
    () =>
      withTcpScale(async (rig) => {
        rig.scale.pan.put(kg('50'), 0);
        await rig.ready();
        expect(await rig.supervisor.zero()).toEqual({ kind: 'refused', reason: 'overload', raw: 'Z +' });
        rig.scale.wire.silence = true;
        const unanswered = await rig.supervisor.readTare();
        expect(unanswered).toMatchObject({ kind: 'refused' });
        await rig.until(({ state }) => state === 'silent');
        expect(await rig.supervisor.zero()).toEqual({ kind: 'refused', reason: 'silent' });
      }),
    20_000,
  );

  it('withholds overload, underload, another unit and a module fault, each by its name', () =>
    withTcpScale(async (rig) => {
      await rig.ready();
      rig.scale.pan.put(kg('151'), 0);
      expect(await rig.until(({ trouble }) => trouble === 'overload')).toMatchObject({
        state: 'ready',
        latest: null,
      });
      expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'overload', raw: 'S +' });
      rig.scale.pan.put(kg('-2'), 0);
      await rig.until(({ trouble }) => trouble === 'underload');
      expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'underload', raw: 'S -' });
      rig.scale.pan.put(kg('5'), 0);
      rig.scale.showIn('g');
      const other = await rig.until(({ trouble }) => trouble === 'wrong-unit');
      expect(other.latest).toMatchObject({ mass: null, reading: { value: '5000', unit: 'g' } });
      expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'wrong-unit', raw: 'S S       5000 g' });
      rig.scale.showIn('kg');
      await rig.shows('5.00');
      rig.scale.faults.moduleFault = '10b';
      const { reason } = await rig.until(({ state }) => state === 'fault');
      expect(reason).toBe('Error 10b: EEPROM error (weigh module)');
      expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'fault' });
      rig.scale.faults.moduleFault = null;
      await rig.ready();
    }));

  it(
    'survives half frames, two frames in a chunk and single bytes without a false value',
    () =>
      withTcpScale(async (rig) => {
        rig.scale.pan.put(kg('26.54'), 0);
        await rig.ready();
        rig.scale.wire.halfFrames = 3;
        await pause(1500);
        rig.scale.wire.byteWise = true;
        await rig.shows('26.54');
        expect(await rig.supervisor.capture(2000)).toMatchObject({
          kind: 'captured',
          live: { mass: kg('26.54') },
        });
        rig.scale.wire.byteWise = false;
        rig.scale.wire.pairs = true;
        await pause(800);
        rig.scale.wire.pairs = false;
        await rig.ready();
        const masses = rig.told.flatMap(({ change }) =>
          change.kind === 'reading' ? [change.live.mass] : [],
        );
        expect(new Set(masses)).toEqual(new Set([kg('26.54')]));
      }),
    20_000,
  );

  it(
    'never captures or shows a frame that lost a digit, though it may still read like a weight',
    () =>
      withTcpScale(async (rig) => {
        // Without either of its first two digits this is 1.18 kg.
        rig.scale.pan.put(kg('11.18'), 0);
        await rig.ready();
        await pause(200);
        for (let times = 0; times < 20; times += 1) {
          rig.scale.wire.lostDigits = 1 + times;
          const captured = await rig.supervisor.capture(300);
          if (captured.kind === 'captured') expect(captured.live.mass).toBe(rig.scale.pan.truth);
          rig.scale.wire.lostDigits = 0;
          await rig.ready();
        }
        const shown = rig.told.flatMap(({ change }) => (change.kind === 'reading' ? [change.live.mass] : []));
        expect(new Set(shown)).toEqual(new Set([kg('11.18')]));
      }),
    60_000,
  );

  it('starts over noise at opening', () =>
    withTcpScale(
      async (rig) => {
        await rig.ready();
        expect((await rig.supervisor.traffic()).map(({ text }) => text)).toContain(
          'not a frame: cut at opening',
        );
      },
      (scale) => {
        scale.wire.garbageAtOpen = Uint8Array.of(0, 0, 0x7f, 0x7f);
      },
    ));

  it('says what is wrong when nothing on the line is MT-SICS', () =>
    withTcpScale(
      async (rig) => {
        const { reason, latest } = await rig.until(({ state }) => state === 'silent');
        expect(reason).toMatch(/^what it answers is not mt-sics: /);
        expect(latest).toBeNull();
      },
      (scale) => {
        scale.wire.wrongParity = true;
      },
    ));

  it('takes a frame of the print key for no answer to a capture', () =>
    withTcpScale(async (rig) => {
      rig.scale.pan.put(kg('5'), 0);
      await rig.ready();
      for (let times = 0; times < 10; times += 1) {
        rig.scale.pan.put(kg(`${5 + times}`), 0);
        const captured = rig.supervisor.capture(2000);
        rig.scale.pressPrint();
        const result = await captured;
        expect(result).toMatchObject({ kind: 'captured', live: { mass: rig.scale.pan.truth } });
      }
    }));
});
