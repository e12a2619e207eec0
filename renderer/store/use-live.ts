import type { LiveWeight } from '../../main/contract/views.ts';
import { useStation } from './station-store.ts';

/** The last picture of one scale; undefined while none has come. */
export const useLive = (scale: string | null): LiveWeight | undefined =>
  useStation((state) => (scale === null ? undefined : state.live[scale]));
