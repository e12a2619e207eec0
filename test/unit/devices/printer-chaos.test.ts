import { expect, test } from 'vitest';
import { PRINTER_FAMILIES } from '../../../main/adapters/devices/open-device.ts';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { PRINTER_DIALECTS } from '../../../main/adapters/simulators/printer-dialects/printer-dialects.ts';
import { plugIntoTcp } from '../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedPrinter } from '../../../main/adapters/simulators/simulated-printer.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import { PrinterSupervisor } from '../../../main/application/devices/printer-supervisor.ts';
import type { PrintResult } from '../../../main/application/ports/devices.ts';
import { type Bitmap, blankBitmap } from '../../../main/domain/labels/bitmap.ts';
import { pause, until } from './scale-rig.ts';

const CHAOS_MS = process.env.INTERLOCK_LONG ? 600_000 : 8000;

/** A label of 150 mm whose dots are its number. */
function labelOf(number: number): Bitmap {
  const bitmap = blankBitmap(32, 1200);
  for (let row = 0; row < 1200; row += 8)
    bitmap.bits.set([number >> 24, number >> 16, number >> 8, number], row * 4);
  return bitmap;
}
const numberOf = (bitmap: Bitmap | null): number =>
  bitmap === null ? -1 : Buffer.from(bitmap.bits).readUInt32BE(0);

/** A small generator that repeats itself for a seed: a failure can be played again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const SEED = Number(process.env['INTERLOCK_SEED'] ?? 4711);

test.concurrent.each(Object.values(PRINTER_FAMILIES))(
  '[S150] whatever happens to a $name printer, what it says of a label is true',
  async (family) => {
    const roll = dice(SEED + family.name.length * 7919);
    const dialect = PRINTER_DIALECTS[family.name];
    if (!dialect) throw new Error(`no dialect ${family.name}`);
    const printer = new SimulatedPrinter({ dialect, printMs: 90 });
    const plug = await plugIntoTcp(printer);
    const supervisor = new PrinterSupervisor({
      id: 'PRN-01',
      family: { ...family, status: family.status && { ...family.status, timeoutMs: 250 } },
      source: tcpLink({ host: '127.0.0.1', port: plug.port }),
      clock: systemClock,
      timing: { idlePollMs: 50, jobPollMs: 25, confirmMs: 900, firstBackOffMs: 20, longestBackOffMs: 60 },
    });
    const { faults, wire } = printer;
    const mend = (): void => {
      Object.assign(faults, { paperOut: false, headUp: false, ribbonOut: false, paused: false });
      Object.assign(wire, { silence: false, byteWise: false, pairs: false, delayMs: 0 });
      printer.setup.printsNothing = false;
      printer.powerOn();
    };
    const mischief: readonly (() => void)[] = [
      () => Object.assign(faults, { paperOut: true }),
      () => Object.assign(faults, { headUp: true }),
      () => Object.assign(faults, { paused: true }),
      () => Object.assign(wire, { silence: true }),
      () => Object.assign(wire, { halfFrames: 1 + roll(3) }),
      () => Object.assign(wire, { lostBytes: 1 + roll(3) }),
      () => Object.assign(wire, { byteWise: true }),
      () => Object.assign(wire, { delayMs: roll(80) }),
      () => printer.powerOff(),
      () => plug.unplug(),
      // Without an odometer nobody could know.
      () => Object.assign(printer.setup, { printsNothing: family.odometer !== null }),
    ];
    const results = new Map<number, PrintResult>();
    try {
      const end = systemClock.mono() + CHAOS_MS;
      for (let number = 1; systemClock.mono() < end; number += 1) {
        mend();
        await until(() => (supervisor.snapshot().state === 'ready' ? true : null), 10_000);
        const printing = supervisor.print({
          id: String(number),
          copies: 1,
          bitmap: labelOf(number),
          dpmm: 8,
        });
        await pause(roll(180));
        if (roll(4) > 0) mischief[roll(mischief.length)]?.();
        if (roll(3) === 0) {
          await pause(roll(60));
          mend();
        }
        results.set(number, await printing);
      }
      mend();
      await pause(400);
    } finally {
      await supervisor.close();
      await plug.close();
    }

    const cameOut = new Map<number, number>();
    for (const { bitmap } of printer.printed) {
      const number = numberOf(bitmap);
      cameOut.set(number, (cameOut.get(number) ?? 0) + 1);
    }
    const lies = [...results].filter(([number, { outcome }]) => {
      const times = cameOut.get(number) ?? 0;
      return outcome === 'confirmed' ? times !== 1 : outcome === 'failed' ? times !== 0 : times > 1;
    });
    const told = lies.map(([number, result]) => [number, cameOut.get(number) ?? 0, result]);
    expect([SEED, told]).toEqual([SEED, []]);
    expect([...cameOut.keys()].filter((number) => !results.has(number))).toEqual([]);
    expect(results.size).toBeGreaterThan(3);
    const said = new Set([...results.values()].map(({ outcome }) => outcome));
    const canConfirm = family.status !== null && family.end !== 'untold';
    expect(said.has('confirmed')).toBe(canConfirm);
  },
  CHAOS_MS + 60_000,
);
