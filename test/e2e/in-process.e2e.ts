import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { rendererAssets } from '../../main/hosts/shared/renderer-assets.ts';
import { RUN_BATCH } from '../support/floor/door-plant.ts';
import { massOf } from '../support/floor/masses.ts';
import { BALANCE } from '../support/floor/run-hands.ts';
import { openSituation } from '../support/floor/saved-situations.ts';
import { Hands } from './floor/hands.ts';
import { Terminal } from './models/terminal.ts';

const SCREENS = join(import.meta.dirname, '..', '..', 'out', 'renderer');
const RUN = new RegExp(`^Encapsulate.*${RUN_BATCH}`);

test('[S14][S49][S50] a check is weighed unit by unit, fails, and the run goes on by quality, a recheck and a supervisor', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const floor = await openSituation('runMade', { screens: rendererAssets(SCREENS) });
  const pan = floor.bench.scales.get(BALANCE)?.pan;
  const machine = new Terminal(page, await Hands.beside(page, false));
  const place = async (mass: string) => {
    pan?.put(massOf(`${mass} g`));
    const record = machine.button(new RegExp(`^Record ${mass}`));
    await expect(record).not.toHaveAttribute('data-refused');
    await record.tap();
    await expect(page.getByText('Take the unit off BAL-01', { exact: true }).last()).toBeVisible();
    pan?.put(massOf('0 g'));
  };
  try {
    await page.goto(floor.addressOf('EN-01'));
    await machine.begin('OP-203');
    if (await machine.button(RUN).isVisible()) await machine.press(RUN);

    await test.step('what was made is checked, one unit after the other', async () => {
      await expect(machine.task).toHaveText('Check what was made until the run stopped');
      await machine.press('Check what was made');
      await expect(machine.task).toHaveText('Put unit 1 of 2 on BAL-01');
      await place('0.7680');
      await expect(machine.task).toHaveText('Put unit 2 of 2 on BAL-01');
      await machine.expectAccessible();
      pan?.put(massOf('0.8500 g'));
      const record = machine.button(/^Record 0\.8500/);
      await expect(record).not.toHaveAttribute('data-refused');
      await record.tap();
    });

    await test.step('it fails: the run stands, and its container is on hold', async () => {
      await expect(page.getByText('In-process check out of specification')).toBeVisible();
      await expect(page.getByText('A recheck is owed')).toBeVisible();
      await expect(page.getByText('1 on hold')).toBeVisible();
      await machine.expectAccessible();
      pan?.put(massOf('0 g'));
    });

    await test.step('quality approves the adjustment, and the recheck passes', async () => {
      await machine.press(/^Settle EX-01/);
      await machine.sheet.choose('Equipment was adjusted');
      await machine.sheet.press('Go on to sign');
      await machine.signAs('QA-01');
      await machine.press('Open the recheck');
      await place('0.7690');
      await expect(machine.task).toHaveText('Put unit 2 of 2 on BAL-01');
      pan?.put(massOf('0.7692 g'));
      const record = machine.button(/^Record 0\.7692/);
      await expect(record).not.toHaveAttribute('data-refused');
      await record.tap();
      await expect(page.getByText('Recheck passed')).toBeVisible();
      await expect(page.getByText('769.1\u00a0mg at IPC-02')).toBeVisible();
    });

    await test.step('a supervisor restarts the run, and the next check is counted down', async () => {
      await machine.press('Supervisor restarts…');
      await machine.signAs('SUP-01');
      await expect(page.getByText('Machine runs', { exact: true })).toBeVisible();
      await expect(page.locator('.next-check-clock')).toHaveText(/^(30:00|29:\d\d)$/);
      await machine.expectAccessible();
    });
    expect(complaints).toEqual([]);
  } finally {
    await floor.dispose();
  }
});
