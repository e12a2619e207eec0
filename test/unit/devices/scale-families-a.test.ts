import { afterAll, describe, expect, it, vi } from 'vitest';
import { scaleFamily } from '../../../main/adapters/devices/scale-families.ts';
import { kg, pause, until, withFamily } from './scale-rig.ts';

// These tests wait far more than they work.
vi.setConfig({ maxConcurrency: 12 });
afterAll(() => vi.resetConfig());

interface Spoken {
  readonly name: string;
  /** 26.54 kg at rest, as it comes over the wire. */
  readonly raw: string;
  /** The serial number that the instrument tells; empty where its family cannot. */
  readonly serial: string;
  /** How it says that the load left the range, above and below. */
  readonly over: string;
  readonly under: string;
  /** What a zero of the station is proven by. */
  readonly zeroed: string;
  /** 5 kg after the unit key was pressed; null where it always sends its basic unit. */
  readonly inGrams: string | null;
  /** Whether the station can tare it. */
  readonly tares: boolean;
}

const FAMILIES: readonly Spoken[] = [
  {
    name: 'sbi',
    raw: 'N     +    26.54 kg ',
    serial: 'B021',
    over: 'Stat    High        ',
    under: 'Stat     Low        ',
    zeroed: 'N     +     0.00 kg ',
    inGrams: 'N     +     5000 g  ',
    tares: true,
  },
  {
    name: 'and',
    raw: 'ST,+00026.54 kg',
    serial: '',
    over: 'OL,+9999999E+19',
    under: 'OL,-9999999E+19',
    zeroed: 'ST,+00000.00 kg',
    inGrams: 'ST,+00005000  g',
    tares: true,
  },
  {
    name: 'st-gs',
    raw: 'ST,GS,   26.54kg',
    serial: '',
    over: 'OL,GS,+       kg',
    under: 'OL,GS,-       kg',
    zeroed: 'ST,GS,    0.00kg',
    inGrams: 'ST,GS,    5000 g',
    tares: false,
  },
  {
    name: 'ohaus',
    raw: '   26.54 kg    G',
    serial: '',
    over: 'Err 8.3',
    under: 'Err 8.4',
    zeroed: '    0.00 kg    G',
    inGrams: '    5000 g     G',
    tares: true,
  },
  {
    name: 'radwag',
    raw: 'SI        26.54 kg ',
    serial: 'B021',
    over: 'SI ^            kg ',
    under: 'SI v            kg ',
    zeroed: 'Z D',
    inGrams: null,
    tares: true,
  },
];

