import { BATCH, BENCH } from './floor/day.ts';
import type { Plant } from './floor/plant.ts';
import { expect, test } from './floor/station-test.ts';

test.use({ hour: 'stearate' });

/** QA gives the next lot for the held one, and then the certificate of the first comes: it expires first and may be used. */
async function heldLotComesFree(plant: Plant): Promise<void> {
  const booth = await plant.people('WS-01');
  await booth.signIn('OP-101');
  await booth.press({ type: 'EnterStep', batch: BATCH, step: '100' });
  await booth.press({ type: 'StartStep' });
  await booth.press({ type: 'SelectScale', scale: BENCH.id });
  await booth.scan('MS-2510-011-01').catch(() => {});
  await booth.until((screen) => 'exceptions' in screen && screen.exceptions.length > 0);
  await booth.leave();
  const desk = await plant.people('QA-01');
  await desk.signIn('QA-01');
  const { screen } = desk;
  if (screen.kind !== 'work') throw new Error(`the desk shows ${screen.kind}`);
  const [open] = screen.exceptions;
  const hold = screen.holds.find(({ object }) => object === 'MS-2510-011');
  await desk.sign(
    {
      type: 'ReallocateLot',
      exception: open?.id ?? '',
      lot: 'MS-2511-020',
      reason: 'lot-blocked-reallocated',
    },
    'QA-01',
  );
  await desk.sign({ type: 'ReleaseHold', hold: hold?.id ?? '', reason: 'coa-corrected' }, 'QA-01');
  await desk.leave();
}

test('[S7] [S89] [S150] a supervisor lets a lot go ahead of one that expires first; the work goes on and QA sees it', async ({
  plant,
  show,
}) => {
  test.setTimeout(120_000);
  await heldLotComesFree(plant);
  const booth = await show('WS-01');
  await booth.begin('OP-101');
  await expect(booth.task).toHaveText(/^Scan (a|the next) container of Magnesium stearate/i);

  await test.step('the lot is refused, and who may set the rule aside is named', async () => {
    await booth.hands.scan('MS-2511-020-01');
    await booth.blockPanel.expectLines({
      title: 'Lot MS-2511-020 cannot be used before MS-2510-011',
      why: /expires first, on \d{4}-\d{2}-\d{2}\.$/,
      who: 'Supervisor, QA reviewer',
      now: /call a supervisor\.$/,
    });
    await booth.expectAccessible();
    await booth.blockPanel.press('Let this lot go first…');
  });

  await test.step('the operator cannot sign it', async () => {
    await booth.sheet.choose('Earlier lot is out of reach');
    await booth.sheet.write('Why, in a sentence', 'The earlier container still stands in the cage.');
    await booth.expectAccessible();
    await booth.sheet.press('Go on to sign');
    await expect(booth.sheet.title).toHaveText('I overrode a rule, and answer for it');
    await booth.sheet.write(/^Signer/, 'OP-101');
    await booth.enterSecret('73916482');
    await booth.sheet.press('Sign');
    await expect(booth.sheet.root.getByRole('alert')).toContainText('M. Alvarez');
  });

  await test.step('the supervisor signs, and the same scan is taken', async () => {
    await booth.badge('SUP-01');
    await booth.enterSecret('15873064');
    await booth.sheet.press('Sign');
    await expect(booth.sheet.root).toHaveCount(0);
    await expect(booth.page.getByText('Waiting for the scan')).toBeVisible();
    await booth.hands.scan('MS-2511-020-01');
    await expect(booth.page.getByText('Waiting for the scan')).toHaveCount(0);
    const strip = booth.page.locator('.state-strip');
    await expect(strip).toContainText('A rule was overridden');
    await expect(strip).toContainText('The work goes on.');
    await booth.expectAccessible();
  });

  const desk = await show('QA-01');
  await test.step('QA has its exception, and the batch record has who, why and when', async () => {
    await desk.begin('QA-01');
    await desk.press(/^Exceptions/);
    await desk.press(/^A rule was overridden/);
    await expect(desk.page.getByText('The earlier container still stands in the cage.')).toBeVisible();
    await desk.expectAccessible();
    await desk.press('Batch record');
    // The list of steps has three pages; the values of a step have theirs below it.
    for (const _ of [1, 2]) await desk.button('Page down').first().tap();
    await desk.press(/magnesium stearate/);
    await expect(desk.page.getByText('Lot used ahead of one that expires first')).toBeVisible();
    await expect(desk.page.getByText(/Signed by G\. Lin/)).toBeVisible();
    await desk.expectAccessible();
  });
});
