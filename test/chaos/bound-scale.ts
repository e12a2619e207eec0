import { systemClock } from '../../main/adapters/devices/system-clock.ts';
import { soundWire } from '../../main/adapters/simulators/faulty-wire.ts';
import type { SimulatedScale } from '../../main/adapters/simulators/simulated-scale.ts';
import { SwappedCable } from '../../main/adapters/simulators/swapped-cable.ts';
import { ScaleSupervisor } from '../../main/application/devices/scale-supervisor.ts';
import type { ByteLinkSource } from '../../main/application/ports/byte-link.ts';
import type { ScaleFamily } from '../../main/application/ports/device-family.ts';
import type { CaptureResult, ScaleBinding } from '../../main/application/ports/devices.ts';
import { type Micrograms, micrograms } from '../../main/contract/quantity.ts';
import { kg, pause, QUICK, until } from '../unit/devices/scale-rig.ts';
import type { Dice } from './dice.ts';
import { Truth } from './truth.ts';

/** The place where the cable of a scale is put into the station, and how it is pulled out there. */
export interface Socket {
  readonly source: ByteLinkSource;
  unplug(): Promise<void>;
  close(): Promise<void>;
}

export interface BoundScaleParts {
  readonly family: ScaleFamily;
  readonly binding: ScaleBinding;
  readonly scale: SimulatedScale;
  /** The instrument of the same family that somebody puts on this cable. */
  readonly stranger: SimulatedScale;
  readonly plugIn: (cable: SwappedCable) => Promise<Socket>;
  readonly roll: Dice;
}

/** So long somebody presses again: a scale that is in order has been recorded by then. */
const PATIENCE_MS = 15_000;
/** Nobody pulls a cable out of one instrument and puts it into the next faster than this. */
const HANDS_MS = 1200;
/** Loads of the chaos lie on a division, so that the display and the pan say the same. */
const HEAVIEST_DIVISIONS = 6000;

/** One scale bound to a station, everything that can be done to it, and what a person would see of it. */
export class BoundScale {
  readonly name: string;
  readonly results = new Map<CaptureResult['kind'], number>();
  readonly wrong: string[] = [];
  readonly #parts: BoundScaleParts;
  readonly #truth = new Truth();
  readonly #cable: SwappedCable;
  readonly #socket: Socket;
  readonly #supervisor: ScaleSupervisor;
  /** The epoch in which a person last read the plate of the instrument on the cable. */
  #identified = -1;

