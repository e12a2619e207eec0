import type { Command } from '../../contract/parse-command.ts';
import { factsOf, refusalsOf } from '../../domain/decide.ts';
import { mayRecordWeight, recordsWeight } from '../../domain/facts.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { OpenGap } from '../../domain/log/log-gap.ts';
import type { Moment } from '../../domain/moment.ts';
import type { Capture, Observed, StationHealth } from '../../domain/observed.ts';
import type { Calendar, Clock } from '../ports/node-ports.ts';
import { capture, type DeviceDesk } from './device-desk.ts';
import type { StationLog } from './station-log.ts';

export interface SightParts {
  readonly log: StationLog;
  readonly desk: DeviceDesk;
  readonly clock: Clock;
  readonly calendar: Calendar;
  /** Whether the clock can be trusted now, and whether the disk has room for new work. */
  readonly health: () => StationHealth;
  /** Lost events that lock the station, with what was signed for them. */
  readonly gap: () => OpenGap | null;
}

/** What the station sees around a command: its moment, its devices, its health. Gates look at nothing else. */
export class Sight {
  readonly #parts: SightParts;

  constructor(parts: SightParts) {
    this.#parts = parts;
  }

  moment(): Moment {
    const { calendar, clock } = this.#parts;
    return calendar.momentAt(clock.now(), clock.mono());
  }

  /** Without asking any device; `pace` is the number of commands of this terminal within the last second. */
  around(origin: Origin, pace = 0): Observed {
    const { log, health, desk, gap } = this.#parts;
    const printer = log.state
      .get('stations', origin.station)
      ?.equipment.map((id) => desk.printers.get(id))
      .find(Boolean);
    return {
      moment: this.moment(),
      origin,
      capture: null,
      credential: null,
      newSecret: null,
      signing: null,
      file: null,
      health: health(),
      trail: null,
      pace,
      printer: printer ? (READY.has(printer.snapshot().state) ? 'ready' : 'notReady') : 'none',
      head: log.head.seq,
      newSession: null,
      gap: gap(),
    };
  }

  /** Asks the scale for this very command. A zero is pressed only when every other gate would let it. */
  async weightFor(command: Command, origin: Origin, pace: number): Promise<Capture | null> {
    const { log, desk, clock } = this.#parts;
    if (!mayRecordWeight(command.type)) return null;
    const facts = factsOf(log.state, command, this.around(origin, pace));
    if (!recordsWeight(command, facts.dispense?.work ?? null)) return null;
    const scale = facts.scale?.id ?? null;
    const seen = await capture(desk, scale, clock);
    if (!PRESSES_ZERO.has(command.type) || scale === null) return seen;
    const before = factsOf(log.state, command, { ...this.around(origin, pace), capture: seen });
    if (refusalsOf(before, 'act').length > 0) return seen;
    const zeroed = await desk.scales.get(scale)?.zero();
    if (zeroed?.kind !== 'done') return { kind: 'none', device: scale, why: 'refused', raw: null };
    return capture(desk, scale, clock);
  }
}

/** Commands that zero the instrument: a second attempt at a check starts from a fresh zero (rules §5). */
const PRESSES_ZERO: ReadonlySet<string> = new Set(['ZeroScale', 'RepeatCheck']);

const READY: ReadonlySet<string> = new Set(['ready', 'printing']);
