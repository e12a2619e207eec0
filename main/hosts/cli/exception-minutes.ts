import type { ExceptionRecord } from '../../domain/quality/exception.ts';

/** Whole minutes from the opening until somebody took it in hand; what a rule closes waits for nobody. null while it waits. */
export function acknowledgeMinutes({ state, acknowledged, openedAt }: ExceptionRecord): number | null {
  if (acknowledged) return minutes(openedAt, acknowledged.at);
  return state === 'ruleClosed' ? 0 : null;
}

/** Whole minutes from the opening until everything about it was decided and done. null while it is open. */
export const dispositionMinutes = ({ openedAt, closedAt }: ExceptionRecord): number | null =>
  closedAt && minutes(openedAt, closedAt);

/** As a person reads two clocks: seconds do not count. */
const minutes = (from: string, to: string): number => wholeMinute(to) - wholeMinute(from);
const wholeMinute = (at: string): number => Math.floor(Date.parse(at) / 60_000);
