import { describe, expect, it } from 'vitest';
import { hidPosScanners } from '../../../main/adapters/devices/hid-pos/driver.ts';
import { PROFILES } from '../../../main/adapters/devices/hid-pos/protocol.ts';
import { hidScale } from '../../../main/adapters/devices/hid-scale/driver.ts';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { hidLink } from '../../../main/adapters/hid/hid-link.ts';
import { hidScaleDialect } from '../../../main/adapters/simulators/dialects/hid-scale.ts';
import { SimulatedHid } from '../../../main/adapters/simulators/simulated-hid.ts';
import { SimulatedHidScanner } from '../../../main/adapters/simulators/simulated-hid-scanner.ts';
import { SimulatedScale } from '../../../main/adapters/simulators/simulated-scale.ts';
import { ScaleSupervisor } from '../../../main/application/devices/scale-supervisor.ts';
import { ScannerSupervisor } from '../../../main/application/devices/scanner-supervisor.ts';
import type { ScaleChange, ScaleSnapshot, Scan } from '../../../main/application/ports/devices.ts';
import { type Micrograms, parseMass } from '../../../main/contract/quantity.ts';
import { pause, QUICK, until } from './scale-rig.ts';

const TIMES = { hotPlugMs: 40, watchMs: 40, callMs: 500 };

function g(text: string): Micrograms {
  const mass = parseMass(text, 'g');
  if (!mass.ok) throw new Error(`not a mass: ${text}`);
  return mass.value;
}

interface ScaleRig {
  readonly hid: SimulatedHid;
  readonly scale: SimulatedScale;
  readonly supervisor: ScaleSupervisor;
  readonly changes: ScaleChange[];
  plug(path: string, serialNumber?: string): void;
  shows(value: string): Promise<ScaleSnapshot>;
}

async function withScale(
  test: (rig: ScaleRig) => Promise<void>,
  prepare: (hid: SimulatedHid) => void = () => {},
): Promise<void> {
  const hid = new SimulatedHid();
  prepare(hid);
  const model = { serial: '', model: 'M25', unit: 'g', capacity: g('600'), division: g('0.02') } as const;
  const scale = new SimulatedScale({ ...model, rampMs: 150 }, systemClock, hidScaleDialect);
  const plug = (path: string, serialNumber = 'M25-007'): void =>
    hid.plug({ path, vendorId: 0x0922, productId: 0x8004, usagePage: 0x8d, serialNumber }, scale);
  plug('/dev/hidraw0');
  const supervisor = new ScaleSupervisor({
    binding: { id: 'SCL-09', serial: 'M25-007', unit: 'g', division: g('0.02') },
    family: hidScale,
    source: hidLink(
      { vendorId: 0x0922, productId: 0x8004, serial: null },
      'scale',
      () => Promise.resolve(hid),
      TIMES,
    ),
    clock: systemClock,
    timing: QUICK,
  });
  const changes: ScaleChange[] = [];
  supervisor.onChange((change) => changes.push(change));
  const shows = (value: string): Promise<ScaleSnapshot> =>
    until(() => {
      const { latest } = supervisor.snapshot();
      return latest?.reading.value === value && latest.reading.stable === true ? supervisor.snapshot() : null;
    });
  try {
    await test({ hid, scale, supervisor, changes, plug, shows });
  } finally {
    await supervisor.close();
  }
}

