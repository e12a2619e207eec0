import type { CommandOf } from '../../../main/contract/parse-command.ts';
import { PIECES, passing, REPEAT, scanPiece } from '../../support/floor/bulk-hands.ts';
import type { Draft } from '../../support/floor/desk.ts';
import { RUN_BATCH } from '../../support/floor/door-plant.ts';
import { RUNNER } from '../../support/floor/run-hands.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import type { Attempt } from './scene.ts';

export const atDetector = (at: SituationName, draft: Draft = { type: 'PresentScan' }): Attempt => ({
  at,
  batch: RUN_BATCH,
  step: '160',
  station: 'EN-01',
  person: RUNNER,
  signing: null,
  scale: null,
  draft: () => draft,
});

/** The attempts at a metal detector that pass. */
export const BULK_ATTEMPTS: Readonly<
  Record<CommandOf<'PassTestPiece' | 'RepeatChallenge' | 'PassReference'>['type'], Attempt>
> = {
  PassTestPiece: atDetector('pieceScanned', passing(PIECES[0])),
  RepeatChallenge: atDetector('challengeFailedOnce', REPEAT),
  PassReference: {
    ...atDetector('detectorAdjusted', { ...passing(PIECES[0]), type: 'PassReference' }),
    person: 'MET-2',
    step: null,
    before: async ({ desk }) => {
      await desk.takes(scanPiece(desk, PIECES[0]));
    },
  },
};
