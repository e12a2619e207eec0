import { BATCH, FLOOR } from './floor/day.ts';
import { expect, test } from './floor/station-test.ts';

test.use({ hour: 'roseHips' });

const SOURCE = 'RH-2507-033-01';

test('[S89] [S123] a label that cannot be read: QA says which container it is, a new one is printed, and only its scan is taken', async ({
  plant,
  show,
}) => {
  test.setTimeout(180_000);
  const before = await plant.people('WS-01');
  await before.signIn('OP-101');
  await before.press({ type: 'EnterStep', batch: BATCH, step: '70' });
  await before.press({ type: 'StartStep' });
  await before.press({ type: 'SelectScale', scale: FLOOR.id });
  await before.leave();
  const booth = await show('WS-01');
  await booth.begin('OP-101');
  await expect(booth.task).toHaveText(/^Scan a container of Rose hips/i);

  await test.step('the scan stays refused, and who puts it right is named', async () => {
    await booth.hands.scan('broken:torn');
    await booth.blockPanel.expectLines({
      title: 'This label cannot be used',
      why: /^The scanner cannot read it/,
      who: 'QA reviewer',
      now: /call QA/,
    });
    await booth.expectAccessible();
    await booth.blockPanel.press('New label by QA…');
  });

  await test.step('QA chooses the container, says why, and signs inside the session of the operator', async () => {
    await booth.expectAccessible();
    await booth.sheet.choose(SOURCE);
    await booth.sheet.press('Go on');
    await expect(booth.sheet.root).toContainText(`It is ${SOURCE}.`);
    await booth.sheet.choose('Label is damaged');
    await booth.sheet.write('Why, in a sentence', 'The label is torn; the seal has the number of the drum.');
    await booth.expectAccessible();
    await booth.sheet.press('Go on to sign');
    await expect(booth.sheet.root).toContainText(`This is container ${SOURCE}`);
    await booth.signAs('QA-01');
    await expect(booth.task).toHaveText(`Print the new label of ${SOURCE}`);
  });

  await test.step('the new label comes out, and its scan identifies the container', async () => {
    await booth.press('New label…');
    await expect(booth.sheet.root.getByRole('img', { name: /^New label of/ })).toBeVisible();
    await booth.expectAccessible();
    await booth.sheet.press('Print the new label');
    // The sheet closes when the printer says that the label came out.
    await expect(booth.sheet.root).toHaveCount(0);
    await expect(booth.task).toHaveText(`Put the new label on ${SOURCE} and scan it`);
    await booth.hands.scan(`${SOURCE} #1`);
    await expect(booth.task).toHaveText(/^Clear the pan/);
    await expect(booth.page.locator('.state-strip')).toContainText('A rule was overridden');
  });

  await test.step('the old label is void from then on', async () => {
    await booth.hands.scan(SOURCE);
    await expect(booth.blockPanel.title).toHaveText(`This label of ${SOURCE} is void`);
    await booth.expectAccessible();
  });

  await test.step('QA has its exception, and the batch record has who, why and when', async () => {
    const desk = await show('QA-01');
    await desk.begin('QA-01');
    await desk.press(/^Exceptions/);
    await desk.press(/^A rule was overridden/);
    await expect(
      desk.page.getByText('The label is torn; the seal has the number of the drum.'),
    ).toBeVisible();
    await desk.press('Batch record');
    await desk.button('Page down').first().tap();
    await desk.press(/rose hips/);
    await expect(desk.page.getByText('Container re-identified, its label could not be read')).toBeVisible();
    await desk.expectAccessible();
  });
});
