import type { StationId, TerminalId } from '../../contract/ids.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';
import type { Clock } from '../ports/node-ports.ts';
import { weighingAt } from '../views/live-context.ts';
import type { DeviceDesk } from './device-desk.ts';
import type { Door } from './door.ts';
import type { StationLog } from './station-log.ts';
import type { Terminals } from './terminals.ts';

export interface IdleLockParts {
  readonly log: StationLog;
  readonly clock: Clock;
  readonly desk: DeviceDesk;
  readonly terminals: Terminals;
  readonly door: Pick<Door, 'dispatchOwn'>;
  /** Whether a label is on its way out of the printer of a station. */
  readonly isPrinting: (station: StationId) => boolean;
}

/** A lock is announced at the terminal for this long before it comes (ux §2.7). */
export const ANNOUNCED_MS = 30_000;

/**
 * Locks a terminal that nobody touched for the minutes of the site: announced, and never in the middle of a weight
 * or of a print.
 */
export class IdleLock {
  readonly #parts: IdleLockParts;
  /** When a terminal was last in the middle of something; the whole announcement comes after it. */
  readonly #lastBusy = new Map<TerminalId, number>();

  constructor(parts: IdleLockParts) {
    this.#parts = parts;
  }

  /** To be called every second. */
  look(): void {
    const { log, clock, door } = this.#parts;
    for (const { open, station, terminal } of log.state.all('sessions')) {
      if (!open) continue;
      if (this.#isBusy({ station, terminal })) this.#lastBusy.set(terminal, clock.mono());
      else if (clock.mono() > this.#locksAt(terminal))
        void door.dispatchOwn({ type: 'LockIdle' }, { station, terminal });
    }
  }

  /** Whole seconds until this terminal locks; null while no lock is announced there. */
  locksIn(origin: Origin): number | null {
    const { log, clock } = this.#parts;
    if (!log.state.get('sessions', origin.terminal)?.open || this.#isBusy(origin)) return null;
    const left = this.#locksAt(origin.terminal) - clock.mono();
    return left > ANNOUNCED_MS ? null : Math.max(0, Math.ceil(left / 1000));
  }

  /** Whoever was signed in when the station stopped is not known to be there now; their step waits as it was. */
  endSessionsOfBefore(): void {
    const { log, door } = this.#parts;
    for (const { open, station, terminal } of log.state.all('sessions')) {
      if (open) void door.dispatchOwn({ type: 'LockIdle' }, { station, terminal });
    }
  }

  #locksAt(terminal: TerminalId): number {
    const { log, terminals } = this.#parts;
    const lastActive = terminals.get(terminal)?.lastActive ?? 0;
    const lastBusy = this.#lastBusy.get(terminal) ?? Number.NEGATIVE_INFINITY;
    return Math.max(lastActive + plantFacts(log.state).site.idleMinutes * 60_000, lastBusy + ANNOUNCED_MS);
  }

  #isBusy(origin: Origin): boolean {
    const { log, desk, isPrinting } = this.#parts;
    return isPrinting(origin.station) || isWeightMoving(log.state, desk, origin);
  }
}

/** A load that is compared with its limits at this terminal has not come to rest. */
function isWeightMoving(state: PlantReader, desk: DeviceDesk, origin: Origin): boolean {
  const equipment = state.get('stations', origin.station)?.equipment ?? [];
  return equipment.some((id) => {
    const latest = desk.scales.get(id)?.snapshot().latest;
    const scale = state.get('equipment', id);
    return (
      latest != null &&
      latest.reading.stable !== true &&
      scale?.kind === 'scale' &&
      weighingAt(state, origin, scale) !== null
    );
  });
}
