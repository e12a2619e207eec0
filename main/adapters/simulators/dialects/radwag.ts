import { formatMass, type MassUnit, parseMass } from '../../../contract/quantity.ts';
import { dialectOf, type Speaker } from './command-dialect.ts';
import type { Instrument, Pressed } from './scale-dialect.ts';

const STREAM_MS = 100;

/** `S` and `SI` answer in the basic unit, whatever the display shows; `SU` and `SUI` in that of the display. */
const IN_BASIC_UNIT: ReadonlySet<string> = new Set(['S', 'SI']);

/** The mass frame of a command: 19 characters, out of range with its mark and no digits. */
function massFrame(command: string, { faults, model, present, unit: shownUnit }: Instrument): string {
  const unit: MassUnit = IN_BASIC_UNIT.has(command) ? model.unit : shownUnit;
  if (faults.moduleFault !== null || faults.busy) return `${command} I`;
  const shown = present();
  const end = ` ${unit.padEnd(3)}`;
  if (shown.kind !== 'value')
    return `${command.padEnd(3)}${shown.kind === 'overload' ? '^' : 'v'}  ${' '.repeat(9)}${end}`;
  const digits = formatMass(shown.mass, unit, model.division).replace('-', '').padStart(9);
  return `${command.padEnd(3)}${shown.isStable ? ' ' : '?'} ${shown.mass < 0 ? '-' : ' '}${digits}${end}`;
}

const immediate = (speaker: Speaker): void => speaker.say(massFrame('SI', speaker.instrument));

/** First "accepted, in progress", later the end. */
const inProgress = (command: string, end: (instrument: Instrument) => string) => (speaker: Speaker) => {
  speaker.say(`${command} A`);
  speaker.whenStable(
    () => speaker.say(end(speaker.instrument)),
    () => speaker.say(`${command} E`),
  );
};

const pressed = (command: string, outcome: Pressed): string =>
  `${command} ${outcome === 'done' ? 'D' : outcome === 'overload' ? '^' : 'v'}`;

/** A tare in the unit of the adjustment. */
function setTare(instrument: Instrument, value: string): string {
  const { unit, capacity } = instrument.model;
  const mass = parseMass(value, unit);
  if (!mass.ok || mass.value < 0 || mass.value > capacity) return 'ES';
  instrument.presetTare(mass.value);
  return 'UT OK';
}

/** Always in the unit of the adjustment. */
const tareFrame = ({ tare, model: { unit, division } }: Instrument): string =>
  `OT ${formatMass(tare, unit, division).padStart(9)} ${unit.padEnd(3)} `;

export const radwagDialect = dialectOf({
  name: 'radwag',
  weight: (instrument) => massFrame('SI', instrument),
  unknown: 'ES',
  commands: {
    SI: immediate,
    SUI: (speaker) => speaker.say(massFrame('SUI', speaker.instrument)),
    S: inProgress('S', (instrument) => massFrame('S', instrument)),
    SU: inProgress('SU', (instrument) => massFrame('SU', instrument)),
    C1: (speaker) => {
      speaker.say('C1 A');
      speaker.repeat(STREAM_MS, () => massFrame('SI', speaker.instrument));
    },
    C0: (speaker) => {
      speaker.stop();
      speaker.say('C0 A');
    },
    Z: inProgress('Z', (instrument) => pressed('Z', instrument.zero())),
    T: inProgress('T', (instrument) => pressed('T', instrument.tareNow())),
    OT: (speaker) => speaker.say(tareFrame(speaker.instrument)),
    UT: (speaker, [value = '']) => speaker.say(setTare(speaker.instrument, value)),
    NB: (speaker) => speaker.say(`NB A "${speaker.instrument.serial}"`),
    BN: (speaker) => speaker.say(`BN A "${speaker.instrument.model.model}"`),
    RV: (speaker) => speaker.say('RV A "SIM.0001"'),
  },
});