describe.concurrent.each(FAMILIES)('a scale that speaks $name', (spoken) => {
  const { name, raw, serial, over, under, zeroed, inGrams, tares } = spoken;
  const isAsked = name !== 'st-gs';

  it('[S36] becomes ready, shows what lies on it, and captures it with its raw frames', () =>
    withFamily(name, async (rig) => {
      rig.scale.pan.put(kg('26.54'), 0);
      const { latest } = await rig.ready();
      expect(latest).toMatchObject({ mass: kg('26.54'), raw, serial, atRest: true, reading: { unit: 'kg' } });
      rig.scale.pan.put(kg('6.58'));
      const captured = await rig.supervisor.capture(3000);
      expect(captured).toMatchObject({
        kind: 'captured',
        live: { mass: kg('6.58'), reading: { stable: true } },
        settling: null,
      });
      if (captured.kind === 'captured') expect(captured.window.length).toBeGreaterThanOrEqual(3);
    }));

  it('captures nothing from a load that does not come to rest, and does not call it another unit', () =>
    withFamily(name, async (rig) => {
      await rig.ready();
      rig.scale.pan.put(kg('5'));
      rig.scale.pan.shake(true);
      expect(await rig.supervisor.capture(500)).toMatchObject({ kind: 'unstable' });
      expect(rig.snapshot).toMatchObject({ state: 'ready', trouble: null });
      rig.scale.pan.shake(false);
      expect(await rig.supervisor.capture(3000)).toMatchObject({ kind: 'captured', live: { mass: kg('5') } });
    }));

  it('withholds overload, underload and another unit, each by its name', () =>
    withFamily(name, async (rig) => {
      await rig.ready();
      rig.scale.pan.put(kg('151'), 0);
      await rig.until(({ trouble, latest }) => trouble === 'overload' && latest === null);
      expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'overload', raw: over });
      rig.scale.pan.put(kg('-2'), 0);
      await rig.until(({ trouble }) => trouble === 'underload');
      expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'underload', raw: under });
      rig.scale.pan.put(kg('5'), 0);
      rig.scale.showIn('g');
      if (inGrams !== null) {
        await rig.until(({ trouble }) => trouble === 'wrong-unit');
        expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'wrong-unit', raw: inGrams });
      }
      rig.scale.showIn('kg');
      await rig.until(({ latest }) => latest?.mass === kg('5') && latest.atRest);
    }));

  it('breaks continuity over a power cycle: the instrument zeroed itself with the load on', () =>
    withFamily(name, async (rig) => {
      rig.scale.pan.put(kg('5'), 0);
      const { epoch } = await rig.ready();
      rig.scale.powerCycle();
      await rig.until((snapshot) => snapshot.epoch > epoch);
      expect((await rig.until(({ latest }) => latest?.mass === 0)).epoch).toBeGreaterThan(epoch);
    }));

  it('survives half frames, two frames in a chunk and single bytes without a false value', () =>
    withFamily(name, async (rig) => {
      rig.scale.pan.put(kg('26.54'), 0);
      await rig.ready();
      rig.scale.wire.halfFrames = 2;
      await pause(600);
      rig.scale.wire.byteWise = true;
      await rig.ready();
      expect(await rig.supervisor.capture(3000)).toMatchObject({
        kind: 'captured',
        live: { mass: kg('26.54') },
      });
      rig.scale.wire.byteWise = false;
      rig.scale.wire.pairs = isAsked === false;
      await pause(400);
      rig.scale.wire.pairs = false;
      rig.scale.wire.lostBytes = 3;
      await pause(300);
      await rig.ready();
      const masses = rig.told.flatMap(({ change }) => (change.kind === 'reading' ? [change.live.mass] : []));
      expect(new Set(masses)).toEqual(new Set([kg('26.54')]));
    }));

  it('starts over noise at opening, and says what is wrong when nothing on the line is its own', () =>
    withFamily(
      name,
      async (rig) => {
        await rig.ready();
        rig.scale.wire.wrongParity = true;
        await rig.until(({ latest }) => latest === null);
        expect(await rig.supervisor.capture(300)).not.toMatchObject({ kind: 'captured' });
        const { reason } = await rig.until(({ state }) => state === 'silent');
        expect(reason).toMatch(isAsked ? `what it answers is not ${name}: ` : 'the instrument sends nothing');
        rig.scale.wire.wrongParity = false;
        await rig.ready();
      },
      {
        prepare: (scale) => {
          scale.wire.garbageAtOpen = Uint8Array.of(0, 0, 0x7f, 0x7f);
        },
      },
    ));

  it('shows no stale value as live, is silent at last, and comes back', () =>
    withFamily(name, async (rig) => {
      const { epoch } = await rig.ready();
      rig.scale.wire.silence = true;
      await rig.until(({ latest }) => latest === null);
      expect((await rig.until(({ state }) => state === 'silent')).latest).toBeNull();
      expect(await rig.supervisor.capture(500)).toEqual({ kind: 'silent' });
      rig.scale.wire.silence = false;
      expect((await rig.ready()).epoch).toBeGreaterThan(epoch);
    }));

  it('zeroes from the station, proven by the instrument or its display, and tells it from the key', () =>
    withFamily(name, async (rig) => {
      rig.scale.pan.put(kg('1.54'), 0);
      await rig.ready();
      await pause(200);
      if (isAsked) expect(await rig.supervisor.zero()).toEqual({ kind: 'done', raw: zeroed });
      else {
        const zero = rig.supervisor.zero();
        await pause(100);
        rig.scale.pressZero();
        expect(await zero).toEqual({ kind: 'done', raw: zeroed });
      }
      if (tares) {
        rig.scale.pan.put(kg('5'), 0);
        await rig.until(({ latest }) => latest?.mass === kg('3.46'));
        expect(await rig.supervisor.tare()).toMatchObject({ kind: 'done' });
        await rig.until(({ latest }) => latest?.mass === 0);
      }
      expect(rig.observations).not.toContain('instrument-tare-or-zero');
      rig.scale.pan.put(kg('2.5'));
      await rig.until(({ latest }) => latest?.atRest === true && latest.mass !== 0);
      await pause(200);
      rig.scale.pressTare();
      await until(() => (rig.observations.includes('instrument-tare-or-zero') ? true : null));
    }));
});

