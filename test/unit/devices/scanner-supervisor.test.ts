import { describe, expect, it } from 'vitest';
import { lineScanner } from '../../../main/adapters/devices/line-scanner/driver.ts';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { plugIntoTcp, type TcpPlug } from '../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedScanner } from '../../../main/adapters/simulators/simulated-scanner.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import { ScannerSupervisor } from '../../../main/application/devices/scanner-supervisor.ts';
import type { Scan } from '../../../main/application/ports/devices.ts';
import { pause, until } from './scale-rig.ts';

interface Rig {
  readonly scanner: SimulatedScanner;
  readonly supervisor: ScannerSupervisor;
  readonly plug: TcpPlug;
  readonly scans: Scan[];
}

async function withScanner(test: (rig: Rig) => Promise<void>): Promise<void> {
  const scanner = new SimulatedScanner();
  const plug = await plugIntoTcp(scanner);
  const supervisor = new ScannerSupervisor({
    id: 'SCN-01',
    family: lineScanner,
    source: tcpLink({ host: '127.0.0.1', port: plug.port }),
    clock: systemClock,
    timing: { repeatMs: 300, firstBackOffMs: 30, longestBackOffMs: 100 },
  });
  const scans: Scan[] = [];
  supervisor.onScan((scan) => scans.push(scan));
  try {
    await until(() => (supervisor.snapshot().state === 'ready' ? true : null));
    await pause(130);
    await test({ scanner, supervisor, plug, scans });
  } finally {
    await supervisor.close();
    await plug.close();
  }
}

const LABEL = '0109506000134352' + '10AA-2409-117\x1d21DC-01';

describe.concurrent('a scanner on a socket', () => {
  it('[S36] tells each scan with its raw payload, its symbol and its source', () =>
    withScanner(async ({ scanner, scans }) => {
      scanner.scan('d2', LABEL);
      const scan = await until(() => scans[0] ?? null);
      expect(scan).toMatchObject({
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
      });
    }));

  it('flags the same payload within the time of a held trigger, and only that', () =>
    withScanner(async ({ scanner, scans }) => {
      scanner.scan('d2', LABEL);
      scanner.scan('d2', LABEL);
      scanner.scan('d2', '10OTHER');
      await until(() => (scans.length === 3 ? true : null));
      await pause(400);
      scanner.scan('d2', '10OTHER');
      await until(() => (scans.length === 4 ? true : null));
      expect(scans.map(({ repeat }) => repeat)).toEqual([false, true, false, false]);
    }));

  it('[S106] answers a scan without AIM identifier, a broken one and noise as malformed, never with silence', () =>
    withScanner(async ({ scanner, scans }) => {
      scanner.send('AA-2409-117\r');
      scanner.scan('d2', '0109506000134353');
      scanner.send('\x00\x01\r');
      scanner.send(`]A0${'9'.repeat(5000)}\r`);
      await until(() => (scans.length >= 4 ? true : null));
      expect(scans.map(({ decoded }) => decoded.kind)).toEqual(scans.map(() => 'malformed'));
      scanner.scan('A0', 'W-0031');
      const last = await until(() => scans.find(({ decoded }) => decoded.kind === 'plain') ?? null);
      expect(last.decoded).toEqual({ kind: 'plain', text: 'W-0031', carrier: 'A0' });
    }));

  it('joins bytes that come one by one, and gives up half a scan', () =>
    withScanner(async ({ scanner, scans }) => {
      scanner.wire.byteWise = true;
      scanner.scan('d2', LABEL);
      await until(() => (scans.length === 1 ? true : null));
      scanner.wire.byteWise = false;
      scanner.send(']d210HAL');
      await pause(1100);
      scanner.scan('d2', '10WHOLE');
      await until(() => (scans.length === 3 ? true : null));
      expect(scans[1]?.decoded.kind).toBe('malformed');
      expect(scans[2]?.decoded).toMatchObject({ elements: [['10', 'WHOLE']] });
    }));

  it('comes back after the line broke', () =>
    withScanner(async ({ scanner, supervisor, plug, scans }) => {
      plug.unplug();
      await until(() => (supervisor.snapshot().state === 'lost' ? true : null));
      await until(() => (supervisor.snapshot().state === 'ready' ? true : null));
      await pause(130);
      scanner.scan('d2', LABEL);
      await until(() => (scans.length === 1 ? true : null));
    }));

  it('keeps no payload in its traffic: badges are scanned too', () =>
    withScanner(async ({ scanner, supervisor, scans }) => {
      scanner.scan('A0', 'BADGE-4711');
      await until(() => (scans.length === 1 ? true : null));
      const texts = (await supervisor.traffic()).map(({ text }) => text);
      expect(texts).toEqual(['scan ]A0, 13 bytes']);
    }));
});
