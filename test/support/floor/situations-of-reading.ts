import { png, stored } from '../pictures.ts';
import type { Draft } from './desk.ts';
import { BATCH } from './door-plant.ts';
import type { Floor } from './floor.ts';
import { FLOOR_SCALE, inStep } from './hands.ts';
import { told } from './situation.ts';

/** The picture of its display. */
export const DISPLAY = png('display');
const CONTAINER = `${BATCH}/DC-01`;
export const SHOWN = '6.58';
export const ALLOW: Draft = {
  type: 'OverrideManualWeight',
  batch: BATCH,
  step: '60',
  container: CONTAINER,
  reason: 'readings-do-not-arrive',
  narrative: 'The cable to the station is broken; the display works.',
};
export const READ: Draft = { type: 'EnterReading', shown: SHOWN, sha256: stored(DISPLAY).sha256 };
export const READ_AGAIN: Draft = { type: 'ConfirmReading', shown: SHOWN };

/** Whether the cable of the floor scale is broken; its display goes on. */
export function breakCable(floor: Floor, broken: boolean): void {
  const scale = floor.bench.scales.get(FLOOR_SCALE);
  if (!scale) throw new Error('no floor scale on the bench');
  scale.wire.silence = broken;
}

/** A filled container stands on the floor scale, and nothing arrives from it. */
export const READING = told({
  /** EX-01: reported. */
  cableBroken: {
    from: 'filled',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      await desk.press({ type: 'ReportException', category: 'equipment', narrative: 'Nothing arrives.' });
    },
  },
  /** EX-02: QA signed that its display is read. */
  displayAllowed: {
    from: 'cableBroken',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      breakCable(floor, true);
      await desk.sign(ALLOW, 'QA-01');
    },
  },
  displayRead: {
    from: 'displayAllowed',
    play: async (floor) => {
      const desk = await inStep(floor, '60');
      breakCable(floor, true);
      await desk.upload(DISPLAY);
      await desk.press(READ);
    },
  },
});
