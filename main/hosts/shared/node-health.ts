import type { LogCheck } from '../../adapters/sqlite/check-log.ts';
import type { ClockSyncWatch } from '../../adapters/system/clock-sync.ts';
import type { Deliveries } from '../../application/deliveries/deliveries.ts';
import type { Clock } from '../../application/ports/node-ports.ts';
import { ClockGuard } from '../../application/station/clock-guard.ts';
import type { StationLog } from '../../application/station/station-log.ts';
import type { DeliveryView, Health } from '../../contract/views.ts';
import type { Observed } from '../../domain/observed.ts';
import type { SpaceWatch } from './watch-space.ts';

export interface HealthParts {
  readonly log: StationLog;
  readonly clock: Clock;
  /** A clock that is told its time is not watched for jumps. */
  readonly isSimulated: boolean;
  readonly sync: ClockSyncWatch | null;
  readonly space: SpaceWatch;
  readonly reasons: () => LogCheck['reasons'];
  readonly backupAgeHours: () => number | null;
  readonly deliveries: Deliveries;
}

/** Whether a node is fit for work: its clock, its drive, its pins and its start-up check. */
export class NodeHealth {
  readonly #parts: HealthParts;
  #guard: ClockGuard;
  #verdict: 'verified' | 'pending' | 'failed' = 'pending';
  #filesLost: string | null = null;

  constructor(parts: HealthParts) {
    this.#parts = parts;
    this.#guard = new ClockGuard(parts.clock.now(), parts.clock.mono());
  }

  /** The computer slept: its wall clock is judged from now on. */
  wake(): void {
    const { clock, sync } = this.#parts;
    this.#guard = new ClockGuard(clock.now(), clock.mono());
    void sync?.refresh();
  }

  /** What the verification behind the work came to. */
  judged(verdict: 'verified' | 'failed'): void {
    this.#verdict = verdict;
  }

  /** A photo or document that an event names is not there, or is another. */
  filesLost(what: string): void {
    this.#filesLost = what;
  }

  /** What gates look at. */
  forGates(): Observed['health'] {
    return {
      log: this.#parts.space.low ? 'low' : 'ready',
      clock: this.#isClockTrusted() ? 'trusted' : 'doubtful',
      proof: this.#proof(),
    };
  }

  /** What people look at. */
  forScreens(): Health {
    const { log, space, reasons, backupAgeHours } = this.#parts;
    const deliveries = this.#parts.deliveries.views();
    const { events, trouble } = log.unpinned;
    const trusted = this.#isClockTrusted();
    const troubles = [
      ...reasons()
        .filter(({ check }) => check === 'pin')
        .map(({ text }) => ({ code: 'startup.pin', data: { text } })),
      ...(trouble === null ? [] : [{ code: 'pins.away', data: { trouble } }]),
      ...(trusted ? [] : [{ code: 'clock.doubtful', data: {} }]),
      ...(this.#filesLost === null ? [] : [{ code: 'log.file', data: { what: this.#filesLost } }]),
      ...(space.low ? [{ code: 'log.space', data: {} }] : []),
      ...deliveryTroubles(deliveries),
    ];
    return {
      state: log.locked === null ? (troubles.length > 0 ? 'degraded' : 'ready') : 'locked',
      reasons: troubles,
      events: log.head.seq,
      unpinned: events,
      backupAgeHours: backupAgeHours(),
      clock: this.#clockState(trusted),
      proof: this.#proof(),
      deliveries,
    };
  }

  /** Whether the whole log is proven: by the verification behind the work, and against its pins. */
  #proof(): Health['proof'] {
    const { log, reasons } = this.#parts;
    const hasPinTrouble = log.unpinned.trouble !== null || reasons().some(({ check }) => check === 'pin');
    if (this.#verdict === 'failed' || hasPinTrouble) return 'degraded';
    return this.#verdict;
  }

  #isClockTrusted(): boolean {
    const { log, clock, isSimulated, sync } = this.#parts;
    const said = sync?.current();
    return (
      isSimulated ||
      this.#guard.isTrusted(
        clock.now(),
        clock.mono(),
        log.isBehind(clock.now()),
        said?.state === 'doubtful' && said.source !== 'none',
      )
    );
  }

  #clockState(trusted: boolean): Health['clock'] {
    const { isSimulated, sync } = this.#parts;
    if (isSimulated) return 'simulated';
    if (!trusted) return 'doubtful';
    return sync?.current().state === 'synchronised' ? 'synchronised' : 'unsynchronised';
  }
}

/** A receiver that lags is told to people and stops no work: nothing that waits can be lost. */
function deliveryTroubles(deliveries: readonly DeliveryView[]): Health['reasons'] {
  const refusing = deliveries.filter(({ state }) => state === 'refused');
  const late = deliveries.filter(({ state, isLate }) => isLate && state !== 'refused');
  return (
    [
      ['delivery.refused', refusing],
      ['delivery.late', late],
    ] as const
  ).flatMap(([code, of]) =>
    of.length > 0 ? [{ code, data: { receivers: of.map(({ receiver }) => receiver).join(', ') } }] : [],
  );
}
