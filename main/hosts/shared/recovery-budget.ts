/** How often a dead screen is reloaded before something stronger is tried: three times in five minutes. */
export const RELOADS = 3;
export const WINDOW_MS = 5 * 60_000;

export interface RecoveryHistory {
  /** When the screen was reloaded, in ms of the same clock as `now`. */
  readonly reloads: readonly number[];
  /** When the host itself was last restarted for this reason; null when it was not. */
  readonly relaunched: number | null;
}

/** What to do about a dead screen. A host that was relaunched within the window and still fails gives up: a loop hides the fault. */
export function nextRecovery(history: RecoveryHistory, now: number): 'reload' | 'relaunch' | 'giveUp' {
  const within = (at: number) => now - at < WINDOW_MS;
  if (history.reloads.filter(within).length < RELOADS) return 'reload';
  return history.relaunched !== null && within(history.relaunched) ? 'giveUp' : 'relaunch';
}
