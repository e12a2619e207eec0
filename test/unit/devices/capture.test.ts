import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { captureTo, readCapture } from '../../../main/adapters/devices/capture/capture-file.ts';
import {
  type Capture,
  type CaptureHeader,
  type CaptureLine,
  captureLine,
  headerLine,
  parseCapture,
} from '../../../main/adapters/devices/capture/capture-format.ts';
import { concealerFor } from '../../../main/adapters/devices/capture/conceal.ts';
import { recordingLink } from '../../../main/adapters/devices/capture/recording-link.ts';
import { replayLink } from '../../../main/adapters/devices/capture/replay-link.ts';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { plugIntoTcp } from '../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedScanner } from '../../../main/adapters/simulators/simulated-scanner.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import { bytesOf } from '../../../main/application/devices/printable.ts';
import type { CliIo } from '../../../main/hosts/cli/command.ts';
import { COMMANDS } from '../../../main/hosts/cli/commands.ts';
import { dispatch } from '../../../main/hosts/cli/dispatch.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { letPass, replayed } from './replayed.ts';
import { BOUND, kg, newScale, pause, ScaleRig } from './scale-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'interlock-capture-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER: CaptureHeader = {
  device: 'SCL-01',
  kind: 'scale',
  family: 'mt-sics',
  address: 'tcp://10.1.2.3:4305',
  serial: 'B021',
  unit: 'kg',
  division: '0.02',
  startedAt: '2026-03-09T08:00:00.000Z',
};

const LINES: readonly CaptureLine[] = [
  { offsetMs: 0, what: 'open' },
  { offsetMs: 120.25, what: 'out', bytes: bytesOf('SI\r\n') },
  { offsetMs: 131.5, what: 'in', bytes: bytesOf('S S      26.') },
  { offsetMs: 140, what: 'in', bytes: bytesOf('54 kg\r\n') },
  { offsetMs: 900, what: 'lost', detail: 'bad file descriptor' },
  { offsetMs: 1200, what: 'failed', detail: 'No such file or directory' },
  { offsetMs: 2000, what: 'open' },
  { offsetMs: 2100, what: 'closed' },
];

const textOf = (lines: readonly CaptureLine[]): string =>
  [headerLine(HEADER), ...lines.map(captureLine), ''].join('\n');

describe('the format of a capture', () => {
  it('reads back exactly what was written', () => {
    expect(parseCapture(textOf(LINES))).toEqual({ ok: true, value: { header: HEADER, lines: LINES } });
  });

  it('lets people write remarks and leave lines empty', () => {
    const [first = '', ...rest] = textOf(LINES).split('\n');
    const remarked = [first, '# the operator leaned on the pan here', '', ...rest].join('\r\n');
    expect(parseCapture(remarked)).toMatchObject({ ok: true, value: { lines: LINES } });
  });

  it.each([
    ['', 'line 1: not a capture'],
    ['[]', 'line 1: not a capture'],
    ['{"interlockCapture":2}', 'line 1: not a capture of version 1'],
    ['{"interlockCapture":1,"kind":"camera"}', 'line 1: kind'],
    ['{"interlockCapture":1,"kind":"scale"}', 'line 1: device is missing'],
    [`${headerLine(HEADER)}\n0.000 open\n1 in 4`, 'line 3: in without its bytes'],
    [`${headerLine(HEADER)}\n5 open\n1 in 41`, 'line 3: earlier'],
    [`${headerLine(HEADER)}\n5 open now`, 'line 2: text after open'],
    [`${headerLine(HEADER)}\nfive open`, 'line 2: not "MILLISECONDS'],
  ])('names the first line that is wrong: %j', (text, reason) => {
    const parsed = parseCapture(text);
    expect(parsed.ok ? null : parsed.error).toContain(reason);
  });

  it('never writes over a file, and ends when it is full', () => {
    const path = join(folder, 'full.capture');
    const file = captureTo(path, HEADER, 260);
    for (let at = 0; at < 100; at += 1) file.write({ offsetMs: at, what: 'in', bytes: bytesOf('SI') });
    file.close();
    expect(() => captureTo(path, HEADER)).toThrow(/EEXIST/);
    const text = readFileSync(path, 'utf8');
    expect(text.split('\n').at(-2)).toBe('# the capture is full and ends here');
    expect(text.length).toBeLessThan(340);
    expect(readCapture(path).ok).toBe(true);
  });
});

