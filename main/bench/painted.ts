import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserType, Page } from '@playwright/test';
import { micrograms } from '../contract/quantity.ts';
import { openKiosk } from '../hosts/kiosk/kiosk-host.ts';
import { type RendererAssets, rendererAssets } from '../hosts/shared/renderer-assets.ts';
import { judged, type Line, skipped } from './line.ts';
import type { BenchOptions } from './options.ts';
import { median, quantile } from './statistics.ts';
import { openWorkingBooth, type WorkingBooth } from './working-booth.ts';

const LINE = { id: 'painted', what: 'scan to painted screen in Chromium, p95', unit: 'ms' } as const;
const LIMIT = { atMost: 50 };
const WARM_UP = 5;
/** A hand scans no faster, and the load on the pan moves meanwhile. */
const BETWEEN_MS = 300;
const ANSWER_LIMIT_MS = 5_000;

/**
 * From the moment the scanner's bytes leave the simulator to the frame that shows the refusal of that scan, with a scale
 * that streams moving weights to the same screen. Every scan is of something that the step does not want: decoded,
 * judged by all gates, recorded durably, pushed and painted.
 */
export async function measurePainted(options: BenchOptions): Promise<readonly Line[]> {
  const { folder, quick, screens, browser } = options;
  if ('why' in browser) return [skipped(LINE, LIMIT, browser.why)];
  const launcher = await loadChromium();
  if (launcher === null) return [skipped(LINE, LIMIT, 'Playwright is not installed here.')];
  let assets: RendererAssets;
  try {
    assets = rendererAssets(screens);
  } catch (error) {
    return [skipped(LINE, LIMIT, `${(error as Error).message} Build them with npm run build:web.`)];
  }
  const booth = await openWorkingBooth(join(folder, 'painted'));
  const kiosk = await openKiosk({
    node: booth.booted,
    port: 0,
    assets,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    onLaunched: () => {},
  });
  if (!kiosk.ok) throw new Error(kiosk.error);
  const chromium = await launcher.launch({ executablePath: browser.path });
  try {
    const page = await chromium.newPage({ viewport: { width: 1280, height: 800 } });
    const address = kiosk.value.stations.find(({ id }) => id === booth.station)?.url ?? '';
    const samples = await scanAway(page, address, booth, WARM_UP + (quick ? 30 : 200));
    return [
      judged(
        {
          ...LINE,
          note: `p50 ${median(samples).toFixed(1)} ms, worst ${Math.max(...samples).toFixed(1)} ms of ${samples.length} scans; Chromium ${chromium.version()} without a screen`,
        },
        quantile(samples, 0.95),
        LIMIT,
      ),
    ];
  } finally {
    await chromium.close();
    await kiosk.value.close();
    await booth.close();
  }
}

/** Present where tests are developed, absent from an installed station. */
async function loadChromium(): Promise<BrowserType | null> {
  try {
    return (await import('@playwright/test')).chromium;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Tells when the text of the refusal was painted anew: after the frame that follows the change of the document. */
const WATCH = `
  let last = '';
  new MutationObserver(() => {
    const text = document.querySelector('[role=alertdialog]')?.textContent ?? '';
    if (text === '' || text === last) return;
    last = text;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => painted(performance.timeOrigin + performance.now());
      after.port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, characterData: true });
`;

async function scanAway(page: Page, address: string, booth: WorkingBooth, count: number): Promise<number[]> {
  let seen: PromiseWithResolvers<number> | null = null;
  await page.exposeFunction('painted', (at: number) => seen?.resolve(at));
  await page.addInitScript(WATCH);
  await page.goto(address);
  await page.waitForSelector('main');
  const { pan, scanner, labels } = booth;
  const samples: number[] = [];
  for (let at = 0; at < count; at += 1) {
    // Well below the target, so that nothing but the weight changes on the screen.
    pan.put(micrograms((2 + (at % 5)) * 1_000_000_000));
    await sleep(BETWEEN_MS);
    const ahead = await clockOf(page);
    seen = Promise.withResolvers<number>();
    const sent = performance.timeOrigin + performance.now();
    scanner.scan('C0', labels[at % labels.length] ?? '');
    const shown = await Promise.race([seen.promise, sleep(ANSWER_LIMIT_MS)]);
    if (typeof shown !== 'number') throw new Error(`scan ${at + 1} was not painted`);
    if (at >= WARM_UP) samples.push(shown - ahead - sent);
  }
  return samples;
}

/** How far the page's clock is ahead of ours, ms: the best of a few questions, known to half of its own time. */
async function clockOf(page: Page): Promise<number> {
  let best = { trip: Number.POSITIVE_INFINITY, ahead: 0 };
  for (let turn = 0; turn < 5; turn += 1) {
    const asked = performance.timeOrigin + performance.now();
    const theirs = Number(await page.evaluate('performance.timeOrigin + performance.now()'));
    const trip = performance.timeOrigin + performance.now() - asked;
    if (trip < best.trip) best = { trip, ahead: theirs - asked - trip / 2 };
  }
  return best.ahead;
}
