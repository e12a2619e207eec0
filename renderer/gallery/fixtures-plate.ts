import type { Frame, LiveWeight } from '../../main/contract/views.ts';
import { dispense, empty } from './dispense-parts.ts';
import { type Fixture, fails, inStep } from './fixture.ts';
import { check, running } from './fixtures-check.ts';

/** Its connection broke since its plate was scanned. */
const nameless: LiveWeight = {
  ...empty,
  state: 'unidentified',
  gross: null,
  stable: false,
  displayed: null,
};
const UNIDENTIFIED = fails({
  gate: 'requireReading',
  code: 'reading.unidentified',
  data: { scale: 'SCL-01' },
  clears: null,
});
const task = { code: 'scanPlate', data: { scale: 'SCL-01' } } as const;

const asking = (step: string): Frame => {
  const frame = inStep(step);
  return {
    ...frame,
    devices: frame.devices.map((chip) =>
      chip.id === 'SCL-01'
        ? { ...chip, state: 'attention', note: 'unidentified', data: { scale: 'SCL-01' } }
        : chip,
    ),
  };
};

/** A scale that cannot say who it is, where it is weighed on and where it is checked. */
export const PLATES: readonly Fixture[] = [
  {
    id: 'dispense-plate',
    frame: asking('70'),
    screen: { ...dispense, task, affordances: { ...dispense.affordances, AcceptWeight: UNIDENTIFIED } },
    live: [nameless],
  },
  {
    id: 'check-plate',
    frame: asking('30'),
    screen: { ...check, task, scales: [{ ...running, capture: UNIDENTIFIED }, ...check.scales.slice(1)] },
    live: [nameless],
  },
];
