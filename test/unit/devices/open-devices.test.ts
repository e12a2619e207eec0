import { describe, expect, it } from 'vitest';
import type { DeviceDeclaration } from '../../../main/adapters/devices/open-device.ts';
import { openDevices } from '../../../main/adapters/devices/open-devices.ts';
import { monotonicMs } from '../../../main/adapters/devices/system-clock.ts';
import { plugIntoTcp } from '../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedPrinter } from '../../../main/adapters/simulators/simulated-printer.ts';
import { SimulatedScanner } from '../../../main/adapters/simulators/simulated-scanner.ts';
import type { ScaleChange, Scan } from '../../../main/application/ports/devices.ts';
import { blankBitmap } from '../../../main/domain/labels/bitmap.ts';
import { HANGING_WIDTH } from './hanging-width.ts';
import { BOUND, kg, newScale, pause, until } from './scale-rig.ts';

const at = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port }) as const;
const scaleAt = (port: number): DeviceDeclaration => ({
  kind: 'scale',
  family: 'mt-sics',
  binding: BOUND,
  address: at(port),
});

describe('devices in a thread of their own', () => {
  it('serve captures, scans and labels, with ages on one clock', async () => {
    const [scale, scanner, printer] = [
      newScale(),
      new SimulatedScanner(),
      new SimulatedPrinter({ printMs: 20 }),
    ];
    const plugs = await Promise.all([scale, scanner, printer].map((device) => plugIntoTcp(device)));
    const [scalePort = 0, scannerPort = 0, printerPort = 0] = plugs.map(({ port }) => port);
    const devices = openDevices([
      scaleAt(scalePort),
      { kind: 'scanner', family: 'line-scanner', id: 'SCN-01', address: at(scannerPort) },
      { kind: 'printer', family: 'zpl', id: 'PRN-01', address: at(printerPort) },
    ]);
    try {
      const link = devices.scales.get('SCL-01');
      const scans: Scan[] = [];
      devices.scanners.get('SCN-01')?.onScan((scan) => scans.push(scan));
      await until(() => (link?.snapshot().latest ? true : null));
      const age = monotonicMs() - (link?.snapshot().latest?.receivedMono ?? 0);
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(1000);
      scale.pan.put(kg('6.58'));
      expect(await link?.capture(2000)).toMatchObject({
        kind: 'captured',
        live: { mass: kg('6.58'), serial: 'B021' },
      });
      expect(await link?.tare()).toMatchObject({ kind: 'done' });
      expect((await link?.traffic())?.length).toBeGreaterThan(5);
      scale.pan.shake(true);
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 50);
      expect(await link?.capture(3000, abort.signal)).toEqual({ kind: 'cancelled' });
      scanner.scan('d2', '10AA-1');
      expect((await until(() => scans[0] ?? null)).decoded).toMatchObject({ elements: [['10', 'AA-1']] });
      const job = { id: '1', copies: 1, bitmap: blankBitmap(80, 40), dpmm: 8 } as const;
      expect(await devices.printers.get('PRN-01')?.print(job)).toMatchObject({ outcome: 'confirmed' });
      expect(devices.restarts()).toBe(0);
    } finally {
      await devices.close();
      await Promise.all(plugs.map((plug) => plug.close()));
    }
  });

  it('start anew when their thread hangs: lost at once, nothing sent twice, then ready again', async () => {
    const [scale, printer] = [newScale(), new SimulatedPrinter({ printMs: 20 })];
    const plugs = await Promise.all([scale, printer].map((device) => plugIntoTcp(device)));
    const [scalePort = 0, printerPort = 0] = plugs.map(({ port }) => port);
    const devices = openDevices(
      [scaleAt(scalePort), { kind: 'printer', family: 'zpl', id: 'PRN-01', address: at(printerPort) }],
      { workerFile: new URL('./hanging-worker.ts', import.meta.url), hungMs: 2500 },
    );
    try {
      const link = devices.scales.get('SCL-01');
      const changes: ScaleChange['kind'][] = [];
      link?.onChange(({ kind }) => changes.push(kind));
      await until(() => (link?.snapshot().latest ? true : null));
      const { epoch } = link?.snapshot() ?? { epoch: 0 };
      // The hanging worker stops for ever at this label, with it on its way.
      const job = { id: '1', copies: 1, bitmap: blankBitmap(HANGING_WIDTH, 40), dpmm: 8 } as const;
      const printed = devices.printers.get('PRN-01')?.print(job);
      const captured = link?.capture(60_000);
      expect(await printed).toMatchObject({ outcome: 'indeterminate' });
      expect(await captured).toEqual({ kind: 'lost' });
      expect(link?.snapshot()).toMatchObject({ state: 'lost', latest: null });
      await until(() => (link?.snapshot().latest ? true : null), 15_000);
      expect(link?.snapshot().epoch).toBeGreaterThan(epoch);
      expect(devices.restarts()).toBe(1);
      await pause(300);
      expect(await devices.printers.get('PRN-01')?.print(job)).toMatchObject({ outcome: 'indeterminate' });
    } finally {
      await devices.close();
      await Promise.all(plugs.map((plug) => plug.close()));
    }
  });

  it('are refused when two have one id or a family does not exist', () => {
    expect(() => openDevices([scaleAt(1), scaleAt(2)])).toThrow('SCL-01 is declared twice');
    expect(() => openDevices([{ kind: 'printer', family: 'cpcl', id: 'PRN-01', address: at(1) }])).toThrow(
      'unknown device family "cpcl"; known are zpl, tspl, tspl-byte, epl, escpos',
    );
  });
});
