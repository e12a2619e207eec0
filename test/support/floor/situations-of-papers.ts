import { png, stored } from '../pictures.ts';
import type { Desk } from './desk.ts';
import { BATCH } from './door-plant.ts';
import { inStep } from './hands.ts';
import { told } from './situation.ts';

/** What a paper says was done in step 20, at the time that stands on the screen, with its scan. */
export const lateDraft = ({ view }: Desk) => ({
  type: 'EnterLate',
  about: { kind: 'step', batch: BATCH, step: '20', fact: 'clearance' },
  doneAt: new Date(view.frame.now).toISOString(),
  sha256: stored(png()).sha256,
  reason: 'power-failure',
  narrative: 'The booth was cleared by the paper form while the power was away.',
});

/** What was done on paper. */
export const PAPERS = told({
  /** LE-01 with EX-01, which nobody has confirmed. */
  lateEntered: {
    from: 'clearing',
    play: async (floor) => {
      const desk = await inStep(floor, '20');
      await desk.upload(png());
      await desk.sign(lateDraft(desk));
    },
  },
});
