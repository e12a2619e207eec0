import { expect, it } from 'vitest';
import type { Desk } from '../support/floor/desk.ts';
import { capture, dispenseOf, FLOOR_SCALE, FULL, inStep } from '../support/floor/hands.ts';
import { openSituation } from '../support/floor/saved-situations.ts';

const EMPTY = '0.00 kg';
const movedOn = (desk: Desk) =>
  desk.shows(({ screen }) => screen.kind === 'dispense' && screen.phase !== 'remove');

it('[S117][R2 111.260] sees that a verified container is gone, though nobody was in the step when it was taken off', async () => {
  const floor = await openSituation('scanned');
  try {
    const desk = await inStep(floor, '60');
    await desk.atRest(FLOOR_SCALE);
    await desk.sign(capture(desk, 'VerifyContainer'), 'OP-107');
    expect(dispenseOf(desk).phase).toBe('remove');
    await desk.leave();
    await desk.put(FLOOR_SCALE, EMPTY);
    await inStep(floor, '60');
    await movedOn(desk);
    await floor.close();
    const told = floor.record().map(({ type }) => type);
    expect(told.filter((type) => type === 'LoadLeft' || type === 'ScaleReturnedToZero').slice(-2)).toEqual([
      'LoadLeft',
      'ScaleReturnedToZero',
    ]);
  } finally {
    await floor.dispose();
  }
}, 120_000);

it('[S57] latches an overshoot that happened while nobody was in the step', async () => {
  const floor = await openSituation('tared');
  try {
    const desk = await inStep(floor, '60');
    await desk.atRest(FLOOR_SCALE);
    await desk.leave();
    await desk.put(FLOOR_SCALE, '6.90 kg');
    await inStep(floor, '60');
    await desk.shows(({ screen }) => screen.kind === 'dispense' && screen.phase === 'overshoot');
    await desk.put(FLOOR_SCALE, FULL);
  } finally {
    await floor.dispose();
  }
}, 120_000);
