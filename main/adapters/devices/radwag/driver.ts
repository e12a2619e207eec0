import type { Question, ScaleFamily, Understood } from '../../../application/ports/device-family.ts';
import { LineFramer } from '../line-framing.ts';
import { command, framing, understand } from './protocol.ts';

/**
 * The end of an answer names its command, or is `ES`, which names none. "Accepted, in progress" is no end: a zero is
 * done when the instrument says so.
 */
const endOf =
  (name: string) =>
  ({ decoded, answers, last }: Understood): boolean =>
    last && (answers === name || (answers === null && decoded.kind === 'error'));

const question = (name: string, timeoutMs: number, text = name): Question => ({
  command: name,
  bytes: command(text),
  timeoutMs,
  isAnswer: endOf(name),
});

/** The instrument waits for stability up to its own limit before it ends Z and T. */
const STABILITY_MS = 8000;

export const radwag: ScaleFamily = {
  name: 'radwag',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  understand,
  questions: {
    now: question('SI', 800),
    // An S that was given up may be answered at any later time, and cannot be cancelled.
    stable: null,
    resync: null,
    serial: question('NB', 800),
    model: question('BN', 800),
    software: question('RV', 800),
    zero: question('Z', STABILITY_MS),
    tare: question('T', STABILITY_MS),
    clearTare: question('UT', 800, 'UT 0'),
    readTare: question('OT', 800),
  },
  // It does not announce that it was switched on; a question that it missed has to break the continuity.
  afterSilence: 'quiet',
  isRestart: () => false,
};
