import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { PRINTER_FAMILIES } from '../../../main/adapters/devices/open-device.ts';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { LINE_EXAMPLE } from '../../../main/adapters/simulators/dialects/line.ts';
import { plugIntoTcp } from '../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedPrinter } from '../../../main/adapters/simulators/simulated-printer.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import { probePrinter } from '../../../main/application/devices/probe.ts';
import type { CliCommand, CliIo } from '../../../main/hosts/cli/command.ts';
import { command as simulate } from '../../../main/hosts/cli/commands/simulate.ts';
import { COMMANDS } from '../../../main/hosts/cli/commands.ts';
import { dispatch } from '../../../main/hosts/cli/dispatch.ts';
import { BOUND, newScale, ScaleRig, until } from './scale-rig.ts';

interface Ran {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

async function run(args: readonly string[], stdin: string | Uint8Array = ''): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const io: CliIo = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    stdin: Readable.from([Buffer.from(stdin)]),
    env: {},
    signal: new AbortController().signal,
  };
  return { code: await dispatch(COMMANDS, args, io), out, err };
}

const decoded = ({ out }: Ran): unknown => out.map((line) => JSON.parse(line));

describe('decode', () => {
  it('prints one JSON object a frame of raw bytes', async () => {
    const ran = await run(
      ['decode', 'mt-sics'],
      'S S     100.00 g\r\nS D  -0.20 kg\r\nS +\r\nS S 12:07.50 lb:oz\r\nS S   1',
    );
    expect(ran.code).toBe(0);
    expect(decoded(ran)).toEqual([
      { kind: 'reading', value: '100.00', unit: 'g', stable: true, basis: 'unknown' },
      { kind: 'reading', value: '-0.20', unit: 'kg', stable: false, basis: 'unknown' },
      { kind: 'error', status: 'overload' },
      { kind: 'malformed', reason: 'not a weight: decimal digits and a unit expected' },
      { kind: 'malformed', reason: 'cut off before the end of the frame' },
    ]);
  });

  it('reads hex text, one frame a line, and keeps the lines apart', async () => {
    const lines = ['53 20 44 20 20 20 20 20 20 33 33 2E 30 37 20 67 0D 0A', '53:20:2b', 'zz', '', '0d0a'];
    expect(decoded(await run(['decode', 'mt-sics', '--hex'], lines.join('\n')))).toEqual([
      { kind: 'reading', value: '33.07', unit: 'g', stable: false, basis: 'unknown' },
      { kind: 'error', status: 'overload' },
      { kind: 'malformed', reason: 'not hex text' },
      { kind: 'malformed', reason: 'an empty frame' },
    ]);
  });

  describe('with a profile', () => {
    const folder = mkdtempSync(join(tmpdir(), 'interlock-profile-'));
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    afterAll(() => rmSync(folder, { recursive: true }));

    it('reads the lines of the instrument as its profile says', async () => {
      const profile = file('line.json', JSON.stringify(LINE_EXAMPLE));
      const ran = await run(
        ['decode', 'line', '--profile', profile],
        'ST,GS,    26.54 kg\r\nUS,NT,    -0.20  g\r\n',
      );
      expect(decoded(ran)).toEqual([
        { kind: 'reading', value: '26.54', unit: 'kg', stable: true, basis: 'gross' },
        { kind: 'reading', value: '-0.20', unit: 'g', stable: false, basis: 'net' },
      ]);
    });

    it('says in a sentence what is wrong with a profile, and who takes none', async () => {
      const cases: readonly (readonly [protocol: string, path: string, says: string])[] = [
        ['nci', file('bad.json', '{"motionBit": 2}'), 'put a hand on the pan'],
        ['line', file('no.json', 'no'), 'JSON'],
        ['line', join(folder, 'absent.json'), 'ENOENT'],
        ['mt-sics', file('any.json', '{}'), 'mt-sics takes no profile'],
      ];
      for (const [protocol, path, says] of cases) {
        const { code, err } = await run(['decode', protocol, '--profile', path], 'x');
        expect(code).toBe(2);
        expect(err.join(' ')).toContain(says);
      }
    });
  });

  it('settles the century of a date by --at', async () => {
    const leapDay = ']d217000229\n';
    expect(decoded(await run(['decode', 'gs1', '--at', '2026-03-09'], leapDay))).toMatchObject([
      { kind: 'gs1' },
    ]);
    expect(decoded(await run(['decode', 'gs1', '--at', '2090-03-09'], leapDay))).toMatchObject([
      { kind: 'malformed' },
    ]);
  });

  it('gives one document with --json', async () => {
    const { out } = await run(['decode', 'aim', '--json'], ']A0W-1\r]d210A\r');
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject([{ kind: 'plain' }, { kind: 'gs1' }]);
  });

  it.each([
    [['decode', 'sbi-x'], 2, 'Unknown protocol'],
    [['decode'], 2, 'PROTOCOL is missing'],
    [['decode', 'gs1', '--at', '2026-02-30'], 2, '--at must be a date'],
    [['decode', 'gs1'], 1, 'Nothing to decode'],
  ] as const)('says in one sentence what is wrong: %j', async (args, code, reason) => {
    const ran = await run(args);
    expect(ran.code).toBe(code);
    expect(ran.err.join('')).toContain(reason);
    expect(ran.out).toEqual([]);
  });
});

