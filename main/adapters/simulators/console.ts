import { isMassUnit, type Micrograms, parseMass } from '../../contract/quantity.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { isDigitalLink } from '../../domain/identity/gs1/digital-link.ts';
import type { WireFaults } from './faulty-wire.ts';
import type { SimulatedPrinter } from './simulated-printer.ts';
import type { SimulatedScale } from './simulated-scale.ts';
import type { SimulatedScanner } from './simulated-scanner.ts';

/** One line command of a simulated device. `act` returns what happened, or why it did not, in one sentence. */
export interface Verb {
  readonly usage: string;
  readonly help: string;
  act(words: readonly string[]): Result<string, string>;
}

export type Verbs = Readonly<Record<string, Verb>>;

/** Does what one line says. An empty line does nothing; `help` lists the verbs. */
export function obey(verbs: Verbs, line: string): Result<string, string> {
  const [name = '', ...words] = line.trim().split(/\s+/);
  if (name === '') return ok('');
  if (name === 'help') {
    const shown = Object.entries(verbs).map(
      ([verb, { usage, help }]) => `${`${verb} ${usage}`.padEnd(34)}${help}`,
    );
    return ok(shown.join('\n'));
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  return verb ? verb.act(words) : err(`unknown command "${name}"; help lists them`);
}

const press = (help: string, act: () => void): Verb => ({
  usage: '',
  help,
  act: () => {
    act();
    return ok(help);
  },
});

const toggle = (help: string, set: (on: boolean) => void): Verb => ({
  usage: 'on|off',
  help,
  act: ([word]) => {
    if (word !== 'on' && word !== 'off') return err('on or off expected');
    set(word === 'on');
    return ok(`${help}: ${word}`);
  },
});

const word = (usage: string, help: string, set: (text: string) => void): Verb => ({
  usage,
  help,
  act: ([text]) => {
    if (text === undefined) return err(`${usage} expected`);
    set(text);
    return ok(`${help}: ${text}`);
  },
});

const whole = (usage: string, help: string, set: (value: number) => void): Verb => ({
  usage,
  help,
  act: ([text = '']) => {
    if (!/^\d{1,7}$/.test(text)) return err(`${usage} must be a whole number`);
    set(Number(text));
    return ok(`${help}: ${text}`);
  },
});

const mass = (help: string, put: (mass: Micrograms) => void): Verb => ({
  usage: 'VALUE UNIT',
  help,
  act: ([value = '', unit = '']) => {
    const parsed = isMassUnit(unit) ? parseMass(value, unit) : err('unit');
    if (!parsed.ok) return err('a weight like 26.54 kg expected');
    put(parsed.value);
    return ok(`${help}: ${value} ${unit}`);
  },
});

const GARBAGE = Uint8Array.of(0x00, 0x00, 0x7f, 0x7f, 0xff);

const wireVerbs = (wire: WireFaults): Verbs => ({
  silence: toggle('the device answers nothing', (on) => {
    wire.silence = on;
  }),
  half: whole('N', 'the next N frames lose their second half', (count) => {
    wire.halfFrames = count;
  }),
  lose: whole('N', 'the next N frames lose one byte each', (count) => {
    wire.lostBytes = count;
  }),
  digits: whole('N', 'the next N weights lose one digit each', (count) => {
    wire.lostDigits = count;
  }),
  pairs: toggle('frames arrive two in a chunk', (on) => {
    wire.pairs = on;
  }),
  bytes: toggle('every byte arrives alone', (on) => {
    wire.byteWise = on;
  }),
  garbage: toggle('noise when a host opens the line', (on) => {
    wire.garbageAtOpen = on ? GARBAGE : null;
  }),
  delay: whole('MS', 'frames arrive later by so many ms', (ms) => {
    wire.delayMs = ms;
  }),
  parity: toggle('wrong parity: bit 7 of every byte is set', (on) => {
    wire.wrongParity = on;
  }),
});

export const scaleVerbs = (scale: SimulatedScale): Verbs => ({
  load: mass('what lies on the pan', (put) => scale.pan.put(put)),
  add: mass('added to the pan', (added) => scale.pan.add(added)),
  remove: press('the pan is empty', () => scale.pan.remove()),
  shake: toggle('the pan never comes to rest', (on) => scale.pan.shake(on)),
  zero: press('zero pressed at the instrument', () => scale.pressZero()),
  tare: press('tare pressed at the instrument', () => scale.pressTare()),
  print: press('print pressed at the instrument', () => scale.pressPrint()),
  unit: {
    usage: 'mg|g|kg',
    help: 'the instrument shows another unit',
    act: ([unit = '']) => {
      if (!isMassUnit(unit)) return err('mg, g or kg expected');
      scale.showIn(unit);
      return ok(`the instrument shows ${unit}`);
    },
  },
  'power-cycle': press('switched off and on', () => scale.powerCycle()),
  serial: word('NUMBER', 'another serial number answers', (serial) => {
    scale.faults.serial = serial;
  }),
  busy: toggle('weights are answered with S I', (on) => {
    scale.faults.busy = on;
  }),
  'module-fault': word('CODE|off', 'a module fault such as 10b', (code) => {
    scale.faults.moduleFault = code === 'off' ? null : code;
  }),
  ...wireVerbs(scale.wire),
});

export const printerVerbs = (printer: SimulatedPrinter): Verbs => ({
  'paper-out': toggle('no paper', (on) => {
    printer.faults.paperOut = on;
  }),
  'head-open': toggle('the print head is open', (on) => {
    printer.faults.headUp = on;
  }),
  'ribbon-out': toggle('no ribbon', (on) => {
    printer.faults.ribbonOut = on;
  }),
  pause: toggle('paused at the printer', (on) => {
    printer.faults.paused = on;
  }),
  hot: toggle('the print head is too hot', (on) => {
    printer.faults.overTemperature = on;
  }),
  power: toggle('power', (on) => (on ? printer.powerOn() : printer.powerOff())),
  blank: toggle('it takes labels and prints none', (on) => {
    printer.setup.printsNothing = on;
  }),
  slow: whole('MS', 'time for one label', (ms) => {
    printer.setup.printMs = ms;
  }),
  prints: {
    usage: '',
    help: 'how many labels came out',
    act: () => ok(`${printer.printed.length} labels came out`),
  },
  ...wireVerbs(printer.wire),
});

export const scannerVerbs = (scanner: SimulatedScanner): Verbs => ({
  scan: {
    usage: 'AIM DATA',
    help: 'reads a symbol: scan d2 0109506000134352<GS>10ABC',
    act: ([aim = '', ...data]) => {
      if (!/^[A-Za-z][0-9A-Za-z]$/.test(aim)) return err('an AIM identifier like d2 expected');
      scanner.scan(aim, data.join(' ').replaceAll('<GS>', '\x1d'));
      return ok(`scanned ]${aim}`);
    },
  },
  link: {
    usage: 'URL',
    help: 'reads a QR Code with a GS1 Digital Link: link https://example.org/01/09506000134352/10/A',
    act: ([url = '']) => {
      if (!isDigitalLink(url)) return err('a GS1 Digital Link expected');
      scanner.scan('Q1', url);
      return ok('scanned ]Q1');
    },
  },
  send: {
    usage: 'TEXT',
    help: 'sends text as it is, without a suffix',
    act: (words) => {
      scanner.send(words.join(' ').replaceAll('<GS>', '\x1d').replaceAll('<CR>', '\r'));
      return ok('sent');
    },
  },
  ...wireVerbs(scanner.wire),
});
