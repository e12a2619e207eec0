import { join } from 'node:path';
import { rendererAssets } from '../../../main/hosts/shared/renderer-assets.ts';
import { PACK_BATCH as BATCH } from '../../support/floor/door-plant.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import { Hands } from '../floor/hands.ts';
import { LineTerminal } from '../models/line-terminal.ts';
import { Terminal } from '../models/terminal.ts';
import { expect, test } from '../window-test.ts';

const SCREENS = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer');
const RUN = new RegExp(`^Fill, cap, seal and label.*${BATCH}`);
const CLEAR = new RegExp(`^Clear the line (?!after).*${BATCH}`);

test('[S81] [S48] [S80] [S122] [S130] B: packaging does not start on a line that is not cleared; lead and supervisor bring it back, and the run is counted against its yield', async ({
  openWindow,
  page,
}) => {
  test.setTimeout(240_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const floor = await openSituation('lineClearing', { screens: rendererAssets(SCREENS) });
  try {
    const line = new LineTerminal(page, await Hands.beside(page, false), floor);
    await page.goto(floor.addressOf('PL-3'));

    await test.step('the line is cleared item by item, each with evidence of its own kind; one stays open', async () => {
      await line.begin('OP-301');
      if (await line.button(CLEAR).isVisible()) await line.press(CLEAR);
      await expect(page.getByText('0 of 9 answered · LC-PL3 rev 4')).toBeVisible();
      await line.press('It is clear');
      await line.asks(/^Loose units/);
      await line.nothing();
      await line.asks(/^Labels of the previous batch/);
      await line.nothing();
      await line.asks(/^Reject bin is empty/);
      await line.expectAccessible();
      await line.scan('LOC/PL-3-REJECT');
      await line.asks(/^Number of the cleaning record/);
      await line.number('CL-0812');
      await line.asks(/^Coder shows no code/);
      await line.press(/^Number of the batch that left/);
      await line.number('MG2260139A');
      await line.press(/^Papers of the previous batch/);
      await line.nothing();
      await line.press(/^Nothing but this batch is staged/);
      await line.scan('LOC/PL-3');
      await expect(page.getByText('8 of 9 answered')).toBeVisible();
    });

    await test.step('packaging is refused, in four lines, with its exception, its owner and its NC', async () => {
      await line.press('Back');
      await line.press(RUN);
      await expect(page.getByText(`Line PL-3 has no verified clearance for batch ${BATCH}.`)).toBeVisible();
      await line.press(/^Start the step/);
      await line.blockPanel.expectLines({
        title: 'Packaging cannot start',
        why: `Line PL-3 has no verified clearance for batch ${BATCH}.`,
        who: /^Supervisor: G\. Lin/,
        now: 'Finish the line clearance and have it verified.',
      });
      await expect(line.blockPanel.root).toContainText('Major exception EX-01 is open. Owner: Supervisor.');
      await line.expectAccessible();
      await line.blockPanel.press('Go back to the step');
      await expect(line.task).toHaveText('Call the owner of EX-01: Supervisor');
    });

    await test.step('nobody but the supervisor clears it', async () => {
      for (const person of ['OP-301', 'OP-305', 'QA-01', 'ADM-01'] as const) {
        await line.press(/^Settle EX-01/);
        await line.sheet.choose('Clearance was repeated');
        await line.sheet.press('Go on to sign');
        await line.expectSignatureRefused(person, 'This is for: Supervisor.');
      }
    });

    await test.step('the open item is looked at, and the lead verifies', async () => {
      await line.press('Back');
      await line.press(CLEAR);
      await line.asks(/^Coder shows no code/);
      await line.press('It is clear');
      await expect(page.getByText('All items are answered')).toBeVisible();
      await line.press('Complete and sign');
      await line.sign('OP-301', 'I did this work');
      await line.press('Verify and sign');
      await line.signAs('OP-305');
      await expect(page.getByText('Nothing is left to do in this step')).toBeVisible();
    });

    await test.step('the supervisor restarts, and the line runs', async () => {
      await line.press('Back');
      await line.press(RUN);
      await line.press(/^Settle EX-01/);
      await line.sheet.choose('Clearance was repeated');
      await line.sheet.press('Go on to sign');
      await line.signAs('SUP-01');
      await line.press('Start the step');
      await line.press('Start the line');
      await expect(page.getByText('Line runs', { exact: true })).toBeVisible();
      await expect(page.getByText(`LC-PL3 rev 4 · cleared for ${BATCH}`)).toBeVisible();
      await line.expectAccessible();
    });

    await test.step('what goes in and comes out is counted, and the run ends within its yield', async () => {
      await line.count('Put in', '245160');
      await line.count('Filled', '2451');
      await line.count('Rejected', '7', 'Cap or seal');
      await line.count('Samples', '12');
      await expect(page.locator('.output-good output')).toHaveText('2\u202f444');
      await line.press('Stop the line…');
      await line.sheet.choose('Run is finished');
      await line.sheet.press('Stop it');
      await expect(line.task).toHaveText('Count what is left, then sign');
      await line.count('Left over', '60');
      await expect(page.getByText('97.76\u00a0%')).toBeVisible();
      await line.expectAccessible();
      await line.press('Complete and sign');
      await line.sign('OP-301', 'I did this work');
      await line.press('Verify and sign');
      await line.signAs('OP-305');
      await expect(page.getByText('Nothing is left to do in this step')).toBeVisible();
    });

    await test.step('the NC stays with quality, and the batch waits for it', async () => {
      const other = await openWindow();
      const desk = new Terminal(other, await Hands.beside(other, false));
      await other.goto(floor.addressOf('QA-01'));
      await desk.begin('QA-01');
      await desk.press(/^Records/);
      const record = other.getByRole('article', { name: 'NC-01' });
      await expect(record).toContainText('Packaging start without line clearance');
      await expect(record).toContainText('EX-01');
    });
    expect(complaints).toEqual([]);
  } finally {
    await floor.dispose();
  }
});