describe.concurrent.each(FAMILIES.filter(({ serial }) => serial !== ''))(
  'a scale that speaks $name and tells who it is',
  ({ name }) => {
    it('is refused when it is another one, and taken back', () =>
      withFamily(name, async (rig) => {
        const { epoch, identity } = await rig.ready();
        expect(identity?.serial).toBe('B021');
        rig.scale.faults.serial = 'B999';
        expect(await rig.until(({ state }) => state === 'foreign')).toMatchObject({
          latest: null,
          reason: 'instrument B999 answers; bound is B021',
        });
        expect(await rig.supervisor.capture(1000)).toEqual({ kind: 'foreign' });
        rig.scale.faults.serial = null;
        expect((await rig.ready()).epoch).toBeGreaterThan(epoch);
      }));
  },
);

describe.concurrent('a scale that sends numbers only', () => {
  it('is bound only to the unit that it is sealed to', () => {
    expect(scaleFamily('and-nu', undefined)).toMatchObject({ ok: false });
    expect(scaleFamily('and-nu', { sealedUnit: 'lb' })).toEqual({
      ok: false,
      error: 'sealedUnit must be mg, g or kg: the only unit that the instrument can show',
    });
  });

  it('records nothing without what stands for stability, and says so with it', async () => {
    const profile = { sealedUnit: 'kg' };
    await withFamily(
      'and-nu',
      async (rig) => {
        rig.scale.pan.put(kg('5'), 0);
        const { latest } = await rig.ready();
        expect(latest).toMatchObject({ mass: kg('5'), atRest: false, reading: { unit: 'kg', stable: null } });
        expect(await rig.supervisor.capture(500)).toMatchObject({ kind: 'unstable' });
      },
      { profile },
    );
    const settling = { readings: 3, overMs: 200 };
    await withFamily(
      'and-nu',
      async (rig) => {
        rig.scale.pan.put(kg('5'));
        await rig.ready();
        expect(await rig.supervisor.capture(3000)).toMatchObject({
          kind: 'captured',
          live: { mass: kg('5'), raw: '+00005.00' },
          settling,
        });
      },
      { profile, settling },
    );
  });
});

describe.concurrent('a zero that the instrument does not answer', () => {
  it(
    'is unknown when the display does not come to zero',
    () =>
      withFamily('and', async (rig) => {
        // Outside the zero range the balance does nothing.
        rig.scale.pan.put(kg('50'), 0);
        await rig.ready();
        expect(await rig.supervisor.zero()).toEqual({
          kind: 'unknown',
          reason: 'the display did not come to zero',
        });
      }),
    20_000,
  );

  it(
    'has to be pressed at an indicator that takes no command',
    () =>
      withFamily('st-gs', async (rig) => {
        rig.scale.pan.put(kg('1'), 0);
        await rig.ready();
        expect(await rig.supervisor.zero()).toEqual({
          kind: 'refused',
          reason: 'zero has to be pressed at the instrument',
        });
        expect(await rig.supervisor.tare()).toEqual({
          kind: 'refused',
          reason: 'this family has no such command',
        });
      }),
    20_000,
  );
});
