import { join } from 'node:path';
import { rendererAssets } from '../../main/hosts/shared/renderer-assets.ts';
import { LABELLED_BATCH as BATCH } from '../support/floor/door-plant.ts';
import { openSituation } from '../support/floor/saved-situations.ts';
import { CODE_ON_PACK } from '../support/floor/situations-of-labelling.ts';
import { Hands } from './floor/hands.ts';
import { LineTerminal } from './models/line-terminal.ts';
import { expect, test } from './window-test.ts';

const SCREENS = join(import.meta.dirname, '..', '..', 'out', 'renderer');
/** Longer than anything on screen takes. */
const LIMIT_MS = 30_000;
const of = (title: string) => new RegExp(`^${title}.*${BATCH}`);
const LINE_CLEAR = of('Clear the line (?!after)');

/** What is counted of each roll at the kiosk; splice bags and specimens are the line's. */
const COUNTS = [
  ['R-0931', '6', '0', '0'],
  ['R-0932', '3', '9', '97'],
] as const;

/** One person counts both rolls; the sheet asks for no specimens and says what stays closed. */
async function countLabels(kiosk: LineTerminal): Promise<void> {
  await kiosk.press('Record my count');
  for (const [roll, setUp, damaged, returned] of COUNTS) {
    const { sheet } = kiosk;
    await expect(sheet.title).toHaveText(`Roll ${roll}`);
    await expect(sheet.root).toContainText('Leave sealed splice bags closed.');
    await expect(sheet.root.getByRole('textbox', { name: /Specimens/ })).toHaveCount(0);
    await sheet.write('Set-up, without sealed splice bags', setUp);
    await sheet.write('Damaged in the run', damaged);
    await sheet.write('Left, not yet applied', returned);
    await sheet.press(roll === 'R-0932' ? 'Sign my count' : 'Next roll');
  }
}