describe.concurrent('a USB HID scale', () => {
  it('[S36] is identified by its USB serial number, and shows what lies on it', () =>
    withScale(async ({ scale, shows }) => {
      await shows('0.00');
      scale.pan.put(g('82.24'));
      const { state, identity, latest } = await shows('82.24');
      expect({ state, serial: identity?.serial }).toEqual({ state: 'ready', serial: 'M25-007' });
      expect(latest).toMatchObject({ mass: g('82.24'), serial: 'M25-007', atRest: true });
      // Two of the bytes of this weight are blanks, and no sign that the frames are padded.
      scale.pan.put(g('9.98'));
      await shows('9.98');
    }));

  it('captures a weight only at rest, with the reports it was at rest in', () =>
    withScale(async ({ scale, supervisor, shows }) => {
      await shows('0.00');
      scale.pan.put(g('12.34'));
      const captured = await supervisor.capture(5000);
      expect(captured).toMatchObject({ kind: 'captured', live: { mass: g('12.34') }, settling: null });
      scale.pan.shake(true);
      expect(await supervisor.capture(600)).toMatchObject({ kind: 'unstable' });
    }));

  it('shows nothing over its limit, below zero, and with a fault of its own', () =>
    withScale(async ({ scale, supervisor, shows }) => {
      await shows('0.00');
      scale.pan.put(g('700'));
      await until(() => (supervisor.snapshot().trouble === 'overload' ? true : null));
      expect(supervisor.snapshot().latest).toBeNull();
      scale.pan.put(g('100'));
      await shows('100.00');
      scale.faults.moduleFault = 'x';
      await until(() => (supervisor.snapshot().state === 'fault' ? true : null));
      scale.faults.moduleFault = null;
      await shows('100.00');
    }));

  it('of another serial number is foreign, and no weight of it is taken', () =>
    withScale(async ({ hid, supervisor, plug, shows }) => {
      await shows('0.00');
      hid.unplug('/dev/hidraw0');
      plug('/dev/hidraw1', 'M25-999');
      const foreign = await until(() =>
        supervisor.snapshot().state === 'foreign' ? supervisor.snapshot() : null,
      );
      expect(foreign).toMatchObject({
        latest: null,
        reason: 'instrument M25-999 answers; bound is M25-007',
      });
      expect(await supervisor.capture(300)).toEqual({ kind: 'foreign' });
    }));

  it('[S36] comes back under another path after it was unplugged, and zero must be confirmed anew', () =>
    withScale(async ({ hid, scale, supervisor, plug, shows }) => {
      scale.pan.put(g('50'));
      const { epoch } = await shows('50.00');
      hid.unplug('/dev/hidraw0', 'untold');
      await until(() => (supervisor.snapshot().latest === null ? true : null));
      plug('/dev/hidraw4');
      const back = await shows('50.00');
      expect(back.epoch).toBeGreaterThan(epoch);
      expect(hid.mostAtOnce).toBe(1);
    }));

  it('whose first report is an old one never tells it as a weight', () =>
    withScale(
      async ({ changes, shows }) => {
        await shows('0.00');
        const values = changes.flatMap((change) =>
          change.kind === 'reading' ? [change.live.reading.value] : [],
        );
        expect(values).not.toContain('12.34');
      },
      (hid) => {
        hid.faults.keptReport = Uint8Array.of(3, 4, 2, 254, 210, 4);
      },
    ));

  it('whose reports are cut tells no weight of them', () =>
    withScale(async ({ scale, changes, supervisor, shows }) => {
      scale.pan.put(g('50'));
      await shows('50.00');
      scale.wire.halfFrames = 5;
      await until(() => (scale.wire.halfFrames === 0 ? true : null));
      await shows('50.00');
      expect(supervisor.snapshot().state).toBe('ready');
      const values = changes.flatMap((change) => (change.kind === 'reading' ? [change.live.reading] : []));
      expect(
        values.filter(({ stable, value }) => stable === true && !['0.00', '50.00'].includes(value)),
      ).toEqual([]);
    }));

  it('is zeroed by a report, and the zero is done when it stands at zero', () =>
    withScale(async ({ scale, supervisor, shows }) => {
      await shows('0.00');
      scale.pan.put(g('0.10'));
      await shows('0.10');
      expect(await supervisor.zero()).toMatchObject({ kind: 'done' });
      await shows('0.00');
      expect(await supervisor.tare()).toMatchObject({ kind: 'refused' });
    }));
});

interface ScannerRig {
  readonly hid: SimulatedHid;
  readonly scanner: SimulatedHidScanner;
  readonly supervisor: ScannerSupervisor;
  readonly scans: Scan[];
  plug(path: string): void;
}

