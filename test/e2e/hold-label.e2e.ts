import { expect, test } from './floor/station-test.ts';

test.use({ hour: 'issued' });

test('[S20] held material is relabelled HOLD: the label is shown, printed where it stands, and counted at the desk', async ({
  show,
}) => {
  test.setTimeout(120_000);
  const booth = await show('WS-01');
  await booth.begin('OP-101');

  await test.step('the label says which hold it is for before it is printed', async () => {
    await booth.hands.scan('MS-2510-011-01');
    await booth.press('Label…');
    await expect(booth.sheet.title).toHaveText('HOLD label of MS-2510-011-01');
    await expect(booth.sheet.root.getByRole('img', { name: /^HOLD label of MS-2510-011-01/ })).toBeVisible();
    await expect(booth.sheet.root.getByRole('status')).toHaveText('Not printed yet');
    await booth.expectAccessible();
  });

  await test.step('it counts as printed when the printer says so', async () => {
    await booth.sheet.press('Print the HOLD label');
    await expect(booth.sheet.root.getByRole('status')).toHaveText('Printed');
    await booth.sheet.press('Close');
  });

  await test.step('quality sees which of the held containers has its label', async () => {
    const desk = await show('QA-01');
    await desk.begin('QA-01');
    await desk.press(/^Holds/);
    await desk.press('Where…');
    const row = desk.sheet.root.getByRole('listitem').filter({ hasText: 'MS-2510-011-01' });
    await expect(row).toContainText('1 label');
    await desk.expectAccessible();
  });
});
