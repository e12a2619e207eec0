import type { BulkWeighScreen } from '../../../main/contract/views.ts';
import type { Desk } from './desk.ts';
import { RUN_BATCH } from './door-plant.ts';
import type { Floor } from './floor.ts';
import { atRun } from './run-hands.ts';

export const DETECTOR = 'MD-02';
export const BULK_SCALE = 'SCL-05';
export const PIECES = ['TP-FE10', 'TP-NF15', 'TP-SS20'] as const;
export const FIRST_OUTPUT = `${RUN_BATCH}/CAP-01`;

export const atBulk = (floor: Floor): Promise<Desk> => atRun(floor, '160');

export const bulkOf = ({ screen }: Desk): BulkWeighScreen => {
  if (screen.kind !== 'bulkWeigh') throw new Error(`the screen shows ${screen.kind}`);
  return screen;
};

export const scanPiece = (desk: Desk, piece: string) => desk.scanPlain(`TST/${piece}`);

export const passing = (piece: string, result = 'rejected') => ({
  type: 'PassTestPiece',
  detector: DETECTOR,
  piece,
  result,
});

/** Every piece once; this one passes through, or none. */
export async function challenge(desk: Desk, through: string | null = null): Promise<void> {
  for (const piece of PIECES) {
    await desk.takes(scanPiece(desk, piece));
    await desk.press(passing(piece, piece === through ? 'passedThrough' : 'rejected'));
  }
}

export const REPEAT = { type: 'RepeatChallenge', detector: DETECTOR, cleaned: true, settings: true };
