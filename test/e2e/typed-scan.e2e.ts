import { dispensingPlant } from '../support/dispensing-plant.ts';
import { openToldPlant } from './floor/told-time.ts';
import { expect, test } from './window-test.ts';

const TYPING = {
  kind: 'scanner',
  id: 'SCN-01',
  family: 'keyboard',
  address: { kind: 'keyboard', prefix: 'STX' },
} as const;

test('[S106] a scanner that types shows a badge from any field, and its keys reach none; typed by hand it is a text', async ({
  page,
}) => {
  const badge = dispensingPlant().credentials.find(({ person }) => person === 'OP-101')?.badge;
  const plant = await openToldPlant([TYPING]);
  try {
    await page.goto(plant.addressOf('WS-01'));
    const name = page.locator('.sign-in-name');
    const secret = page.getByRole('textbox', { name: 'Secret' });
    await expect(page.getByRole('heading', { name: 'Show your badge' })).toBeVisible();

    await test.step('by the prefix, the identifier of the symbol and the suffix', async () => {
      await page.keyboard.press('Control+b');
      await page.keyboard.type(`]C0BDG/${badge}`);
      await page.keyboard.press('Enter');
      await expect(name).toHaveText('M. Alvarez');
    });

    await test.step('also while a field has the focus', async () => {
      await secret.focus();
      await page.keyboard.type('73');
      await page.keyboard.press('Control+b');
      await page.keyboard.type(`]C0BDG/${badge}`);
      await page.keyboard.press('Enter');
      await expect(name).toHaveText('M. Alvarez');
      await expect(secret).not.toHaveValue(/BDG/);
    });

    await test.step('the same keys without the prefix are what they always were', async () => {
      await secret.focus();
      await page.keyboard.type('BDG/X');
      await expect(secret).toHaveValue(/BDG\/X$/);
    });
  } finally {
    await plant.dispose();
  }
});
