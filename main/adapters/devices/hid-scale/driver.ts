import type { Question, ScaleFamily } from '../../../application/ports/device-family.ts';
import { NOTHING_ASKED } from '../value-lines.ts';
import { understand, ZERO_REPORT } from './protocol.ts';
import { ReportFramer } from './report-framer.ts';

/** Zeroing waits for the pan to come to rest. */
const ZERO_MS = 5000;

/** No report answers a zero: whether it was done shows in those that come next. */
const zero: Question = {
  command: 'zero',
  bytes: ZERO_REPORT,
  timeoutMs: ZERO_MS,
  isSilent: true,
  isAnswer: () => false,
};

/**
 * It sends by itself and is asked nothing. Its identity is the serial number of its USB descriptor, which the link
 * tells; tare is not in the reports at all.
 */
export const hidScale: ScaleFamily = {
  name: 'hid-scale',
  openFramer: () => new ReportFramer().opened(),
  understand,
  questions: {
    ...NOTHING_ASKED,
    zero,
  },
  afterSilence: 'reopen',
  // USB checks every report: it comes whole or not at all.
  isChecked: true,
  isRestart: () => false,
};
