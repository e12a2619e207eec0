import { expect, test } from './floor/station-test.ts';
import type { Terminal } from './models/terminal.ts';

test.use({ hour: 'cleared' });

const SCALE = 'SCL-01';
const CORNERS = [
  ['in the centre', '50.00'],
  ['at the front left', '50.02'],
  ['at the back left', '49.98'],
  ['at the back right', '50.02'],
  ['at the front right', '50.00'],
] as const;

/** One load where the picture says, and off again until the station has seen the zero. */
async function load(booth: Terminal, where: string, shown: string, number: number): Promise<void> {
  await expect(booth.page.getByText(`Put 50.00\u00a0kg ${where}`)).toBeVisible();
  await booth.hands.put(SCALE, shown);
  const record = `Record ${shown}\u00a0kg for load ${number}`;
  await expect(booth.button(record)).not.toHaveAttribute('data-refused');
  await booth.press(record);
  await expect(booth.page.locator('.procedure-loads [data-passed]')).toHaveCount(number);
  await booth.hands.put(SCALE, '0');
}

test('[R5][S128] metrology runs the corners of a scale through the glass, and quality verifies what was found', async ({
  plant,
  show,
}) => {
  test.setTimeout(240_000);
  const hands = await plant.people('WS-01');
  await hands.signIn('MET-01');
  await hands.leave();
  const booth = await show('WS-01');
  await test.step('each load where the picture says, on an empty pan', async () => {
    await booth.begin('MET-01');
    await booth.press(/^Scales/);
    await booth.hands.scan('WGT/TW-K1');
    await booth.hands.put(SCALE, '0');
    await booth.press('Begin Eccentricity');
    for (const [index, [where, shown]] of CORNERS.entries()) await load(booth, where, shown, index + 1);
    await expect(booth.page.getByText('All loads are recorded by O. Ivanov.')).toBeVisible();
    await booth.expectAccessible();
  });

  const desk = await show('QA-01');
  await test.step('another person verifies them, with id and secret', async () => {
    await desk.begin('QA-01');
    await desk.press(/^Scales/);
    await desk.press('Verify the result');
    await expect(desk.sheet.root).toContainText('49.98 kg against 50.00 kg');
    await desk.signAs('QA-01');
    await expect(desk.page.getByText(/verified by P\. Raman/)).toBeVisible();
  });
});
