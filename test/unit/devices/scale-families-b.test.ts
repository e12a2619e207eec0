import { describe, expect, it } from 'vitest';
import { scaleFamily } from '../../../main/adapters/devices/scale-families.ts';
import { LINE_EXAMPLE } from '../../../main/adapters/simulators/dialects/line.ts';
import { MODBUS_EXAMPLE } from '../../../main/adapters/simulators/dialects/modbus-tcp.ts';
import type { SimulatedScale } from '../../../main/adapters/simulators/simulated-scale.ts';
import type { Settling } from '../../../main/contract/decoded.ts';
import { kg, pause, type ScaleRig, withFamily } from './scale-rig.ts';

interface Spoken {
  readonly name: string;
  readonly profile?: unknown;
  readonly settling?: Settling;
  /** 26.54 kg at rest, as it comes over the wire. */
  readonly raw: RegExp;
  /** How it is when the load left the range: named, said to be one or the other, or nothing at all. */
  readonly range: 'named' | 'fault' | 'silent';
  /** While the load moves there is no weight at all, only the word that it moves. */
  readonly hidesMotion?: true;
  /** The unit on the wire follows the key of the instrument. */
  readonly tellsUnit: boolean;
  /** Who zeroes and tares: the station, or a person at the instrument. */
  readonly pressed: 'by station' | 'there';
}

const FAMILIES: readonly Spoken[] = [
  {
    name: 'kern',
    profile: { format: '6-digit-verified' },
    raw: /^\+ {2}26\.5\/4KG S$/,
    range: 'fault',
    tellsUnit: true,
    pressed: 'by station',
  },
  {
    name: 'adam',
    profile: { series: 'cpwplus' },
    settling: { readings: 5, overMs: 500 },
    raw: /^N\/W \+ {4}26\.54 kg$/,
    range: 'silent',
    tellsUnit: true,
    pressed: 'by station',
  },
  {
    name: 'nci',
    profile: { motionBit: 1 },
    raw: /^\\x0a {3}26\.54kg\\x0d\\x0aS00$/,
    range: 'named',
    tellsUnit: true,
    pressed: 'there',
  },
  { name: 'sma', raw: /^\\x0a 1G {7}26\.54kg $/, range: 'named', tellsUnit: true, pressed: 'by station' },
  {
    name: 'toledo-8217',
    profile: { sealedUnit: 'kg' },
    raw: /^\\x02026\.54$/,
    range: 'named',
    hidesMotion: true,
    tellsUnit: false,
    pressed: 'there',
  },
  {
    name: 'toledo-continuous',
    raw: /^\\x0240 002654000000\\x0d/,
    range: 'named',
    tellsUnit: true,
    pressed: 'by station',
  },
  {
    name: 'line',
    profile: LINE_EXAMPLE,
    raw: /^ST,GS, {4}26\.54 kg$/,
    range: 'named',
    tellsUnit: true,
    pressed: 'by station',
  },
  {
    name: 'modbus-tcp',
    profile: MODBUS_EXAMPLE,
    raw: /^.{8}\\x00\\x00\\x00\\x1b\\x01\\x03\\x18\\x00\\x00\\x0a\^/,
    range: 'named',
    tellsUnit: true,
    pressed: 'there',
  },
];

const withScale = (
  { name, profile, settling }: Spoken,
  test: (rig: ScaleRig) => Promise<void>,
  prepare: (scale: SimulatedScale) => void = () => {},
): Promise<void> => withFamily(name, test, { prepare, profile, ...(settling && { settling }) });

const sendsByItself = ({ name }: Spoken): boolean => name === 'toledo-continuous';

