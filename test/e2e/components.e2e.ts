import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { lotCode } from '../../main/demo/bench.ts';
import { ssccOf } from '../../main/domain/cases/sscc.ts';
import { rendererAssets } from '../../main/hosts/shared/renderer-assets.ts';
import { CASED_BATCH } from '../support/floor/door-plant.ts';
import type { Floor } from '../support/floor/floor.ts';
import { openSituation } from '../support/floor/saved-situations.ts';
import { BOTTLE_LOT, CLOSURE_LOT } from '../support/floor/situations-of-components.ts';
import { Hands } from './floor/hands.ts';
import { Terminal } from './models/terminal.ts';
import { expect, test } from './window-test.ts';

const SCREENS = join(import.meta.dirname, '..', '..', 'out', 'renderer');
const RUN = new RegExp(`^Fill, cap, seal and label.*${CASED_BATCH}`);
const PRINTER = 'PRN-06';
const SETTLE_MS = 250;
/** Time for one label, most of which it is under the head. */
const SLOWLY_MS = 1_600;
const LOST_SIGHT = /^Look for the label of case (\d+) and scan it$/;

/** The terminal of a line that counts what it uses. */
class Line extends Terminal {
  readonly #floor: Floor;

  constructor(page: Page, hands: Hands, floor: Floor) {
    super(page, hands);
    this.#floor = floor;
  }

  async scanLot(item: string, lot: string): Promise<void> {
    await expect(this.page.locator('.header').getByText('SCN-03')).toBeVisible();
    await this.page.waitForTimeout(SETTLE_MS);
    this.#floor.bench.scanners.get('SCN-03')?.scan('d2', lotCode(item, lot));
  }

  /** The case whose label was in the printer when it stopped has its label: its symbol is read. */
  async scanCase(): Promise<void> {
    const [, number] = LOST_SIGHT.exec((await this.task.textContent()) ?? '') ?? [];
    if (number === undefined) return;
    this.#floor.bench.scanners.get('SCN-03')?.scan('C1', `00${ssccOf('0614141', Number(number))}`);
    await expect(this.task).not.toHaveText(LOST_SIGHT);
  }

  /** Types each number into its field, in the order of the form. */
  async fill(numbers: Readonly<Record<string, number>>): Promise<void> {
    for (const [label, number] of Object.entries(numbers))
      await this.sheet.root.getByLabel(label, { exact: true }).fill(String(number));
  }
}

async function lineAt(situation: Parameters<typeof openSituation>[0], page: Page) {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const floor = await openSituation(situation, { screens: rendererAssets(SCREENS) });
  const line = new Line(page, await Hands.beside(page, false), floor);
  await page.goto(floor.addressOf('PL-3'));
  await line.begin('OP-301');
  if (await line.button(RUN).isVisible()) await line.press(RUN);
  return { floor, line, complaints };
}

test('[S42][S48] components are scanned, counted and verified before the run, and its start is free then', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const { floor, line, complaints } = await lineAt('componentsWanted', page);
  try {
    await expect(line.task).toHaveText('Scan the label of a lot of PK-4010 bottles');
    await line.expectAccessible();
    for (const [item, lot] of [
      ['PK-4010', BOTTLE_LOT],
      ['PK-4022', CLOSURE_LOT],
    ] as const) {
      await line.scanLot(item, lot);
      await expect(line.task).toContainText(`of lot ${lot}`);
      await line.press('Enter the count');
      await line.fill({ [item === 'PK-4010' ? 'bottles' : 'closures']: 70 });
      await line.sheet.press('Let a second person verify');
      await line.signAs('OP-305');
    }
    await expect(line.task).toHaveText(/^Start/);
    await line.press('Components');
    await expect(page.getByText('in use')).toHaveCount(2);
    expect(complaints).toEqual([]);
  } finally {
    await floor.dispose();
  }
});

test('[S48][S104] what the run left is counted, and every good bottle goes into a case with its label, through an empty printer', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const { floor, line, complaints } = await lineAt('componentsUsed', page);
  const printer = floor.bench.printers.get(PRINTER);
  if (!printer) throw new Error(`no ${PRINTER} on the bench`);
  try {
    await test.step('components are counted, each by its own form, and settled', async () => {
      for (const [pieces, setUp, returned] of [
        ['bottles', 2, 7],
        ['closures', 1, 8],
      ] as const) {
        await expect(line.task).toHaveText(`Count the ${pieces} that the run left`);
        await line.press('Count what is left');
        await line.fill({
          'Set-up': setUp,
          Damaged: 0,
          Samples: 0,
          'Clean and never opened, back to stock': returned,
        });
        await line.sheet.press('Sign the count');
        await line.signAs('OP-301');
      }
      await line.press('Components');
      await expect(page.getByText('accounted for')).toHaveCount(2);
      await line.expectAccessible();
    });

    await test.step('cases are packed in one act, and the paper ends', async () => {
      await line.press('Cases');
      await expect(line.task).toHaveText('Pack 61 good packs into cases');
      await line.press('Pack cases');
      await line.fill({ 'Full cases': 30, 'Packs in a part case': 1 });
      printer.setup.printMs = SLOWLY_MS;
      await line.sheet.press('Print the labels');
      await expect(line.task).toHaveText('Put each label on its case as it comes out');
      // The paper ends under a label: one that was not sent yet would be printed again, and nobody had to look for it.
      await expect.poll(() => printer.printed.length).toBeGreaterThan(0);
      await page.waitForTimeout(SLOWLY_MS / 2);
      printer.faults.paperOut = true;
      await expect(line.task).toHaveText(LOST_SIGHT, { timeout: 40_000 });
      printer.setup.printMs = 40;
      await line.expectAccessible();
    });

    await test.step('labels go on where they ended, and each case has one', async () => {
      printer.faults.paperOut = false;
      await expect(page.locator('.header').getByText('PRN-06')).toBeVisible();
      await expect(page.locator('.header').getByText('PRN-06')).toContainText('Works');
      await expect(async () => {
        await line.scanCase();
        const print = line.button('Print the labels');
        if (await print.isVisible()) await print.tap({ timeout: 3_000 });
        await expect(page.locator('.cases-progress output')).toHaveText('31', { timeout: 40_000 });
      }).toPass({ timeout: 150_000 });
      await expect(page.getByText('61 of 61 bottles in cases')).toBeVisible();
      await line.expectAccessible();
    });
    expect(complaints).toEqual([]);
  } finally {
    await floor.dispose();
  }
});
