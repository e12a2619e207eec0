import type { SimulatedDevice } from './simulated-device.ts';

interface Route {
  readonly send: (bytes: Uint8Array) => void;
  readonly hangUp: () => void;
  line: ReturnType<SimulatedDevice['attach']>;
}

/** A cable that somebody pulls out of one instrument and puts into another, while the host keeps the line open. */
export class SwappedCable implements SimulatedDevice {
  readonly #devices: readonly [SimulatedDevice, ...SimulatedDevice[]];
  readonly #routes = new Set<Route>();
  #present: SimulatedDevice;

  constructor(devices: readonly [SimulatedDevice, ...SimulatedDevice[]]) {
    this.#devices = devices;
    [this.#present] = devices;
  }

  /** Puts the cable into the device of this number. */
  plugInto(number: number): void {
    this.#present = this.#devices[number % this.#devices.length] ?? this.#present;
    for (const route of this.#routes) {
      route.line.detach();
      route.line = this.#present.attach(route.send, route.hangUp);
    }
  }

  attach(
    send: (bytes: Uint8Array) => void,
    hangUp: () => void,
  ): { receive(chunk: Uint8Array): void; detach(): void } {
    const route: Route = { send, hangUp, line: this.#present.attach(send, hangUp) };
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
