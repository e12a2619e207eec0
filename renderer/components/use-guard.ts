import { type RefObject, useLayoutEffect } from 'react';

const GUARD_MS = 300;

/**
 * For 300 ms after `place` changed, the element takes no touch: the second tap of a double tap must not press what
 * has just appeared under the finger. Keys are not affected.
 */
export function useGuard(element: RefObject<HTMLElement | null>, place: string): void {
  useLayoutEffect(() => {
    const guarded = element.current;
    if (guarded === null) return;
    guarded.dataset['guarded'] = place;
    const timer = setTimeout(() => delete guarded.dataset['guarded'], GUARD_MS);
    return () => clearTimeout(timer);
  }, [element, place]);
}
