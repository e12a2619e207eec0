import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { say } from '../text/say.ts';

export const reasonOptions = (codes: readonly ReasonCode[]) =>
  codes.map((value) => ({ value, text: say(`reason.${value}`) }));
