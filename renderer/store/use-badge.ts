import { useEffect, useRef } from 'react';
import { useStation } from './station-store.ts';

/** Calls back once for every badge shown while the caller is on screen. */
export function useBadge(onBadge: (person: string) => void): void {
  const badge = useStation((state) => state.badge);
  const seen = useRef(badge?.n ?? 0);
  useEffect(() => {
    if (badge === null || badge.n === seen.current) return;
    seen.current = badge.n;
    onBadge(badge.person);
  }, [badge, onBadge]);
}
