import type { Question, ScaleFamily, Understood } from '../../../application/ports/device-family.ts';
import { LineFramer } from '../line-framing.ts';
import { command, understand } from './protocol.ts';

const CR = 0x0d;
const LF = 0x0a;

/** MT-SICS frames end with CR LF; the longest answers are the I0 and I2 texts. */
export const framing = { end: LF, companion: CR, cap: 256, settleMs: 100, abandonMs: 1000 } as const;

/** An answer carries the id of its command, or is one of the three errors that carry none. */
const answeredBy =
  (id: string) =>
  ({ decoded, answers }: Understood): boolean =>
    answers === id || (answers === null && decoded.kind === 'error');

const isSerialNumber = ({ decoded, answers }: Understood): boolean =>
  answers === 'I4' && decoded.kind === 'identity';

const question = (name: string, id: string, timeoutMs: number): Question => ({
  command: name,
  bytes: command(name),
  timeoutMs,
  isAnswer: answeredBy(id),
});

/** The instrument waits for stability up to its own limit before it answers S, Z and T. */
const STABILITY_MS = 8000;

export const mtSics: ScaleFamily = {
  name: 'mt-sics',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  understand,
  questions: {
    now: question('SI', 'S', 600),
    stable: {
      ...question('S', 'S', STABILITY_MS),
      // A dynamic value never answers S: it is the late answer of an earlier SI.
      isAnswer: (understood) =>
        answeredBy('S')(understood) &&
        !(understood.decoded.kind === 'reading' && understood.decoded.stable !== true),
    },
    // Only the serial number answers `@`; an error may be the late answer of something else.
    resync: { ...question('@', 'I4', 1000), isAnswer: isSerialNumber },
    serial: question('I4', 'I4', 800),
    model: question('I2', 'I2', 800),
    software: question('I3', 'I3', 800),
    zero: question('Z', 'Z', STABILITY_MS),
    tare: question('T', 'T', STABILITY_MS),
    clearTare: question('TAC', 'TAC', 800),
    readTare: question('TA', 'TA', 800),
  },
  afterSilence: 'resync',
  isRestart: isSerialNumber,
};
