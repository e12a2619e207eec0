import { createInterface } from 'node:readline';
import { systemClock } from '../../../adapters/devices/system-clock.ts';
import {
  obey,
  printerVerbs,
  scaleVerbs,
  scannerVerbs,
  type Verbs,
} from '../../../adapters/simulators/console.ts';
import { SCALE_DIALECTS } from '../../../adapters/simulators/dialects/scale-dialects.ts';
import { PRINTER_DIALECTS } from '../../../adapters/simulators/printer-dialects/printer-dialects.ts';
import { plugIntoPty } from '../../../adapters/simulators/pty-plug.ts';
import { plugIntoTcp, type SimulatedDevice } from '../../../adapters/simulators/simulated-device.ts';
import { SimulatedPrinter } from '../../../adapters/simulators/simulated-printer.ts';
import { SimulatedScale } from '../../../adapters/simulators/simulated-scale.ts';
import { SimulatedScanner } from '../../../adapters/simulators/simulated-scanner.ts';
import { isMassUnit, type MassUnit, type Micrograms, parseMass } from '../../../contract/quantity.ts';
import {
  type CliCommand,
  type CliInput,
  type CliIo,
  textOption,
  UsageError,
  wholeOption,
} from '../command.ts';

interface Simulated {
  readonly device: SimulatedDevice;
  readonly verbs: Verbs;
}

interface Plugged {
  readonly address: string;
  close(): Promise<void>;
}

const DEVICES: Readonly<Record<string, (input: CliInput) => Simulated>> = {
  scale: (input) => {
    const unit = unitOf(input);
    const model = {
      serial: textOption(input, 'serial') ?? 'SIM-0001',
      model: textOption(input, 'model') ?? 'SIM',
      unit,
      capacity: massOf(input, 'capacity', unit, '150'),
      division: massOf(input, 'division', unit, '0.02'),
      rampMs: wholeOption(input, 'ramp', { min: 0, max: 60_000 }) ?? 600,
    };
    const scale = new SimulatedScale(model, systemClock, dialectOf(input, SCALE_DIALECTS, 'mt-sics'));
    return { device: scale, verbs: scaleVerbs(scale) };
  },
  printer: (input) => {
    const printer = new SimulatedPrinter({ dialect: dialectOf(input, PRINTER_DIALECTS, 'zpl') });
    return { device: printer, verbs: printerVerbs(printer) };
  },
  scanner: () => {
    const scanner = new SimulatedScanner();
    return { device: scanner, verbs: scannerVerbs(scanner) };
  },
};

const dialects = Object.keys(SCALE_DIALECTS).join(', ');
const kinds = Object.keys(DEVICES).join('|');
const languages = Object.keys(PRINTER_DIALECTS).join(', ');

/** `simulate scale|printer|scanner`: a device that speaks the real protocol, commanded by lines on stdin. */
export const command: CliCommand = {
  summary: 'run a simulated scale, printer or scanner on a pty or TCP port',
  usage: `${kinds} [--family F] [--port N | --pty [--link PATH]] [--unit U --capacity C --division D --serial S]`,
  options: {
    port: { type: 'string', value: 'N', help: 'TCP port on this computer; default a free one' },
    pty: { type: 'boolean', help: 'a pseudo terminal instead of TCP (needs socat)' },
    link: { type: 'string', value: 'PATH', help: 'a lasting name for the pseudo terminal' },
    family: {
      type: 'string',
      value: 'F',
      help: `what a scale speaks: ${dialects}, default mt-sics; a printer: ${languages}, default zpl`,
    },
    unit: { type: 'string', value: 'U', help: 'unit of the scale: mg, g or kg; default kg' },
    capacity: { type: 'string', value: 'C', help: 'capacity of the scale in its unit; default 150' },
    division: { type: 'string', value: 'D', help: 'division of the scale in its unit; default 0.02' },
    serial: { type: 'string', value: 'S', help: 'serial number of the scale; default SIM-0001' },
    model: { type: 'string', value: 'M', help: 'model of the scale; default SIM' },
    ramp: {
      type: 'string',
      value: 'MS',
      help: 'how long the pan moves from one load to the next; default 600',
    },
  },
  positionals: { names: [kinds] },
  async run(input, io) {
    const kind = input.positionals[0] ?? '';
    const make = Object.hasOwn(DEVICES, kind) ? DEVICES[kind] : undefined;
    if (make === undefined) throw new UsageError(`Unknown device "${kind}"; known are ${kinds}.`);
    const { device, verbs } = make(input);
    const plugged = await plugIn(device, input);
    if (typeof plugged === 'string') {
      io.err(plugged);
      return 1;
    }
    io.out(
      input.json
        ? JSON.stringify({ device: kind, address: plugged.address })
        : `${kind} on ${plugged.address}`,
    );
    await obeyLines(verbs, io);
    await plugged.close();
    return 0;
  },
};

/** The device on its line, or one sentence why it could not be put there. */
async function plugIn(device: SimulatedDevice, input: CliInput): Promise<Plugged | string> {
  if (input.options['pty'] === true) {
    const pty = await plugIntoPty(device, textOption(input, 'link'));
    return pty.ok
      ? { address: textOption(input, 'link') ?? pty.value.path, close: pty.value.close }
      : pty.error;
  }
  const port = wholeOption(input, 'port', { min: 0, max: 65_535 }) ?? 0;
  try {
    const plug = await plugIntoTcp(device, port);
    return { address: `tcp://127.0.0.1:${plug.port}`, close: plug.close };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'EADDRINUSE'
      ? `Port ${port} is in use.`
      : `Port ${port} cannot be used: ${error.message}`;
  }
}

/** Reads commands until the signal or `quit`; the end of stdin leaves the device running. */
function obeyLines(verbs: Verbs, io: CliIo): Promise<void> {
  const lines = createInterface({ input: io.stdin });
  return new Promise((resolve) => {
    const end = (): void => {
      lines.close();
      resolve();
    };
    if (io.signal.aborted) end();
    io.signal.addEventListener('abort', end, { once: true });
    lines.on('line', (line) => {
      if (line.trim() === 'quit') return end();
      const done = obey(verbs, line);
      if (done.ok && done.value !== '') io.err(done.value);
      if (!done.ok) io.err(done.error);
      return undefined;
    });
  });
}

function dialectOf<Dialect>(
  input: CliInput,
  known: Readonly<Record<string, Dialect>>,
  preset: string,
): Dialect {
  const family = textOption(input, 'family') ?? preset;
  const dialect = Object.hasOwn(known, family) ? known[family] : undefined;
  if (dialect === undefined)
    throw new UsageError(`--family must be one of ${Object.keys(known).join(', ')}, not "${family}".`);
  return dialect;
}

function unitOf(input: CliInput): MassUnit {
  const unit = textOption(input, 'unit') ?? 'kg';
  if (!isMassUnit(unit)) throw new UsageError(`--unit must be mg, g or kg, not "${unit}".`);
  return unit;
}

function massOf(input: CliInput, name: string, unit: MassUnit, preset: string): Micrograms {
  const text = textOption(input, name) ?? preset;
  const mass = parseMass(text, unit);
  if (mass.ok && mass.value > 0) return mass.value;
  throw new UsageError(`--${name} must be a weight in ${unit} like ${preset}, not "${text}".`);
}
