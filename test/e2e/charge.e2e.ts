import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { containerCode } from '../../main/demo/bench.ts';
import { rendererAssets } from '../../main/hosts/shared/renderer-assets.ts';
import { SECOND } from '../support/floor/blend-hands.ts';
import { BATCH } from '../support/floor/door-plant.ts';
import type { Floor } from '../support/floor/floor.ts';
import { FIRST } from '../support/floor/hands.ts';
import { openSituation } from '../support/floor/saved-situations.ts';
import { Hands } from './floor/hands.ts';
import { Terminal } from './models/terminal.ts';
import { expect, test } from './window-test.ts';

const SCREENS = join(import.meta.dirname, '..', '..', 'out', 'renderer');
const SETTLE_MS = 250;
/** The same label again within two seconds is one pull of the trigger too many, not a second scan. */
const SAME_LABEL_MS = 2_100;
const step = (title: string) => new RegExp(`^${title}.*${BATCH}`);

/** The blending terminal, with somebody who pulls the trigger of its scanner. */
class Blender extends Terminal {
  readonly #floor: Floor;

  constructor(page: Page, hands: Hands, floor: Floor) {
    super(page, hands);
    this.#floor = floor;
  }

  async scan(label: string): Promise<void> {
    await expect(this.page.locator('.header').getByText('SCN-02')).toBeVisible();
    await this.page.waitForTimeout(SETTLE_MS);
    this.#floor.bench.scanners.get('SCN-02')?.scan('d2', label);
  }
}

test('[S47] [S130] [S111] a container is charged by two people, in its turn, and the machine runs for its time', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const floor = await openSituation('blenderCleared', { screens: rendererAssets(SCREENS) });
  try {
    const blender = new Blender(page, await Hands.beside(page, false), floor);
    await page.goto(floor.addressOf('BL-01'));

    await test.step('a blender that nobody cleaned is not charged; the cleaning is signed by two', async () => {
      await blender.begin('OP-203');
      await blender.press('Back');
      await blender.press(step('Charge the blender'));
      await expect(page.getByRole('heading', { name: 'BB-500 is not clean' })).toBeVisible();
      await blender.expectAccessible();
      await blender.press('Record the cleaning');
      await blender.sheet.write('Cleaned with', 'PURIFIED WATER');
      await blender.sheet.write('Number of the cleaning record', 'CL-0790');
      await blender.expectAccessible();
      await blender.sheet.press('Go on to sign');
      await blender.signAs('OP-204');
      await blender.press('Start the step');
      await expect(blender.task).toHaveText('Scan the next container for BB-500');
    });

    await test.step('the container of the second charge is refused as out of its turn: quality decides', async () => {
      await blender.scan(containerCode('RM-1014', 'CB-2508-009', FIRST));
      await blender.blockPanel.expectLines({
        title: `Container ${FIRST} cannot go in yet`,
        why: 'It is charged in step 118 Add the lubricant, not in step 114.',
        who: /^QA reviewer/,
        now: `Put container ${FIRST} aside and call quality.`,
      });
      await expect(blender.blockPanel.root).toContainText('Owner: QA reviewer.');
      await blender.expectAccessible();
      await blender.blockPanel.press('Go back to the step');
      await blender.press(/^Settle EX-/);
      await blender.sheet.choose('Sequence was corrected');
      await blender.sheet.press('Go on to sign');
      await blender.signAs('QA-01');
    });

    await test.step('the adder shows the container, the second person scans it and signs, and then it goes in', async () => {
      await blender.scan(containerCode('RM-1022', 'RH-2507-033', SECOND));
      await expect(blender.task).toHaveText(`Call the second person to ${SECOND}`);
      await blender.expectAccessible();
      await blender.press('Type the number');
      await blender.sheet.write('Number on the badge', 'OP-204');
      await blender.sheet.press('Start as OP-204');
      await expect(blender.task).toHaveText(`J. Nowak, scan ${SECOND} too`);
      await page.waitForTimeout(SAME_LABEL_MS);
      await blender.scan(containerCode('RM-1022', 'RH-2507-033', SECOND));
      await blender.press('Verify and sign');
      await expect(blender.sheet.root).toContainText('add DOOR-0001/DC-03 to BB-500');
      await blender.signAs('OP-204');
      await expect(blender.task).toHaveText(`Add ${SECOND} to BB-500`);
      await blender.expectAccessible();
      await blender.press('It is in');
      await blender.press('Everything is in: sign');
      await blender.sign('OP-203', 'I did this work');
      await expect(page.getByText('Nothing is left to do in this step')).toBeVisible();
    });

    await test.step('the machine runs for as long as the station measures', async () => {
      await blender.press('Back');
      await blender.press(step('Blend(?! again)'));
      await blender.press('Start the step');
      await blender.press('Start the machine');
      await expect(page.getByText('Machine runs', { exact: true })).toBeVisible();
      await blender.press('Enter Speed');
      await blender.sheet.press('1');
      await blender.sheet.press('2');
      await blender.sheet.press('Record the value');
      await expect(page.getByText('12 rpm')).toBeVisible();
      await blender.expectAccessible();
      await blender.press(/^Stop the machine/);
      await blender.blockPanel.expectLines({
        title: 'Step 116 cannot end yet',
        why: /^BB-500 has to run for 15.min\. 1[45]:\d\d are left\.$/,
        who: 'You, at this station',
        now: 'Let BB-500 run until the time is up.',
      });
      await blender.blockPanel.press('Go back to the step');
    });
  } finally {
    await floor.dispose();
  }
});
