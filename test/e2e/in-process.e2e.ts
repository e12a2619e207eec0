import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { containerCode } from '../../main/demo/bench.ts';
import { rendererAssets } from '../../main/hosts/shared/renderer-assets.ts';
import { BLEND } from '../support/blend-recipe.ts';
import { DRUM } from '../support/floor/blend-hands.ts';
import { BATCH, RUN_BATCH } from '../support/floor/door-plant.ts';
import type { Floor } from '../support/floor/floor.ts';
import { massOf } from '../support/floor/masses.ts';
import { BALANCE } from '../support/floor/run-hands.ts';
import { openSituation } from '../support/floor/saved-situations.ts';
import { Hands } from './floor/hands.ts';
import { Terminal } from './models/terminal.ts';
import { expect, test } from './window-test.ts';

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

const SETTLE_MS = 250;
/** The same label again within two seconds is one pull of the trigger too many, not a second scan. */
const SAME_LABEL_MS = 2_100;

/** The encapsulation terminal, with somebody who pulls the trigger of its scanner and lays capsules on its balance. */
class Machine extends Terminal {
  readonly #floor: Floor;

  constructor(page: Page, hands: Hands, floor: Floor) {
    super(page, hands);
    this.#floor = floor;
  }

  async scanDrum(): Promise<void> {
    await expect(this.page.locator('.header').getByText('SCN-05')).toBeVisible();
    await this.page.waitForTimeout(SETTLE_MS);
    this.#floor.bench.scanners.get('SCN-05')?.scan('d2', containerCode(BLEND, BATCH, DRUM));
  }

  async place(mass: string): Promise<void> {
    const pan = this.#floor.bench.scales.get(BALANCE)?.pan;
    pan?.put(massOf(`${mass} g`));
    const record = this.button(new RegExp(`^Record ${mass}`));
    await expect(record).not.toHaveAttribute('data-refused');
    await record.tap();
    await this.page.waitForTimeout(SETTLE_MS);
    pan?.put(massOf('0 g'));
  }
}

test('[S66][S103][S130][R2 111.260(j)] a drum is fed by two people, the machine is set up and run, and its capsules are labelled and accounted for', async ({
  page,
}) => {
  test.setTimeout(400_000);
  const floor = await openSituation('unfed', { screens: rendererAssets(SCREENS) });
  try {
    const machine = new Machine(page, await Hands.beside(page, false), floor);
    await page.goto(floor.addressOf('EN-01'));
    await machine.begin('OP-203');
    const run = new RegExp(`^Encapsulate.*${BATCH}`);
    if (await machine.button(run).isVisible()) await machine.press(run);

    await test.step('nothing runs before a drum is in: shown, verified by another, added', async () => {
      await expect(machine.task).toHaveText('Scan the next container for ENC-02');
      await machine.expectAccessible();
      await machine.scanDrum();
      await expect(machine.task).toHaveText(`Call the second person to ${DRUM}`);
      await machine.press('Type the number');
      await machine.sheet.write('Number on the badge', 'OP-204');
      await machine.sheet.press('Start as OP-204');
      await page.waitForTimeout(SAME_LABEL_MS);
      await machine.scanDrum();
      await machine.press('Verify and sign');
      await machine.signAs('OP-204');
      await machine.press('It is in');
      await expect(page.locator('.run-places').getByText('BD-1', { exact: true })).toBeVisible();
      await machine.expectAccessible();
    });

    await test.step('a sample of setting up is weighed and decides nothing', async () => {
      await machine.press('Set-up sample');
      await expect(page.getByText('SET-01 setting up')).toBeVisible();
      await machine.place('0.8500');
      await expect(machine.task).toHaveText('Put unit 2 of 2 on BAL-01');
      await machine.place('0.7680');
      await expect(machine.task).toHaveText('Start the run');
    });

    await test.step('the machine runs; a full container is changed and labelled', async () => {
      await machine.press('Start the run');
      await machine.press('Change container');
      await expect(page.locator('.run-places').getByText('CAP-02', { exact: true }).first()).toBeVisible();
      await machine.press('Print label CAP-01');
      await expect(machine.button('Print label CAP-01')).toHaveCount(0);
      await machine.expectAccessible();
    });

    await test.step('an authority lets the next check be opened at another time', async () => {
      await machine.press('Check at another time…');
      await machine.sheet.choose('Break');
      await machine.sheet.write('Why, in a sentence', 'The second person comes back later.');
      await machine.sheet.press('Go on to sign');
      await machine.signAs('SUP-01');
      await expect(machine.button('Check at another time…')).toHaveCount(0);
    });
  } finally {
    await floor.dispose();
  }
});
