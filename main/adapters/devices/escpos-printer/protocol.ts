import type { PrinterStatus, Understood } from '../../../application/ports/device-family.ts';
import type { Decoded } from '../../../contract/decoded.ts';

/**
 * The real-time status of an ESC/POS printer: `DLE EOT n` is answered with one byte, for n = 1 the printer, 2 why it is
 * off line, 3 the error, 4 the paper (Epson ESC/POS reference, DLE EOT; TM-U220 specification p. 5-5). A byte does not say
 * which question it answers.
 */
export const DLE = 0x10;
export const EOT = 0x04;

type Flag = readonly [mask: number, name: string];

/** Bits 1 and 4 of an answer are set, bits 0 and 7 are not. */
const FIXED = 0x93;
const FIXED_ON = 0x12;

const PAPER_NEAR_END = 0x0c;
const PAPER_OUT = 0x60;

/** The flags of each answer by the n of its question. */
const ANSWERS: readonly (readonly Flag[])[] = [
  [
    [0x04, 'drawerPin3High'],
    [0x08, 'offline'],
    [0x20, 'waitingForOnline'],
    [0x40, 'feedButton'],
  ],
  [
    [0x04, 'coverOpen'],
    [0x08, 'feedingByButton'],
    [0x20, 'stoppedByPaperEnd'],
    [0x40, 'error'],
  ],
  [
    [0x04, 'recoverableError'],
    [0x08, 'cutterError'],
    [0x20, 'unrecoverableError'],
    [0x40, 'autoRecoverableError'],
  ],
  [
    [PAPER_NEAR_END, 'paperNearEnd'],
    [PAPER_OUT, 'paperOut'],
  ],
];
export const QUESTIONS = ANSWERS.length;

/** All four questions in one go: up to eight may be sent at once, and they are answered in their order (DLE EOT). */
export const ASK_ALL = Uint8Array.from(ANSWERS.flatMap((_, at) => [DLE, EOT, at + 1]));

/** `DLE ENQ 2`: recover from an error after clearing the receive and print buffers. */
export const CLEAR = Uint8Array.of(DLE, 0x05, 2);

export const isStatusByte = (byte: number): boolean => (byte & FIXED) === FIXED_ON;

const malformed = (reason: string): Decoded => ({ kind: 'malformed', reason });

/**
 * One frame: the four answers in the order of their questions; one question with its answer behind it, as in a capture of
 * both directions; or one byte alone. Of that nobody knows what was asked, so each flag is told under each question that
 * it could answer (`4.paperOut`), and `question` is `unknown`.
 */
export function decode(frame: Uint8Array): Decoded {
  const [first = 0, second, n = 0, answer = 0] = frame;
  if (frame.length === 1) return alone(first);
  if (frame.length !== QUESTIONS) return malformed(`${frame.length} bytes are no answer`);
  if (first === DLE && second === EOT) return toQuestion(n, answer);
  const answers = [...frame].map((byte, at) => flagsOf(byte, at + 1));
  const wrong = answers.find((flags) => typeof flags === 'string');
  return typeof wrong === 'string' ? malformed(wrong) : { kind: 'printer', ...Object.assign({}, ...answers) };
}

function toQuestion(n: number, answer: number): Decoded {
  const flags = flagsOf(answer, n);
  return typeof flags === 'string' ? malformed(flags) : { kind: 'printer', question: n, ...flags };
}

function alone(byte: number): Decoded {
  const told = ANSWERS.flatMap((_, at) => {
    const flags = flagsOf(byte, at + 1);
    return typeof flags === 'string'
      ? []
      : Object.entries(flags).map(([name, value]) => [`${at + 1}.${name}`, value] as const);
  });
  if (told.length === 0) return malformed(`${hex(byte)} is no status`);
  return { kind: 'printer', question: 'unknown', ...Object.fromEntries(told) };
}

/** The flags of the answer to question `n`, or why it is none. A flag of two bits has both or neither. */
function flagsOf(byte: number, n: number): Readonly<Record<string, boolean>> | string {
  const flags = ANSWERS[n - 1];
  if (flags === undefined) return `there is no question ${n}`;
  if (!isStatusByte(byte)) return `${hex(byte)} is no status`;
  const half = flags.find(([mask]) => (byte & mask) !== 0 && (byte & mask) !== mask);
  if (half) return `${hex(byte)} sets one of the two bits of ${half[1]}`;
  return Object.fromEntries(flags.map(([mask, name]) => [name, (byte & mask) !== 0]));
}

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

/** Only all four answers together are the status of a printer. */
export const understand = (frame: Uint8Array): Understood => {
  const decoded = decode(frame);
  const isWhole = decoded.kind === 'printer' && decoded['question'] === undefined;
  return { decoded, answers: isWhole ? 'status' : null, last: true };
};

/** They tell of the drawer, of the feed button, or of paper that is still there. */
const HARMLESS = ['drawerPin3High', 'paperNearEnd'];

/** What keeps a label from coming out. */
export const faultsOf = (status: PrinterStatus): readonly string[] =>
  Object.entries(status).flatMap(([flag, value]) =>
    value === true && !HARMLESS.includes(flag) ? [flag] : [],
  );
