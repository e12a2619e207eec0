import { FLOOR, open, tare } from './floor/day.ts';
import { expect, test } from './floor/station-test.ts';
import type { Terminal } from './models/terminal.ts';

test.use({ hour: 'roseHips' });

const SCALE = 'SCL-01';
const SOURCE = 'RH-2507-033-01';
const CONTAINER = 'VC5-26-0147/DC-07';
const TARE = 0.32;

/** Puts the empty container with this net amount on the pan. */
const pour = (booth: Terminal, net: number) => booth.hands.put(SCALE, (TARE + net).toFixed(2));
const meter = (booth: Terminal) => booth.page.getByRole('meter', { name: 'Amount against its limits' });

test('[S123] [S124] [S125] [S130] rose hips from the scan to the signature, with one wrong lot and one overshoot on the way', async ({
  booth,
}) => {
  test.setTimeout(120_000);
  await booth.begin('OP-101');
  await booth.press(/^Dispense rose hips/);
  await booth.press('Start the step');

  await test.step('only a scale that may weigh this is offered as fitting', async () => {
    await expect(booth.button(/^SCL-01/)).toContainText('Fits');
    await expect(booth.button(/^SCL-03/)).toContainText('calibration');
    await booth.expectAccessible();
    await booth.press(/^SCL-01/);
  });

  await test.step('a wrong lot is refused in four lines, and the right one clears the panel by itself', async () => {
    await expect(booth.page.getByRole('row').filter({ hasText: SOURCE })).toBeVisible();
    await booth.expectAccessible();
    await booth.hands.scan('CB-2508-009-01');
    await booth.blockPanel.expectLines({
      title: 'This is the wrong material',
      why: 'You scanned RM-1014. The step needs RM-1022 Rose hips powder.',
      who: 'You, at this station',
      now: 'Take it away and scan a container of Rose hips powder.',
    });
    await booth.expectAccessible();
    await booth.hands.scan(SOURCE);
    await booth.blockPanel.expectGone();
  });

  await test.step('an empty pan is zeroed, and the empty container tared, once', async () => {
    await expect(booth.task).toHaveText('Clear the pan and set SCL-01 to zero');
    await booth.expectAccessible();
    await booth.press('Set SCL-01 to zero');
    await expect(booth.task).toHaveText('Put an empty Pail 10 L on the scale');
    await booth.expectAccessible();
  });

  await test.step('the bar shows under, in and over against a frame that stays in its place', async () => {
    await booth.hands.put(SCALE, TARE.toFixed(2));
    await booth.press(`Take tare ${TARE.toFixed(2)}\u00a0kg`);
    await expect(meter(booth)).toBeVisible();
    await pour(booth, 3);
    await expect(meter(booth)).toHaveAttribute('aria-valuetext', 'Under');
    await expect(booth.button(/^Accept 3\.00/)).toContainText('Still under the lowest limit');
    await pour(booth, 4.98);
    await expect(meter(booth)).toHaveAttribute('aria-valuetext', 'In tolerance');
    await expect(booth.page.getByText('−0.02\u00a0kg from target')).toBeVisible();
    await expect(booth.button(/^Accept 4\.98/)).toBeVisible();
    await booth.expectAccessible();
  });

  await test.step('too much stays latched: Accept keeps its place and says why it would be refused', async () => {
    const rightEdge = async () => {
      const box = await booth.button(/^Accept/).boundingBox();
      return (box?.x ?? Number.NaN) + (box?.width ?? Number.NaN);
    };
    const place = await rightEdge();
    await pour(booth, 5.12);
    await expect(meter(booth)).toHaveAttribute('aria-valuetext', 'Over');
    await expect(booth.page.getByText('Highest so far')).toBeVisible();
    await booth.expectAccessible();
    await pour(booth, 5);
    await expect(booth.page.getByText('Highest so far')).toBeVisible();
    const accept = booth.button(/^Accept 5\.00/);
    await expect(accept).toContainText('This weight cannot be recorded yet');
    expect(await rightEdge()).toBeCloseTo(place, 0);
    await booth.expectAccessible();
  });

  await test.step('the excess goes to a scanned waste container, and the rest is accepted', async () => {
    await pour(booth, 5.12);
    await booth.hands.scan('WST/W-0031');
    await expect(booth.page.getByText('W-0031')).toBeVisible();
    await pour(booth, 5);
    await booth.press(/^Record removal, 5\.00/);
    await expect(booth.page.getByText('Highest so far')).toHaveCount(0);
    await booth.record(/^Accept 5\.00/);
  });

  await test.step('the label is seen before it is printed, and counts when the printer says so', async () => {
    const label = booth.page.getByRole('img', { name: `Label of ${CONTAINER}, as the printer prints it` });
    await expect(label).toBeVisible();
    expect(await label.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(500);
    const shown = await label.boundingBox();
    const footer = await booth.page.locator('.footer').boundingBox();
    expect((shown?.y ?? 0) + (shown?.height ?? 0), 'the whole label is in sight').toBeLessThan(
      footer?.y ?? 0,
    );
    await booth.expectAccessible();
    await booth.press('Print the label');
  });

  await test.step('the performer cannot verify; the second person does, with scans of their own', async () => {
    await expect(booth.page.getByText('Verifier: show your badge')).toBeVisible();
    await booth.expectAccessible();
    await booth.badge('OP-107');
    const open = booth.page.getByRole('listitem').filter({ hasText: 'not scanned' });
    await expect(open).toHaveCount(2);
    await booth.hands.scan(SOURCE);
    await expect(open).toHaveCount(1);
    await booth.hands.scan(CONTAINER);
    await expect(open).toHaveCount(0);
    await booth.expectAccessible();
    await booth.press('Verify and sign');
    await booth.expectAccessible();
    await booth.sign('OP-107', 'I verified this', { second: true });
    await expect(booth.page.locator('.header-person')).toContainText('M. Alvarez');
  });

  await test.step('the pan is cleared, the source closed with its rest, and the step signed', async () => {
    await expect(booth.page.getByText('Waiting for an empty pan')).toBeVisible();
    await booth.expectAccessible();
    await booth.hands.put(SCALE, '0');
    await booth.hands.scan(SOURCE);
    await booth.expectAccessible();
    await booth.press(/^Some is left/);
    await expect(booth.task).toHaveText('Complete step 70 and sign it');
    await booth.press('Complete and sign');
    await booth.sign('OP-101', 'I did this work');
    await expect(booth.page.getByText('Nothing is left to do in this step')).toBeVisible();
    await booth.expectAccessible();
  });
});

test('[S132] Accept pressed on too much stops the step; the supervisor settles it here while the operator stays signed in', async ({
  plant,
  show,
}) => {
  const early = await plant.people('WS-01');
  await early.signIn('OP-101');
  await open(early, '70', FLOOR);
  await early.scan(SOURCE);
  await tare(early, FLOOR, TARE.toFixed(2));
  await early.put(SCALE, '5.44');
  await early.until((screen) => screen.kind === 'dispense' && screen.phase === 'overshoot');
  await early.leave();

  const booth = await show('WS-01');
  await booth.begin('OP-101');
  await booth.press(/^Accept 5\.12/);
  await booth.blockPanel.expectLines({
    title: 'This weight cannot be accepted',
    why: '5.12 kg is over the highest limit, 5.04 kg.',
    who: /Supervisor/,
    now: 'Stop. Take nothing out before the screen says how.',
  });
  await booth.page.keyboard.press('Escape');
  await expect(booth.button(/^Accept 5\.12/)).toContainText('Nothing can be done in step 70 now');
  await expect(booth.task).toHaveText('Call the owner of EX-01: Supervisor');
  await booth.expectAccessible();
  await booth.press(/^Settle EX-01/);
  await booth.sheet.choose('Excess was removed to waste');
  await booth.expectAccessible();
  await booth.sheet.press('Go on to sign');
  await expect(booth.sheet.root.getByRole('textbox', { name: /^Signer/ })).toBeVisible();
  await booth.badge('SUP-01');
  await expect(booth.sheet.root.getByRole('textbox', { name: /^Signer/ })).toHaveValue('SUP-01');
  await booth.enterSecret('15873064');
  await booth.sheet.press('Sign');
  await expect(booth.task).toHaveText('Scan a waste container for the excess');
  await expect(booth.page.locator('.header-person')).toContainText('M. Alvarez');
});
