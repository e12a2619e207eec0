import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { eplPrinter } from '../../../main/adapters/devices/epl-printer/driver.ts';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { tsplPrinter } from '../../../main/adapters/devices/tspl-printer/driver.ts';
import { serialLink } from '../../../main/adapters/serial/serial-link.ts';
import { eplDialect } from '../../../main/adapters/simulators/printer-dialects/epl.ts';
import { tsplDialect } from '../../../main/adapters/simulators/printer-dialects/tspl.ts';
import { plugIntoPty } from '../../../main/adapters/simulators/pty-plug.ts';
import { SimulatedPrinter } from '../../../main/adapters/simulators/simulated-printer.ts';
import { usbPrinterLink } from '../../../main/adapters/usb/usb-printer-link.ts';
import { PrinterSupervisor } from '../../../main/application/devices/printer-supervisor.ts';
import { blankBitmap, setDot } from '../../../main/domain/labels/bitmap.ts';
import { until } from './scale-rig.ts';

const hasSocat = spawnSync('socat', ['-V']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'interlock-usb-'));
afterAll(() => rmSync(folder, { recursive: true }));

const events = { bytes: () => {}, lost: () => {} };

/** 100 × 150 mm at 8 dots/mm: more than any buffer of the link takes at once. */
function wholeLabel() {
  const bitmap = blankBitmap(800, 1200);
  for (let at = 0; at < 800; at += 3) setDot(bitmap, at, at, true);
  return bitmap;
}

describe.runIf(hasSocat)('a printer behind a device file (a pseudo terminal)', () => {
  it('prints, is unplugged, and prints again when it is back', { timeout: 30_000 }, async () => {
    const path = join(folder, 'lp0');
    const printer = new SimulatedPrinter({ dialect: tsplDialect, printMs: 300 });
    const plug = async () => {
      const plugged = await plugIntoPty(printer, path);
      if (!plugged.ok) throw new Error(plugged.error);
      return plugged.value;
    };
    let pty = await plug();
    const supervisor = new PrinterSupervisor({
      id: 'PRN-01',
      family: tsplPrinter,
      source: usbPrinterLink({ path }),
      clock: systemClock,
      timing: { idlePollMs: 60, jobPollMs: 40, firstBackOffMs: 30, longestBackOffMs: 120 },
    });
    const ready = () => until(() => (supervisor.snapshot().state === 'ready' ? true : null), 10_000);
    const job = (id: string) => ({ id, copies: 1, bitmap: wholeLabel(), dpmm: 8 }) as const;
    try {
      await ready();
      expect(await supervisor.print(job('1'))).toMatchObject({ outcome: 'confirmed' });
      expect(printer.printed[0]?.bitmap).toEqual(wholeLabel());
      await pty.close();
      await until(() => (supervisor.snapshot().state === 'lost' ? true : null), 10_000);
      expect(await supervisor.print(job('2'))).toMatchObject({ outcome: 'failed' });
      pty = await plug();
      await ready();
      expect(await supervisor.print(job('3'))).toMatchObject({ outcome: 'confirmed' });
      expect(printer.printed).toHaveLength(2);
    } finally {
      await supervisor.close();
      await pty.close();
    }
  });

  it('is lost once, with a reason, when it goes away under a label', { timeout: 20_000 }, async () => {
    const silent = await plugIntoPty({ attach: () => ({ receive: () => {}, detach: () => {} }) });
    if (!silent.ok) throw new Error(silent.error);
    const lost: string[] = [];
    const opened = await usbPrinterLink({ path: silent.value.path, writeMs: 300 }, 'linux').open({
      bytes: () => {},
      lost: ({ detail }) => lost.push(detail),
    });
    if (!opened.ok) throw new Error(opened.error.detail);
    await silent.value.close();
    const written = await opened.value.write(new Uint8Array(200_000));
    expect(written.ok).toBe(false);
    expect(lost).toHaveLength(1);
    await opened.value.close();
  });
});

describe.runIf(hasSocat)('a printer on a serial port (a pseudo terminal)', () => {
  it('gets a whole label byte for byte, within the time that the line needs', {
    timeout: 30_000,
  }, async () => {
    const printer = new SimulatedPrinter({ dialect: eplDialect, printMs: 20 });
    const pty = await plugIntoPty(printer);
    if (!pty.ok) throw new Error(pty.error);
    const supervisor = new PrinterSupervisor({
      id: 'PRN-01',
      family: eplPrinter,
      source: serialLink({ path: pty.value.path, baudRate: 115_200 }),
      clock: systemClock,
    });
    try {
      await until(() => (supervisor.snapshot().state === 'ready' ? true : null), 10_000);
      const job = { id: '1', copies: 1, bitmap: wholeLabel(), dpmm: 8 } as const;
      expect(await supervisor.print(job)).toMatchObject({ outcome: 'indeterminate' });
      await until(() => (printer.printed.length === 1 ? true : null), 10_000);
      expect(printer.printed[0]?.bitmap).toEqual(wholeLabel());
    } finally {
      await supervisor.close();
      await pty.value.close();
    }
  });
});

describe('a printer file that cannot be opened', () => {
  it('is absent when there is none', async () => {
    expect(await usbPrinterLink({ path: join(folder, 'none') }, 'linux').open(events)).toMatchObject({
      ok: false,
      error: { kind: 'absent' },
    });
  });

  it('is said to be of Linux only elsewhere', async () => {
    expect(await usbPrinterLink({ path: 'LPT1' }, 'win32').open(events)).toEqual({
      ok: false,
      error: {
        kind: 'absent',
        detail: 'USB printers have a device file on Linux only: use TCP or serial',
      },
    });
  });
});
