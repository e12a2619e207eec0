import { expect, it } from 'vitest';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { plugIntoTcp } from '../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedScale } from '../../../main/adapters/simulators/simulated-scale.ts';
import { SwappedCable } from '../../../main/adapters/simulators/swapped-cable.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import type { CaptureResult } from '../../../main/application/ports/devices.ts';
import { type Micrograms, micrograms } from '../../../main/contract/quantity.ts';
import { BOUND, kg, newScale, pause, ScaleRig } from './scale-rig.ts';

const SECONDS = process.env.INTERLOCK_LONG ? 600 : 12;

/** Numbers that look random and repeat with their seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % sides;
  };
}

/** What the display of the bound instrument meant, and from when on. */
class Truth {
  readonly #history: { readonly from: number; readonly net: Micrograms | null }[] = [];

  note(net: Micrograms | null): void {
    if (this.#history.at(-1)?.net !== net) this.#history.push({ from: systemClock.mono(), net });
  }

  /** Every weight that was true at some moment of the time span. */
  during(from: number, to: number): readonly (Micrograms | null)[] {
    return this.#history
      .filter(
        (entry, at) => entry.from <= to && (this.#history[at + 1]?.from ?? Number.POSITIVE_INFINITY) >= from,
      )
      .map(({ net }) => net);
  }
}

it(`records no weight that differs from the truth, in ${SECONDS} s of faults`, {
  timeout: SECONDS * 1000 + 60_000,
}, async () => {
  const seed = Date.now() & 0xffffff;
  const roll = dice(seed);
  const scale = newScale(120);
  const stranger = new SimulatedScale({
    serial: 'B999',
    model: 'ICS465',
    unit: 'kg',
    capacity: kg('150'),
    division: BOUND.division,
    rampMs: 120,
  });
  stranger.pan.put(kg('77.70'), 0);
  const cable = new SwappedCable([scale, stranger]);
  const plug = await plugIntoTcp(cable);
  const rig = new ScaleRig(scale, tcpLink({ host: '127.0.0.1', port: plug.port }));
  const truth = new Truth();
  truth.note(scale.net);

  const heal = (): void => {
    cable.plugInto(0);
    Object.assign(scale.wire, {
      silence: false,
      pairs: false,
      byteWise: false,
      delayMs: 0,
      wrongParity: false,
      halfFrames: 0,
      lostBytes: 0,
      lostDigits: 0,
      garbageAtOpen: null,
    });
    Object.assign(scale.faults, { serial: null, busy: false, moduleFault: null });
    scale.pan.shake(false);
    scale.showIn('kg');
    if (scale.net !== null) return;
    // Switched on with a load on it, the instrument has a wrong zero.
    scale.pan.put(kg('0'), 0);
    scale.powerCycle();
  };
  const faults: readonly (() => void)[] = [
    () => scale.pan.put(micrograms(roll(6000) * BOUND.division)),
    () => scale.pan.put(micrograms(roll(6000) * BOUND.division), 0),
    () => scale.pan.remove(),
    () => scale.pan.put(kg('160')),
    () => scale.pan.shake(true),
    () => scale.pressZero(),
    () => scale.pressTare(),
    () => scale.pressPrint(),
    () => scale.powerCycle(),
    () => scale.showIn('g'),
    () => plug.unplug(),
    () => cable.plugInto(1),
    () => Object.assign(scale.faults, { busy: true }),
    () => Object.assign(scale.faults, { moduleFault: '10b' }),
    () => Object.assign(scale.wire, { silence: true }),
    () => Object.assign(scale.wire, { halfFrames: 1 + roll(3) }),
    () => Object.assign(scale.wire, { lostBytes: 10 + roll(30) }),
    () => Object.assign(scale.wire, { lostDigits: 1 + roll(8) }),
    () => Object.assign(scale.wire, { lostDigits: 1 + roll(8) }),
    () => Object.assign(scale.wire, { pairs: true }),
    () => Object.assign(scale.wire, { byteWise: true }),
    () => Object.assign(scale.wire, { delayMs: roll(900) }),
    () => Object.assign(scale.wire, { wrongParity: true }),
    () => Object.assign(scale.wire, { garbageAtOpen: Uint8Array.of(0, 0x7f, 0xff) }),
  ];

  const results = new Map<CaptureResult['kind'], number>();
  const wrong: string[] = [];
  const end = Date.now() + SECONDS * 1000;
  const makeTrouble = async (): Promise<void> => {
    while (Date.now() < end) {
      // Half the time things are put right, so that there is something to record.
      if (roll(2) === 0) heal();
      else faults[roll(faults.length)]?.();
      truth.note(scale.net);
      await pause(20 + roll(250));
      // The instrument zeroes itself when its power comes back.
      truth.note(scale.net);
    }
  };
  const record = async (): Promise<void> => {
    while (Date.now() < end) {
      truth.note(scale.net);
      const asked = systemClock.mono();
      const captured = await rig.supervisor.capture(200 + roll(600));
      truth.note(scale.net);
      results.set(captured.kind, (results.get(captured.kind) ?? 0) + 1);
      if (captured.kind === 'captured') {
        const possible = truth.during(asked, systemClock.mono());
        const { live } = captured;
        const isTrue = live.mass !== null && possible.includes(live.mass);
        if (
          !isTrue ||
          live.serial !== BOUND.serial ||
          live.reading.unit !== 'kg' ||
          live.reading.stable !== true
        ) {
          wrong.push(`${live.raw} of ${live.serial}; true was ${possible.join(' or ')}`);
        }
      }
      await pause(roll(60));
    }
  };
  try {
    await rig.ready();
    await Promise.all([makeTrouble(), record()]);
    expect(wrong, `seed ${seed}`).toEqual([]);
    expect(results.get('captured') ?? 0, `seed ${seed}: ${[...results].join(' ')}`).toBeGreaterThan(
      SECONDS / 4,
    );
    scale.pan.put(kg('0'), 0);
    scale.powerCycle();
    await pause(500);
    heal();
    scale.pan.put(kg('12.34'), 0);
    await rig.shows('12.34');
    expect(await rig.supervisor.capture(2000), `seed ${seed}`).toMatchObject({
      kind: 'captured',
      live: { mass: scale.net },
    });
  } finally {
    await rig.supervisor.close();
    await plug.close();
  }
});
