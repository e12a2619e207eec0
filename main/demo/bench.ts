import type { DeviceDeclaration } from '../adapters/devices/open-device.ts';
import { systemClock } from '../adapters/devices/system-clock.ts';
import { SCALE_DIALECTS } from '../adapters/simulators/dialects/scale-dialects.ts';
import { plugIntoTcp, type SimulatedDevice, type TcpPlug } from '../adapters/simulators/simulated-device.ts';
import { SimulatedPrinter } from '../adapters/simulators/simulated-printer.ts';
import { SimulatedScale } from '../adapters/simulators/simulated-scale.ts';
import { SimulatedScanner } from '../adapters/simulators/simulated-scanner.ts';
import type { PrinterTiming } from '../application/devices/printer-supervisor.ts';
import type { ScaleTiming } from '../application/devices/scale-timing.ts';
import type { Equipment } from '../domain/equipment/equipment.ts';

/**
 * The simulated instruments of a demo plant, each on a TCP port of this computer, speaking its real protocol. What is
 * put on a pan or held before a scanner here goes the same way as on the floor: bytes, driver, gates.
 */
export interface Bench {
  readonly scales: ReadonlyMap<string, SimulatedScale>;
  readonly scanners: ReadonlyMap<string, SimulatedScanner>;
  readonly printers: ReadonlyMap<string, SimulatedPrinter>;
  /** How the node reaches them. */
  readonly declarations: readonly DeviceDeclaration[];
  close(): Promise<void>;
}

/** How quick the instruments of a bench are, and how often the station looks at them. Times in ms. */
export interface BenchPace {
  /** From one load to the next; longer than the longest gap, so that the station always sees the motion. */
  readonly rampMs: number;
  /** For one label. */
  readonly printMs: number;
  readonly scale: Partial<ScaleTiming>;
  readonly printer: Partial<PrinterTiming>;
}

/** As in a plant, for people who look on. */
export const PLANT_PACE: BenchPace = { rampMs: 600, printMs: 150, scale: {}, printer: {} };

/** The same proportions several times quicker, for a story that nobody waits for. */
export const QUICK_PACE: BenchPace = {
  // Longer than the longest gap by what a busy computer may squeeze out of the times of two frames.
  rampMs: 260,
  printMs: 40,
  scale: { pollMs: 50, longestGapMs: 110 },
  printer: { jobPollMs: 50 },
};

/** A simulated instrument for every scale, scanner and printer of the plant; a scale that is known by its plate tells no number. */
export async function openBench(equipment: readonly Equipment[], pace = PLANT_PACE): Promise<Bench> {
  const { rampMs, printMs } = pace;
  const scales = new Map<string, SimulatedScale>();
  const scanners = new Map<string, SimulatedScanner>();
  const printers = new Map<string, SimulatedPrinter>();
  const plugs: TcpPlug[] = [];
  const declarations: DeviceDeclaration[] = [];
  const plug = async (device: SimulatedDevice) => {
    const made = await plugIntoTcp(device);
    plugs.push(made);
    return { kind: 'tcp' as const, host: '127.0.0.1', port: made.port };
  };
  for (const device of equipment) {
    const { id, serial } = device;
    switch (device.kind) {
      case 'scale': {
        const { unit, capacity, division, plate } = device;
        const family = plate === undefined ? 'mt-sics' : 'st-gs';
        const model = { serial, model: device.name, unit, capacity, division, rampMs };
        const scale = new SimulatedScale(model, systemClock, SCALE_DIALECTS[family]);
        scales.set(id, scale);
        const address = await plug(scale);
        declarations.push({
          kind: 'scale',
          family,
          binding: { id, serial, unit, division },
          address,
          timing: pace.scale,
        });
        break;
      }
      case 'scanner': {
        const scanner = new SimulatedScanner();
        scanners.set(id, scanner);
        declarations.push({ kind: 'scanner', family: 'line-scanner', id, address: await plug(scanner) });
        break;
      }
      case 'printer': {
        const printer = new SimulatedPrinter({ printMs });
        printers.set(id, printer);
        const address = await plug(printer);
        declarations.push({ kind: 'printer', family: 'zpl', id, address, timing: pace.printer });
        break;
      }
    }
  }
  return {
    scales,
    scanners,
    printers,
    declarations,
    close: async () => {
      await Promise.all(plugs.map((each) => each.close()));
    },
  };
}

const FNC1 = '\x1d';

/** The data of a container label: (240) item, (10) lot, (21) container, and (93) its number where the plant printed it anew. */
export const containerCode = (item: string, lot: string, container: string, label = 0): string =>
  `240${item}${FNC1}10${lot}${FNC1}21${container}${label > 0 ? `${FNC1}93${label}` : ''}`;

/** The data on the label of a lot that is counted: (240) item, (10) lot. */
export const lotCode = (item: string, lot: string): string => `240${item}${FNC1}10${lot}`;

/** The symbol that a coder puts on a pack: (10) lot and (17) the month of its expiry, `YYYY-MM`, without a day. */
export const packSymbol = (lot: string, month: string): string =>
  `10${lot}${FNC1}17${month.slice(2, 4)}${month.slice(5)}00`;
