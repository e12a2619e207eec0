import { expect, test } from './floor/station-test.ts';

test.use({ hour: 'issued' });

test('[S14][S49] a sample is taken and tested by two people, and a result out of limits holds the batch', async ({
  show,
}) => {
  const desk = await show('QA-01');
  await test.step('QC takes a sample of the batch and brings it to the bench', async () => {
    await desk.begin('QC-01');
    await desk.press(/^Samples/);
    await desk.press(/^Take a sample/);
    await desk.sheet.choose('For release');
    await desk.sheet.choose('kg');
    for (const key of ['0', '. Decimal point', '2', '4']) await desk.sheet.press(key);
    await expect(desk.sheet.root.getByRole('textbox')).toHaveValue('0.24');
    await desk.expectAccessible();
    await desk.sheet.press('Go on to sign');
    await desk.sign('QC-01', 'I did this work');
    await desk.press('Send…');
    await desk.sheet.write('To which laboratory', 'Northfield laboratory');
    await desk.sheet.press('Send it');
    await desk.press('Receive');
    await expect(desk.page.getByText('Sent to Northfield laboratory')).toBeVisible();
    await desk.expectAccessible();
  });

  await test.step('a result is entered by one person and verified by another', async () => {
    await desk.press('Enter the result of Assay of ascorbic acid');
    for (const key of ['4', '9', '0']) await desk.sheet.press(key);
    await desk.sheet.press('Go on to sign');
    await expect(desk.sheet.root).toContainText('500 to 575 mg');
    await desk.sign('QC-01', 'I did this work');
    await expect(desk.page.getByText('L. Fischer, not verified')).toBeVisible();
    await desk.press('Verify the result of Assay of ascorbic acid');
    await expect(desk.sheet.title).toHaveText('I verified this');
    await desk.sheet.write(/^Signer/, 'QC-02');
    await desk.enterSecret('57903286');
    await desk.sheet.press('Sign');
    await expect(desk.page.getByText('L. Fischer, verified by E. Mbeki')).toBeVisible();
    await desk.expectAccessible();
  });

  await test.step('the batch is on hold for quality', async () => {
    await desk.press(/^Holds/);
    await expect(desk.page.getByRole('listitem').filter({ hasText: 'VC5-26-0147' })).toContainText('EX-01');
    await desk.press(/^Exceptions/);
    await expect(desk.page.getByRole('heading', { name: 'Laboratory result out of limits' })).toBeVisible();
  });
});
