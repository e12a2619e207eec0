import type { Page } from '@playwright/test';

/** What does not fit on the glass, or could not be hit with a glove, in words; empty when all is well. */
export const faultsOfLayout = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const millimetre = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 10;
    const faults: string[] = [];
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.slice(0, 30)}"`;
    // A sheet makes everything under it inert: only the topmost can be touched or has to be read.
    const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
    const isExempt = (element: Element) =>
      element instanceof SVGElement || element.closest('.unseen, .steps li, .live-number') !== null;

    for (const element of top.querySelectorAll<HTMLElement>('*')) {
      if (isExempt(element) || element.clientHeight === 0) continue;
      const { overflowX, overflowY, display, textOverflow } = getComputedStyle(element);
      if (
        overflowX !== 'visible' &&
        textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1
      )
        faults.push(`cut off at the side: ${named(element)}`);
      if (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1)
        faults.push(`cut off below: ${named(element)}`);
      const holdsBoxes = display.endsWith('grid') || display.endsWith('flex');
      if (holdsBoxes && element.scrollHeight > element.clientHeight + 3 && element.closest('button') === null)
        faults.push(`spills over: ${named(element)}`);
      const box = element.getBoundingClientRect();
      if (
        box.width > 0 &&
        (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1)
      )
        faults.push(`outside the glass: ${named(element)}`);
    }
    if (document.documentElement.scrollHeight > innerHeight) faults.push('the page scrolls');

    const LEAST = 15;
    const PRIMARY = 25;
    const targets = [...top.querySelectorAll<HTMLElement>('button, .choice-tile, input, textarea')].filter(
      (element) =>
        element.checkVisibility() &&
        element.closest('.bench') === null &&
        !element.matches('input[type=radio]'),
    );
    const boxes = targets.map((element) => ({ element, box: element.getBoundingClientRect() }));
    for (const { element, box } of boxes) {
      const height = box.height / millimetre;
      const width = box.width / millimetre;
      const least = element.matches('[data-size="primary"], .key-pad .key') ? PRIMARY : LEAST;
      if (height < least - 0.1) faults.push(`${height.toFixed(1)} mm high, not ${least}: ${named(element)}`);
      if (width < LEAST - 0.1) faults.push(`${width.toFixed(1)} mm wide, not ${LEAST}: ${named(element)}`);
    }
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > 1) faults.push(`${named(one.element)} lies over ${named(other.element)}`);
      }
    }

    const SMALLEST_TEXT = 4;
    for (const element of top.querySelectorAll<HTMLElement>('*')) {
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
      // The simulated instruments of a demo are no part of the station, and worked by somebody at a desk.
      if (!ownText || element.closest('.unseen, .bench') !== null) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) / millimetre;
      if (size < SMALLEST_TEXT - 0.05) faults.push(`${size.toFixed(1)} mm letters: ${named(element)}`);
    }
    return faults;
  });
