import type { Page } from '@playwright/test';

/** Ids that count up from screen to screen, and pictures that may be drawn before their font has come. */
const PASSING = /_r_[0-9a-z]+_|react-aria[\w:-]*\d[\w:-]*|data:image[^"]*/g;
/** A timer takes it away. */
const GUARD = / data-guarded="[^"]*"/g;

/** All that stands on the page, as text that is the same for the same screen. */
export const drawnOn = async (page: Page): Promise<string> =>
  (await page.evaluate(() => document.body.outerHTML)).replace(PASSING, '…').replace(GUARD, '');
