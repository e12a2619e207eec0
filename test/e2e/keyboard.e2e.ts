import { FLOOR, open } from './floor/day.ts';
import { expect, test } from './floor/station-test.ts';
import type { Terminal } from './models/terminal.ts';

test.use({ hour: 'checked' });

/** Walks with Tab to what has this name, in reading order, and presses it. */
async function pressByKey(terminal: Terminal, name: RegExp): Promise<void> {
  const { page } = terminal;
  await expect(terminal.button(name)).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 1 && (await terminal.button(name).and(focused).count()) === 1) {
      await expect(focused).toHaveCSS('outline-style', 'solid');
      await page.keyboard.press('Enter');
      return;
    }
  }
  throw new Error(`Tab does not reach ${name}`);
}

test('a container is weighed with the keyboard alone, and the focus is always seen', async ({
  plant,
  show,
}) => {
  const early = await plant.people('WS-01');
  await early.signIn('OP-101');
  await open(early, '40', FLOOR);
  await early.put(FLOOR.id, '0');
  await early.leave();

  const booth = await show('WS-01');
  await pressByKey(booth, /^M\. Alvarez/);
  await booth.page.keyboard.type('73916482');
  await booth.page.keyboard.press('Enter');
  await booth.hands.scan('AA-2409-117-01');
  await pressByKey(booth, /^Set SCL-01 to zero/);
  await expect(booth.task).toHaveText('Put an empty Fibre drum 60 L on the scale');
  await booth.hands.put(FLOOR.id, '1.54');
  await pressByKey(booth, /^Take tare 1\.54/);
  await expect(booth.page.getByRole('meter')).toBeVisible();
  await booth.hands.put(FLOOR.id, '26.54');
  await pressByKey(booth, /^Accept 25\.00/);
  await pressByKey(booth, /^Print the label/);
  await expect(booth.page.getByText('Verifier: show your badge')).toBeVisible();
  await booth.badge('OP-107');
  await booth.hands.scan('AA-2409-117-01');
  await booth.hands.scan('VC5-26-0147/DC-01');
  await pressByKey(booth, /^Verify and sign/);
  await expect(booth.sheet.title).toBeFocused();
  await booth.page.keyboard.press('Escape');
  await expect(booth.sheet.root).toHaveCount(0);
  await pressByKey(booth, /^Verify and sign/);
  await booth.badge('OP-107');
  await expect(booth.sheet.root.getByRole('textbox', { name: /^Signer/ })).toHaveValue('OP-107');
  await booth.page.keyboard.type('58203971');
  await booth.page.keyboard.press('Enter');
  await expect(booth.page.getByText('Waiting for an empty pan')).toBeVisible();
});