  private constructor(name: string, parts: BoundScaleParts, cable: SwappedCable, socket: Socket) {
    this.name = name;
    this.#parts = parts;
    this.#cable = cable;
    this.#socket = socket;
    const { binding, family } = parts;
    this.#supervisor = new ScaleSupervisor({
      binding,
      family,
      source: socket.source,
      clock: systemClock,
      timing: QUICK,
    });
    this.note();
  }

  static async plugIn(name: string, parts: BoundScaleParts): Promise<BoundScale> {
    const cable = new SwappedCable([parts.scale, parts.stranger]);
    return new BoundScale(name, parts, cable, await parts.plugIn(cable));
  }

  note(): void {
    this.#truth.note(this.#parts.scale.net);
  }

  async ready(): Promise<void> {
    await until(() => (this.#supervisor.snapshot().state === 'ready' ? true : null), 20_000);
  }

  /** Does one of the things that happen to scales. */
  async suffer(): Promise<void> {
    const { roll } = this.#parts;
    await this.#faults[roll(this.#faults.length)]?.();
    this.note();
  }

  /** Puts everything right that is not the load. */
  heal(): void {
    const { scale } = this.#parts;
    if (this.#cable.present !== 0) this.#cable.plugInto(0);
    Object.assign(scale.wire, soundWire());
    Object.assign(scale.faults, { serial: null, busy: false, moduleFault: null });
    scale.pan.shake(false);
    scale.showIn('kg');
    if (scale.net === null) {
      // Switched on with a load on it, the instrument has a wrong zero.
      scale.pan.put(kg('0'), 0);
      scale.powerCycle();
    }
    this.note();
  }

  /** A person presses Accept, and perhaps somebody touches the load in that moment. */
  async accept(): Promise<void> {
    const { scale, family, roll, binding } = this.#parts;
    this.note();
    if (!this.#isIdentified()) return;
    const asked = systemClock.mono();
    const touched =
      roll(3) === 0
        ? pause(roll(200)).then(() => {
            scale.pan.add(micrograms((roll(9) - 4) * binding.division));
            this.note();
          })
        : null;
    const captured = await this.#supervisor.capture(300 + roll(700));
    await touched;
    this.note();
    this.results.set(captured.kind, (this.results.get(captured.kind) ?? 0) + 1);
    if (captured.kind !== 'captured' || !this.#isStillIdentified()) return;
    const possible = this.#truth.during(asked, systemClock.mono());
    const { live } = captured;
    const isOwn = family.questions.serial === null ? live.serial === '' : live.serial === binding.serial;
    const isTrue = live.mass !== null && possible.includes(live.mass);
    if (!isTrue || !isOwn || live.reading.unit !== 'kg' || !live.atRest)
      this.wrong.push(`${this.name}: ${live.raw} of "${live.serial}"; true was ${possible.join(' or ')}`);
  }

  /** With everything in order the station is ready again by itself and records what lies on the scale. */
  async recovered(load: Micrograms): Promise<CaptureResult> {
    const { scale } = this.#parts;
    scale.pan.put(kg('0'), 0);
    scale.powerCycle();
    await pause(600);
    this.heal();
    scale.pan.put(load, 0);
    await until(() => (this.#supervisor.snapshot().latest?.mass === load ? true : null), 20_000);
    // Whoever presses in a bad moment presses again, once the station is ready again.
    const patience = systemClock.mono() + PATIENCE_MS;
    for (;;) {
      await this.ready();
      const captured = await this.#supervisor.capture(3000);
      if (captured.kind === 'captured' || systemClock.mono() > patience) return captured;
    }
  }

  async close(): Promise<void> {
    await this.#supervisor.close();
    await this.#socket.close();
  }

  /**
   * Where the instrument cannot say who it is, a person reads its plate after every break, and works on only with the
   * right one (decision 0020).
   */
  #isIdentified(): boolean {
    if (this.#parts.family.questions.serial !== null) return true;
    const { epoch } = this.#supervisor.snapshot();
    if (epoch !== this.#identified && this.#cable.present === 0) this.#identified = epoch;
    return epoch === this.#identified;
  }

  #isStillIdentified(): boolean {
    const { family } = this.#parts;
    return family.questions.serial !== null || this.#supervisor.snapshot().epoch === this.#identified;
  }

  async #swap(): Promise<void> {
    if (this.#parts.family.questions.serial === null) {
      this.#cable.pullOut();
      await pause(HANDS_MS);
    }
    this.#cable.plugInto(1);
  }

  async #unplug(): Promise<void> {
    await this.#socket.unplug();
  }

  get #faults(): readonly (() => void | Promise<void>)[] {
    const { scale, roll, binding } = this.#parts;
    const { wire, faults, pan } = scale;
    const load = (): Micrograms => micrograms(roll(HEAVIEST_DIVISIONS) * binding.division);
    return [
      () => pan.put(load()),
      () => pan.put(load()),
      () => pan.put(load(), 0),
      () => pan.remove(),
      () => pan.put(kg('160')),
      () => pan.shake(true),
      () => scale.pressZero(),
      () => scale.pressTare(),
      () => scale.pressPrint(),
      () => scale.powerCycle(),
      () => scale.showIn('g'),
      () => this.#unplug(),
      () => this.#swap(),
      () => Object.assign(faults, { busy: true }),
      () => Object.assign(faults, { moduleFault: '10b' }),
      () => Object.assign(wire, { silence: true }),
      () => Object.assign(wire, { halfFrames: 1 + roll(3) }),
      () => Object.assign(wire, { lostBytes: 10 + roll(30) }),
      () => Object.assign(wire, { lostDigits: 1 + roll(8) }),
      () => Object.assign(wire, { pairs: true }),
      () => Object.assign(wire, { byteWise: true }),
      () => Object.assign(wire, { delayMs: roll(900) }),
      () => Object.assign(wire, { wrongParity: true }),
      () => Object.assign(wire, { garbageAtOpen: Uint8Array.of(0, 0x7f, 0xff) }),
    ];
  }
}
