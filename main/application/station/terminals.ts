import type { TerminalId } from '../../contract/ids.ts';
import type { StationPush, StationView } from '../../contract/views.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { Journal } from '../ports/node-ports.ts';

export const terminalOf = (station: string): TerminalId => `${station}-1` as TerminalId;

/** A window or kiosk browser attached to one station. */
export class Terminal {
  readonly origin: Origin;
  readonly listeners = new Set<(push: StationPush) => void>();
  alive = true;
  /** When somebody last did something here, in ms of the station's monotonic clock. */
  lastActive = 0;
  /** What its picture said when only the time had passed. */
  seen = '';

  constructor(origin: Origin) {
    this.origin = origin;
  }

  push(push: StationPush): void {
    for (const listener of this.listeners) listener(push);
  }
}

interface TerminalsParts {
  readonly journal: Journal;
  readonly viewOf: (origin: Origin, revision: number) => StationView;
}

/** The terminals that look at a node, and the picture that they all get after a decision. */
export class Terminals {
  readonly #parts: TerminalsParts;
  readonly #byId = new Map<string, Terminal>();
  #revision = 0;
  #publishing = false;
  #closed = false;

  constructor(parts: TerminalsParts) {
    this.#parts = parts;
  }

  get(id: string): Terminal | undefined {
    return this.#byId.get(id);
  }

  /**
   * A newer connection of the same terminal supersedes the older one. It is no sign of a person: a screen that was
   * reloaded stays signed in for what was left of its time.
   */
  attach(origin: Origin): Terminal {
    const before = this.#byId.get(origin.terminal);
    if (before && before.listeners.size > 0) {
      before.push({ kind: 'superseded' });
      this.#parts.journal.info('terminal superseded', { terminal: origin.terminal });
    }
    if (before) before.alive = false;
    const mine = new Terminal(origin);
    mine.lastActive = before?.lastActive ?? 0;
    this.#byId.set(origin.terminal, mine);
    return mine;
  }

  /** The whole view as it stands, at once and then after every decision; returns the unsubscribe. */
  subscribe(terminal: Terminal, onPush: (push: StationPush) => void): () => void {
    terminal.listeners.add(onPush);
    onPush({ kind: 'view', view: this.#parts.viewOf(terminal.origin, this.#revision) });
    return () => terminal.listeners.delete(onPush);
  }

  /** Many decisions in one turn make one picture. */
  publishSoon(): void {
    if (this.#publishing) return;
    this.#publishing = true;
    setImmediate(() => {
      this.#publishing = false;
      this.publish();
    });
  }

  publish(): void {
    if (this.#closed) return;
    this.#revision += 1;
    for (const terminal of this.#byId.values()) {
      if (terminal.listeners.size > 0)
        terminal.push({ kind: 'view', view: this.#parts.viewOf(terminal.origin, this.#revision) });
    }
  }

  /**
   * The pictures that the time alone has changed, such as one that counts down. The others stay, under the revision that they
   * have: nothing was decided, and a screen that asks for more with every revision need not ask again.
   */
  publishPassedTime(): void {
    if (this.#closed) return;
    for (const terminal of this.#byId.values()) {
      if (terminal.listeners.size === 0) continue;
      const view = this.#parts.viewOf(terminal.origin, this.#revision);
      const sees = saysOf(view);
      if (sees === terminal.seen) continue;
      terminal.seen = sees;
      terminal.push({ kind: 'view', view });
    }
  }

  close(): void {
    this.#closed = true;
  }
}

/** The clock of a screen tells minutes. */
const MINUTE = 'YYYY-MM-DDTHH:MM'.length;

/** All that a person can tell from a picture, as one text. */
const saysOf = ({ revision, frame, screen }: StationView): string =>
  JSON.stringify([revision, { ...frame, now: frame.now.slice(0, MINUTE) }, screen]);
