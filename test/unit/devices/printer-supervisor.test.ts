import { describe, expect, it } from 'vitest';
import { eplPrinter } from '../../../main/adapters/devices/epl-printer/driver.ts';
import { escposPrinter } from '../../../main/adapters/devices/escpos-printer/driver.ts';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { tsplBytePrinter, tsplPrinter } from '../../../main/adapters/devices/tspl-printer/driver.ts';
import { zplPrinter } from '../../../main/adapters/devices/zpl-printer/driver.ts';
import { toZpl } from '../../../main/adapters/devices/zpl-printer/graphic.ts';
import { PRINTER_DIALECTS } from '../../../main/adapters/simulators/printer-dialects/printer-dialects.ts';
import { plugIntoTcp, type TcpPlug } from '../../../main/adapters/simulators/simulated-device.ts';
import {
  type Dialect,
  type OpenDialect,
  type PrinterSetup,
  SimulatedPrinter,
} from '../../../main/adapters/simulators/simulated-printer.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import { PrinterSupervisor } from '../../../main/application/devices/printer-supervisor.ts';
import type { PrinterFamily } from '../../../main/application/ports/device-family.ts';
import type { PrinterSnapshot, PrintJob } from '../../../main/application/ports/devices.ts';
import { type Bitmap, blankBitmap, setDot } from '../../../main/domain/labels/bitmap.ts';
import { pause, until } from './scale-rig.ts';

/** The printer's own patience, shortened: three seconds of silence would be three seconds of test. */
const quick = (family: PrinterFamily): PrinterFamily => ({
  ...family,
  status: family.status && { ...family.status, timeoutMs: 300 },
});

function dialectOf(family: PrinterFamily): OpenDialect {
  const dialect = PRINTER_DIALECTS[family.name];
  if (!dialect) throw new Error(`no dialect ${family.name}`);
  return dialect;
}

/** A printer that answers every question and overlooks every label. */
const deaf = (open: OpenDialect) => (): Dialect => {
  const dialect = open();
  return {
    ...dialect,
    read: (bytes, works) => dialect.read(bytes, { ...works, queue: () => {} }),
  };
};

/** A printer that puts out two labels for one. */
const twice = (open: OpenDialect) => (): Dialect => {
  const dialect = open();
  return {
    ...dialect,
    read: (bytes, works) => dialect.read(bytes, { ...works, queue: (job) => works.queue(job, 2) }),
  };
};

/** A printer that knows its status and no odometer. */
const withoutOdometer = (open: OpenDialect) => (): Dialect => {
  const dialect = open();
  const isLength = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('PRINT METERS');
  return {
    ...dialect,
    read: (bytes, works) =>
      dialect.read(bytes, {
        ...works,
        answer: (answer) => (isLength(answer) ? undefined : works.answer(answer)),
      }),
  };
};

interface Rig {
  readonly printer: SimulatedPrinter;
  readonly supervisor: PrinterSupervisor;
  readonly plug: TcpPlug;
  readonly states: PrinterSnapshot['state'][];
}

