import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request as it came. */
export interface Arrived {
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
  readonly event: { readonly id: string; readonly subject: string; readonly sequence: string };
}

/** What the receiver answers to an event: a status, or `silence` for none at all. */
export type Behaviour = (arrived: Arrived, count: number) => number | 'silence' | 'hang up';

/** A receiver over a real socket of this computer. */
export class EventDesk {
  readonly arrived: Arrived[] = [];
  behave: Behaviour;
  headers: Readonly<Record<string, string>> = {};
  /** Requests that are open now, and the most that ever were. */
  open = 0;
  mostOpen = 0;
  readonly #server = createServer((request, response) => void this.#take(request, response));
  #port = 0;

  constructor(behave: Behaviour = () => 204) {
    this.behave = behave;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/events`;
  }

  /** Sequence numbers in the order of arrival. */
  get sequences(): readonly number[] {
    return this.arrived.map(({ event }) => Number(event.sequence));
  }

  /** Listens, after a rest at the same port as before. */
  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  async rest(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    response.on('close', () => {
      this.open -= 1;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const arrived = {
      body,
      headers: request.headers,
      event: JSON.parse(body.toString()) as Arrived['event'],
    };
    this.arrived.push(arrived);
    const answer = this.behave(arrived, this.arrived.length);
    if (answer === 'silence') return;
    if (answer === 'hang up') response.destroy();
    else response.writeHead(answer, this.headers).end();
  }
}

/** A receiver that listens until the test ends. */
export async function eventDesk(behave?: Behaviour): Promise<EventDesk> {
  const desk = await new EventDesk(behave).listen();
  onTestFinished(() => desk.rest());
  return desk;
}
