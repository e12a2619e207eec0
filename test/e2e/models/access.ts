import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Every fault of access that axe finds on what is shown now, in words; only those of some rules when they are named.
 * Axe runs in the page itself: a screen has no frames, and a second page for each look would cost most of the time.
 */
export async function faultsOfAccess(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (only) => {
      const inPage = (globalThis as unknown as { readonly axe: typeof axe }).axe;
      const { violations } = await inPage.run(document, {
        resultTypes: ['violations'],
        // Only rules about sound, video and turned screens read style sheets ahead, and none of them can fail here.
        preload: false,
        ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
      });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
      );
    },
    rules ? [...rules] : null,
  );
}