describe.concurrent.each(FAMILIES)('a scale that speaks $name', (spoken) => {
  const { raw, range, hidesMotion, tellsUnit, pressed, settling = null } = spoken;

  it('[S36] becomes ready, shows what lies on it, and captures it with its raw frames', () =>
    withScale(spoken, async (rig) => {
      rig.scale.pan.put(kg('26.54'), 0);
      const { latest } = await rig.until((snapshot) => snapshot.latest?.mass === kg('26.54'));
      expect(latest).toMatchObject({ serial: '', reading: { unit: 'kg' } });
      expect(latest?.raw).toMatch(raw);
      rig.scale.pan.put(kg('6.58'));
      const captured = await rig.supervisor.capture(4000);
      expect(captured).toMatchObject({
        kind: 'captured',
        live: { mass: kg('6.58'), atRest: true },
        settling,
      });
      if (captured.kind === 'captured') expect(captured.window.length).toBeGreaterThanOrEqual(3);
    }));

  it('captures nothing from a load that does not come to rest', () =>
    withScale(spoken, async (rig) => {
      await rig.ready();
      rig.scale.pan.put(kg('5'));
      rig.scale.pan.shake(true);
      // A format without a word for motion sees that the digits do not stay.
      const swing = setInterval(() => rig.scale.pan.add(kg('0.02')), 100);
      const told = hidesMotion ? 'busy' : null;
      await rig.until(({ state, trouble }) => state === 'ready' && trouble === told);
      expect(await rig.supervisor.capture(700)).toMatchObject({ kind: 'unstable' });
      clearInterval(swing);
      rig.scale.pan.put(kg('5'));
      rig.scale.pan.shake(false);
      expect(await rig.supervisor.capture(4000)).toMatchObject({ kind: 'captured', live: { mass: kg('5') } });
    }));

  it('records nothing out of range', () =>
    withScale(spoken, async (rig) => {
      await rig.ready();
      for (const [load, trouble] of [
        [kg('151'), 'overload'],
        [kg('-2'), 'underload'],
      ] as const) {
        rig.scale.pan.put(load, 0);
        if (range === 'named') await rig.until((snapshot) => snapshot.trouble === trouble);
        if (range === 'fault') await rig.until(({ state }) => state === 'fault');
        if (range === 'silent') await rig.until(({ latest }) => latest === null);
        expect(rig.snapshot.latest).toBeNull();
        expect(await rig.supervisor.capture(1000)).not.toMatchObject({ kind: 'captured' });
      }
      rig.scale.pan.put(kg('5'), 0);
      await rig.until(({ latest }) => latest?.mass === kg('5'));
    }));

  it.runIf(tellsUnit)('withholds a weight in another unit', () =>
    withScale(spoken, async (rig) => {
      rig.scale.pan.put(kg('5'), 0);
      await rig.ready();
      rig.scale.showIn('g');
      await rig.until(({ trouble }) => trouble === 'wrong-unit');
      expect(await rig.supervisor.capture(1000)).toMatchObject({ kind: 'wrong-unit' });
      rig.scale.showIn('kg');
      await rig.until(({ latest }) => latest?.mass === kg('5'));
    }),
  );

  it('breaks continuity over a power cycle: the instrument zeroed itself with the load on', () =>
    withScale(spoken, async (rig) => {
      rig.scale.pan.put(kg('5'), 0);
      const { epoch } = await rig.ready();
      rig.scale.powerCycle();
      await rig.until((snapshot) => snapshot.epoch > epoch);
      expect((await rig.until(({ latest }) => latest?.mass === 0)).epoch).toBeGreaterThan(epoch);
    }));

  it('survives half frames, two frames in a chunk and lost bytes without a false value', () =>
    withScale(spoken, async (rig) => {
      rig.scale.pan.put(kg('26.54'), 0);
      await rig.ready();
      rig.scale.wire.halfFrames = 2;
      await pause(600);
      rig.scale.wire.byteWise = true;
      await rig.ready();
      expect(await rig.supervisor.capture(4000)).toMatchObject({
        kind: 'captured',
        live: { mass: kg('26.54') },
      });
      rig.scale.wire.byteWise = false;
      rig.scale.wire.pairs = sendsByItself(spoken);
      await pause(400);
      rig.scale.wire.pairs = false;
      rig.scale.wire.lostBytes = 3;
      await pause(300);
      rig.scale.wire.lostDigits = 2;
      await pause(300);
      await rig.ready();
      const recorded = await rig.supervisor.capture(4000);
      expect(recorded).toMatchObject({ kind: 'captured', live: { mass: kg('26.54') } });
      const stable = rig.told.flatMap(({ change }) =>
        change.kind === 'reading' && change.live.atRest ? [change.live.mass] : [],
      );
      expect(new Set(stable)).toEqual(new Set([kg('26.54')]));
    }));

  it('starts over noise at opening, and takes nothing with the wrong parity', () =>
    withScale(
      spoken,
      async (rig) => {
        await rig.ready();
        rig.scale.wire.wrongParity = true;
        await rig.until(({ latest }) => latest === null);
        expect(await rig.supervisor.capture(300)).not.toMatchObject({ kind: 'captured' });
        rig.scale.wire.wrongParity = false;
        await rig.ready();
      },
      (scale) => {
        scale.wire.garbageAtOpen = Uint8Array.of(0, 0, 0x7f, 0x7f);
      },
    ));

  it('shows no stale value as live, is silent at last, and comes back', () =>
    withScale(spoken, async (rig) => {
      const { epoch } = await rig.ready();
      rig.scale.wire.silence = true;
      await rig.until(({ latest }) => latest === null);
      expect((await rig.until(({ state }) => state === 'silent')).latest).toBeNull();
      expect(await rig.supervisor.capture(500)).toMatchObject({
        kind: expect.stringMatching(/silent|not-ready/),
      });
      rig.scale.wire.silence = false;
      expect((await rig.ready()).epoch).toBeGreaterThan(epoch);
    }));

  it('zeroes and tares where the family can, proven by the instrument or its display', () =>
    withScale(spoken, async (rig) => {
      rig.scale.pan.put(kg('1.54'), 0);
      await rig.until(({ latest }) => latest?.atRest === true);
      await pause(200);
      const zero = rig.supervisor.zero();
      if (pressed === 'there') {
        await pause(200);
        rig.scale.pressZero();
      }
      expect(await zero).toMatchObject({ kind: 'done' });
      await rig.until(({ latest }) => latest?.mass === 0);
      rig.scale.pan.put(kg('5'), 0);
      await rig.until(({ latest }) => latest?.atRest === true && latest.mass !== 0);
      const tare = await rig.supervisor.tare();
      if (pressed === 'there') {
        expect(tare).toEqual({ kind: 'refused', reason: 'this family has no such command' });
      } else {
        expect(tare).toMatchObject({ kind: 'done' });
        await rig.until(({ latest }) => latest?.mass === 0);
      }
    }));
});

