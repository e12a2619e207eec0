import { mtSics } from '../../../main/adapters/devices/mt-sics/driver.ts';
import { scaleFamily } from '../../../main/adapters/devices/scale-families.ts';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { mtSicsDialect } from '../../../main/adapters/simulators/dialects/mt-sics.ts';
import type { ScaleDialect } from '../../../main/adapters/simulators/dialects/scale-dialect.ts';
import { SCALE_DIALECTS } from '../../../main/adapters/simulators/dialects/scale-dialects.ts';
import { plugIntoTcp, type TcpPlug } from '../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedScale } from '../../../main/adapters/simulators/simulated-scale.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import { ScaleSupervisor } from '../../../main/application/devices/scale-supervisor.ts';
import type { ScaleTiming } from '../../../main/application/devices/scale-timing.ts';
import type { ByteLinkSource } from '../../../main/application/ports/byte-link.ts';
import type { ScaleFamily } from '../../../main/application/ports/device-family.ts';
import type { ScaleBinding, ScaleChange, ScaleSnapshot } from '../../../main/application/ports/devices.ts';
import type { Settling } from '../../../main/contract/decoded.ts';
import { type Micrograms, micrograms, parseMass } from '../../../main/contract/quantity.ts';

export function kg(text: string): Micrograms {
  const mass = parseMass(text, 'kg');
  if (!mass.ok) throw new Error(`not a mass: ${text}`);
  return mass.value;
}

export const BOUND = { id: 'SCL-01', serial: 'B021', unit: 'kg', division: kg('0.02') } as const;

/** Quicker than in the plant, in the same proportions. */
export const QUICK: Partial<ScaleTiming> = {
  pollMs: 40,
  staleMs: 400,
  settleMs: 110,
  tareEveryMs: 120,
  identityEveryMs: 300,
  foreignMs: 200,
  firstBackOffMs: 50,
  longestBackOffMs: 200,
};

export function newScale(rampMs = 200, dialect: ScaleDialect = mtSicsDialect): SimulatedScale {
  const model = {
    serial: BOUND.serial,
    model: 'ICS465',
    unit: 'kg',
    capacity: micrograms(150_000_000_000),
    division: BOUND.division,
    rampMs,
    stabilityMs: 600,
  } as const;
  return new SimulatedScale(model, systemClock, dialect);
}

/** A supervisor, the scale it supervises, and everything it told. */
export class ScaleRig {
  readonly scale: SimulatedScale;
  readonly supervisor: ScaleSupervisor;
  readonly told: { readonly change: ScaleChange; readonly snapshot: ScaleSnapshot }[] = [];

  constructor(
    scale: SimulatedScale,
    source: ByteLinkSource,
    timing: Partial<ScaleTiming> = {},
    family: ScaleFamily = mtSics,
    binding: ScaleBinding = BOUND,
  ) {
    this.scale = scale;
    this.supervisor = new ScaleSupervisor({
      binding,
      family,
      source,
      clock: systemClock,
      timing: { ...QUICK, ...timing },
    });
    this.supervisor.onChange((change, snapshot) => this.told.push({ change, snapshot }));
  }

  get snapshot(): ScaleSnapshot {
    return this.supervisor.snapshot();
  }

  get observations(): readonly string[] {
    return this.told.flatMap(({ change }) =>
      change.kind === 'observation' ? [change.observation.kind] : [],
    );
  }

  until(isSo: (snapshot: ScaleSnapshot) => boolean, withinMs = 8000): Promise<ScaleSnapshot> {
    return until(() => (isSo(this.snapshot) ? this.snapshot : null), withinMs);
  }

  ready(): Promise<ScaleSnapshot> {
    return this.until(({ state, latest }) => state === 'ready' && latest !== null);
  }

  shows(value: string): Promise<ScaleSnapshot> {
    return this.until(({ latest }) => latest?.reading.value === value && latest.reading.stable === true);
  }
}

export async function until<Found>(look: () => Found | null, withinMs = 8000): Promise<Found> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    const found = look();
    if (found !== null) return found;
    await pause(5);
  }
  throw new Error(`did not happen within ${withinMs} ms`);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a test with a scale on a real socket, and clears everything away. */
export async function withTcpScale(
  test: (rig: ScaleRig, plug: TcpPlug) => Promise<void>,
  prepare: (scale: SimulatedScale) => void = () => {},
): Promise<void> {
  const scale = newScale();
  prepare(scale);
  const plug = await plugIntoTcp(scale);
  const rig = new ScaleRig(scale, tcpLink({ host: '127.0.0.1', port: plug.port }));
  try {
    await test(rig, plug);
  } finally {
    await rig.supervisor.close();
    await plug.close();
  }
}

/** Runs a test with a scale of any family on a real socket, and clears everything away. */
export async function withFamily(
  name: string,
  test: (rig: ScaleRig) => Promise<void>,
  {
    prepare = () => {},
    profile,
    settling,
  }: { prepare?: (scale: SimulatedScale) => void; profile?: unknown; settling?: Settling } = {},
): Promise<void> {
  const family = scaleFamily(name, profile);
  const dialect = SCALE_DIALECTS[name];
  if (!family.ok || !dialect) throw new Error(`${name} cannot be simulated`);
  const scale = newScale(200, dialect);
  prepare(scale);
  const plug = await plugIntoTcp(scale);
  const source = tcpLink({ host: '127.0.0.1', port: plug.port });
  const rig = new ScaleRig(scale, source, {}, family.value, { ...BOUND, ...(settling && { settling }) });
  try {
    await test(rig);
  } finally {
    await rig.supervisor.close();
    await plug.close();
  }
}
