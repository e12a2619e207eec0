import { useEffect, useState } from 'react';
import { useStation } from './station-store.ts';

const SHOWN_AFTER_MS = 300;

/** True once an action has been under way for 300 ms: nothing on screen claims more than the disk holds. */
export function useRecording(watched: boolean): boolean {
  const since = useStation((state) => (watched ? (state.pending?.since ?? null) : null));
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (since === null) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [since]);
  return late;
}
