import { png } from '../support/pictures.ts';
import { BATCH, FLOOR, open, tare, target } from './floor/day.ts';
import { expect, test } from './floor/station-test.ts';

test.use({ hour: 'roseHips' });

test('[S36] [S89] [S104] a scale that sends nothing is read off its display by two people, with its picture, once QA signed for it', async ({
  plant,
  show,
}) => {
  test.setTimeout(180_000);
  const before = await plant.people('WS-01');
  await before.signIn('OP-101');
  await open(before, '70', FLOOR);
  await before.scan('RH-2507-033-01');
  await tare(before, FLOOR, '0.32');
  const asked = target(before);
  await before.leave();
  const booth = await show('WS-01');
  await booth.begin('OP-101');
  await booth.hands.put(FLOOR.id, '5.32');
  await expect(booth.button(/^Accept 5.00/)).toBeVisible();
  expect(asked).toBe(5_000_000_000);
  await booth.hands.ask({ kind: 'cable', scale: FLOOR.id, out: true });
  await expect(booth.button(/No reading/)).toBeVisible();

  await test.step('it is reported, and QA lets its display be read', async () => {
    await booth.press('Problem…');
    await booth.sheet.press('Equipment');
    await booth.sheet.write(/sentence/, 'The cable is broken; the display shows the weight.');
    await booth.sheet.press(/^Report/);
    await booth.press(/^Settle EX-/);
    await booth.sheet.press('Read off the display…');
    await booth.sheet.choose('Scale shows the weight, readings do not arrive');
    await booth.sheet.write('Why, in a sentence', 'The container cannot wait for the cable.');
    await booth.expectAccessible();
    await booth.sheet.press('Go on to sign');
    await booth.badge('QA-01');
    await booth.enterSecret('62740915');
    await booth.sheet.press('Sign');
    await expect(booth.sheet.root).toHaveCount(0);
  });

  await test.step('the person at the scale photographs and enters it', async () => {
    const chosen = booth.page.waitForEvent('filechooser');
    await booth.press('Photograph the display');
    await (await chosen).setFiles({ name: 'display.png', mimeType: 'image/png', buffer: png('display') });
    await booth.sheet.write(/^Display of SCL-01/, '5.32');
    await booth.expectAccessible();
    await booth.sheet.press('Enter 5.32\u00a0kg');
    await expect(booth.task).toHaveText('Let a second person read SCL-01');
  });

  await test.step('a second person reads it without that number', async () => {
    await booth.press('Second person reads…');
    await expect(booth.sheet.root).not.toContainText('5.32');
    await booth.sheet.write(/^Display of SCL-01/, '5.32');
    await booth.sheet.press('Go on to sign');
    await booth.badge('OP-107');
    await booth.enterSecret('58203971');
    await booth.sheet.press('Sign');
    await expect(booth.page.getByText('Read off the display by M. Alvarez and D. Price')).toBeVisible();
    await booth.press(/^Accept 5.00/);
    await expect(booth.task).toHaveText(new RegExp(`^Print the label of ${BATCH}/DC-`));
    await booth.expectAccessible();
  });
});
