import type { DispensePhase } from '../../contract/views.ts';
import type { Dispensing, OpenSource } from '../../domain/execution/batch.ts';
import type { DispenseStep } from '../../domain/recipe/recipe.ts';

export interface DispenseProgress {
  readonly work: Dispensing;
  readonly mode: DispenseStep['mode'];
  /** What the gate of evidence still misses; empty when the step could be completed. */
  readonly missing: ReadonlySet<string>;
}

/**
 * Which part of the work is next, read off the state alone: a station that lost its power comes back to the same
 * one (rules §5: one source, one container, verified on the scale and removed before the next).
 */
export function dispensePhase(progress: DispenseProgress): DispensePhase {
  const { work, missing } = progress;
  const { current, source } = work;
  if (work.scale === null) return 'scale';
  if (current) return current.overshoot ? 'overshoot' : source ? 'fill' : 'source';
  return standingPhase(work) ?? betweenPhase(progress, missing.size === 0);
}

/** A weighed container stands on the scale: its label, its verification, its removal. */
function standingPhase({ containers, pan }: Dispensing): DispensePhase | null {
  const last = containers.at(-1);
  if (!last) return null;
  if (last.phase === 'weighed' || last.phase === 'labelled') {
    if (last.label.outcome === 'indeterminate') return 'settlePrint';
    return last.phase === 'weighed' || last.label.outcome === 'printing' ? 'label' : 'verify';
  }
  return pan === 'loaded' ? 'remove' : null;
}

/** Nothing stands on the scale: close what is used up, finish, or begin the next container. */
function betweenPhase(progress: DispenseProgress, isComplete: boolean): DispensePhase {
  const { work } = progress;
  if (isComplete) return 'finish';
  // The source is in the hand, scanned to be closed: only its remainder is still to be said.
  if (work.source?.scannedForClose) return 'finish';
  if (mustCloseSource(progress)) return 'source';
  if (!work.source && !isWhole(progress)) return 'source';
  return work.zeroAt === null ? 'zero' : 'tare';
}

/** The open source has nothing more to give to this step: it is scanned closed before anything else. */
export function mustCloseSource(progress: DispenseProgress): boolean {
  const { source } = progress.work;
  return source !== null && (isWhole(progress) || isUsedUp(source, progress.mode));
}

const isUsedUp = ({ taken, onHandAtOpening }: OpenSource, mode: DispenseStep['mode']): boolean =>
  taken >= onHandAtOpening || (mode === 'fullContainer' && taken > 0);

/** The whole amount is dispensed, in containers that count. */
export const isWhole = ({ missing }: DispenseProgress): boolean =>
  !missing.has('amount') && !missing.has('container');
