import { FLOOR, open, tare as tareByScript } from './floor/day.ts';
import type { Plant } from './floor/plant.ts';
import { expect, test } from './floor/station-test.ts';
import type { Terminal } from './models/terminal.ts';

test.use({ hour: 'checked' });

const TASK = 'Add Ascorbic acid, fine until the bar stands in the frame';

/** In the middle of a weighing: the drum is tared and half full. */
async function inMidWeighing(plant: Plant): Promise<void> {
  const early = await plant.people('WS-01');
  await early.signIn('OP-101');
  await open(early, '40', FLOOR);
  await early.scan('AA-2409-117-01');
  await tareByScript(early, FLOOR, '1.54');
  await early.put(FLOOR.id, '12.00');
  await early.leave();
}

async function expectSameStep(booth: Terminal, net: string): Promise<void> {
  await expect(booth.task).toHaveText(TASK);
  await expect(booth.page.getByRole('main').getByText(net, { exact: true })).toBeVisible();
  await expect(booth.page.getByText('tare 1.54 kg')).toBeVisible();
}

test('a locked station keeps its step and shows what the scale reads; the holder comes back to the same place', async ({
  plant,
  show,
}) => {
  await inMidWeighing(plant);
  const booth = await show('WS-01');
  await booth.begin('OP-101');
  await expectSameStep(booth, '10.46');
  await booth.press('Lock');
  await expect(booth.page.getByRole('heading', { name: 'This station is locked' })).toBeVisible();
  await expect(booth.page.getByText('M. Alvarez is signed in here')).toBeVisible();
  await expect(booth.page.locator('.header')).toContainText('Step 40');
  await expect(booth.page.getByRole('main')).toContainText('10.46\u00a0kg');
  await booth.expectAccessible();
  await booth.signIn('OP-101');
  await expectSameStep(booth, '10.46');
});

test('a page that is loaded again in mid-step stands at the same step, for the same person', async ({
  plant,
  show,
}) => {
  await inMidWeighing(plant);
  const booth = await show('WS-01');
  await booth.begin('OP-101');
  await expectSameStep(booth, '10.46');
  await booth.page.reload();
  await expectSameStep(booth, '10.46');
});

test.describe('with the power cut', () => {
  test.use({ mayComplain: /WebSocket|ERR_CONNECTION|Failed to load resource/ });

  test('the station stands at the same step, locked, and the screen says that the link is gone meanwhile', async ({
    plant,
    show,
  }) => {
    await inMidWeighing(plant);
    const booth = await show('WS-01');
    await booth.begin('OP-101');
    await expectSameStep(booth, '10.46');
    await plant.cutPower();
    await expect(booth.page.getByText('No connection to the station')).toBeVisible();
    await booth.expectAccessible();

    const again = await show('WS-01');
    await expect(again.page.getByRole('heading', { name: 'This station is locked' })).toBeVisible();
    await expect(again.page.locator('.header')).toContainText('Step 40');
    await again.begin('OP-101');
    // The simulated drum is gone with the simulated power; the tare and the open container are in the record.
    await again.hands.put(FLOOR.id, '12.00');
    await expectSameStep(again, '10.46');
  });
});
