import { useLayoutEffect, useRef } from 'react';
import type { StationView } from '../../main/contract/views.ts';

export type Theme = 'light' | 'dark';

/**
 * Dark follows the shift calendar of the station, never the operating system, and changes only between steps: the
 * colours of a verdict must not change under a hand that is weighing.
 */
export function nextTheme(present: Theme | null, night: boolean, samePlace: boolean, inStep: boolean): Theme {
  const wanted = night ? 'dark' : 'light';
  return present !== null && samePlace && inStep ? present : wanted;
}

export function useTheme(view: StationView | null): void {
  const last = useRef<{ theme: Theme; place: string } | null>(null);
  useLayoutEffect(() => {
    if (view === null) return;
    const { batch, night } = view.frame;
    const place = batch === null ? '' : `${batch.id} ${batch.step ?? ''}`;
    const theme = nextTheme(last.current?.theme ?? null, night, last.current?.place === place, place !== '');
    last.current = { theme, place };
    document.documentElement.dataset['theme'] = theme;
  }, [view]);
}
