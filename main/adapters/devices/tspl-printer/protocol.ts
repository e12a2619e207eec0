import { bytesOf } from '../../../application/devices/printable.ts';
import type { PrinterStatus, Understood } from '../../../application/ports/device-family.ts';
import type { Decoded } from '../../../contract/decoded.ts';

/**
 * The status of a TSPL/TSPL2 printer, in two forms: `ESC ! ?` is answered with one byte of flags, `ESC ! S` with four
 * characters between STX and ETX (TSC TSPL/TSPL2 Programming, 2013, p. 85; Gprinter GP-2120T, no. 29).
 */
export const STX = 0x02;
export const ETX = 0x03;
/** STX, four characters, ETX. */
export const TEXT_LENGTH = 6;

export const ASK_BYTE = bytesOf('\x1b!?');
export const ASK_TEXT = bytesOf('\x1b!S');
/** Resets the printer, and with it whatever it has received and not printed. */
export const RESET = bytesOf('\x1b!R');

type Flag = readonly [bit: number, name: string];

const BYTE_FLAGS: readonly Flag[] = [
  [0, 'headUp'],
  [1, 'paperJam'],
  [2, 'paperOut'],
  [3, 'ribbonOut'],
  [4, 'paused'],
  [5, 'printing'],
  [6, 'coverOpen'],
  [7, 'temperatureOutOfRange'],
];

/** What the printer is doing, by its first character. */
const MESSAGES: Readonly<Record<string, string>> = {
  '@': 'normal',
  '`': 'paused',
  B: 'backing',
  C: 'cutting',
  E: 'error',
  F: 'formFeed',
  K: 'waitingForKey',
  L: 'waitingForRemoval',
  P: 'printing',
  W: 'imaging',
};
const AT_WORK = ['backing', 'cutting', 'formFeed', 'printing', 'imaging'];

/** Second to fourth character: bit 6 is always set, a flag for each bit that the manual names. */
const TEXT_FLAGS: readonly (readonly Flag[])[] = [
  [[3, 'bufferFull']],
  [
    [0, 'overTemperature'],
    [1, 'motorOverTemperature'],
    [2, 'headError'],
    [3, 'cutterJam'],
    [4, 'outOfMemory'],
  ],
  [
    [0, 'paperOut'],
    [1, 'paperJam'],
    [2, 'ribbonOut'],
    [3, 'ribbonJam'],
    [5, 'headUp'],
  ],
];
const MARK = 0x40;

const malformed = (reason: string): Decoded => ({ kind: 'malformed', reason });

/** One answer in either form: a byte alone, or the four characters with STX and ETX, with or without CR LF. */
export function decode(frame: Uint8Array): Decoded {
  const [first = 0, ...rest] = frame;
  if (frame.length === 1) return { kind: 'printer', ...flagsOf(first, BYTE_FLAGS) };
  const end = [13, 10].slice(0, frame.length - TEXT_LENGTH);
  const isFramed =
    first === STX &&
    frame.length >= TEXT_LENGTH &&
    frame[TEXT_LENGTH - 1] === ETX &&
    frame.length === TEXT_LENGTH + end.length &&
    end.every((byte, at) => frame[TEXT_LENGTH + at] === byte);
  return isFramed ? decodeText(rest.slice(0, 4)) : malformed('neither one byte nor four characters');
}

function decodeText([message = 0, ...groups]: readonly number[]): Decoded {
  const doing = MESSAGES[String.fromCharCode(message)];
  if (doing === undefined) return malformed(`${hex(message)} is no message`);
  const flags: Record<string, boolean> = {};
  for (const [at, known] of TEXT_FLAGS.entries()) {
    const byte = groups[at] ?? 0;
    const named = known.reduce((bits, [bit]) => bits | (1 << bit), MARK);
    if ((byte & MARK) === 0 || (byte & ~named) !== 0)
      return malformed(`character ${at + 2} is ${hex(byte)}, which has no name`);
    Object.assign(flags, flagsOf(byte, known));
  }
  return {
    kind: 'printer',
    message: doing,
    paused: doing === 'paused',
    printing: AT_WORK.includes(doing),
    labelWaiting: doing === 'waitingForRemoval' || doing === 'waitingForKey',
    error: doing === 'error',
    ...flags,
  };
}

const flagsOf = (byte: number, flags: readonly Flag[]): Readonly<Record<string, boolean>> =>
  Object.fromEntries(flags.map(([bit, name]) => [name, (byte & (1 << bit)) !== 0]));

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

export const understand = (frame: Uint8Array): Understood => {
  const decoded = decode(frame);
  return { decoded, answers: decoded.kind === 'printer' ? 'status' : null, last: true };
};

const WORK = ['printing', 'labelWaiting'];

/** What keeps a label from coming out. */
export const faultsOf = (status: PrinterStatus): readonly string[] =>
  Object.entries(status).flatMap(([flag, value]) => (value === true && !WORK.includes(flag) ? [flag] : []));

/** Nothing being printed, and nothing waiting to be taken or for a key. */
export const isIdle = (status: PrinterStatus): boolean => WORK.every((flag) => status[flag] !== true);
