import { expect, test } from './floor/station-test.ts';

test.use({ hour: 'issued' });

test('[S111] [S130] the booth is cleared item by item, and a second person signs inside the session', async ({
  booth,
}) => {
  await booth.begin('OP-101');
  await booth.expectAccessible();
  await booth.press(/^Clear the booth/);
  await expect(booth.page.getByText('All checks pass')).toBeVisible();
  await booth.expectAccessible();
  await booth.press('Start the step');

  await booth.press('It is clear');
  await booth.expectAccessible();
  await booth.press('Enter the count…');
  await expect(booth.sheet.title).toContainText('Labels and papers');
  await booth.expectAccessible();
  await booth.sheet.press('0');
  await booth.sheet.press('Record it');
  await expect(booth.page.getByText('Scan the label at the place')).toBeVisible();
  await booth.hands.scan('LOC/WS-01-WASTE');
  for (const reference of ['CL-0788', 'MG2-26-0139']) {
    await booth.press('Enter the number…');
    await booth.sheet.write('Number of the record', reference);
    await booth.sheet.press('Record it');
    await expect(booth.sheet.root).toHaveCount(0);
  }
  await booth.press('It is clear');
  await expect(booth.page.getByText('All items are answered')).toBeVisible();
  await booth.press('Complete and sign');
  await booth.sign('OP-101', 'I did this work');

  await expect(booth.page.getByText('It waits for the second person')).toBeVisible();
  await booth.expectAccessible();
  await booth.press('Verify and sign');
  await booth.sign('OP-107', 'I verified this', { second: true });
  await expect(booth.page.getByText('Nothing is left to do in this step')).toBeVisible();
  await expect(booth.page.locator('.header-person')).toContainText('M. Alvarez');
  await booth.expectAccessible();
});

test('[S98] a second person cannot be the one who did the work', async ({ plant, show }) => {
  const early = await plant.people('WS-01');
  await early.signIn('OP-107');
  await early.press({ type: 'EnterStep', batch: 'VC5-26-0147', step: '20' });
  await early.press({ type: 'StartStep' });
  if (early.screen.kind !== 'clearance') throw new Error('step 20 is no clearance');
  for (const { id, evidence, expects } of early.screen.items) {
    if (evidence === 'scan') await early.scan(`LOC/${expects}`);
    else {
      const answer =
        evidence === 'confirmed'
          ? { kind: 'confirmed' }
          : evidence === 'count'
            ? { kind: 'count', value: 0 }
            : { kind: 'reference', value: 'CL-0788' };
      await early.press({ type: 'AnswerItem', item: id, answer });
    }
  }
  await early.sign({ type: 'CompleteStep' });
  await early.leave();

  const booth = await show('WS-01');
  await booth.begin('OP-107');
  await booth.press(/^Verify and sign/);
  await booth.badge('OP-107');
  await booth.enterSecret('58203971');
  await booth.sheet.press('Sign');
  await expect(booth.sheet.root.getByRole('alert')).toBeVisible();
  await booth.expectAccessible();
  await booth.sheet.press('Do not sign');
  await expect(booth.task).toHaveText('Call the owner of EX-01: Supervisor');
  await expect(booth.page.getByText('D. Price cannot verify this')).toBeVisible();
  await booth.expectAccessible();
});
