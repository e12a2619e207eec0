import type { DispenseScreen } from '../../../main/contract/views.ts';

/** Whoever closes a source in the middle of a container has used it up; between containers its remainder tells. */
export const isLikelyEmpty = ({ source, current }: Pick<DispenseScreen, 'source' | 'current'>): boolean =>
  current !== null || source === null || /^0(\.0+)?\s/.test(source.remaining);
