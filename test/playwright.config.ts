import { defineConfig } from '@playwright/test';
import { findChromium } from '../native/setup/browser.mjs';

const executablePath = findChromium();
const results = process.env['INTERLOCK_E2E_RESULTS'];

/** Each test starts its own host (test/support), so that one test's plant is never another's. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  // Screens that are looked at keep a core busy, people at work mostly wait.
  workers: 4,
  // No test knows of another, in a file or out of it: at the end no worker is left alone with a long file.
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  // A slow machine is no fault of the screen; how fast it paints is the bench's to say.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: results === undefined ? [['line']] : [['line'], ['json', { outputFile: results }]],
  use: {
    launchOptions: {
      // A named channel is refused by this browser's packaging; only the path works.
      ...(executablePath === undefined ? {} : { executablePath }),
      // No process in reserve for a page that may come next: windows are few, and stay.
      args: ['--renderer-process-limit=1'],
    },
    hasTouch: true,
    // Recording every run costs a tenth of it; `--trace on` records the one that is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'panel-1280x800', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'desk-1920x1080',
      // What a larger glass changes; the day's work is the same on both.
      testMatch: ['**/gallery.e2e.ts', '**/each-size/*.e2e.ts'],
      grepInvert: /@both-sizes/,
      use: { viewport: { width: 1920, height: 1080 } },
    },
  ],
});
