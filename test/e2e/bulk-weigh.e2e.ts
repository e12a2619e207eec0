import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { rendererAssets } from '../../main/hosts/shared/renderer-assets.ts';
import { BULK_SCALE, FIRST_OUTPUT, PIECES } from '../support/floor/bulk-hands.ts';
import { RUN_BATCH } from '../support/floor/door-plant.ts';
import type { Floor } from '../support/floor/floor.ts';
import { massOf } from '../support/floor/masses.ts';
import { openSituation } from '../support/floor/saved-situations.ts';
import { Hands } from './floor/hands.ts';
import { Terminal } from './models/terminal.ts';
import { expect, test } from './window-test.ts';

const SCREENS = join(import.meta.dirname, '..', '..', 'out', 'renderer');
const BULK = new RegExp(`^Metal detection.*${RUN_BATCH}`);
const SETTLE_MS = 250;
/** The same label again within two seconds is one pull of the trigger too many, not a second scan. */
const SAME_LABEL_MS = 2_100;
/** Two drums of 94.42 kg: the 188.84 kg of the scenario. */
const TARE = '1.50';
const GROSS = '95.92';
const NET = '94.42';

/** The encapsulation terminal, with somebody who pulls the trigger of its scanner and lifts drums. */
class Machine extends Terminal {
  readonly #floor: Floor;

  constructor(page: Page, hands: Hands, floor: Floor) {
    super(page, hands);
    this.#floor = floor;
  }

  async scan(label: string): Promise<void> {
    await expect(this.page.locator('.header').getByText('SCN-05')).toBeVisible();
    await this.page.waitForTimeout(SETTLE_MS);
    this.#floor.bench.scanners.get('SCN-05')?.scan('C0', label);
  }

  put(mass: string): void {
    this.#floor.bench.scales.get(BULK_SCALE)?.pan.put(massOf(`${mass} kg`));
  }

  /** Every piece once; the detector rejects it, or lets this one through. */
  async challenge(through: string | null = null): Promise<void> {
    for (const piece of PIECES) {
      await this.scan(`TST/${piece}`);
      await this.press(piece === through ? 'Let it through' : 'Rejected it');
    }
  }

  async tare(): Promise<void> {
    await expect(this.page.locator('.live-number output')).toHaveText('0.00');
    await expect(this.page.locator('.live-number-stable')).toContainText('Stable');
    await this.press(`Set ${BULK_SCALE} to zero`);
    await expect(this.button(/^Take tare/)).toBeVisible();
    this.put(TARE);
    await this.record(new RegExp(`^Take tare ${TARE}`));
    // What is put on before the tare is on record would be weighed as the empty drum.
    await expect(this.button(/^Take tare/)).toBeHidden();
  }

  async fill(): Promise<void> {
    this.put(GROSS);
    await this.record(new RegExp(`^Accept ${NET}`));
    await this.press('Print the label');
    await expect(this.button(/^Set SCL-05 to zero/)).toBeVisible();
    this.put('0.00');
  }
}

test('[S45][S49][S103][S111] a bulk goes through a challenged detector, is weighed, counted by its mass, and challenged after', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const floor = await openSituation('bulkChecked', { screens: rendererAssets(SCREENS) });
  const machine = new Machine(page, await Hands.beside(page, false), floor);
  try {
    await page.goto(floor.addressOf('EN-01'));
    await machine.begin('OP-203');
    if (await machine.button(BULK).isVisible()) await machine.press(BULK);
    await machine.press(/^SCL-05/);

    await test.step('nothing goes in before the detector was challenged', async () => {
      await expect(machine.task).toHaveText('Challenge MD-02 before more goes in');
      await machine.scan(`OUT/${FIRST_OUTPUT}`);
      await machine.blockPanel.expectLines({
        title: 'Nothing goes through MD-02 yet',
        why: /^Its last good challenge is older than 60.minutes, or there is none\.$/,
        who: 'You, at this station',
        now: 'Scan its test pieces one after the other and pass each through.',
      });
      await machine.expectAccessible();
      await machine.blockPanel.press('Go back to the step');
    });

    await test.step('a piece that it lets through asks for a second challenge, which it passes', async () => {
      await machine.challenge(PIECES[1]);
      await expect(page.getByText('MD-02 let a test piece through.')).toBeVisible();
      await machine.expectAccessible();
      await machine.press('Aperture and belt are clean');
      await machine.press('Settings are those of the product');
      await machine.press('Start the second challenge');
      await page.waitForTimeout(SAME_LABEL_MS);
      await machine.challenge();
      await expect(machine.button(`Set ${BULK_SCALE} to zero`)).toBeVisible();
    });

    await test.step('the container of the run goes in, and two drums come out', async () => {
      await machine.tare();
      await expect(machine.task).toHaveText('Scan the next container of the run: 0 of 1 in');
      await machine.expectAccessible();
      await page.waitForTimeout(SAME_LABEL_MS);
      await machine.scan(`OUT/${FIRST_OUTPUT}`);
      await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
      await machine.fill();
      await machine.tare();
      await machine.fill();
      await expect(page.getByText('98.36\u00a0%')).toBeVisible();
    });

    await test.step('it is challenged after, its samples are counted, and what goes on is told', async () => {
      await page.waitForTimeout(SAME_LABEL_MS);
      await machine.challenge();
      await expect(machine.task).toHaveText('Count the units that are taken as samples');
      await machine.expectAccessible();
      await machine.press('Count samples');
      for (const key of ['6', '0', '0']) await machine.sheet.press(key);
      await machine.sheet.press('Record the count');
      await expect(page.getByText('245\u202f290', { exact: true })).toBeVisible();
      await machine.press('Complete and sign');
      await expect(machine.sheet.root).toContainText('245890 capsules');
      await machine.sign('OP-203', 'I did this work');
      await machine.press('Verify and sign');
      await machine.signAs('OP-204');
      await expect(page.getByText('Nothing is left to do in this step')).toBeVisible();
    });
    expect(complaints).toEqual([]);
  } finally {
    await floor.dispose();
  }
});
