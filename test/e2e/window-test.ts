import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
  type ViewportSize,
} from '@playwright/test';
import { madeOnce } from '../support/made-once.ts';
import { buildGallery, type Gallery, serveGallery } from './gallery/serve-gallery.ts';

/**
 * The windows of one worker. A browser that starts a process and compiles the screens anew for every test costs more
 * than most tests do, so a window is emptied and used again; each has cookies of its own, as a terminal has.
 */
export class Windows {
  readonly #browser: Browser;
  readonly #options: BrowserContextOptions;
  readonly #free: Page[] = [];
  /** An empty page of the same site as every station: on the way over `about:blank` the process would be another. */
  readonly #nowhere = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end());

  constructor(browser: Browser, options: BrowserContextOptions) {
    this.#browser = browser;
    this.#options = options;
  }

  async take(viewport: ViewportSize | null): Promise<Page> {
    const page = this.#free.pop() ?? (await (await this.#browser.newContext(this.#options)).newPage());
    if (viewport !== null) await page.setViewportSize(viewport);
    return page;
  }

  /** Leaves a window as a new one is: it shows nothing, and holds no cookie of the station that was open in it. */
  async empty(page: Page): Promise<void> {
    if (!this.#nowhere.listening)
      await new Promise<void>((resolve) => this.#nowhere.listen(0, '127.0.0.1', resolve));
    await page.goto(`http://127.0.0.1:${(this.#nowhere.address() as AddressInfo).port}/`);
    await page.context().clearCookies();
  }

  async giveBack(page: Page): Promise<void> {
    if (page.isClosed()) return;
    page.setDefaultTimeout(0);
    for (const event of ['console', 'pageerror'] as const) page.removeAllListeners(event);
    await page.emulateMedia({ reducedMotion: null });
    await this.empty(page);
    this.#free.push(page);
  }

  async close(): Promise<void> {
    await Promise.all(this.#free.map((page) => page.context().close()));
    this.#nowhere.close();
  }
}

interface InTest {
  readonly page: Page;
  /** One more window beside `page`. */
  readonly openWindow: () => Promise<Page>;
}

interface InWorker {
  readonly windows: Windows;
  readonly gallery: Gallery;
}

/** The test that all others extend: one set of what a worker keeps, so that any worker can take any test. */
export const test = base.extend<InTest, InWorker>({
  windows: [
    async ({ browser }, use, { project }) => {
      const { viewport = null, hasTouch = false } = project.use;
      const windows = new Windows(browser, { viewport, hasTouch });
      await use(windows);
      await windows.close();
    },
    { scope: 'worker' },
  ],
  gallery: [
    async ({ playwright: _ }, use, { project }) => {
      const folder = join(project.outputDir, '.gallery');
      await madeOnce(folder, buildGallery);
      const gallery = await serveGallery(folder);
      await use(gallery);
      await gallery.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ openWindow }, use) => use(await openWindow()),
  openWindow: async ({ windows, viewport }, use) => {
    const taken: Page[] = [];
    await use(async () => {
      const page = await windows.take(viewport);
      taken.push(page);
      return page;
    });
    for (const page of taken) await windows.giveBack(page);
  },
});

export { expect };
