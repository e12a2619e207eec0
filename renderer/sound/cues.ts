import type { StationState } from '../store/station-store.ts';
import { useStation } from '../store/station-store.ts';
import { type Cue, cue } from './earcons.ts';

const ALARM_EVERY_MS = 5_000;

/** What is heard when one state of the screen follows another; at most one cue, the most urgent. */
export function cueFor(before: StationState, now: StationState): Cue | null {
  if (now.blocked !== null && now.blocked !== before.blocked)
    return now.blocked.exception === null ? 'refused' : 'alarm';
  if (enters(before, now, 'over')) return 'over';
  if (now.scan !== before.scan && now.scan !== null) return 'taken';
  if (asksVerifier(now) && !asksVerifier(before)) return 'verifier';
  if (enters(before, now, 'in')) return 'inTolerance';
  return null;
}

/** Lets the cues sound; an alarm comes again every five seconds until its panel is closed. */
export function soundAlong(): void {
  let alarm: ReturnType<typeof setInterval> | undefined;
  useStation.subscribe((now, before) => {
    const heard = cueFor(before, now);
    if (heard !== null) cue(heard);
    if (now.blocked === before.blocked) return;
    clearInterval(alarm);
    if (heard === 'alarm') alarm = setInterval(() => cue('alarm'), ALARM_EVERY_MS);
  });
}

const scaleInUse = ({ view }: StationState): string | null =>
  view?.screen.kind === 'dispense' ? view.screen.scale : null;

function enters(before: StationState, now: StationState, zone: 'in' | 'over'): boolean {
  const scale = scaleInUse(now);
  if (scale === null) return false;
  const is = now.live[scale];
  const was = before.live[scale];
  if (is === was || is?.zone !== zone || !is.stable) return false;
  return was?.zone !== zone || !was.stable;
}

const asksVerifier = ({ view }: StationState): boolean =>
  view?.screen.kind === 'dispense' && view.screen.phase === 'verify' && view.screen.verification === null;
