import { expect, test } from './floor/station-test.ts';

test.use({ hour: 'stearate' });

test('[S53] [S124] a held lot stops the step until QA gives another lot; an administrator cannot, and a coarse scale cannot weigh it', async ({
  show,
}) => {
  test.setTimeout(120_000);
  const booth = await show('WS-01');
  await booth.begin('OP-101');
  await booth.press(/^Dispense magnesium stearate/);
  await booth.press('Start the step');

  await test.step('1.625 kg is less than the floor scale can weigh', async () => {
    await expect(booth.button(/^SCL-01/)).toContainText('less than this scale can weigh');
    await booth.press(/^SCL-01/);
    await booth.blockPanel.expectLines({
      title: 'Scale SCL-01 cannot be used for this amount',
      why: /is less than this scale can weigh to 1\s%\. It starts at 1\.64\skg\.$/,
      who: /\S/,
      now: 'Choose a finer scale.',
    });
    await booth.expectAccessible();
    await booth.blockPanel.press('Go back to the step');
    await booth.blockPanel.expectGone();
    await booth.press(/^SCL-02/);
    await expect(booth.page.getByText('Waiting for the scan')).toBeVisible();
  });

  await test.step('the lot that QA holds is refused, and the step waits for QA', async () => {
    await booth.hands.scan('MS-2510-011-01');
    await booth.blockPanel.expectLines({
      title: /MS-2510-011/,
      why: /hold/i,
      who: 'QA reviewer: P. Raman, E. Haddad',
      now: /\S/,
    });
    await booth.blockPanel.press('Go back to the step');
    await expect(booth.task).toHaveText(/^Call the owner of EX-\d+: QA reviewer$/);
    await booth.expectAccessible();
  });

  const desk = await show('QA-01');
  await test.step('the administrator cannot release the hold', async () => {
    await desk.begin('ADM-01');
    await desk.press(/^Holds/);
    await expect(desk.page.getByRole('listitem').filter({ hasText: 'MS-2510-011' })).toBeVisible();
    await desk.expectAccessible();
    await desk.press(/^Release…/);
    await desk.sheet.choose('Certificate was corrected');
    await desk.sheet.press(/^Go on to sign/);
    await expect(desk.sheet.title).toHaveText('I approve this');
    await desk.sheet.write(/^Signer/, 'ADM-01');
    await desk.enterSecret('93608147');
    await desk.sheet.press('Sign');
    await expect(desk.sheet.root.getByRole('alert')).toContainText('QA');
    await desk.expectAccessible();
    await desk.sheet.press('Do not sign');
    await desk.press('Sign out');
  });

  await test.step('QA takes the exception and gives the next lot, signed', async () => {
    await desk.begin('QA-01');
    await desk.press(/^Exceptions/);
    await desk.press(/^Blocked material was presented/);
    await desk.expectAccessible();
    await desk.press('Take it');
    await expect(desk.button('Take it')).toHaveCount(0);
    await desk.press('Give another lot');
    await expect(desk.sheet.root.getByText('MS-2511-020').first()).toBeVisible();
    await desk.sheet.choose('Lot is blocked, another one is given');
    await desk.expectAccessible();
    await desk.sheet.press('Go on to sign');
    await desk.sheet.write(/^Signer/, 'QA-01');
    await desk.enterSecret('62740915');
    await desk.sheet.press('Sign');
    await expect(desk.sheet.root).toHaveCount(0);
  });

  await test.step('the step goes on with that lot, by itself', async () => {
    await expect(booth.task).toHaveText(/^Scan (a|the next) container of Magnesium stearate/i);
    await expect(booth.page.getByRole('row').filter({ hasText: 'MS-2511-020-01' })).toBeVisible();
    await booth.hands.scan('MS-2511-020-01');
    await expect(booth.page.getByText('Waiting for the scan')).toHaveCount(0);
  });
});
