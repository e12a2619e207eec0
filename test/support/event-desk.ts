import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Certificate } from './certificates.ts';

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
  #server: Server;
  #isSecure: boolean;
  #port = 0;

  /** `certificate`: it is reached over TLS, with this. */
  constructor(behave: Behaviour = () => 204, certificate: Certificate | null = null) {
    this.behave = behave;
    this.#isSecure = certificate !== null;
    this.#server = this.#serverWith(certificate);
  }

  /** Comes back at the same address with another certificate. */
  async changeTo(certificate: Certificate): Promise<void> {
    await this.rest();
    this.#isSecure = true;
    this.#server = this.#serverWith(certificate);
    await this.listen();
  }

  #serverWith(certificate: Certificate | null): Server {
    const take = (request: IncomingMessage, response: ServerResponse) => void this.#take(request, response);
    if (certificate === null) return createServer(take);
    return createSecureServer({ cert: certificate.pem, key: certificate.key }, take);
  }

  get url(): string {
    return `${this.#isSecure ? 'https' : 'http'}://127.0.0.1:${this.#port}/events`;
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
export async function eventDesk(
  behave?: Behaviour,
  certificate: Certificate | null = null,
): Promise<EventDesk> {
  const desk = await new EventDesk(behave, certificate).listen();
  onTestFinished(() => desk.rest());
  return desk;
}
