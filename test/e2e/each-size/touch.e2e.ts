import { FLOOR, open, tare } from '../floor/day.ts';
import { expect, test } from '../floor/station-test.ts';
import type { Terminal } from '../models/terminal.ts';

/** The smallest thing a gloved finger hits (rules of the screens, 15 mm), less half a millimetre of rounding. */
const LEAST_MM = 14.5;

/** Every button lies whole on the glass and is large enough, and nothing scrolls. */
async function expectFingersFit(terminal: Terminal): Promise<void> {
  const { page } = terminal;
  const found = await page.evaluate((least) => {
    const root = document.documentElement;
    const mm = Number.parseFloat(getComputedStyle(root).fontSize) / 10;
    const layer = document.querySelector('dialog[open]') ?? document.body;
    const faults = [...layer.querySelectorAll('button, input:not([type="radio"]), label.choice-tile')]
      .filter((element) => element.checkVisibility())
      .flatMap((element) => {
        const box = element.getBoundingClientRect();
        const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
        const inside =
          box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
        const large = box.width / mm >= least && box.height / mm >= least;
        return inside && large ? [] : [`${name}: ${JSON.stringify(box)}`];
      });
    const scrolls = root.scrollHeight > innerHeight || root.scrollWidth > innerWidth;
    return scrolls ? [...faults, 'the page scrolls'] : faults;
  }, LEAST_MM);
  expect(found).toEqual([]);
}

test.describe('by touch, on this glass', () => {
  test.use({ hour: 'checked' });

  test('every screen of a weighing fits the glass and the finger', async ({ plant, show }) => {
    test.setTimeout(120_000);
    const early = await plant.people('WS-01');
    await early.signIn('OP-101');
    await open(early, '40', FLOOR);
    await early.scan('AA-2409-117-01');
    await tare(early, FLOOR, '1.54');
    await early.leave();

    const booth = await show('WS-01');
    await expectFingersFit(booth);
    await booth.expectAccessible();
    await booth.begin('OP-101');
    await booth.hands.put(FLOOR.id, '26.54');
    await expect(booth.button(/^Accept 25\.00/)).toBeVisible();
    await expectFingersFit(booth);
    await booth.expectAccessible();

    await booth.press(/^Tare/);
    await expect(booth.blockPanel.root).toBeVisible();
    await expectFingersFit(booth);
    await booth.blockPanel.press('Go back to the step');
    await booth.blockPanel.expectGone();

    await booth.press('Problem…');
    await expectFingersFit(booth);
    await booth.expectAccessible();
    await booth.sheet.press('Close');

    await booth.record(/^Accept 25\.00/);
    await expect(booth.button('Print the label')).toBeVisible();
    await expectFingersFit(booth);
    await booth.press('Print the label');
    await expect(booth.page.getByText('Verifier: show your badge')).toBeVisible();
    await booth.badge('OP-107');
    await expect(booth.page.getByText('not scanned').first()).toBeVisible();
    await expectFingersFit(booth);
    await booth.press('Back');
    await expect(booth.page.getByRole('heading', { name: 'My work' })).toBeVisible();
    await expectFingersFit(booth);
    await booth.expectAccessible();
  });
});

test.describe('on the night shift', () => {
  test.use({ night: true });

  test('the screens are dark by the calendar of the plant, with the same contrast', async ({ booth }) => {
    await expect(booth.page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await booth.expectAccessible();
    await booth.begin('OP-101');
    await booth.expectAccessible();
  });
});
