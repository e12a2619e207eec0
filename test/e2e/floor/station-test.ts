import { join } from 'node:path';
import { Terminal } from '../models/terminal.ts';
import { test as base, expect } from '../window-test.ts';
import type { Hour } from './day.ts';
import { Hands } from './hands.ts';
import { type Plant, plantAt } from './plant.ts';

interface Options {
  /** When the day of the plant begins for the test; null: before anything was done. */
  readonly hour: Hour | null;
  /** The colours of the night shift. */
  readonly night: boolean;
  /** What the browser may complain of besides nothing. */
  readonly mayComplain: RegExp | null;
}

interface Fixtures {
  readonly plant: Plant;
  /** Opens a station in a window of its own. */
  readonly show: (station: string) => Promise<Terminal>;
  readonly booth: Terminal;
}

/** Longer than anything on screen takes. */
const LIMIT_MS = 8_000;
/** The whole morning by script, on a busy machine. */
const WALK_LIMIT_MS = 240_000;

/** A test with a plant, a host and windows of its own, that fails when the browser complains of anything. */
export const test = base.extend<Options & Fixtures>({
  hour: [null, { option: true }],
  night: [false, { option: true }],
  mayComplain: [null, { option: true }],
  plant: [
    async ({ hour }, use, info) => {
      const plant = await plantAt(hour, join(info.project.outputDir, '.hours'));
      await use(plant);
      await plant.dispose();
    },
    // The first test of a run at an hour waits for the walk there; its own time is not spent on that.
    { timeout: WALK_LIMIT_MS },
  ],
  show: async ({ plant, openWindow, night, mayComplain }, use) => {
    const complaints: string[] = [];
    await use(async (station) => {
      const page = await openWindow();
      page.setDefaultTimeout(LIMIT_MS);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(`${station}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`${station}: ${error.message}`));
      const terminal = new Terminal(page, await Hands.beside(page, night));
      await plant.show(page, station);
      await expect(page.getByRole('main')).toBeVisible();
      return terminal;
    });
    expect(complaints.filter((text) => mayComplain?.test(text) !== true)).toEqual([]);
  },
  booth: async ({ show }, use) => use(await show('WS-01')),
});

export { expect };
