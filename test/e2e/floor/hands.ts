import { expect, type Page, type WebSocketRoute } from '@playwright/test';
import type { BenchReply, BenchRequest } from '../../../main/contract/bench.ts';
import type { Request, Response } from '../../../main/contract/wire.ts';
import { PROTOCOL } from '../../../main/contract/wire.ts';

/** Numbers of the requests made here, far above those of the screen on the same connection. */
const FIRST = 1_000_000;
const SAME_LABEL_MS = 2_100;
const SETTLE_MS = 150;

/**
 * Hands at the simulated instruments beside a screen. They use the screen's own connection, because a second one of
 * the same terminal would supersede it. They can also turn the plant's day into night, which only changes colours.
 */
export class Hands {
  readonly #waiting = new Map<number, (reply: BenchReply) => void>();
  #server: WebSocketRoute | null = null;
  #next = FIRST;
  #night: boolean;
  #lastScan = { label: '', at: 0 };

  private constructor(night: boolean) {
    this.#night = night;
  }

  /** To be called before the page opens a station. */
  static async beside(page: Page, night: boolean): Promise<Hands> {
    const hands = new Hands(night);
    await page.routeWebSocket(/\/station/, (screen) => hands.#join(screen));
    return hands;
  }

  /** From the next view on; a step that is being worked on keeps its colours. */
  set night(night: boolean) {
    this.#night = night;
  }

  /** Puts a mass on the pan, in the unit of the scale, in place of what lay there. */
  async put(scale: string, mass: string): Promise<void> {
    await this.ask({ kind: 'put', scale, mass });
  }

  /** Holds a label before the scanner, as `scan` of the bench lists it. */
  async scan(label: string): Promise<void> {
    // The same label again within two seconds is one pull of the trigger too many, not a second scan.
    const again = this.#lastScan.label === label ? this.#lastScan.at + SAME_LABEL_MS - performance.now() : 0;
    await pause(Math.max(SETTLE_MS, again));
    await this.ask({ kind: 'scan', label });
    this.#lastScan = { label, at: performance.now() };
  }

  async ask(body: BenchRequest): Promise<BenchReply> {
    const n = this.#next;
    this.#next += 1;
    const request: Request = { v: PROTOCOL, n, kind: 'bench', body };
    const reply = await new Promise<BenchReply>((resolve) => {
      this.#waiting.set(n, resolve);
      this.#server?.send(JSON.stringify(request));
    });
    expect(reply.problem, `the bench does ${body.kind}`).toBeNull();
    return reply;
  }

  #join(screen: WebSocketRoute): void {
    const server = screen.connectToServer();
    this.#server = server;
    server.onMessage((data) => {
      const text = String(data).replace(/"night":(?:true|false)/, `"night":${this.#night}`);
      const message = JSON.parse(text) as Response;
      const waits = message.n === null ? undefined : this.#waiting.get(message.n);
      if (message.n === null || waits === undefined) return screen.send(text);
      this.#waiting.delete(message.n);
      if (message.kind === 'bench') waits(message.body);
    });
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
