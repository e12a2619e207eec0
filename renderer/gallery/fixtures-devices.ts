import type { Fixture } from './fixture.ts';
import { DISPENSING } from './fixtures-dispense.ts';
import { EQUIPMENT } from './fixtures-equipment.ts';

const on = (fixtures: readonly Fixture[], id: string): Fixture => {
  const found = fixtures.find((fixture) => fixture.id === id);
  if (found === undefined) throw new Error(`no fixture ${id}`);
  return found;
};
const over = (id: string, first: string): Fixture => ({
  ...on(DISPENSING, 'dispense-fill-in'),
  id,
  overlay: { kind: 'devices', first },
});

/** The device desk over a step and over the desk of metrology. */
export const DEVICE_DESK: readonly Fixture[] = [
  over('devices', 'SCL-01'),
  over('devices-foreign', 'SCL-02'),
  { ...over('devices-traffic', 'SCL-01'), press: [['desk.traffic']] },
  { ...over('devices-paused', 'SCL-01'), press: [['desk.traffic'], ['desk.pause']] },
  { ...over('devices-history', 'SCL-02'), press: [['desk.changes']] },
  over('devices-paper-out', 'PRN-01'),
  { ...over('devices-scanner', 'SCN-01'), press: [['desk.traffic']] },
  over('devices-undeclared', 'SCL-09'),
  {
    ...(EQUIPMENT[0] ?? on(EQUIPMENT, 'equipment')),
    id: 'devices-metrology',
    overlay: { kind: 'devices', first: 'SCL-01' },
  },
];
