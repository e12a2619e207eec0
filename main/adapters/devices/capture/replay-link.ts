import { hexText } from '../../../application/devices/printable.ts';
import type { ByteLink, ByteLinkSource, LinkEvents } from '../../../application/ports/byte-link.ts';
import type { DeviceClock } from '../../../application/ports/devices.ts';
import { err, ok } from '../../../contract/result.ts';
import type { Capture, CaptureLine } from './capture-format.ts';

/** A write that the capture does not have at this place. Nothing answers it. */
export interface Difference {
  /** Number of the connection, from 1. */
  readonly connection: number;
  readonly written: string;
  /** What was recorded next; null where that was no write. */
  readonly recorded: string | null;
}

export interface ReplayParts {
  readonly clock: Pick<DeviceClock, 'after'>;
  /** 1: with the pauses of the recording; 0: as fast as it is taken. */
  readonly pace?: number;
  readonly onDifference?: (difference: Difference) => void;
}

/** A write and what came between it and the next one; before the first write of a connection `out` is null. */
interface Exchange {
  readonly out: Uint8Array | null;
  readonly came: readonly { readonly afterMs: number; readonly line: CaptureLine }[];
}

const ENDS_HERE = 'the capture ends here';
/** Polls come in another order when a clock runs a little differently; so many exchanges ahead are looked at. */
const LOOK_AHEAD = 8;

/**
 * A capture as a transport. Each opening replays the next recorded connection: what came unasked comes by itself, and
 * what came after a write comes when the same bytes are written again. A write behind the last recorded one ends the
 * connection, and after the last connection nothing can be opened.
 */
export function replayLink({ header, lines }: Capture, parts: ReplayParts): ByteLinkSource {
  const connections = connectionsIn(lines);
  let next = 0;
  return {
    address: `capture of ${header.address}`,
    open: async (events) => {
      const recorded = connections[next];
      if (recorded === undefined) return err({ kind: 'absent', detail: ENDS_HERE });
      next += 1;
      const failed = recorded.find(({ what }) => what === 'failed');
      if (failed && 'detail' in failed) return err({ kind: 'absent', detail: failed.detail });
      // A USB device tells its serial number by the line itself.
      const serial = header.address.startsWith('hid:') ? header.serial : null;
      return ok(new Replay(exchangesIn(recorded), { events, serial, number: next }, parts).start());
    },
  };
}

interface Opening {
  readonly events: LinkEvents;
  readonly serial: string | null;
  readonly number: number;
}

/** One connection under way. */
class Replay implements ByteLink {
  readonly serial: string | null;
  readonly #left: Exchange[];
  readonly #events: LinkEvents;
  readonly #connection: number;
  readonly #parts: ReplayParts;
  readonly #cancels = new Set<() => void>();
  #isClosed = false;

  constructor(exchanges: readonly Exchange[], opening: Opening, parts: ReplayParts) {
    this.serial = opening.serial;
    this.#left = [...exchanges];
    this.#events = opening.events;
    this.#connection = opening.number;
    this.#parts = parts;
  }

  start(): this {
    const first = this.#left[0];
    if (first?.out === null) {
      this.#left.shift();
      this.#play(first);
    }
    return this;
  }

  write(bytes: Uint8Array): Promise<ReturnType<typeof ok<void>>> {
    const written = hexText(bytes);
    const at = this.#left
      .slice(0, LOOK_AHEAD)
      .findIndex(({ out }) => out !== null && hexText(out) === written);
    const [found] = at < 0 ? [] : this.#left.splice(at, 1);
    if (found) this.#play(found);
    else if (this.#left.length === 0) this.#tellLater({ what: 'lost', detail: ENDS_HERE, offsetMs: 0 }, 0);
    else this.#differ(written);
    return Promise.resolve(ok(undefined));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const cancel of this.#cancels) cancel();
  }

  #differ(written: string): void {
    const [expected] = this.#left;
    const recorded = expected?.out ? hexText(expected.out) : null;
    this.#parts.onDifference?.({ connection: this.#connection, written, recorded });
  }

  #play({ came }: Exchange): void {
    const { pace = 1 } = this.#parts;
    for (const { afterMs, line } of came) this.#tellLater(line, afterMs * pace);
  }

  /** Never within the write itself: the host does not wait for an answer yet. */
  #tellLater(line: CaptureLine, ms: number): void {
    const cancel = this.#parts.clock.after(ms, () => {
      this.#cancels.delete(cancel);
      if (!this.#isClosed) this.#tell(line);
    });
    this.#cancels.add(cancel);
  }

  #tell(line: CaptureLine): void {
    if ('bytes' in line) this.#events.bytes(line.bytes);
    else if (line.what === 'lost') {
      this.#isClosed = true;
      this.#events.lost({ kind: 'lost', detail: line.detail });
    }
  }
}

/** The lines of each connection, without those of the next. */
function connectionsIn(lines: readonly CaptureLine[]): readonly (readonly CaptureLine[])[] {
  const connections: CaptureLine[][] = [];
  for (const line of lines) {
    if (line.what === 'open') connections.push([line]);
    else connections.at(-1)?.push(line);
  }
  return connections;
}

function exchangesIn(lines: readonly CaptureLine[]): readonly Exchange[] {
  const exchanges: {
    out: Uint8Array | null;
    from: number;
    came: { afterMs: number; line: CaptureLine }[];
  }[] = [];
  for (const line of lines) {
    const { what, offsetMs } = line;
    if (what === 'open') exchanges.push({ out: null, from: offsetMs, came: [] });
    else if (what === 'out') exchanges.push({ out: line.bytes, from: offsetMs, came: [] });
    else {
      const last = exchanges.at(-1);
      last?.came.push({ afterMs: offsetMs - last.from, line });
    }
  }
  return exchanges;
}
