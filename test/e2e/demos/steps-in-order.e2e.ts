import { BATCH } from '../floor/day.ts';
import type { Plant } from '../floor/plant.ts';
import { expect, test } from '../floor/station-test.ts';

test.use({ hour: 'issued' });

/** Step 20 is done by M. Alvarez and waits for its second person. */
async function clearedOnce(plant: Plant): Promise<void> {
  const early = await plant.people('WS-01');
  await early.signIn('OP-101');
  await early.press({ type: 'EnterStep', batch: BATCH, step: '20' });
  await early.press({ type: 'StartStep' });
  if (early.screen.kind !== 'clearance') throw new Error('step 20 is no clearance');
  const answers = {
    confirmed: { kind: 'confirmed' },
    count: { kind: 'count', value: 0 },
    reference: { kind: 'reference', value: 'CL-0788' },
    mass: { kind: 'mass', value: '0', unit: 'kg' },
  } as const;
  for (const { id, evidence, expects } of early.screen.items) {
    if (evidence === 'photo') throw new Error('step 20 asks for no photo');
    if (evidence === 'scan') await early.scan(`LOC/${expects}`);
    else await early.press({ type: 'AnswerItem', item: id, answer: answers[evidence] });
  }
  await early.sign({ type: 'CompleteStep' });
  await early.press({ type: 'LeaveStep' });
  await early.press({ type: 'SignOut' });
  await early.leave();
}

test('[S87] [S88] [S47] [S120] a step before its time is blocked with the dependency in words, and ready by itself once the one before is verified', async ({
  plant,
  show,
}) => {
  test.setTimeout(120_000);
  await clearedOnce(plant);
  const booth = await show('WS-01');
  await test.step('the step shows that it is not its time, and the press is refused in four lines', async () => {
    await booth.begin('OP-101');
    await expect(booth.button(/^Daily check of the scales/)).toContainText('Planned');
    await booth.press(/^Daily check of the scales/);
    await booth.press(/^Start the step/);
    await booth.blockPanel.expectLines({
      title: 'Step 30 cannot start yet',
      why: 'Step 20 Clear the booth is complete, not verified. It must be verified.',
      who: 'QA reviewer: P. Raman, E. Haddad',
      now: 'Finish step 20 first.',
    });
    await expect(booth.blockPanel.root).toContainText('Major exception EX-01 is open. Owner: QA reviewer.');
    await booth.expectAccessible();
    await booth.blockPanel.press('Go back to the step');
  });

  await test.step('nobody on the floor clears it', async () => {
    for (const person of ['OP-101', 'SUP-01'] as const) {
      await booth.press('Settle EX-01…');
      await booth.sheet.choose('Sequence was corrected');
      await booth.sheet.press('Go on to sign');
      await booth.expectSignatureRefused(person, 'This is for: QA reviewer.');
    }
    await expect(booth.task).toHaveText('Call the owner of EX-01: QA reviewer');
  });

  await test.step('quality has the exception with its deviation, and settles it', async () => {
    const desk = await show('QA-01');
    await desk.begin('QA-01');
    await desk.press(/^Exceptions/);
    await expect(desk.page.getByRole('article', { name: 'EX-01' })).toContainText('DEV-01');
    await desk.press('Correct and continue');
    await desk.sheet.choose('Sequence was corrected');
    await desk.sheet.press('Go on to sign');
    await desk.signAs('QA-01');
    await desk.press(/^Records/);
    await expect(desk.page.getByRole('article', { name: 'DEV-01' })).toContainText('Work out of sequence');
    await desk.expectAccessible();
  });

  await test.step('the order holds all the same: nothing starts until the one before is verified', async () => {
    await expect(booth.page.getByRole('heading', { name: 'Step 30 cannot start yet' })).toBeVisible();
    await booth.press('Back');
    await expect(booth.button(/^Daily check of the scales/)).toContainText('Planned');
  });

  await test.step('the second person verifies, and the next step is ready by itself', async () => {
    await booth.press(/^Clear the booth/);
    await booth.press('Verify and sign');
    await booth.sign('OP-107', 'I verified this', { second: true });
    await booth.press('Go to my work');
    await expect(booth.button(/^Daily check of the scales/)).toContainText('Ready');
    await booth.press(/^Daily check of the scales/);
    await expect(booth.page.getByText('All checks pass')).toBeVisible();
    await booth.press(/^Start the step/);
    await expect(booth.task).toHaveText('Look at scale SCL-01: clean and level');
  });
});
