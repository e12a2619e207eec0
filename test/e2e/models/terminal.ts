import { expect, type Locator, type Page } from '@playwright/test';
import type { Hands } from '../floor/hands.ts';
import { type Person, SECRETS } from '../floor/people.ts';
import { faultsOfAccess } from './access.ts';

const NAMES: Readonly<Record<Person, string>> = {
  'OP-101': 'M. Alvarez',
  'OP-107': 'D. Price',
  'OP-112': 'S. Okafor',
  'OP-203': 'L. Tran',
  'OP-204': 'J. Nowak',
  'OP-305': 'T. Becker',
  'LBL-01': 'N. Haddad',
  'LBL-02': 'F. Okoye',
  'OP-301': 'R. Delgado',
  'SUP-01': 'G. Lin',
  'QA-01': 'P. Raman',
  'QA-02': 'H. Sørensen',
  'QA-03': 'E. Haddad',
  'QC-01': 'L. Fischer',
  'QC-02': 'E. Mbeki',
  'ADM-01': 'K. Bell',
  'MET-01': 'O. Ivanov',
};

const MOST_PAGES = 10;

/** One terminal's screen as a person with fingers and eyes meets it. */
export class Terminal {
  readonly page: Page;
  readonly hands: Hands;

  constructor(page: Page, hands: Hands) {
    this.page = page;
    this.hands = hands;
  }

  /** The sheet that lies over the screen. */
  get sheet(): Sheet {
    return new Sheet(this, this.page.getByRole('dialog'));
  }

  get blockPanel(): BlockPanel {
    return new BlockPanel(this, this.page.getByRole('alertdialog'));
  }

  get task(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 1 });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).tap();
  }

  async signIn(person: Person, secret: string = SECRETS[person]): Promise<void> {
    await this.press(new RegExp(`^${NAMES[person].replace('.', '\\.')}`));
    await this.enterSecret(secret);
    await this.button(/^(Sign in|Unlock)$/).tap();
  }

  /** Signs in, and says once that a signature binds where this person has not yet. */
  async begin(person: Person): Promise<void> {
    await this.signIn(person);
    await expect(this.button('Lock')).toBeVisible();
  }

  async enterSecret(secret: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Secret' }).fill(secret);
  }

  /** Signs what the open sheet shows. A second person shows a badge; the holder presses their name where asked. */
  async sign(person: Person, meaning: string, { second = false } = {}): Promise<void> {
    const { sheet } = this;
    await expect(sheet.title).toHaveText(meaning);
    if (second) await this.badge(person);
    else {
      const me = sheet.root.getByRole('button', { name: `I am ${NAMES[person]}` });
      const own = sheet.root.getByText(NAMES[person], { exact: true });
      await expect(me.or(own).first()).toBeVisible();
      if (await me.isVisible()) await me.tap();
    }
    await this.enterSecret(SECRETS[person]);
    await sheet.press('Sign');
    await expect(sheet.title.filter({ hasText: meaning })).toHaveCount(0);
  }

  /** Anybody signs the open sheet inside the session, by the number on the badge; it closes when that is accepted. */
  async signAs(person: Person): Promise<void> {
    await this.#typeSignature(person);
    await expect(this.sheet.root).toHaveCount(0);
  }

  /** The same by somebody who may not: the sheet stays, says why, and is put away. */
  async expectSignatureRefused(person: Person, words: string | RegExp): Promise<void> {
    await this.#typeSignature(person);
    await expect(this.sheet.root.getByRole('alert').last()).toContainText(words);
    await this.sheet.press('Do not sign');
  }

  async #typeSignature(person: Person): Promise<void> {
    await this.sheet.write(/^Signer/, person);
    await this.enterSecret(SECRETS[person]);
    await this.sheet.press('Sign');
  }

  /** The row of a paged list that says this, on whichever page it stands. */
  async row(words: string): Promise<Locator> {
    const row = this.page.getByRole('listitem').filter({ hasText: words });
    const next = this.button('Page down');
    for (let page = 1; page < MOST_PAGES && (await row.count()) === 0 && (await next.isVisible()); page += 1)
      await next.tap();
    return row;
  }

  async badge(person: Person): Promise<void> {
    await this.hands.scan(`badge:${person}`);
  }

  /** Every fault that axe knows, on what is shown now, in the colours of the day and of the night. */
  async expectAccessible(): Promise<void> {
    const page = this.page.locator('html');
    const present = await page.getAttribute('data-theme');
    for (const theme of ['light', 'dark']) {
      await page.evaluate((element, value) => element.setAttribute('data-theme', value), theme);
      // Another theme is the same screen in other colours.
      const rules = theme === present ? undefined : ['color-contrast'];
      const found = await faultsOfAccess(this.page, rules);
      expect(found, `axe, ${theme}`).toEqual([]);
    }
    await page.evaluate((element, value) => element.setAttribute('data-theme', value ?? 'light'), present);
  }
}

/** Something that lies over the screen until it is answered. */
export class Sheet {
  readonly root: Locator;
  protected readonly terminal: Terminal;

  constructor(terminal: Terminal, root: Locator) {
    this.terminal = terminal;
    this.root = root;
  }

  get title(): Locator {
    return this.root.getByRole('heading', { level: 2 });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.root.getByRole('button', { name, exact: typeof name === 'string' }).tap();
  }

  async choose(option: string): Promise<void> {
    await this.root.locator('label').filter({ hasText: option }).tap();
  }

  async write(label: string | RegExp, text: string): Promise<void> {
    await this.root.getByRole('textbox', { name: label }).fill(text);
  }
}

/** A refusal in its four lines. */
export class BlockPanel extends Sheet {
  async expectLines(lines: {
    title: string | RegExp;
    why: string | RegExp;
    who: string | RegExp;
    now: string | RegExp;
  }) {
    await expect(this.title).toHaveText(lines.title);
    await expect(this.root.getByRole('term')).toHaveText(['Blocked', 'Why', 'Who can clear it', 'Do now']);
    const said = this.root.getByRole('definition');
    await expect(said.nth(0)).not.toBeEmpty();
    await expect(said.nth(1)).toHaveText(lines.why);
    await expect(said.nth(2)).toHaveText(lines.who);
    await expect(said.nth(3)).toHaveText(lines.now);
  }

  async expectGone(): Promise<void> {
    await expect(this.root).toHaveCount(0);
  }
}
