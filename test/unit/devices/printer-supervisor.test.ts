import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { zplPrinter } from '../../../main/adapters/devices/zpl-printer/driver.ts';
import { toZpl } from '../../../main/adapters/devices/zpl-printer/graphic.ts';
import { plugIntoTcp, type TcpPlug } from '../../../main/adapters/simulators/simulated-device.ts';
import { type PrinterSetup, SimulatedPrinter } from '../../../main/adapters/simulators/simulated-printer.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import { PrinterSupervisor } from '../../../main/application/devices/printer-supervisor.ts';
import type { PrinterFamily } from '../../../main/application/ports/device-family.ts';
import type { PrinterSnapshot, PrintJob } from '../../../main/application/ports/devices.ts';
import { type Bitmap, blankBitmap, setDot } from '../../../main/domain/labels/bitmap.ts';
import { pause, until } from './scale-rig.ts';

/** The printer's own patience, shortened: three seconds of silence would be three seconds of test. */
const QUICK_ZPL: PrinterFamily = { ...zplPrinter, status: { ...zplPrinter.status, timeoutMs: 300 } };

interface Rig {
  readonly printer: SimulatedPrinter;
  readonly supervisor: PrinterSupervisor;
  readonly plug: TcpPlug;
  readonly states: PrinterSnapshot['state'][];
}

async function withPrinter(
  test: (rig: Rig) => Promise<void>,
  setup: Partial<PrinterSetup> = {},
): Promise<void> {
  const printer = new SimulatedPrinter({ printMs: 60, ...setup });
  const plug = await plugIntoTcp(printer);
  const supervisor = new PrinterSupervisor({
    id: 'PRN-01',
    family: QUICK_ZPL,
    source: tcpLink({ host: '127.0.0.1', port: plug.port }),
    clock: systemClock,
    timing: { idlePollMs: 60, jobPollMs: 30, confirmMs: 1500, firstBackOffMs: 30, longestBackOffMs: 120 },
  });
  const states: PrinterSnapshot['state'][] = [];
  supervisor.onChange(({ state }) => states.push(state));
  try {
    await until(() => (supervisor.snapshot().state === 'ready' ? true : null));
    await test({ printer, supervisor, plug, states });
  } finally {
    await supervisor.close();
    await plug.close();
  }
}

function dotted(): Bitmap {
  const bitmap = blankBitmap(400, 300);
  for (let at = 0; at < 300; at += 7) setDot(bitmap, at, at, true);
  return bitmap;
}

const label = (id: string): PrintJob => ({ id, copies: 1, bytes: toZpl(dotted()) });