test('[S82] [S111] [S130] [S132] [S134] a labelled run on its screens: rolls, clearance, code, specimens, change of the roll, counts, and labels that two people count blind', async ({
  page,
  openWindow,
}) => {
  test.setTimeout(600_000);
  page.setDefaultTimeout(LIMIT_MS);
  const complaints: string[] = [];
  const floor = await openSituation('labelledIssued', { screens: rendererAssets(SCREENS) });
  const other = await openWindow();
  other.setDefaultTimeout(LIMIT_MS);
  for (const each of [page, other])
    each.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
  try {
    const line = new LineTerminal(page, await Hands.beside(page, false), floor);
    const kiosk = new LineTerminal(other, await Hands.beside(other, false), floor, 'SCN-04');
    await page.goto(floor.addressOf('PL-3'));
    await other.goto(floor.addressOf('LK-01'));
    const readCode = async () => {
      await line.press('Read the code…');
      await line.sheet.write('Lot and expiry', CODE_ON_PACK);
      await line.sheet.press('Second person signs');
      await line.signAs('OP-305');
    };

    await test.step('two rolls leave the cage: scanned, a label of each scanned, counted', async () => {
      await kiosk.begin('LBL-01');
      await kiosk.press(of('Issue labels'));
      await kiosk.press('Start the step');
      for (const [roll, labels] of [
        ['R-0931', '1500'],
        ['R-0932', '1100'],
      ] as const) {
        await kiosk.scan(`ROL/${roll}`);
        await expect(other.getByText(`Scan a label of roll ${roll}`).first()).toBeVisible();
        await kiosk.scan('ART/LB5007F');
        await kiosk.press('Enter the count');
        await kiosk.sheet.write('Labels counted', labels);
        await kiosk.sheet.press('Issue this roll');
        await expect(kiosk.sheet.root).toHaveCount(0);
      }
      await kiosk.press('Sign the issue');
      await kiosk.sign('LBL-01', 'I did this work');
      await kiosk.press('Verify and sign');
      await kiosk.signAs('OP-305');
      await expect(kiosk.task).toHaveText('Step 170 is done');
    });

    await test.step('the line is cleared and verified', async () => {
      await line.begin('OP-301');
      await line.press(LINE_CLEAR);
      await line.press('Start the step');
      await line.press('It is clear');
      await line.asks(/^Loose units/);
      await line.nothing();
      await line.asks(/^Labels of the previous batch/);
      await line.nothing();
      await line.asks(/^Reject bin is empty/);
      await line.scan('LOC/PL-3-REJECT');
      await line.asks(/^Number of the cleaning record/);
      await line.number('CL-0812');
      await line.asks(/^Coder shows no code/);
      await line.press('It is clear');
      await line.asks(/^Number of the batch that left/);
      await line.number('MG2260139A');
      await line.asks(/^Papers of the previous batch/);
      await line.nothing();
      await line.asks(/^Nothing but this batch is staged/);
      await line.scan('LOC/PL-3');
      await line.press('Complete and sign');
      await line.sign('OP-301', 'I did this work');
      await line.press('Verify and sign');
      await line.signAs('OP-305');
    });

    await test.step('the first roll comes on, its code is read by two, and its first label is kept', async () => {
      await line.press('Back');
      await line.press(of('Fill, cap, seal and label'));
      await line.press('Start the step');
      await expect(line.task).toHaveText('Scan a roll of revision F for the applicator');
      await line.scan('ROL/R-0931');
      await expect(page.getByText('Scan a label of it')).toBeVisible();
      await line.scan('ART/LB5007F');
      await readCode();
      await expect(line.task).toHaveText('Keep the first label for the record');
      await line.expectAccessible();
      await line.photo('Photo of the label…', 'First label');
      await line.press('Keep this label');
      await line.press('Start the line');
      await expect(page.getByText('Line runs', { exact: true })).toBeVisible();
    });

    await test.step('the roll is changed while the line stands: splice, code, and the first pack of the new roll', async () => {
      await line.stop('Waiting for supply');
      await line.press('Take the roll off…');
      await line.sheet.write('Labels lost, set-up included', '16');
      await line.sheet.press('The roll is used up');
      await line.sheet.press('Take it off');
      await expect(line.sheet.root).toHaveCount(0);
      await line.scan('ROL/R-0932');
      await expect(page.getByText('Scan a label of it')).toBeVisible();
      await line.scan('ART/LB5007F');
      await readCode();
      await expect(line.task).toHaveText('Take a photo of the first pack with roll R-0932');
      await line.expectAccessible();
      await line.photo('Photo of the label…', 'First pack with the new roll');
      await line.press('Keep this label');
      await line.press('Start again');
      await expect(page.getByText('Line runs', { exact: true })).toBeVisible();
    });

    await test.step('what went in and came out is counted, and the run ends with its last code and label', async () => {
      await line.count('Put in', '245160');
      await line.count('Filled', '2451');
      await line.count('Rejected', '5', 'Cap or seal');
      await line.count('Rejected', '2', 'No label');
      await line.count('Samples', '12');
      await line.stop('Run is finished');
      await readCode();
      await expect(line.task).toHaveText('Keep the last label for the record');
      await line.photo('Photo of the label…', 'Last label');
      await line.press('Keep this label');
      await line.press('Take the roll off…');
      await line.sheet.write('Labels lost, set-up included', '15');
      await line.sheet.press('Take it off');
      await expect(line.sheet.root).toHaveCount(0);
      await line.count('Left over', '60');
      await line.expectAccessible();
      await line.press('Complete and sign');
      await line.sign('OP-301', 'I did this work');
      await line.press('Verify and sign');
      await line.signAs('OP-305');
      await expect(page.getByText('Nothing is left to do in this step')).toBeVisible();
    });

    await test.step('the line is cleared after the last bottle', async () => {
      await line.press('Back');
      await line.press(of('Clear the line after the last bottle'));
      await line.press('Start the step');
      await line.press('It is clear');
      await line.asks(/^Labels of this batch/);
      await line.nothing();
      await line.asks(/^Reject bin is empty/);
      await line.scan('LOC/PL-3-REJECT');
      await line.asks(/^Coder is cleared/);
      await line.photo('Take the photo…', 'Display of the coder');
      await line.press('This photo shows it');
      await line.press('Complete and sign');
      await line.sign('OP-301', 'I did this work');
      await line.press('Verify and sign');
      await line.signAs('OP-305');
      await expect(page.getByText('Nothing is left to do in this step')).toBeVisible();
    });

    await test.step('another label controller reads the applicator and counts, blind', async () => {
      await kiosk.press('Lock');
      await kiosk.begin('LBL-02');
      const back = kiosk.button('Back');
      if (await back.isVisible()) await back.tap();
      await kiosk.press(of('Reconcile labels'));
      await kiosk.press('Start the step');
      for (const [counter, onRejects] of [
        ['1475', '3'],
        ['974', '2'],
      ] as const) {
        await kiosk.press('Enter the reading');
        await kiosk.sheet.write('Counter of the applicator', counter);
        await kiosk.sheet.write('Of these on rejected packs', onRejects);
        await kiosk.sheet.press('Record the reading');
        await expect(kiosk.sheet.root).toHaveCount(0);
      }
      for (const hidden of ['2600', '2451', '2444'])
        await expect(other.getByRole('main')).not.toContainText(hidden);
      await countLabels(kiosk);
      await kiosk.signAs('LBL-02');
      await expect(other.getByText('F. Okoye counted and signed')).toBeVisible();
      await kiosk.expectAccessible();
    });

    await test.step('a second person counts without a number of the first, and both sign the sum', async () => {
      await countLabels(kiosk);
      await kiosk.signAs('OP-305');
      await expect(other.getByRole('main')).toContainText(/0\.12.% of issued, limit 0\.20.%/);
      await kiosk.press('Sign the reconciliation');
      await kiosk.sign('LBL-02', 'I did this work');
      await kiosk.press('Verify and sign');
      await kiosk.signAs('OP-305');
      await expect(kiosk.task).toHaveText('Step 200 is done');
    });

    expect(complaints).toEqual([]);
    await floor.close();
    const record = floor.record();
    const events = (type: string) => record.filter((each) => each.type === type).map(({ data }) => data);
    expect(events('LabelsReconciled')).toMatchObject([
      {
        found: {
          issued: 2600,
          fates: { applied: 2444, rejected: 5, setUp: 40, damaged: 9, specimen: 2, returned: 97 },
          unaccounted: 3,
          packs: 2449,
          within: true,
        },
      },
    ]);
    expect(events('ExceptionOpened')).toEqual([]);
    expect(await floor.wrongWithLog()).toEqual([]);
  } finally {
    await floor.dispose();
  }
});
