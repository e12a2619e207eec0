import { Hands } from './floor/hands.ts';
import { openToldPlant } from './floor/told-time.ts';
import { Terminal } from './models/terminal.ts';
import { expect, test } from './window-test.ts';

const MINUTE = 60_000;
/** By then the station has heard of the last touch. */
const HEARD_MS = 2_500;

test('[S34] the lock is announced for half a minute: a touch stays, a key stays, and nobody there locks the terminal', async ({
  page,
}) => {
  const plant = await openToldPlant();
  try {
    const booth = new Terminal(page, await Hands.beside(page, false));
    const strip = page.getByText(/Locking in \d+\ss, touch to stay/);
    const nobodyFor = async (ms: number) => {
      await page.waitForTimeout(HEARD_MS);
      plant.pass(ms);
    };
    await page.goto(plant.addressOf('WS-01'));
    await booth.begin('OP-101');
    const frame = await page.locator('main').boundingBox();

    await test.step('it counts down over the header, and moves nothing under a finger', async () => {
      await nobodyFor(9 * MINUTE + 35_000);
      await expect(strip).toBeVisible();
      expect(await page.locator('main').boundingBox()).toEqual(frame);
      await expect(page.getByRole('status').filter({ hasText: 'This screen locks soon.' })).toHaveCount(1);
      await booth.expectAccessible();
    });

    await test.step('a touch on the strip stays, and presses nothing under it', async () => {
      const lock = await booth.button('Lock').boundingBox();
      await page.touchscreen.tap((lock?.x ?? 0) + 20, (lock?.y ?? 0) + 20);
      await expect(strip).toHaveCount(0);
      await expect(booth.button('Lock')).toBeVisible();
    });

    await test.step('a key stays', async () => {
      await nobodyFor(9 * MINUTE + 35_000);
      await expect(strip).toBeVisible();
      await page.keyboard.press('Shift');
      await expect(strip).toHaveCount(0);
    });

    await test.step('what the page does by itself is nobody', async () => {
      await nobodyFor(9 * MINUTE + 40_000);
      await expect(strip).toBeVisible();
      await page.evaluate(() => {
        window.dispatchEvent(new PointerEvent('pointerdown'));
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
      });
      await nobodyFor(15_000);
      await expect(strip).toBeVisible();
      await nobodyFor(15_000);
      await expect(booth.button('Lock')).toHaveCount(0);
      await expect(strip).toHaveCount(0);
      await expect(page.getByRole('heading', { name: 'Show your badge' })).toBeVisible();
    });
  } finally {
    await plant.dispose();
  }
});