describe.concurrent('a label printer on a socket', () => {
  it('confirms a label only when the printer says that it is out', () =>
    withPrinter(async ({ printer, supervisor, states }) => {
      const result = await supervisor.print(label('1'));
      expect(result).toMatchObject({
        outcome: 'confirmed',
        status: { formatsInBuffer: 0, labelsRemaining: 0 },
      });
      expect(printer.printed).toHaveLength(1);
      expect(printer.printed[0]?.bitmap).toEqual(dotted());
      expect(states).toContain('printing');
    }));

  it('waits for a slow label, and prints several one after the other', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        const results = await Promise.all([supervisor.print(label('1')), supervisor.print(label('2'))]);
        expect(results.map(({ outcome }) => outcome)).toEqual(['confirmed', 'confirmed']);
        expect(printer.printed).toHaveLength(2);
      },
      { printMs: 400 },
    ));

  it('prints a repeated job once and gives the same answer', () =>
    withPrinter(async ({ printer, supervisor }) => {
      const [first, second] = await Promise.all([supervisor.print(label('1')), supervisor.print(label('1'))]);
      expect(second).toBe(first);
      expect(await supervisor.print(label('1'))).toBe(first);
      expect(printer.printed).toHaveLength(1);
    }));

  it.each(['paperOut', 'headUp', 'ribbonOut', 'overTemperature'] as const)(
    'sends nothing to a printer that is silent because of %s',
    (fault) =>
      withPrinter(async ({ printer, supervisor }) => {
        printer.faults[fault] = true;
        await until(() => (supervisor.snapshot().state === 'silent' ? true : null));
        expect(await supervisor.print(label('1'))).toMatchObject({ outcome: 'failed' });
        printer.faults[fault] = false;
        await until(() => (supervisor.snapshot().state === 'ready' ? true : null));
        await pause(200);
        expect(printer.printed).toHaveLength(0);
      }),
  );

  it('names the fault of a printer that answers', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        printer.faults.paperOut = true;
        printer.faults.paused = true;
        const { reason } = await until(() =>
          supervisor.snapshot().state === 'notReady' ? supervisor.snapshot() : null,
        );
        expect(reason).toBe('paperOut, paused');
        expect(await supervisor.print(label('1'))).toMatchObject({
          outcome: 'failed',
          detail: 'paperOut, paused',
        });
        expect(printer.printed).toHaveLength(0);
      },
      { answersWhenFaulted: true },
    ));

  it('does not mind a missing ribbon where none is used', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        printer.faults.ribbonOut = true;
        expect(await supervisor.print(label('1'))).toMatchObject({ outcome: 'confirmed' });
      },
      { thermalTransfer: false },
    ));

  it('refuses while labels of another job are queued', () =>
    withPrinter(async ({ printer, supervisor, plug }) => {
      printer.setup.printMs = 2000;
      const other = tcpLink({ host: '127.0.0.1', port: plug.port });
      const opened = await other.open({ bytes: () => {}, lost: () => {} });
      if (!opened.ok) throw new Error(opened.error.detail);
      await opened.value.write(toZpl(dotted()));
      await opened.value.write(toZpl(dotted()));
      await until(() => (supervisor.snapshot().status?.formatsInBuffer === 2 ? true : null));
      expect(await supervisor.print(label('1'))).toMatchObject({
        outcome: 'failed',
        detail: 'the printer still has labels of another job',
      });
      await opened.value.close();
    }));

  it.each([
    ['paper runs out', (printer: SimulatedPrinter) => Object.assign(printer.faults, { paperOut: true })],
    ['the head is opened', (printer: SimulatedPrinter) => Object.assign(printer.faults, { headUp: true })],
    ['it is paused', (printer: SimulatedPrinter) => Object.assign(printer.faults, { paused: true })],
    ['it is switched off', (printer: SimulatedPrinter) => printer.powerOff()],
    ['it goes silent', (printer: SimulatedPrinter) => Object.assign(printer.wire, { silence: true })],
  ] as const)('says indeterminate when %s under the label, and prints it never again', (_what, happen) =>
    withPrinter(
      async ({ printer, supervisor }) => {
        const printing = supervisor.print(label('1'));
        await until(() => (supervisor.snapshot().state === 'printing' ? true : null));
        await pause(20);
        happen(printer);
        expect(await printing).toMatchObject({
          outcome: 'indeterminate',
          detail: expect.stringMatching(/\S/),
        });
        Object.assign(printer.faults, { paperOut: false, headUp: false, paused: false });
        printer.powerOn();
        printer.wire.silence = false;
        await until(() => (supervisor.snapshot().state === 'ready' ? true : null));
        const out = printer.printed.length;
        expect(await supervisor.print(label('1'))).toMatchObject({ outcome: 'indeterminate' });
        await pause(400);
        expect(printer.printed).toHaveLength(out);
        expect(await supervisor.print(label('2'))).toMatchObject({ outcome: 'confirmed' });
        expect(printer.printed).toHaveLength(out + 1);
      },
      { printMs: 250 },
    ),
  );

  it('cancels what a paused printer holds: after the pause no label bursts out', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        const printing = supervisor.print(label('1'));
        await until(() => (supervisor.snapshot().state === 'printing' ? true : null));
        printer.faults.paused = true;
        expect(await printing).toMatchObject({ outcome: 'indeterminate', detail: 'paused' });
        printer.faults.paused = false;
        await pause(600);
        expect(printer.printed).toHaveLength(0);
      },
      { printMs: 300 },
    ));

  it('says indeterminate when a label takes too long', () =>
    withPrinter(
      async ({ supervisor }) => {
        expect(await supervisor.print(label('1'))).toMatchObject({
          outcome: 'indeterminate',
          detail: 'the label did not come out in time',
        });
      },
      { printMs: 5000 },
    ));

  it('says failed without a connection', () =>
    withPrinter(async ({ supervisor, plug }) => {
      await plug.close();
      await until(() => (supervisor.snapshot().state === 'lost' ? true : null));
      expect(await supervisor.print(label('1'))).toMatchObject({ outcome: 'failed', status: null });
    }));

  it('keeps no password of the printer in its traffic', () =>
    withPrinter(async ({ supervisor }) => {
      const texts = (await supervisor.traffic()).map(({ text }) => text).join('\n');
      expect(texts).toContain('****,0');
      expect(texts).not.toContain('1234,');
    }));
});
