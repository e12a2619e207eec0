import { expect, test } from '../floor/station-test.ts';

test.describe('C: a person', () => {
  test.use({ hour: 'issued' });

  test('[S83] [S85] [S46] C: an expired qualification stops the hand at the start, and only the supervisor clears it', async ({
    show,
  }) => {
    test.setTimeout(120_000);
    const booth = await show('WS-01');
    await test.step('the screen says why before, and the press is refused in four lines', async () => {
      await booth.begin('OP-112');
      await booth.press(/^Clear the booth/);
      await expect(booth.page.getByRole('heading', { name: 'S. Okafor cannot do step 20' })).toBeVisible();
      await booth.press(/^Start the step/);
      await booth.blockPanel.expectLines({
        title: 'S. Okafor cannot do step 20',
        why: /^The qualification W&D-2 of S\. Okafor ended on .+\.$/,
        who: 'Supervisor: G. Lin',
        now: 'Let a qualified person take the step.',
      });
      await expect(booth.blockPanel.root).toContainText('Major exception EX-01 is open. Owner: Supervisor.');
      await booth.expectAccessible();
    });

    const settle = async () => {
      await booth.press('Settle EX-01…');
      await booth.sheet.choose('A qualified person takes over');
      await booth.sheet.press('Go on to sign');
    };
    await test.step('neither the person nor a colleague clears it', async () => {
      await booth.blockPanel.press('Go back to the step');
      await expect(booth.task).toHaveText('Call the owner of EX-01: Supervisor');
      for (const person of ['OP-112', 'OP-107', 'ADM-01'] as const) {
        await settle();
        await booth.expectSignatureRefused(person, 'This is for: Supervisor.');
      }
    });

    await test.step('the desk of quality sees the owner, and is not the owner', async () => {
      const desk = await show('QA-01');
      await desk.begin('QA-01');
      await desk.press(/^Exceptions/);
      const story = desk.page.getByRole('article', { name: 'EX-01' });
      await expect(story).toContainText('Major · Blocked');
      await expect(story).toContainText('Supervisor: G. Lin');
      await desk.press('Correct and continue');
      await desk.sheet.choose('A qualified person takes over');
      await desk.sheet.press('Go on to sign');
      await desk.expectSignatureRefused('QA-01', 'This is for: Supervisor.');
    });

    await test.step('the supervisor clears it; the same hand is still not qualified, another one begins', async () => {
      await settle();
      await booth.signAs('SUP-01');
      await expect(booth.page.getByRole('heading', { name: 'S. Okafor cannot do step 20' })).toBeVisible();
      await booth.press('Back');
      await booth.press('Sign out');
      await booth.begin('OP-101');
      await booth.press(/^Clear the booth/);
      await expect(booth.page.getByText('All checks pass')).toBeVisible();
      await booth.press(/^Start the step/);
      await expect(booth.button('It is clear').first()).toBeVisible();
    });
  });
});

test.describe('C: an instrument', () => {
  test.use({ hour: 'roseHips' });

  test('[S84] [S85] [S45] C: an instrument overdue for calibration weighs nothing; a good one closes the exception, and quality has the instrument', async ({
    show,
  }) => {
    test.setTimeout(120_000);
    const booth = await show('WS-01');
    await test.step('the overdue scale is refused in four lines', async () => {
      await booth.begin('OP-101');
      await booth.press(/^Dispense rose hips/);
      await booth.press(/^Start the step/);
      await booth.press(/^SCL-03/);
      await booth.blockPanel.expectLines({
        title: 'Scale SCL-03 cannot be used',
        why: /^Its calibration ended on .+\.$/,
        who: 'You, at this station',
        now: 'Choose another scale. Metrology calibrates SCL-03.',
      });
      await expect(booth.blockPanel.root).toContainText('Minor exception EX-01 is open. Owner: Supervisor.');
      await booth.expectAccessible();
    });

    const desk = await show('QA-01');
    await test.step('the desk sees the blocked step, whose it is, and the instrument on hold', async () => {
      await desk.begin('QA-01');
      await desk.press(/^Exceptions/);
      const story = desk.page.getByRole('article', { name: 'EX-01' });
      await expect(story).toContainText('Minor · Blocked');
      await expect(story).toContainText('Supervisor: G. Lin');
      await expect(story).toContainText('closes this by its rule');
      await desk.press(/^Holds/);
      await expect(await desk.row('SCL-03')).toBeVisible();
      await desk.expectAccessible();
    });

    await test.step('a good scale closes it by its rule, with nobody’s signature', async () => {
      await booth.blockPanel.press('Go back to the step');
      await booth.press(/^SCL-01/);
      await expect(booth.task).toHaveText(/^Scan a container of Rose hips/);
      await desk.press(/^Exceptions/);
      await desk.press('Closed (1)');
      await expect(desk.page.getByRole('article', { name: 'EX-01' })).toContainText('Closed by its rule');
    });

    await test.step('only quality lets the instrument go, and that calibrates nothing', async () => {
      await desk.press(/^Holds/);
      const release = async () => {
        await (await desk.row('SCL-03')).getByRole('button', { name: 'Release…' }).tap();
        await desk.sheet.choose('Assessed, no impact');
        await desk.sheet.press('Go on to sign');
      };
      for (const person of ['OP-101', 'SUP-01', 'ADM-01'] as const) {
        await release();
        await desk.expectSignatureRefused(person, 'It needs the role: QA reviewer.');
      }
      await release();
      await desk.signAs('QA-01');
      await expect(await desk.row('SCL-03')).toHaveCount(0);
    });
  });
});
