import { dialectOf, type Speaker } from './command-dialect.ts';
import type { Instrument, Pressed } from './scale-dialect.ts';

const STREAM_MS = 100;

/** An indicator's line: polarity and seven for the weight, blank, five for the unit, mark, legend. */
function weight({ faults, present, show, unit, tare }: Instrument): string | null {
  if (faults.moduleFault !== null) return 'Err 53';
  if (faults.busy) return null;
  const shown = present();
  if (shown.kind !== 'value') return shown.kind === 'overload' ? 'Err 8.3' : 'Err 8.4';
  const digits = show(shown.mass).replace('-', '').padStart(7);
  const mark = shown.isStable ? ' ' : '?';
  return `${shown.mass < 0 ? '-' : ' '}${digits} ${unit.padEnd(5)}${mark}${tare === 0 ? 'G' : 'N'}`;
}

const whenAtRest = (act: (speaker: Speaker) => void) => (speaker: Speaker) =>
  speaker.whenStable(
    () => act(speaker),
    () => speaker.say('ES'),
  );
const pressed = (speaker: Speaker, outcome: Pressed): void => speaker.say(outcome === 'done' ? 'OK!' : 'ES');

/** An Ohaus indicator in its own command set. */
export const ohausDialect = dialectOf({
  name: 'ohaus',
  weight,
  unknown: 'ES',
  commands: {
    IP: (speaker) => speaker.sayWeight(),
    P: (speaker) => speaker.sayWeight(),
    SP: whenAtRest((speaker) => speaker.sayWeight()),
    CP: (speaker) => speaker.repeat(STREAM_MS, () => weight(speaker.instrument)),
    '0P': (speaker) => speaker.stop(),
    Z: whenAtRest((speaker) => pressed(speaker, speaker.instrument.zero())),
    T: whenAtRest((speaker) => pressed(speaker, speaker.instrument.tareNow())),
  },
});
