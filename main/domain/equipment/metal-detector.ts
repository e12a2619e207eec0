import type { EquipmentId } from '../../contract/ids.ts';
import type { Instant } from '../moment.ts';
import type { PlantReader } from '../state.ts';
import type { EquipmentBase } from './equipment.ts';

/** Finds metal in what runs through it. It has no wire to the station: its challenge says whether it does (21 CFR 111.27). */
export interface MetalDetector extends EquipmentBase {
  readonly kind: 'metalDetector';
  /** What a challenge passes through it, each piece once. */
  readonly testPieces: readonly TestPiece[];
  readonly lastGoodChallenge: Instant | null;
  /** Why the last good challenge speaks for nothing any more. */
  readonly recheck: 'failed' | 'adjusted' | null;
}

/** A piece of metal of a known size, with a label of its own to be scanned. */
export interface TestPiece {
  readonly id: string;
  /** The metal and its size as people read it: `Fe 1.0 mm`. */
  readonly text: string;
  readonly certificate: string;
}

/** null for everything else, and for a name that is not known. */
export function detectorOf(state: PlantReader, id: string): MetalDetector | null {
  const equipment = state.get('equipment', id);
  return equipment?.kind === 'metalDetector' ? equipment : null;
}

export const pieceOf = ({ testPieces }: MetalDetector, piece: string): TestPiece | undefined =>
  testPieces.find(({ id }) => id === piece);

/** The first of some detectors that is challenged with a piece. */
export const challengedWith = (
  state: PlantReader,
  detectors: readonly EquipmentId[],
  piece: string,
): MetalDetector | null =>
  detectors.map((id) => detectorOf(state, id)).find((each) => each && pieceOf(each, piece)) ?? null;

/** A piece of any detector of the plant. */
export function knownPiece(state: PlantReader, piece: string): TestPiece | undefined {
  for (const each of state.all('equipment')) {
    const found = each.kind === 'metalDetector' ? pieceOf(each, piece) : undefined;
    if (found) return found;
  }
  return undefined;
}

export const isTestPiece = (state: PlantReader, piece: string): boolean =>
  knownPiece(state, piece) !== undefined;
