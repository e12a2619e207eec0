import { type People, SECRETS } from './floor/people.ts';
import type { Plant } from './floor/plant.ts';
import { expect, test } from './floor/station-test.ts';
import type { Terminal } from './models/terminal.ts';

test.use({ hour: 'cleared' });

const SCALE = 'SCL-01';
const OFF = [
  ['5.00', '5.06'],
  ['20.00', '20.00'],
  ['100.00', '100.12'],
] as const;
const RIGHT = [
  ['5.00', '5.00'],
  ['20.00', '20.02'],
  ['100.00', '99.98'],
] as const;

/** The floor scale fails the check of the day, and fails it again; the metrologist has said that a signature binds. */
async function failTwice(plant: Plant): Promise<void> {
  const booth = await plant.people('WS-01');
  await booth.signIn('OP-101');
  await booth.press({ type: 'EnterStep', batch: 'VC5-26-0147', step: '30' });
  await booth.press({ type: 'StartStep' });
  await booth.scan('WGT/TW-K1');
  await booth.press({ type: 'PrepareCheck', scale: SCALE, clean: true, level: true });
  await checkOff(booth);
  await booth.put(SCALE, '0');
  await booth.press({ type: 'RepeatCheck', scale: SCALE, cleaned: true, leveled: true });
  await checkOff(booth);
  await booth.press({ type: 'LeaveStep' });
  await booth.signIn('MET-01');
  await booth.leave();
}

async function checkOff(booth: People): Promise<void> {
  for (const [nominal, shown] of OFF) {
    await booth.put(SCALE, shown);
    await booth.press({ type: 'CaptureCheck', scale: SCALE, nominal, displayed: booth.displayed });
  }
}

async function measure(booth: Terminal, weights: typeof OFF | typeof RIGHT): Promise<void> {
  for (const [nominal, shown] of weights) {
    await booth.hands.put(SCALE, shown);
    const record = `Record ${shown}\u00a0kg for ${nominal}\u00a0kg`;
    // A press while the load still moves is refused, and says so.
    await expect(booth.button(record)).not.toHaveAttribute('data-refused');
    const recorded = booth.page.locator('.references [data-passed]');
    const before = await recorded.count();
    await booth.press(record);
    // The load stays until it is recorded.
    await expect(recorded).toHaveCount(before + 1);
  }
}

test('[S45][S128] a scale that failed its check comes back by metrology and quality, and is checked before use', async ({
  plant,
  show,
}) => {
  await failTwice(plant);
  const booth = await show('WS-01');
  await test.step('metrology measures it as found, with the weights scanned', async () => {
    await booth.begin('MET-01');
    await booth.press(/^Scales/);
    await expect(booth.page.getByText('Scan weight set TW-K1')).toBeVisible();
    await booth.hands.scan('WGT/TW-K1');
    await measure(booth, OFF);
    await booth.expectAccessible();
  });

  await test.step('adjusts it, in words and signed', async () => {
    await booth.press('Record the adjustment');
    await booth.sheet.choose('Equipment was adjusted');
    await booth.sheet.root.getByRole('textbox').fill('The pan rubbed at its frame.');
    await booth.sheet.press('Go on to sign');
    await expect(booth.sheet.root).toContainText('5.00 kg ± 0.02 kg shows 5.06 kg, outside');
    await booth.sign('MET-01', 'I did this work');
  });

  await test.step('measures it as left, and asks for its return', async () => {
    await measure(booth, RIGHT);
    await booth.press('Ask for its return');
    await booth.sign('MET-01', 'I ask for this');
    await expect(booth.button(/^SCL-01/)).toContainText('waiting for QA to approve its return');
  });

  const desk = await show('QA-01');
  await test.step('quality approves it once the failure is decided', async () => {
    await desk.begin('QA-01');
    await desk.press(/^Scales/);
    await desk.press(/Approve the return/);
    await approve(desk);
    await expect(desk.sheet.root.getByRole('alert')).toContainText(
      'Nothing is decided about its failure EX-01.',
    );
    await desk.sheet.press('Do not sign');
    await decide(plant);
    await desk.press(/^Approve the return/);
    await expect(desk.sheet.root).toContainText('100.00 kg ± 0.10 kg shows 99.98 kg, within');
    await approve(desk);
    await expect(desk.button(/^SCL-01/)).toContainText('due after adjustment');
    await desk.press('Log book');
    await expect(desk.sheet.root).toContainText('Return to service was approved');
    await expect(desk.sheet.root).toContainText('Return to service was asked for');
    await desk.expectAccessible();
  });

  await test.step('the check that failed is done anew', async () => {
    await booth.press(/^Sign out/);
    await booth.begin('OP-101');
    await booth.press(/^Daily check of the scales/);
    await expect(booth.task).toHaveText(`Look at scale ${SCALE}: clean and level`);
  });
});

/** A decision asks for id and secret, whoever is signed in; the desk has no scanner for a badge. */
async function approve(desk: Terminal): Promise<void> {
  await expect(desk.sheet.title).toHaveText('I approve this');
  await desk.sheet.write(/^Signer/, 'QA-01');
  await desk.enterSecret(SECRETS['QA-01']);
  await desk.sheet.press('Sign');
}

/** The reviewer decides about the failure at another terminal. */
async function decide(plant: Plant): Promise<void> {
  const line = await plant.people('PL-3');
  await line.signIn('QA-01');
  const settled = { exception: 'EX-01', reason: 'equipment-repaired', narrative: null };
  await line.sign({ type: 'SettleException', ...settled }, 'QA-01');
  await line.leave();
}