async function withPrinter(
  test: (rig: Rig) => Promise<void>,
  setup: Partial<PrinterSetup> = {},
  family: PrinterFamily = zplPrinter,
): Promise<void> {
  const printer = new SimulatedPrinter({ printMs: 60, dialect: dialectOf(family), ...setup });
  const plug = await plugIntoTcp(printer);
  const supervisor = new PrinterSupervisor({
    id: 'PRN-01',
    family: quick(family),
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

/** 150 mm long at 8 dots/mm. */
function dotted(): Bitmap {
  const bitmap = blankBitmap(96, 1200);
  for (let at = 0; at < 96; at += 7) setDot(bitmap, at, at * 3, true);
  return bitmap;
}

const label = (id: string): PrintJob => ({ id, copies: 1, bitmap: dotted(), dpmm: 8 });

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

  it('says indeterminate when the station stops under a label, and cancels what the printer holds', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        const printing = supervisor.print(label('1'));
        await until(() => (supervisor.snapshot().state === 'printing' ? true : null));
        await supervisor.close();
        expect(await printing).toMatchObject({
          outcome: 'indeterminate',
          detail: 'the station stopped before the label came out',
        });
        await pause(700);
        expect(printer.printed).toHaveLength(0);
      },
      { printMs: 400 },
    ));

  it('says failed without a connection', () =>
    withPrinter(async ({ supervisor, plug }) => {
      await plug.close();
      await until(() => (supervisor.snapshot().state === 'lost' ? true : null));
      expect(await supervisor.print(label('1'))).toMatchObject({ outcome: 'failed', status: null });
    }));

  it('says indeterminate when the odometer did not run: a printer that says it is done may have printed nothing', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        printer.setup.printsNothing = true;
        expect(await supervisor.print(label('1'))).toMatchObject({
          outcome: 'indeterminate',
          detail: 'the odometer of the printer ran 0 mm for a label of 150 mm',
        });
        printer.setup.printsNothing = false;
        expect(await supervisor.print(label('2'))).toMatchObject({ outcome: 'confirmed' });
        expect(printer.printed).toHaveLength(1);
      },
      {},
      zplPrinter,
    ));

  it('says indeterminate when the odometer ran for two labels', () =>
    withPrinter(
      async ({ supervisor }) => {
        expect(await supervisor.print(label('1'))).toMatchObject({
          outcome: 'indeterminate',
          detail: expect.stringMatching(/^the odometer of the printer ran \d+ mm for a label of 150 mm$/),
        });
      },
      { dialect: twice(dialectOf(zplPrinter)) },
    ));

  it('takes the word of a printer that has no odometer', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        expect(await supervisor.print(label('1'))).toMatchObject({ outcome: 'confirmed' });
        expect(printer.printed).toHaveLength(1);
      },
      { dialect: withoutOdometer(dialectOf(zplPrinter)) },
    ));

  it('keeps no password of the printer in its traffic', () =>
    withPrinter(async ({ supervisor }) => {
      const texts = (await supervisor.traffic()).map(({ text }) => text).join('\n');
      expect(texts).toContain('****,0');
      expect(texts).not.toContain('1234,');
    }));
});

describe.concurrent.each([tsplPrinter, tsplBytePrinter])('a $name printer', (family) => {
  it('confirms a label when it was at work and is at rest again', () =>
    withPrinter(
      async ({ printer, supervisor, states }) => {
        expect(supervisor.snapshot().confirms).toBe(true);
        expect(await supervisor.print(label('1'))).toMatchObject({
          outcome: 'confirmed',
          status: { printing: false },
        });
        expect(printer.printed.map(({ bitmap }) => bitmap)).toEqual([dotted()]);
        expect(states).toContain('printing');
      },
      { printMs: 200 },
      family,
    ));

  it.each(['paperOut', 'headUp', 'ribbonOut', 'paused'] as const)('names %s and is sent nothing', (fault) =>
    withPrinter(
      async ({ printer, supervisor }) => {
        printer.faults[fault] = true;
        await until(() => (supervisor.snapshot().state === 'notReady' ? true : null));
        expect(await supervisor.print(label('1'))).toMatchObject({
          outcome: 'failed',
          detail: expect.stringContaining(fault),
        });
        printer.faults[fault] = false;
        await pause(200);
        expect(printer.printed).toHaveLength(0);
      },
      {},
      family,
    ),
  );

  it('says indeterminate when paper runs out under the label, and no label bursts out afterwards', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        const printing = supervisor.print(label('1'));
        await until(() => (supervisor.snapshot().state === 'printing' ? true : null));
        printer.faults.paperOut = true;
        expect(await printing).toMatchObject({ outcome: 'indeterminate' });
        printer.faults.paperOut = false;
        await pause(500);
        expect(printer.printed).toHaveLength(0);
        expect(await supervisor.print(label('2'))).toMatchObject({ outcome: 'confirmed' });
      },
      { printMs: 250 },
      family,
    ));

  it('does not believe rest that no work came before', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        expect(await supervisor.print(label('1'))).toMatchObject({
          outcome: 'indeterminate',
          detail: 'the label did not come out in time',
        });
        expect(printer.printed).toHaveLength(0);
      },
      { dialect: deaf(dialectOf(family)) },
      family,
    ));
});

