import { plantFacts } from '../../domain/state.ts';
import type { Clock } from '../ports/node-ports.ts';
import type { Door } from './door.ts';
import type { StationLog } from './station-log.ts';
import type { Terminals } from './terminals.ts';

export interface IdleLockParts {
  readonly log: StationLog;
  readonly clock: Clock;
  readonly terminals: Terminals;
  readonly door: Pick<Door, 'dispatchOwn'>;
}

/** Locks every session whose terminal nobody touched for the minutes of the site. */
export function lockIdle({ log, clock, terminals, door }: IdleLockParts): void {
  const limit = plantFacts(log.state).site.idleMinutes * 60_000;
  for (const { open, station, terminal } of log.state.all('sessions')) {
    if (!open) continue;
    const last = terminals.get(terminal)?.lastActive ?? 0;
    if (clock.mono() - last > limit) void door.dispatchOwn({ type: 'LockIdle' }, { station, terminal });
  }
}

/** Whoever was signed in when the station stopped is not known to be there now; their step waits as it was. */
export function endSessionsOfBefore({ log, door }: IdleLockParts): void {
  for (const { open, station, terminal } of log.state.all('sessions')) {
    if (open) void door.dispatchOwn({ type: 'LockIdle' }, { station, terminal });
  }
}
