import type { Question, ScaleFamily, Understood } from '../../../application/ports/device-family.ts';
import { LineFramer } from '../line-framing.ts';
import { NOTHING_ASKED, told } from '../value-lines.ts';
import { command, framing, understand } from './protocol.ts';

/** The scale waits for the end of motion before it zeroes or tares. */
const STABILITY_MS = 8000;

const isStandardAnswer = ({ decoded }: Understood): boolean =>
  decoded.kind === 'reading' || decoded.kind === 'error';

const answered = (name: string, timeoutMs: number): Question => ({
  command: name,
  bytes: command(name),
  timeoutMs,
  isAnswer: isStandardAnswer,
});

/**
 * No answer names its command, but that to `A` cannot be taken for a weight: it proves that no older answer is still
 * on its way.
 */
export const sma: ScaleFamily = {
  name: 'sma',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  understand,
  questions: {
    ...NOTHING_ASKED,
    now: answered('W', 600),
    resync: { ...told('levels', 'A', command('A')), timeoutMs: 1000 },
    zero: answered('Z', STABILITY_MS),
    tare: answered('T', STABILITY_MS),
    clearTare: answered('C', 800),
    readTare: answered('M', 800),
  },
  afterSilence: 'resync',
  isRestart: () => false,
};
