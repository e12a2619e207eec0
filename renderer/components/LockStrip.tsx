import { Lock } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { say } from '../text/say.ts';
import './lock-strip.css';

/**
 * The announced idle lock, over the header and over any sheet: it takes no other touch than one that stays, and
 * whatever is touched below it acts as always and stays as well (ux §2.7). The seconds are the station's; a screen
 * reader hears of the lock once, not every second.
 */
export function LockStrip({ seconds }: { readonly seconds: number }) {
  const strip = useRef<HTMLDivElement>(null);
  // Above an open sheet as well, which lies over everything in the page.
  useLayoutEffect(() => strip.current?.showPopover(), []);
  return (
    <div ref={strip} popover="manual" className="lock-strip">
      <p className="unseen" role="status">
        {say('lock.soon')}
      </p>
      <p aria-hidden="true" className="lock-strip-text">
        <Lock /> {say('lock.in', { seconds })}
      </p>
    </div>
  );
}
