import { expect, test } from './floor/station-test.ts';

test('a scale whose cable is out is told at the desk with what to do, and comes back by itself', async ({
  booth,
}) => {
  await booth.begin('OP-101');
  await booth.press(/^Devices/);
  await booth.sheet.press(/^.*SCL-01/);
  const story = booth.sheet.root.getByRole('article', { name: 'SCL-01' });
  const state = story.getByRole('status');
  await expect(state).toHaveText('Works');
  await expect(story).toContainText('not verified on hardware');
  await booth.expectAccessible();

  await test.step('its traffic goes by in clear and in hex, and stands still when paused', async () => {
    await booth.sheet.press('Traffic');
    const lines = story.getByRole('listitem');
    await expect(lines.filter({ hasText: '53 49 0D 0A' }).first()).toContainText('SI\\x0d\\x0a');
    await booth.sheet.press('Pause');
    const held = await lines.allTextContents();
    await booth.hands.put('SCL-01', '12.34');
    await booth.page.waitForTimeout(1200);
    expect(await lines.allTextContents()).toEqual(held);
    await booth.sheet.press('Go on');
    await expect(lines.filter({ hasText: '12.34 kg' }).first()).toBeVisible();
  });

  await test.step('out with the cable, and in again', async () => {
    await booth.hands.ask({ kind: 'cable', scale: 'SCL-01', out: true });
    await expect(state).toContainText('Does not answer');
    await expect(state).toContainText('Check the cable');
    await expect(booth.sheet.root.getByRole('button', { name: /^SCL-01/ })).toContainText('Does not answer');
    await booth.hands.ask({ kind: 'cable', scale: 'SCL-01', out: false });
    await expect(state).toHaveText('Works', { timeout: 20_000 });
    await booth.sheet.press('History');
    const changes = story.getByRole('listitem');
    await expect(changes.nth(0)).toContainText('Works');
    await expect(changes.filter({ hasText: 'Does not answer' }).first()).toBeVisible();
  });

  await test.step('a badge that was scanned is not told', async () => {
    await booth.sheet.press(/^SCN-01/);
    await booth.sheet.press('Traffic');
    await booth.hands.scan('badge:OP-101');
    await expect(booth.sheet.root.getByRole('article', { name: 'SCN-01' })).toContainText(/scan .* bytes/);
  });
});

test('[S45][S128] metrology is told what ends, and goes from the scale to its procedures and back', async ({
  plant,
  show,
}) => {
  // Metrology has said before that a signature binds.
  const people = await plant.people('WS-01');
  await people.signIn('MET-01');
  await people.leave();
  const booth = await show('WS-01');
  await booth.begin('MET-01');
  await booth.expectAccessible();
  await booth.press(/^SCL-03 Calibration: overdue since/);
  const story = booth.sheet.root.getByRole('article', { name: 'SCL-03' });
  await expect(story).toContainText('overdue since');
  await booth.sheet.press('Procedures');
  await expect(booth.sheet.root).toHaveCount(0);
  const scale = booth.page.getByRole('main').getByRole('article', { name: 'SCL-03' });
  await expect(scale.getByRole('button', { name: 'Record a calibration' })).toBeVisible();
  await booth.press('Device');
  await expect(booth.sheet.root.getByRole('article', { name: 'SCL-03' })).toBeVisible();
});
