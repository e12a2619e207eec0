import { randomUUID } from 'node:crypto';
import type { Reply } from '../contract/replies.ts';
import type { StationPort } from '../contract/station-port.ts';

/** A command without what its terminal fills in. */
export type Draft = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface SentCommand extends Draft {
  readonly id: string;
  readonly context: {
    readonly station: string;
    readonly person: string | null;
    readonly batch: string | null;
    readonly step: string | null;
  };
}

/** One command, ready to send, and what a station must answer to it. */
export interface Move {
  readonly port: StationPort;
  readonly command: SentCommand;
  readonly expects: 'accepted' | 'refused';
}

/** A person at a terminal: sends what a screen would send, with the context that the screen would show. */
export class Hand {
  readonly port: StationPort;
  readonly station: string;
  readonly #person: string;
  readonly #secret: string;
  #place: { readonly batch: string | null; readonly step: string | null } = { batch: null, step: null };

  constructor(port: StationPort, station: string, person: string, secret: string) {
    this.port = port;
    this.station = station;
    this.#person = person;
    this.#secret = secret;
  }

  /** The next command here. An accepted EnterStep or LeaveStep moves the context of those after it. */
  move(draft: Draft, expects: Move['expects'] = 'accepted'): Move {
    const move = this.#moveAt(this.#place, draft, expects);
    if (expects === 'accepted' && draft.type === 'LeaveStep') this.#place = { batch: null, step: null };
    if (expects === 'accepted' && draft.type === 'EnterStep')
      this.#place = { batch: String(draft['batch']), step: String(draft['step']) };
    return move;
  }

  /** A command that claims the step of somebody else, which a station must refuse. */
  strayMove(draft: Draft): Move {
    return this.#moveAt({ batch: 'B-ELSEWHERE', step: '20' }, draft, 'refused');
  }

  /** With id and secret, over the text that the station shows. */
  async signedMove(draft: Draft): Promise<Move> {
    const { command } = this.#moveAt(this.#place, draft, 'accepted');
    const { id: _, ...unsigned } = command;
    const shown = await this.port.query({ kind: 'signing', command: unsigned });
    if (shown.kind !== 'signing') throw new Error(`the station shows no text to sign for ${draft.type}`);
    const signature = { person: this.#person, secret: this.#secret, textHash: shown.hash };
    return this.move({ ...draft, signature });
  }

  signIn(): Move {
    const { move } = { move: this.#moveAt({ batch: null, step: null }, { type: 'SignIn' }, 'accepted') };
    const { command } = move;
    return {
      ...move,
      command: {
        ...command,
        context: { ...command.context, person: null },
        person: this.#person,
        secret: this.#secret,
      },
    };
  }

  #moveAt(
    place: { readonly batch: string | null; readonly step: string | null },
    draft: Draft,
    expects: Move['expects'],
  ): Move {
    const context = { station: this.station, person: this.#person, ...place };
    return { port: this.port, command: { id: randomUUID(), context, ...draft }, expects };
  }
}

/** Holds a station to its answer: a measurement of something else is none. */
export function hold({ command, expects }: Move, reply: Reply): Reply {
  if (reply.kind !== expects)
    throw new Error(`the bench expected ${expects}: ${JSON.stringify({ command: command.type, reply })}`);
  return reply;
}
