import { join } from 'node:path';
import { rendererAssets } from '../../../main/hosts/shared/renderer-assets.ts';
import { SHORT_BATCH as BATCH } from '../../support/floor/door-plant.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import { Hands } from '../floor/hands.ts';
import { SECRETS } from '../floor/people.ts';
import { Terminal } from '../models/terminal.ts';
import { expect, test } from '../window-test.ts';

const SCREENS = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer');

test('[S86] [S62] [S63] [S67] [S68] D: an open deviation keeps a batch from its release until quality closes it; summary and trail are shown, and a person without part releases', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const floor = await openSituation('deviationOpen', { screens: rendererAssets(SCREENS) });
  try {
    const desk = new Terminal(page, await Hands.beside(page, false));
    const review = page.getByRole('article', { name: BATCH });
    const deviation = page.getByRole('article', { name: 'DEV-01' });
    await page.goto(floor.addressOf('QA-01'));

    await test.step('the review names what is open: every step is verified, the deviation is not closed', async () => {
      await desk.begin('QA-01');
      await desk.press(/^Batches/);
      await desk.press('Begin the review');
      await expect(review).toContainText('in review');
      await desk.press('Sign the audit trail');
      await desk.sign('QA-01', 'I reviewed this');
      await desk.press(/^Routine evidence/);
      await expect(review.getByRole('listitem').filter({ hasText: '20 Clear the booth' })).toContainText(
        'Verified',
      );
      await desk.press('Open 2');
      await expect(review).toContainText('DEV-01 is not closed');
      await expect(review).toContainText('Review by exception');
      await desk.expectAccessible();
    });

    const release = () => desk.press(/^Release the batch/);
    await test.step('the release is refused, whoever signs, and the refusal names the deviation', async () => {
      await release();
      await expect(desk.sheet.title).toHaveText('I release this batch');
      await desk.expectSignatureRefused('QA-02', /Blocked by: .*DEV-01/);
      for (const person of ['OP-101', 'SUP-01', 'ADM-01', 'QA-01'] as const) {
        await release();
        await desk.expectSignatureRefused(person, 'It needs the role: QA release.');
      }
      await desk.press(/^Sign the record/);
      await desk.enterSecret(SECRETS['QA-01']);
      await desk.sheet.press('Sign');
      await expect(desk.sheet.root.getByRole('alert')).toContainText(`Batch ${BATCH} is not ready`);
      await desk.expectAccessible();
      await desk.sheet.press('Do not sign');
      await expect(review).toContainText('in review');
    });

    await test.step('the review leads to the deviation; nobody but quality works on it', async () => {
      await desk.press('Go to DEV-01');
      await expect(deviation).toContainText('Major · opened');
      await expect(deviation).toContainText('Person not allowed for this work');
      await desk.press('Investigate');
      await desk.sheet.write('How far it reaches', 'One shift, one person.');
      await desk.sheet.press('Go on');
      await desk.sheet.press('Go on');
      await desk.sheet.choose('None');
      await desk.sheet.press('Go on to sign');
      await desk.expectSignatureRefused('SUP-01', 'It needs the role: QA reviewer.');
    });

    await test.step('quality investigates, assesses, finds the cause with its evidence, and closes it', async () => {
      await desk.press('Investigate');
      await desk.sheet.write('How far it reaches', 'One shift, one person.');
      await desk.sheet.press('Go on');
      await desk.sheet.press('Go on');
      await desk.sheet.choose('None');
      await desk.sheet.press('Go on to sign');
      await desk.signAs('QA-01');
      await expect(deviation).toContainText('Major · under investigation');
      await desk.press('Assess');
      await desk.sheet.choose('No impact');
      await desk.sheet.press('Go on to sign');
      await desk.signAs('QA-01');
      await desk.press(/^Close(?!d)/);
      await desk.expectSignatureRefused('QA-01', 'It still needs: a root cause with evidence.');
      await desk.press('Causes');
      await desk.press('Record the cause');
      await desk.sheet.press('Qualification missing');
      await desk.sheet.press('Go on');
      await desk.sheet.press(/^EX-02/);
      await desk.sheet.press('Go on to sign');
      await desk.signAs('QA-01');
      await desk.press('Close');
      await desk.signAs('QA-01');
      await expect(deviation).toHaveCount(0);
    });

    await test.step('what is closed is found again and read, and nothing is offered there that changes it', async () => {
      await desk.press('Closed records');
      await desk.press('By kind');
      await desk.sheet.choose('Deviation');
      await expect(deviation).toContainText('Major · closed');
      await expect(deviation.getByRole('button')).toHaveText([
        'Story',
        'Found',
        'Tasks 0',
        'Causes',
        'Steps',
        'Photos 0',
        'Log',
      ]);
      await desk.press('By words');
      await desk.sheet.write('A number, an object, or words that were written', 'one shift');
      await desk.sheet.press('Find');
      await expect(deviation).toBeVisible();
      await desk.expectAccessible();
    });

    await test.step('the summary by exception shows what was not routine, each with its approval and its trail', async () => {
      await desk.press(/^Batches/);
      await expect(review).toContainText('Review by exception: every exception has its owner');
      // Two tabs have this name; the one of the review is the summary.
      await review.getByRole('button', { name: /^Exceptions \d+$/ }).tap();
      for (const id of ['DEV-01', 'EX-01', 'EX-02'])
        await expect(review.getByRole('button', { name: `Evidence trail of ${id}` })).toBeVisible();
      await expect(review).toContainText('G. Lin');
      await desk.press('Evidence trail of DEV-01');
      await expect(desk.sheet.root).toContainText('Root cause was recorded and signed');
      await desk.expectAccessible();
      await desk.sheet.press('Close');
    });

    await test.step('trail and record are signed; who reviewed does not release, a person without part does', async () => {
      await desk.press(/^Sign the audit trail/);
      await desk.sign('QA-01', 'I reviewed this');
      await desk.press(/^Sign the record/);
      await desk.sign('QA-01', 'I reviewed this');
      await expect(review).toContainText('ready for release');
      await review.getByRole('button', { name: 'Open 0' }).tap();
      await expect(review).toContainText('Nothing is open');
      await release();
      await desk.expectSignatureRefused('QA-01', `P. Raman cannot sign this for batch ${BATCH}`);
      await release();
      await desk.signAs('QA-02');
      await expect(review).toContainText('Released by H. Sørensen');
      await desk.expectAccessible();
    });
  } finally {
    await floor.dispose();
  }
  expect(complaints).toEqual([]);
});
