import { useEffect, useRef, useState } from 'react';

/** The latest text, changed at most every `everyMs`: what a screen reader says must not outrun the ear. */
export function useCalmly(text: string, everyMs: number): string {
  const [said, setSaid] = useState(text);
  const changed = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, changed.current + everyMs - Date.now());
    const timer = setTimeout(() => {
      changed.current = Date.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, everyMs]);
  return said;
}
