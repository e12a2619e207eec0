import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { rendererAssets } from '../../../main/hosts/shared/renderer-assets.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import { SHORT_COUNT, WHOLE_COUNT } from '../../support/floor/situations-of-labels.ts';
import { Hands } from '../floor/hands.ts';
import type { Person } from '../floor/people.ts';
import { Terminal } from '../models/terminal.ts';
import { expect, test } from '../window-test.ts';

const SCREENS = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer');

/** One person counts both rolls on the screen, and comes to the signature. */
async function count(kiosk: Terminal, rolls: typeof SHORT_COUNT): Promise<void> {
  await kiosk.press('Record my count');
  for (const [index, { roll, setUp, damaged, specimen, returned }] of rolls.entries()) {
    await expect(kiosk.sheet.title).toHaveText(`Roll ${roll}`);
    await kiosk.sheet.write('Set-up and splices', String(setUp));
    await kiosk.sheet.write('Damaged in the run', String(damaged));
    await kiosk.sheet.write('Specimens in the record', String(specimen));
    await kiosk.sheet.write('Left, not yet applied', String(returned));
    await kiosk.sheet.press(index + 1 < rolls.length ? 'Next roll' : 'Sign my count');
  }
}

async function settle(kiosk: Terminal, exception: string, by: Person): Promise<void> {
  await kiosk.press(`Settle ${exception}…`);
  await kiosk.sheet.choose('A qualified person takes over');
  await kiosk.sheet.press('Go on to sign');
  await kiosk.signAs(by);
}

test('[S82] [S48] [S104] [S134] B: labels that do not add up go to quality with their NC; the kiosk shows nobody a number, and the recount is another person', async ({
  page,
  openWindow,
}) => {
  test.setTimeout(240_000);
  const complaints: string[] = [];
  const watch = (of: Page) =>
    of.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
  watch(page);
  const floor = await openSituation('applicatorRead', { screens: rendererAssets(SCREENS) });
  try {
    const kiosk = new Terminal(page, await Hands.beside(page, false));
    const other = await openWindow();
    watch(other);
    const desk = new Terminal(other, await Hands.beside(other, false));
    await page.goto(floor.addressOf('LK-01'));
    await other.goto(floor.addressOf('QA-01'));
    const screen = page.getByRole('main');

    await test.step('the first person counts, blind, and signs what they counted', async () => {
      await kiosk.begin('LBL-02');
      await expect(kiosk.task).toHaveText('Count every label that is left');
      for (const expected of ['2600', '1500', '2444']) await expect(screen).not.toContainText(expected);
      await kiosk.expectAccessible();
      await count(kiosk, SHORT_COUNT);
      await expect(kiosk.sheet.title).toHaveText('I did this work');
      await expect(kiosk.sheet.root).toContainText('set-up and splices 16');
      await kiosk.signAs('LBL-02');
    });

    await test.step('it does not add up: the step stops, and the kiosk tells nobody by how much', async () => {
      await expect(kiosk.task).toHaveText('Call the owner of EX-01: QA reviewer');
      await expect(screen).toContainText('Labels do not add up');
      await expect(screen).toContainText('F. Okoye counted and signed');
      await expect(screen).not.toContainText('0.46');
      await kiosk.expectAccessible();
    });

    await test.step('quality sees the whole sum, and nobody else decides', async () => {
      await desk.begin('QA-01');
      await desk.press(/^Exceptions/);
      const story = other.getByRole('article', { name: 'EX-01' });
      await expect(story).toContainText('2600 = 2444 on packs');
      await expect(story).toContainText('F. Okoye: 12');
      await expect(story).toContainText(/0\.46.% of issued, limit 0\.20.%/);
      await expect(story).toContainText('NC-01');
      await desk.expectAccessible();
      await desk.press('Correct and continue');
      await desk.sheet.choose('Assessed, no impact');
      await desk.sheet.press('Go on to sign');
      await desk.expectSignatureRefused('SUP-01', 'This is for: QA reviewer.');
      await desk.press('Correct and continue');
      await desk.sheet.choose('Assessed, no impact');
      await desk.sheet.press('Go on to sign');
      await desk.signAs('QA-01');
    });

    await test.step('the person who counted cannot count again', async () => {
      await count(kiosk, WHOLE_COUNT);
      await kiosk.expectSignatureRefused('LBL-02', 'F. Okoye cannot count again');
      await expect(kiosk.task).toHaveText('Call the owner of EX-02: Supervisor');
      await settle(kiosk, 'EX-02', 'SUP-01');
    });

    await test.step('another person recounts inside the session; the sum is shown, and two people sign it', async () => {
      await count(kiosk, WHOLE_COUNT);
      await expect(kiosk.sheet.root).not.toContainText('16');
      await kiosk.signAs('OP-305');
      await expect(kiosk.task).toHaveText('Complete step 130 and sign it');
      await expect(screen).toContainText(/0\.12.% of issued, limit 0\.20.%/);
      await kiosk.expectAccessible();
      await kiosk.press('Sign the reconciliation');
      await kiosk.sign('LBL-02', 'I did this work');
      await kiosk.press(/^Verify|second person/i);
      await kiosk.signAs('OP-305');
      await expect(kiosk.task).toHaveText('Step 130 is done');
    });
    expect(complaints).toEqual([]);
  } finally {
    await floor.dispose();
  }
});
