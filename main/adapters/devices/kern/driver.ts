import type { Question, ScaleFamily, Understood } from '../../../application/ports/device-family.ts';
import type { Result } from '../../../contract/result.ts';
import { LineFramer } from '../line-framing.ts';
import { membersOf, readProfile, wordOf } from '../profiles.ts';
import { malformed } from '../understood.ts';
import { NOTHING_ASKED, presentValue } from '../value-lines.ts';
import { command, framing, letter, understand } from './protocol.ts';

/** The format that is set in the menu of the balance, by the lengths that its weights can have. */
const FORMATS: Readonly<Record<Format, { readonly lengths: readonly number[]; readonly hasSlash: boolean }>> =
  {
    '6-digit': { lengths: [12], hasSlash: false },
    '7-digit': { lengths: [13], hasSlash: false },
    '6-digit-verified': { lengths: [13], hasSlash: true },
    '7-digit-verified': { lengths: [14], hasSlash: true },
    line: { lengths: [16, 13], hasSlash: false },
  };
type Format = '6-digit' | '7-digit' | '6-digit-verified' | '7-digit-verified' | 'line';
const NAMES: readonly Format[] = ['6-digit', '7-digit', '6-digit-verified', '7-digit-verified', 'line'];

const SLASH = 0x2f;
const isAcknowledged = ({ decoded }: Understood): boolean =>
  decoded.kind === 'ack' || (decoded.kind === 'error' && decoded.status === 'bad-parameter');

const acknowledged = (name: string, timeoutMs: number): Question => ({
  command: name,
  bytes: command(name),
  timeoutMs,
  isAnswer: isAcknowledged,
});

/**
 * `{"format": "6-digit-verified"}`: one format for each balance, because a frame of the seven-digit format that lost a
 * digit is a whole frame of the six-digit one.
 */
export const kern = (data: unknown): Result<ScaleFamily, string> =>
  readProfile(() => {
    const profile = membersOf(data, 'the profile of a KERN balance', ['format']);
    const format = wordOf(profile['format'], 'format', NAMES);
    return {
      name: 'kern',
      openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
      understand: (frame) => inFormat(frame, format),
      ...(format === 'line' ? BY_LETTER : BY_OUTPUT_CONTROL),
    };
  });

function inFormat(frame: Uint8Array, format: Format): Understood {
  const understood = understand(frame);
  const { lengths, hasSlash } = FORMATS[format];
  const isOfFormat = lengths.includes(frame.length) && frame.includes(SLASH) === hasSlash;
  return understood.decoded.kind !== 'reading' || isOfFormat
    ? understood
    : malformed(`not a weight of the ${format} format`);
}

/** `O0` stops the output of its own accord; its `A00` proves that no older weight is still on its way. */
const BY_OUTPUT_CONTROL: Pick<ScaleFamily, 'questions' | 'afterSilence' | 'isRestart'> = {
  questions: {
    ...NOTHING_ASKED,
    now: presentValue('O8', command('O8')),
    resync: acknowledged('O0', 1000),
    zero: acknowledged('T ', 3000),
    tare: acknowledged('T ', 3000),
  },
  afterSilence: 'resync',
  isRestart: () => false,
};

/** `w` without CR LF. The tare is pressed at the balance: `t` is not answered, and only a net of zero would show it. */
const BY_LETTER: Pick<ScaleFamily, 'questions' | 'afterSilence' | 'isRestart'> = {
  questions: {
    ...NOTHING_ASKED,
    now: presentValue('w', letter('w')),
  },
  afterSilence: 'quiet',
  isRestart: () => false,
};
