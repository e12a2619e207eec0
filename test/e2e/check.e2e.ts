import { expect, test } from './floor/station-test.ts';

test.use({ hour: 'cleared' });

const POINTS = {
  'SCL-01': {
    set: 'TW-K1',
    unit: 'kg',
    points: { '5.00': '5.00', '20.00': '20.00', '100.00': '100.02' },
  },
  'SCL-02': { set: 'TW-G1', unit: 'g', points: { '1000.0': '1\u202f000.1', '10000.0': '10\u202f000.4' } },
} as const;

test('each scale is checked with its certified weights before the day’s first weighing', async ({
  booth,
}) => {
  await booth.begin('OP-101');
  await booth.press(/^Daily check of the scales/);
  await booth.press('Start the step');
  for (const [scale, { set, unit, points }] of Object.entries(POINTS)) {
    await expect(booth.task).toHaveText(`Look at scale ${scale}: clean and level`);
    await booth.press('The pan and the frame are clean');
    await booth.press('The level shows the middle');
    await booth.expectAccessible();
    await booth.press('Start the check');
    await expect(booth.task).toHaveText(`Scan weight set ${set} for ${scale}`);
    await booth.hands.scan(`WGT/${set}`);
    for (const [asked, value] of Object.entries(points)) {
      // The point before is on record when the next one is asked for.
      await expect(booth.task).toHaveText(`Put ${asked} ${unit} on ${scale}`);
      await booth.hands.put(scale, value.replace('\u202f', ''));
      await booth.record(`Record ${value}\u00a0${unit}`);
    }
    await expect(booth.button(new RegExp(`^${scale}`))).toContainText('Passed');
    await booth.expectAccessible();
    await booth.hands.put(scale, '0');
  }
  await booth.press('Complete and sign');
  await booth.sign('OP-101', 'I did this work');
  await expect(booth.page.getByText('Nothing is left to do in this step')).toBeVisible();
});

test('a scale that fails is blocked, and one second check is allowed after cleaning', async ({ booth }) => {
  await booth.begin('OP-101');
  await booth.press(/^Daily check of the scales/);
  await booth.press('Start the step');
  await booth.press('The pan and the frame are clean');
  await booth.press('The level shows the middle');
  await booth.press('Start the check');
  await booth.hands.scan('WGT/TW-K1');
  for (const [shown, asked] of [
    ['5.10', '5.00'],
    ['20.00', '20.00'],
    ['100.02', '100.00'],
  ]) {
    await expect(booth.task).toHaveText(`Put ${asked} kg on SCL-01`);
    await booth.hands.put('SCL-01', shown ?? '');
    await booth.record(`Record ${shown}\u00a0kg`);
  }
  await expect(booth.page.getByText('Scale SCL-01 failed its check')).toBeVisible();
  await expect(booth.button(/^Start the second check/)).toBeVisible();
  await booth.expectAccessible();
});
