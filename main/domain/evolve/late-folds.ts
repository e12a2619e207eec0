import type { Instant } from '../moment.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patch } from './rows.ts';

/** A late entry changes nothing but itself, and who may decide about its exception. */
export const LATE_FOLDS: Folds<'LateEntryMade' | 'LateEntryConfirmed'> = {
  LateEntryMade: (draft, { entry, signature }, recorded) => {
    draft.put('lateEntries', entry.id, entry);
    noteSignature(draft, recorded, signature.person);
  },
  LateEntryConfirmed: (draft, { late, signature }, recorded) => {
    const { exception } = must(draft, 'lateEntries', late);
    patch(draft, 'lateEntries', late, {
      confirmed: { by: signature.person, at: recorded.at as Instant },
    });
    // Whoever vouched for the paper does not decide about it (S104).
    const { performers } = must(draft, 'exceptions', exception);
    patch(draft, 'exceptions', exception, { performers: [...new Set([...performers, signature.person])] });
    noteSignature(draft, recorded, signature.person);
  },
};
