import type { SimulatedDevice } from './simulated-device.ts';

interface Route {
  readonly send: (bytes: Uint8Array) => void;
  readonly hangUp: () => void;
  line: ReturnType<SimulatedDevice['attach']>;
}

const NOTHING: Route['line'] = { receive: () => {}, detach: () => {} };

/** A cable that somebody pulls out of one instrument and puts into another, while the host keeps the line open. */
export class SwappedCable implements SimulatedDevice {
  readonly #devices: readonly [SimulatedDevice, ...SimulatedDevice[]];
  readonly #routes = new Set<Route>();
  #present: number | null = 0;

  constructor(devices: readonly [SimulatedDevice, ...SimulatedDevice[]]) {
    this.#devices = devices;
  }

  /** The number of the device that the cable is in; null while somebody holds it in the hand. */
  get present(): number | null {
    return this.#present;
  }

  /** Pulls the cable out of its device: the host hears nothing of it but silence. */
  pullOut(): void {
    this.#present = null;
    for (const route of this.#routes) {
      route.line.detach();
      route.line = NOTHING;
    }
  }

  /** Puts the cable into the device of this number. */
  plugInto(number: number): void {
    this.#present = number % this.#devices.length;
    for (const route of this.#routes) {
      route.line.detach();
      route.line = this.#line(route.send, route.hangUp);
    }
  }

  #line(send: Route['send'], hangUp: Route['hangUp']): Route['line'] {
    const device = this.#present === null ? undefined : this.#devices[this.#present];
    return device ? device.attach(send, hangUp) : NOTHING;
  }

  attach(
    send: (bytes: Uint8Array) => void,
    hangUp: () => void,
  ): { receive(chunk: Uint8Array): void; detach(): void } {
    const route: Route = { send, hangUp, line: this.#line(send, hangUp) };
    this.#routes.add(route);
    return {
      receive: (chunk) => route.line.receive(chunk),
      detach: () => {
        this.#routes.delete(route);
        route.line.detach();
      },
    };
  }
}