async function withScanner(profile: number, test: (rig: ScannerRig) => Promise<void>): Promise<void> {
  const hid = new SimulatedHid();
  const [layout, family] = [PROFILES[profile], hidPosScanners[profile]];
  if (!layout || !family) throw new Error('no such profile');
  const scanner = new SimulatedHidScanner(layout);
  const plug = (path: string): void =>
    hid.plug({ path, vendorId: 0x0c2e, productId: 0x0b61, usagePage: 0x8c, serialNumber: '' }, scanner);
  plug('/dev/hidraw0');
  const supervisor = new ScannerSupervisor({
    id: 'SCN-01',
    family,
    source: hidLink(
      { vendorId: 0x0c2e, productId: 0x0b61, serial: null },
      'scanner',
      () => Promise.resolve(hid),
      TIMES,
    ),
    clock: systemClock,
    timing: { repeatMs: 300, firstBackOffMs: 20, longestBackOffMs: 80 },
  });
  const scans: Scan[] = [];
  supervisor.onScan((scan) => scans.push(scan));
  try {
    await until(() => (supervisor.snapshot().state === 'ready' ? true : null));
    await pause(130);
    await test({ hid, scanner, supervisor, scans, plug });
  } finally {
    await supervisor.close();
  }
}

describe.concurrent('a USB HID POS scanner', () => {
  it.each([0, 1, 2])(
    '[S36] tells what it reads with its raw payload, in layout %i, long codes whole',
    (profile) =>
      withScanner(profile, async ({ scanner, scans }) => {
        scanner.scan('d2', '0109506000134352' + '10AA-2409-117\x1d21DC-01');
        scanner.scan('Q1', 'https://example.org/01/09506000134352/10/AA-2409-117/21/DC-01?17=280300');
        expect(scans).toMatchObject([
          {
            device: 'SCN-01',
            raw: ']d2010950600013435210AA-2409-117\\x1d21DC-01',
            aim: 'd2',
            repeat: false,
            decoded: {
              kind: 'gs1',
              elements: [
                ['01', '09506000134352'],
                ['10', 'AA-2409-117'],
                ['21', 'DC-01'],
              ],
            },
          },
          {
            raw: ']Q1https://example.org/01/09506000134352/10/AA-2409-117/21/DC-01?17=280300',
            decoded: {
              kind: 'gs1',
              elements: [
                ['01', '09506000134352'],
                ['10', 'AA-2409-117'],
                ['21', 'DC-01'],
                ['17', '280300'],
              ],
            },
          },
        ]);
      }),
  );

  it('flags the trigger that was held, as with every scanner', () =>
    withScanner(0, async ({ scanner, scans }) => {
      scanner.scan('d2', '10AB');
      scanner.scan('d2', '10AB');
      await pause(400);
      scanner.scan('d2', '10AB');
      expect(scans.map(({ repeat }) => repeat)).toEqual([false, true, false]);
    }));

  it('[S106] tells a scan that lost half a report as malformed, and none of its rest', () =>
    withScanner(0, async ({ scanner, scans }) => {
      scanner.wire.halfFrames = 1;
      scanner.scan('A0', 'x'.repeat(100));
      await pause(300);
      scanner.scan('A0', 'W-0031');
      const kinds = scans.map(({ decoded }) => decoded.kind);
      expect(kinds.slice(0, -1)).toEqual(kinds.slice(0, -1).map(() => 'malformed'));
      expect(kinds.length).toBeGreaterThan(1);
      expect(scans.at(-1)?.decoded).toEqual({ kind: 'plain', text: 'W-0031', carrier: 'A0' });
    }));

  it('comes back after it was unplugged', () =>
    withScanner(0, async ({ hid, scanner, supervisor, scans, plug }) => {
      hid.unplug('/dev/hidraw0');
      await until(() => (supervisor.snapshot().state === 'lost' ? true : null));
      plug('/dev/hidraw7');
      await until(() => (supervisor.snapshot().state === 'ready' ? true : null));
      await pause(130);
      scanner.scan('d2', '10AB');
      expect(scans.map(({ raw }) => raw)).toEqual([']d210AB']);
      expect(hid.mostAtOnce).toBe(1);
    }));

  it('keeps no payload in its traffic: badges are scanned too', () =>
    withScanner(0, async ({ scanner, supervisor }) => {
      scanner.scan('A0', 'BADGE-4711');
      const texts = (await supervisor.traffic()).map(({ text }) => text);
      expect(texts).toEqual(['scan ]A0, 13 bytes']);
    }));
});
