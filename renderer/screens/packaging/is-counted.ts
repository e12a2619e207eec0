import type { PackagingScreen } from '../../../main/contract/views.ts';
import type { CountOf } from '../../../main/contract/vocabulary.ts';

/** Whether there is a count of this that still counts. */
export const isCounted = ({ counts }: PackagingScreen, what: CountOf): boolean =>
  counts.some((each) => each.what === what && !each.invalid);

/** Everything is counted without which no run ends; the station decides it, this only chooses a button. */
export const isWhole = (screen: PackagingScreen): boolean =>
  isCounted(screen, 'unitsIn') && isCounted(screen, 'filled') && isCounted(screen, 'unitsLeft');
