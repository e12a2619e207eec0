import { expect, type Page } from '@playwright/test';
import type { Floor } from '../../support/floor/floor.ts';
import { png } from '../../support/pictures.ts';
import type { Hands } from '../floor/hands.ts';
import { Terminal } from './terminal.ts';

const SETTLE_MS = 250;
/** What comes right after its line opened may be half a frame, and is not believed. */
const FIRST_SETTLE_MS = 1_500;

/** A terminal with a scanner of the floor, and somebody who pulls its trigger and counts. */
export class LineTerminal extends Terminal {
  readonly #floor: Floor;
  readonly #scanner: string;
  #hasScanned = false;

  constructor(page: Page, hands: Hands, floor: Floor, scanner = 'SCN-03') {
    super(page, hands);
    this.#floor = floor;
    this.#scanner = scanner;
  }

  /** Pulls the trigger, once the scanner is there and what it sends right after is believed. */
  async scan(label: string, aim = 'C0'): Promise<void> {
    await expect(this.page.locator('.header').getByText(this.#scanner)).toBeVisible();
    await this.page.waitForTimeout(this.#hasScanned ? SETTLE_MS : FIRST_SETTLE_MS);
    this.#hasScanned = true;
    this.#floor.bench.scanners.get(this.#scanner)?.scan(aim, label);
  }

  /** The item that is asked for now has this in its words. */
  async asks(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('main').locator('section h2')).toHaveText(words);
  }

  async number(value: string): Promise<void> {
    await this.press('Enter the number…');
    await this.sheet.write('Number of the record', value);
    await this.sheet.press('Record it');
    await expect(this.sheet.root).toHaveCount(0);
  }

  async nothing(): Promise<void> {
    await this.press('Enter the count…');
    await this.sheet.press('0');
    await this.sheet.press('Record it');
    await expect(this.sheet.root).toHaveCount(0);
  }

  async count(what: string, quantity: string, why: string | null = null): Promise<void> {
    await this.press('Count…');
    await this.sheet.choose(what);
    await this.sheet.press('Go on');
    if (why !== null) {
      await this.sheet.choose(why);
      await this.sheet.press('Go on');
    }
    for (const digit of quantity) await this.sheet.press(digit);
    await this.sheet.press('Record the count');
    await expect(this.sheet.root).toHaveCount(0);
  }

  async stop(why: string): Promise<void> {
    await this.press('Stop the line…');
    await this.sheet.choose(why);
    await this.sheet.press('Stop it');
    await expect(this.sheet.root).toHaveCount(0);
  }

  /** Takes a photo by this button, says what it shows, and brings it in. */
  async photo(button: string | RegExp, shows: string): Promise<void> {
    const chosen = this.page.waitForEvent('filechooser');
    await this.press(button);
    await (await chosen).setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: png(shows) });
    await this.sheet.write('What it shows', shows);
    await this.sheet.press('Attach');
    await expect(this.sheet.root).toHaveCount(0);
  }
}