describe('what a capture must not hold', () => {
  const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

  it('keeps no payload of a scan, however it is cut into chunks', () => {
    const whole = ']d210AB-7\x1d21BADGE4711\r]A0W-0031\r4711\rW-0031';
    for (const size of [1, 2, 3, 7, 100]) {
      const conceal = concealerFor({ kind: 'scanner', family: 'line-scanner' });
      const kept = (whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [])
        .map((chunk) => text(conceal(bytesOf(chunk))))
        .join('');
      expect(kept).toBe(']d200XXX0\x1d00XXXXX0000\r]A0XX0000\r0000\rXX0000');
    }
  });

  it('keeps no payload of the reports of a USB scanner, and their layout', () => {
    const report = new Uint8Array(64);
    report.set(bytesOf('\x02\x0a]A0BADGE-4711'));
    report[63] = 1;
    const kept = concealerFor({ kind: 'scanner', family: 'hid-pos' })(report);
    expect(text(kept.subarray(0, 15))).toBe('\x02\x0a]A0XXXXXX0000');
    expect([...kept.subarray(15)]).toEqual([...report.subarray(15)]);
    const cut = concealerFor({ kind: 'scanner', family: 'hid-pos' })(report.subarray(1));
    expect(text(cut.subarray(0, 14))).toBe('\x0a]A0XXXXXX0000');
    const inData = concealerFor({ kind: 'scanner', family: 'hid-pos-newland' })(report);
    expect(text(inData)).not.toMatch(/BADGE|4711/);
  });

  it('keeps no digit of a scan that came with the wrong parity', () => {
    const conceal = concealerFor({ kind: 'scanner', family: 'line-scanner' });
    const sent = bytesOf('4711\r').map((byte) => byte | 0x80);
    expect([...conceal(sent)]).toEqual([0xb0, 0xb0, 0xb0, 0xb0, 0x8d]);
  });

  it('keeps no password of a ZPL printer, whole answer or half', () => {
    const whole = '\x02030,0,0,1245\x03\r\n\x02001,0,0\x03\r\n\x021234,0\x03\r\n\x021234,0\x03';
    for (const size of [1, 5, 100]) {
      const conceal = concealerFor({ kind: 'printer', family: 'zpl' });
      const kept = (whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [])
        .map((chunk) => text(conceal(bytesOf(chunk))))
        .join('');
      expect(kept).toBe('\x02000,0,0,1245\x03\r\n\x02000,0,0\x03\r\n\x020000,0\x03\r\n\x020000,0\x03');
    }
  });

  it('tells the host itself the bytes as they came', async () => {
    const scanner = new SimulatedScanner();
    const plug = await plugIntoTcp(scanner);
    const lines: CaptureLine[] = [];
    const came: string[] = [];
    const source = recordingLink(tcpLink({ host: '127.0.0.1', port: plug.port }), {
      of: { kind: 'scanner', family: 'line-scanner' },
      mono: systemClock.mono,
      record: (line) => lines.push(line),
    });
    const link = await source.open({ bytes: (chunk) => came.push(text(chunk)), lost: () => {} });
    await pause(50);
    scanner.scan('A0', 'W-0031');
    await pause(50);
    if (link.ok) await link.value.close();
    await plug.close();
    expect(came.join('')).toBe(']A0W-0031\r');
    expect(lines.map((line) => ('bytes' in line ? text(line.bytes) : line.what))).toEqual([
      'open',
      ']A0XX0000\r',
      'closed',
    ]);
  });
});

describe('a replayed capture', () => {
  const capture = (...lines: readonly CaptureLine[]): Capture => ({ header: HEADER, lines });

  it('gives what came unasked by itself, and an answer only to the bytes that were asked', async () => {
    const clock = fakeClock();
    const differences: unknown[] = [];
    const source = replayLink(
      capture(
        { offsetMs: 0, what: 'open' },
        { offsetMs: 5, what: 'in', bytes: bytesOf('noise') },
        { offsetMs: 100, what: 'out', bytes: bytesOf('SI') },
        { offsetMs: 110, what: 'in', bytes: bytesOf('S S') },
        { offsetMs: 300, what: 'out', bytes: bytesOf('TA') },
        { offsetMs: 305, what: 'in', bytes: bytesOf('TA A') },
        { offsetMs: 400, what: 'lost', detail: 'pulled' },
      ),
      { clock, onDifference: (each) => differences.push(each) },
    );
    const came: string[] = [];
    const opened = await source.open({
      bytes: (chunk) => came.push(`${clock.mono() - 1000} ${String.fromCharCode(...chunk)}`),
      lost: ({ detail }) => came.push(`${clock.mono() - 1000} ${detail}`),
    });
    if (!opened.ok) throw new Error(opened.error.detail);
    await letPass(clock, 20);
    await opened.value.write(bytesOf('Z'));
    await opened.value.write(bytesOf('SI'));
    await letPass(clock, 20);
    await opened.value.write(bytesOf('TA'));
    await letPass(clock, 200);
    expect(came).toEqual(['5 noise', '30 S S', '45 TA A', '140 pulled']);
    expect(differences).toEqual([{ connection: 1, written: '5A', recorded: '53 49' }]);
    expect(await source.open({ bytes: () => {}, lost: () => {} })).toMatchObject({
      ok: false,
      error: { detail: 'the capture ends here' },
    });
  });

  it('is as fast as it is taken with pace 0, and ends behind its last write', async () => {
    const clock = fakeClock();
    const source = replayLink(
      capture(
        { offsetMs: 0, what: 'open' },
        { offsetMs: 60_000, what: 'out', bytes: bytesOf('SI') },
        { offsetMs: 90_000, what: 'in', bytes: bytesOf('S S') },
      ),
      { clock, pace: 0 },
    );
    const came: string[] = [];
    const opened = await source.open({
      bytes: (chunk) => came.push(String.fromCharCode(...chunk)),
      lost: ({ detail }) => came.push(detail),
    });
    if (!opened.ok) throw new Error(opened.error.detail);
    await opened.value.write(bytesOf('SI'));
    await letPass(clock, 2);
    await opened.value.write(bytesOf('SI'));
    await letPass(clock, 2);
    expect(came).toEqual(['S S', 'the capture ends here']);
  });

  it('supervised tells what the supervisor told when it was recorded, write for write', async () => {
    const scale = newScale();
    const plug = await plugIntoTcp(scale);
    const lines: CaptureLine[] = [];
    const rig = new ScaleRig(
      scale,
      recordingLink(tcpLink({ host: '127.0.0.1', port: plug.port }), {
        of: HEADER,
        mono: systemClock.mono,
        record: (line) => lines.push(line),
      }),
      { pollMs: 150, tareEveryMs: 2000, identityEveryMs: 5000 },
    );
    try {
      await rig.ready();
      scale.pan.put(kg('12.34'));
      await rig.shows('12.34');
    } finally {
      await rig.supervisor.close();
      await plug.close();
    }
    const told = rig.told.flatMap(({ change }) =>
      change.kind === 'reading' && change.live.reading.stable ? [change.live.reading.value] : [],
    );
    const again = await replayed({ header: HEADER, lines });
    expect(again.told.filter((text) => !text.includes('moving'))).toEqual(
      [...new Set(told)].map((value) => `${value} kg`),
    );
    expect(again.states.slice(0, 2)).toEqual(['connecting', 'ready']);
    expect(again.differences).toEqual([]);
  });
});

