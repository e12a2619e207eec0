import { expect, test } from './floor/station-test.ts';

test('[S34] QA issues a batch: one recipe in force, one new number, a lot for every material, signed', async ({
  show,
}) => {
  const desk = await show('QA-01');
  await desk.signIn('QA-01');
  await desk.press('Issue');
  await expect(desk.page.getByText('MMR-VC500-250K version 07')).toBeVisible();
  await desk.expectAccessible();
  await desk.page.getByRole('textbox', { name: 'New batch number' }).fill('VC5-26-0147');
  await desk.press('Number is right');
  await desk.expectAccessible();
  await desk.press('Issue the batch');
  await expect(desk.sheet.root).toContainText('VC5-26-0147');
  await expect(desk.sheet.root).toContainText('RH-2507-033');
  await desk.sign('QA-01', 'I issue this');
  await expect(desk.sheet.root).toHaveCount(0);

  const booth = await show('WS-01');
  await booth.signIn('OP-101');
  await expect(booth.button(/^Clear the booth/)).toContainText('Ready');
  await expect(booth.button(/^Daily check of the scales/)).toContainText('Planned');
});