describe.concurrent('an ESC/POS printer', () => {
  it('tells its faults and not the end of a label: what was sent is indeterminate, and printed once', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        expect(supervisor.snapshot().confirms).toBe(false);
        const result = await supervisor.print(label('1'));
        expect(result).toMatchObject({
          outcome: 'indeterminate',
          detail: 'This printer cannot say whether a label came out.',
          status: { offline: false, paperOut: false },
        });
        await until(() => (printer.printed.length === 1 ? true : null));
        expect(await supervisor.print(label('1'))).toBe(result);
        await pause(200);
        expect(printer.printed.map(({ bitmap }) => bitmap)).toEqual([dotted()]);
      },
      {},
      escposPrinter,
    ));

  it('is sent nothing while it is out of paper or open', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        printer.faults.paperOut = true;
        expect(await supervisor.print(label('1'))).toMatchObject({
          outcome: 'failed',
          detail: 'offline, stoppedByPaperEnd, paperOut',
        });
        printer.faults.paperOut = false;
        printer.faults.headUp = true;
        expect(await supervisor.print(label('2'))).toMatchObject({
          outcome: 'failed',
          detail: 'offline, coverOpen',
        });
        expect(printer.printed).toHaveLength(0);
      },
      {},
      escposPrinter,
    ));

  it('names the fault under a label and forgets what it held', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        const printing = supervisor.print(label('1'));
        await until(() => (supervisor.snapshot().state === 'printing' ? true : null));
        printer.faults.paperOut = true;
        expect(await printing).toMatchObject({
          outcome: 'indeterminate',
          detail: 'offline, stoppedByPaperEnd, paperOut',
        });
        printer.faults.paperOut = false;
        await pause(500);
        expect(printer.printed).toHaveLength(0);
      },
      { printMs: 400 },
      escposPrinter,
    ));

  it('refuses a label made for another head, in words', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        expect(await supervisor.print({ ...label('1'), dpmm: 12 })).toMatchObject({
          outcome: 'failed',
          detail: 'The label is made for 12 dots/mm, and the print head has 8.',
        });
        expect(printer.printed).toHaveLength(0);
      },
      {},
      escposPrinter,
    ));

  it('refuses a label that is wider than its head, in words', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        const wide = { ...label('1'), bitmap: blankBitmap(800, 1200) };
        expect(await supervisor.print(wide)).toMatchObject({
          outcome: 'failed',
          detail: 'The label is 800 dots wide, and the print head 576.',
        });
        expect(printer.printed).toHaveLength(0);
      },
      {},
      escposPrinter,
    ));
});

describe.concurrent('an EPL2 printer', () => {
  it('cannot be asked: it is ready while its link is open, and every label is indeterminate and sent once', () =>
    withPrinter(
      async ({ printer, supervisor, states }) => {
        expect(supervisor.snapshot()).toMatchObject({ state: 'ready', confirms: false, status: null });
        const [first, second] = await Promise.all([
          supervisor.print(label('1')),
          supervisor.print(label('2')),
        ]);
        expect([first, second]).toEqual(
          [1, 2].map(() => ({
            outcome: 'indeterminate',
            detail: 'This printer cannot say whether a label came out.',
            status: null,
          })),
        );
        expect(await supervisor.print(label('1'))).toBe(first);
        await until(() => (printer.printed.length === 2 ? true : null));
        expect(printer.printed.map(({ bitmap }) => bitmap)).toEqual([dotted(), dotted()]);
        expect(states.slice(-4)).toEqual(['printing', 'ready', 'printing', 'ready']);
      },
      {},
      eplPrinter,
    ));

  it('says failed without a connection, and is ready again when it is back', () =>
    withPrinter(
      async ({ printer, supervisor }) => {
        printer.powerOff();
        await until(() => (supervisor.snapshot().state === 'lost' ? true : null));
        expect(await supervisor.print(label('1'))).toMatchObject({ outcome: 'failed', status: null });
        printer.powerOn();
        await until(() => (supervisor.snapshot().state === 'ready' ? true : null));
        expect(await supervisor.print(label('2'))).toMatchObject({ outcome: 'indeterminate' });
        await until(() => (printer.printed.length === 1 ? true : null));
      },
      {},
      eplPrinter,
    ));
});