describe.concurrent('an instrument that cannot say who it is', () => {
  const nci = FAMILIES.find(({ name }) => name === 'nci');
  if (!nci) throw new Error('broken invariant: NCI is in the table');

  it('may be another one after every question without an answer, also before it was ready', () =>
    withScale(nci, async (rig) => {
      await rig.ready();
      rig.scale.wire.silence = true;
      await rig.until(({ state }) => state === 'connecting');
      // Somebody reads the plate here; then the cable is put into another instrument, which answers.
      const { epoch } = rig.snapshot;
      await pause(1250);
      rig.scale.wire.silence = false;
      expect((await rig.ready()).epoch).toBeGreaterThan(epoch);
    }));
});

describe.concurrent('a Modbus indicator', () => {
  const modbus = FAMILIES.find(({ name }) => name === 'modbus-tcp');
  if (!modbus) throw new Error('broken invariant: Modbus is in the table');

  it('never lets the answer to an older transaction answer the next question', () =>
    withScale(modbus, async (rig) => {
      rig.scale.pan.put(kg('5'), 0);
      await rig.ready();
      const asked = (await rig.supervisor.traffic()).filter(({ direction }) => direction === 'out');
      const numbers = asked.map(({ text }) => text.slice(0, 8));
      expect(new Set(numbers).size).toBe(numbers.length);
      rig.scale.wire.delayMs = 900;
      await rig.until(({ latest }) => latest === null);
      const seen = rig.told.length;
      rig.scale.pan.put(kg('12'), 0);
      rig.scale.wire.delayMs = 0;
      await rig.until(({ latest }) => latest?.mass === kg('12'));
      const masses = rig.told
        .slice(seen)
        .flatMap(({ change }) => (change.kind === 'reading' ? [change.live.mass] : []));
      expect(new Set(masses)).toEqual(new Set([kg('12')]));
    }));

  it('is not believed while its heartbeat stands still', () =>
    withScale(
      { ...modbus, profile: { ...MODBUS_EXAMPLE, heartbeat: { at: 2, type: 'uint32', withinMs: 100 } } },
      async (rig) => {
        // These registers hold the tare, which never changes: every answer comes, and none is fresh.
        await rig.until(({ trouble }) => trouble === 'busy');
        await pause(500);
        expect(rig.snapshot).toMatchObject({
          latest: null,
          reason: 'the instrument is busy: its heartbeat stands still',
        });
        expect(await rig.supervisor.capture(500)).toMatchObject({ kind: 'unstable' });
        expect(rig.told.filter(({ change }) => change.kind === 'reading')).toEqual([]);
      },
    ));
});

it.each([
  ['kern', { format: '8-digit' }],
  ['kern', undefined],
  ['adam', { series: 'AZextra' }],
  ['nci', undefined],
  ['toledo-8217', undefined],
  ['toledo-8217', { sealedUnit: 'lb' }],
  ['line', undefined],
  ['modbus-tcp', undefined],
  ['sma', {}],
])('binds no scale of %s without what only its plant can know: %j', (name, profile) => {
  expect(scaleFamily(name, profile)).toMatchObject({ ok: false, error: expect.stringMatching(/\S/) });
});