/** Runs `simulate` with a stdin that stays open. */
function start(command: CliCommand, positionals: readonly string[], options: Record<string, string>) {
  const abort = new AbortController();
  const stdin = new PassThrough();
  const out: string[] = [];
  const err: string[] = [];
  const io: CliIo = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    stdin,
    env: {},
    signal: abort.signal,
  };
  const ended = command.run({ positionals, options, json: true }, io);
  return { out, err, abort, ended, say: (line: string) => stdin.write(`${line}\n`) };
}

describe('simulate', () => {
  it('runs a scale that a supervisor takes for real, commanded by lines', async () => {
    const run = start(simulate, ['scale'], {
      serial: BOUND.serial,
      capacity: '150',
      division: '0.02',
      ramp: '200',
    });
    const { address } = JSON.parse(await until(() => run.out[0] ?? null)) as { readonly address: string };
    const rig = new ScaleRig(
      newScale(),
      tcpLink({ host: '127.0.0.1', port: Number(address.split(':').at(-1)) }),
    );
    try {
      run.say('load 26.54 kg');
      await rig.shows('26.54');
      run.say('tare');
      await rig.shows('0.00');
      run.say('serial B999');
      await rig.until(({ state }) => state === 'foreign');
      run.say('load much');
      run.say('dance');
      await until(() => (run.err.length >= 5 ? true : null));
      expect(run.err.slice(-2)).toEqual([
        'a weight like 26.54 kg expected',
        'unknown command "dance"; help lists them',
      ]);
    } finally {
      await rig.supervisor.close();
      run.say('quit');
    }
    expect(await run.ended).toBe(0);
  });

  it('runs a scale that speaks the family it is told', async () => {
    const run = start(simulate, ['scale'], { family: 'radwag', serial: 'R-7' });
    const { address } = JSON.parse(await until(() => run.out[0] ?? null)) as { readonly address: string };
    const socket = connect(Number(address.split(':').at(-1)), '127.0.0.1');
    try {
      socket.write('NB\r\n');
      expect(String((await once(socket, 'data'))[0])).toBe('NB A "R-7"\r\n');
    } finally {
      socket.destroy();
      run.say('quit');
    }
    expect(await run.ended).toBe(0);
  });

  it('says in one sentence that a port is in use', async () => {
    const plug = await plugIntoTcp(new SimulatedPrinter());
    const run = start(simulate, ['printer'], { port: String(plug.port) });
    expect(await run.ended).toBe(1);
    expect(run.err).toEqual([`Port ${plug.port} is in use.`]);
    await plug.close();
  });

  it.each(['tspl', 'tspl-byte', 'escpos'])('speaks the language of a %s printer', async (name) => {
    const run = start(simulate, ['printer'], { family: name });
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(await until(() => run.out[0] ?? null))?.[1]);
    const family = PRINTER_FAMILIES[name];
    if (!family) throw new Error(`no family ${name}`);
    const ask = () => probePrinter(family, tcpLink({ host: '127.0.0.1', port }), systemClock);
    expect(await ask()).toMatchObject({ ok: true, value: { kind: 'printer', paperOut: false } });
    run.say('paper-out on');
    await until(() => (run.err.length > 0 ? true : null));
    expect(await ask()).toMatchObject({ ok: true, value: { paperOut: true } });
    run.say('quit');
    expect(await run.ended).toBe(0);
  });

  it('runs a scanner that reads element strings and Digital Links', async () => {
    const run = start(simulate, ['scanner'], {});
    const { address } = JSON.parse(await until(() => run.out[0] ?? null)) as { readonly address: string };
    const scans: string[] = [];
    const source = tcpLink({ host: '127.0.0.1', port: Number(address.split(':').at(-1)) });
    const opened = await source.open({
      bytes: (chunk) => scans.push(Buffer.from(chunk).toString('latin1')),
      lost: () => {},
    });
    if (!opened.ok) throw new Error(opened.error.detail);
    run.say('scan d2 10A<GS>21B');
    run.say('link https://example.org/01/09506000134352/10/A');
    run.say('link https://example.org/');
    await until(() => (run.err.length >= 3 ? true : null));
    expect(run.err).toEqual(['scanned ]d2', 'scanned ]Q1', 'a GS1 Digital Link expected']);
    const sent = ']d210A\x1d21B\r]Q1https://example.org/01/09506000134352/10/A\r';
    await until(() => (scans.join('') === sent ? true : null));
    await opened.value.close();
    run.say('quit');
    expect(await run.ended).toBe(0);
  });

  it('ends in order at a signal', async () => {
    const run = start(simulate, ['scanner'], {});
    await until(() => run.out[0] ?? null);
    run.abort.abort();
    expect(await run.ended).toBe(0);
  });
});