describe('interlock', () => {
  async function run(...args: readonly string[]) {
    const out: string[] = [];
    const err: string[] = [];
    const io: CliIo = {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      stdin: Readable.from([]),
      env: {},
      signal: new AbortController().signal,
    };
    return { code: await dispatch(COMMANDS, args, io), out: out.join('\n'), err: err.join('\n') };
  }

  it('captures a scale named by its address, and decodes the file', async () => {
    const plug = await plugIntoTcp(newScale());
    const address = `tcp://127.0.0.1:${plug.port}`;
    const path = join(folder, 'scale.capture');
    const ran = await run('devices', '--scale', address, '--capture', path, '--seconds', '2');
    await plug.close();
    expect(ran.code).toBe(0);
    expect(readCapture(path)).toMatchObject({
      ok: true,
      value: { header: { kind: 'scale', family: 'mt-sics', address, serial: BOUND.serial, unit: 'kg' } },
    });
    const decoded = await run('decode', 'mt-sics', '--capture', path);
    expect(decoded.code).toBe(0);
    expect(decoded.out).toContain('{"kind":"identity","field":"serial","value":"B021"}');
    expect(decoded.out).toContain('{"kind":"reading","value":"0.00","unit":"kg","stable":true');
    expect(await run('devices', '--scale', address, '--capture', path)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is there already'),
    });
  });

  it('tells of each device how its driver was proven and what went over its line, in clear and in hex', async () => {
    const plug = await plugIntoTcp(newScale());
    const address = `tcp://127.0.0.1:${plug.port}`;
    const told = await run('devices', '--scale', address, '--family', 'mt-sics');
    expect(told.out).toContain('proven with vectors, tcp, pty; not verified on hardware');
    expect(told.out).toMatch(/-> SI\\x0d\\x0a +53 49 0D 0A\n/);
    expect(told.out).toMatch(/<- S S +0\.00 kg +53 20 53 20/);
    const json = JSON.parse((await run('devices', '--json', '--scale', address)).out);
    expect(json.devices[0]).toMatchObject({ state: 'ready', onHardware: false, family: 'mt-sics' });
    expect(json.devices[0].frames).toContainEqual(
      expect.objectContaining({ direction: 'out', hex: '53 49 0D 0A' }),
    );
    await plug.close();
  });

  it('says what is wrong with what it was asked', async () => {
    const two = ['--scale', 'tcp://127.0.0.1:1', '--scale', 'tcp://127.0.0.1:2'];
    expect(await run('devices', ...two, '--capture', join(folder, 'x'))).toMatchObject({ code: 2 });
    expect(await run('devices', '--seconds', '3')).toMatchObject({ code: 2 });
    expect(await run('devices', '--scale', 'tcp://127.0.0.1:1', '--family', 'sbi-x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('mt-sics'),
    });
    expect(await run('decode', 'mt-sics', '--capture', '/nowhere')).toMatchObject({ code: 1 });
    expect(await run('decode', 'mt-sics', '--hex', '--capture', '/nowhere')).toMatchObject({ code: 2 });
  });
});
