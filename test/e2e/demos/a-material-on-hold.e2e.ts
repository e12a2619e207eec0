import { expect, test } from '../floor/station-test.ts';

test.use({ hour: 'roseHips' });

const LOT = 'RH-2507-033';

test('[S79] [S80] [S20] [S43] [S28] A: a lot on hold is refused at the booth until quality lifts the hold, and then the same scan passes', async ({
  show,
}) => {
  test.setTimeout(120_000);
  const desk = await show('QA-01');
  await test.step('quality sets the lot on hold', async () => {
    await desk.begin('QA-01');
    await desk.press(/^Lots/);
    const lot = await desk.row(LOT);
    await expect(lot).toContainText('Approved');
    await lot.getByRole('button', { name: 'Place a hold' }).tap();
    await desk.sheet.choose('Certificate does not match');
    await desk.sheet.press('Place the hold');
    await expect(lot).toContainText('On hold');
    await desk.press(/^Holds/);
    await expect(await desk.row(LOT)).toContainText('Certificate does not match');
  });

  const booth = await show('WS-01');
  await test.step('another station refuses it at once, in four lines, and the step stands', async () => {
    await booth.begin('OP-101');
    await booth.press(/^Dispense rose hips/);
    await booth.press('Start the step');
    await booth.press(/^SCL-01/);
    await booth.hands.scan(`${LOT}-01`);
    await booth.blockPanel.expectLines({
      title: `Lot ${LOT} cannot be used`,
      why: /^It is on hold since .+: Certificate does not match \(hold H-\d+\)\.$/,
      who: 'QA reviewer: P. Raman, E. Haddad',
      now: `Take lot ${LOT} away and call QA.`,
    });
    await expect(booth.blockPanel.root).toContainText('Major exception EX-01 is open. Owner: QA reviewer.');
    await booth.expectAccessible();
  });

  await test.step('the operator finds no way past it: the panel has none, and a signature is refused', async () => {
    await expect(booth.blockPanel.root.getByRole('button')).toHaveText([
      'Settle it here…',
      'Go back to the step',
    ]);
    await booth.blockPanel.press('Settle it here…');
    await booth.sheet.choose('Assessed, no impact');
    await booth.sheet.press('Go on to sign');
    await booth.expectSignatureRefused('OP-101', 'This is for: QA reviewer.');
    await expect(booth.task).toHaveText('Call the owner of EX-01: QA reviewer');
    await expect(booth.page.locator('.state-strip')).toContainText('P. Raman, E. Haddad');
    await booth.hands.scan(`${LOT}-01`);
    await expect(booth.blockPanel.title).toHaveText('Nothing can be done in step 70 now');
    await booth.blockPanel.press('Go back to the step');
  });

  await test.step('at the desk the state has its owner, and only quality may lift the hold', async () => {
    await desk.press(/^Holds/);
    const release = async () => {
      await (await desk.row(LOT)).getByRole('button', { name: 'Release…' }).tap();
      await desk.sheet.choose('Certificate was corrected');
      await desk.sheet.press('Go on to sign');
    };
    for (const person of ['SUP-01', 'ADM-01'] as const) {
      await release();
      await desk.expectSignatureRefused(person, 'It needs the role: QA reviewer.');
    }
    await release();
    await desk.signAs('QA-03');
    await expect(await desk.row(LOT)).toHaveCount(0);
    await desk.press(/^Lots/);
    await expect(await desk.row(LOT)).toContainText('Approved');

    await desk.press(/^Exceptions/);
    const story = desk.page.getByRole('article', { name: 'EX-01' });
    await expect(story).toContainText('Major · Blocked');
    await expect(story).toContainText('VC5-26-0147 Step 70');
    await expect(story).toContainText('QA reviewer: P. Raman, E. Haddad');
    await desk.expectAccessible();
  });

  await test.step('a hold that is lifted settles nothing by itself; the owner does, with a reason', async () => {
    await expect(booth.task).toHaveText('Call the owner of EX-01: QA reviewer');
    await desk.press('Correct and continue');
    await desk.sheet.choose('Assessed, no impact');
    await desk.sheet.press('Go on to sign');
    await desk.signAs('QA-01');
  });

  await test.step('the same scan then passes, and closes the exception', async () => {
    await expect(booth.task).toHaveText(/^Scan a container of Rose hips/);
    await booth.hands.scan(`${LOT}-01`);
    await expect(booth.task).toHaveText('Clear the pan and set SCL-01 to zero');
    await expect(desk.button('Closed (1)')).toBeVisible();
    await desk.press(/^Refusals/);
    await expect(desk.page.getByText(`Lot ${LOT} cannot be used`).first()).toBeVisible();
  });
});
