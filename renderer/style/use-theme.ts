import { useLayoutEffect, useRef } from 'react';
import type { StationView } from '../../main/contract/views.ts';
import { nextTheme, type Theme } from './next-theme.ts';

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
