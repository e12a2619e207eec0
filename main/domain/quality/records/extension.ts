import { type Instant, minutesAfter } from '../../moment.ts';
import type { Extension, RecordBase } from './record-base.ts';

/** The extension that waits for the second signature; there is one at most. */
export const pendingExtension = ({ extensions }: RecordBase): Extension | null =>
  extensions.find(({ approved }) => approved === null) ?? null;

/** The day a record would be due with so many days more. */
export const extendedDue = ({ due }: RecordBase, days: number): Instant => minutesAfter(due, days * 24 * 60);
