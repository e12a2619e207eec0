import { useStation } from '../../store/station-store.ts';
import { offsetOf } from '../../text/moment.ts';

/** The offset in which the plant's times are shown. */
export const usePlantOffset = (): string => useStation((state) => offsetOf(state.view?.frame.now ?? ''));
