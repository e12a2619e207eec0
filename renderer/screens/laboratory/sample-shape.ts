import type { SampleCard, TestLine } from '../../../main/contract/laboratory-views.ts';
import type { Shape } from '../../components/StateShape.tsx';

/** Out of limits first, then what waits, then what is done. */
export function sampleShape({ tests, state }: SampleCard): Shape {
  if (tests.some(isOutside)) return 'blocked';
  if (state === 'stored') return 'done';
  if (tests.length > 0 && tests.every(({ action }) => action === null)) return 'verified';
  return state === 'received' ? 'now' : 'ready';
}

const isOutside = ({ results }: TestLine): boolean =>
  results.some(({ verdict, verifiedBy }) => verdict === 'outside' && verifiedBy !== null);
