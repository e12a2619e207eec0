import { expect, test } from './floor/station-test.ts';

test.use({ hour: 'roseHips' });

test('a person trying the demo weighs with the simulated instruments alone, by touch and on one screen', async ({
  booth,
}) => {
  const drawer = booth.page.getByRole('complementary', { name: 'Simulated instruments' });
  await expect(drawer).toHaveCount(0);
  await booth.begin('OP-101');
  await booth.press(/^Dispense rose hips/);
  await booth.press('Start the step');
  await booth.press(/^SCL-01/);
  await booth.press('DEMO Hands');
  await expect(drawer).toContainText('Not part of the product');
  await booth.expectAccessible();

  const rose = drawer.getByRole('button', { name: /^RH-2507-033-01/ });
  while ((await rose.count()) === 0)
    await drawer.getByRole('button', { name: 'Page down', exact: true }).tap();
  await rose.tap();
  await booth.press('Set SCL-01 to zero');
  await expect(booth.task).toHaveText('Put an empty Pail 10 L on the scale');
  await drawer.getByRole('button', { name: '0.32\u00a0kg' }).tap();
  await booth.press('Take tare 0.32\u00a0kg');
  await drawer.getByRole('button', { name: 'As the screen asks' }).tap();
  await booth.record(/^Accept 5\.00/);
  await booth.press('Print the label');
  await expect(booth.page.getByText('Verifier: show your badge')).toBeVisible();
  await drawer.locator('label').filter({ hasText: 'Badges' }).tap();
  await drawer.getByRole('button', { name: 'D. Price' }).tap();
  await expect(booth.page.getByText('D. Price scans')).toBeVisible();
});
