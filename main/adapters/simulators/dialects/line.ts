import { dialectOf } from './command-dialect.ts';
import type { Instrument } from './scale-dialect.ts';

/** The profile that the simulated indicator speaks: the example of the README of the family. */
export const LINE_EXAMPLE = {
  name: 'Example indicator, format 2',
  end: 'CRLF',
  separator: null,
  parts: [
    {
      is: 'stability',
      width: 2,
      marks: { ST: 'stable', US: 'unstable', OL: 'overload', UL: 'underload', ER: 'device-error' },
    },
    { is: 'text', width: 1, text: ',' },
    { is: 'basis', width: 2, marks: { GS: 'gross', NT: 'net' } },
    { is: 'text', width: 1, text: ',' },
    { is: 'value', width: 9 },
    { is: 'unit', width: 3, marks: { kg: 'kg', g: 'g', mg: 'mg' } },
  ],
  commands: { now: 'W\r\n', zero: 'Z\r\n', tare: 'T\r\n' },
};

function weight({ faults, present, show, unit, tare }: Instrument): string | null {
  if (faults.busy) return null;
  const shown = present();
  const basis = tare === 0 ? 'GS' : 'NT';
  const line = (state: string, digits: string): string =>
    `${state},${basis},${digits.padStart(9)}${unit.padStart(3)}`;
  if (faults.moduleFault !== null) return line('ER', '');
  if (shown.kind !== 'value') return line(shown.kind === 'overload' ? 'OL' : 'UL', '');
  return line(shown.isStable ? 'ST' : 'US', show(shown.mass));
}

/** An indicator of no family, by the example profile. */
export const lineDialect = dialectOf({
  name: 'line',
  weight,
  unknown: null,
  commands: {
    W: (speaker) => speaker.sayWeight(),
    Z: (speaker) =>
      speaker.whenStable(
        () => speaker.instrument.zero(),
        () => {},
      ),
    T: (speaker) =>
      speaker.whenStable(
        () => speaker.instrument.tareNow(),
        () => {},
      ),
  },
});
