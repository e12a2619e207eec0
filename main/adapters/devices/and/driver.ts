import type { ScaleFamily } from '../../../application/ports/device-family.ts';
import type { Result } from '../../../contract/result.ts';
import { LineFramer } from '../line-framing.ts';
import { readProfile } from '../profiles.ts';
import { inSealedUnit, sealedUnitOf } from '../sealed-unit.ts';
import { NOTHING_ASKED, presentValue, silentVerb } from '../value-lines.ts';
import { command, framing, understand, understandNumber } from './protocol.ts';

/**
 * The standard format. Zero and tare are acknowledged only where that is set at the balance, and then as received
 * before they are done: what counts is the display.
 */
export const and: ScaleFamily = {
  name: 'and',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  understand,
  questions: {
    ...NOTHING_ASKED,
    now: presentValue('Q', command('Q')),
    zero: silentVerb('Z', command('Z')),
    tare: silentVerb('T', command('T')),
  },
  afterSilence: 'quiet',
  isRestart: () => false,
};

/**
 * The number-only format of the same balances. It transmits neither unit nor stability: the profile names the unit that
 * the balance is sealed to, and the binding what stands for stability; without that nothing can be captured.
 */
export const andNumber = (data: unknown): Result<ScaleFamily, string> =>
  readProfile(() => {
    const sealedUnit = sealedUnitOf(data, 'the profile of a balance that sends numbers only');
    return {
      ...and,
      name: 'and-nu',
      understand: (frame) => inSealedUnit(understandNumber(frame), sealedUnit),
    };
  });
