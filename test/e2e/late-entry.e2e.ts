import { png } from '../support/pictures.ts';
import { expect, test } from './floor/station-test.ts';

test('[S30] what a paper says about an instrument is entered from its log book, marked late, and opens an exception', async ({
  booth,
  show,
}) => {
  test.setTimeout(60_000);
  await booth.begin('OP-101');
  await booth.press(/^Devices/);
  await booth.sheet.press(/^.*SCL-01/);
  await booth.sheet.press('Log book');
  await expect(booth.sheet.title).toHaveText('Log book of SCL-01');
  const chosen = booth.page.waitForEvent('filechooser');
  await booth.sheet.press('Enter a paper record');
  await (await chosen).setFiles({ name: 'paper.png', mimeType: 'image/png', buffer: png() });

  await expect(booth.sheet.title).toHaveText('What was done on paper to SCL-01');
  await booth.sheet.choose('Cleaning');
  await booth.sheet.choose('Station could not be used');
  await booth.sheet.press('Go on');
  await booth.sheet.write('Time on the paper', '0001');
  await booth.sheet.press('Go on');
  await booth.expectAccessible();
  await booth.sheet.write(/^What was done/, 'The pan was wiped with ethanol.');
  await booth.sheet.press(/sign/i);
  await booth.sign('OP-101', 'I did this work');

  await booth.press(/^Devices/);
  await booth.sheet.press(/^.*SCL-01/);
  await booth.sheet.press('Log book');
  const line = booth.sheet.root.getByRole('listitem').filter({ hasText: 'entered late' });
  await expect(line).toContainText('LE-01 cleaning');
  const desk = await show('QA-01');
  await desk.begin('QA-01');
  await expect(desk.page.getByRole('main')).toContainText('The pan was wiped with ethanol.');
});