describe('devices', () => {
  it('asks the declared devices and says what they answer', async () => {
    const scale = await plugIntoTcp(newScale());
    const printer = new SimulatedPrinter({ answersWhenFaulted: true });
    printer.faults.paperOut = true;
    const plug = await plugIntoTcp(printer);
    const ran = await run([
      'devices',
      '--scale',
      `tcp://127.0.0.1:${scale.port}`,
      '--printer',
      `tcp://127.0.0.1:${plug.port}`,
    ]);
    expect(ran.out.join('\n')).toContain('ICS465 150.00 kg, serial number B021, shows 0.00 kg');
    expect(ran.out.join('\n')).toContain('not ready: paperOut');
    expect(ran.code).toBe(1);
    await scale.close();
    await plug.close();
  });

  it('sends nothing to a USB HID device but what its own family says', async () => {
    const ran = await run(['devices', '--scale', 'hid:0922:8003', '--json']);
    expect(JSON.parse(ran.out.join(''))).toMatchObject({
      devices: [{ kind: 'scale', address: 'hid:0922:8003', answers: false }],
    });
    expect((await run(['devices', '--printer', 'hid:0922:8003'])).code).toBe(2);
    expect((await run(['devices', '--scanner', 'keyboard:STX'])).out.join('\n')).toContain(
      'types at the terminal',
    );
  });

  it('is content when all answer, and gives one document with --json', async () => {
    const scale = await plugIntoTcp(newScale());
    const ran = await run(['devices', '--json', '--scale', `tcp://127.0.0.1:${scale.port}`]);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out.join(''))).toMatchObject({
      devices: [{ kind: 'scale', answers: true, detail: { serial: 'B021', shows: '0.00 kg' } }],
    });
    await scale.close();
  });

  it('says what is wrong with an address or a folder', async () => {
    expect(await run(['devices', '--scale', 'COM3'])).toMatchObject({
      code: 2,
      err: [expect.stringContaining('--scale')],
    });
    expect(await run(['devices', '--data', '/nowhere'])).toMatchObject({
      code: 1,
      err: [expect.stringContaining('devices.json')],
    });
  });
});
