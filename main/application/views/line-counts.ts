import type { LineCountView } from '../../contract/views.ts';
import type { LineCount } from '../../domain/execution/batch.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';

/** Every count of a line or of a machine, in its order; one that does not count says so. */
export const countsOf = (
  { input }: StepFacts,
  { counts }: { readonly counts: readonly LineCount[] },
): readonly LineCountView[] =>
  counts.map(({ id, what, quantity, reason, by, at, invalid }) => ({
    id,
    what,
    quantity,
    reason,
    by: nameOf(input.state, by),
    at,
    invalid: invalid !== null,
  }));
