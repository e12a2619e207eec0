import type { CountId, LotId, PersonId } from '../../contract/ids.ts';
import type { CountedLot } from '../../contract/parse-command.ts';
import type { Invalidation, Step } from '../execution/batch.ts';
import type { Instant } from '../moment.ts';
import type { Accounting } from './accounting.ts';

/**
 * The counted components of one step, such as the bottles and the closures of a packaging run: what was issued to it lot
 * by lot, and where each of them ended (21 CFR 111.260(k)). Lines are only ever added or invalidated.
 */
export interface Components {
  /** The lot in the hand: scanned at the station, and not counted yet. */
  readonly shown: { readonly component: string; readonly lot: LotId } | null;
  readonly issues: readonly ComponentIssue[];
  /** Blind counts after the run, oldest first; the last one that counts stands. */
  readonly counts: readonly ComponentCount[];
  /** By lot: pieces that went back to stock when the step was completed. */
  readonly returned: Readonly<Record<string, number>>;
}

export interface ComponentIssue {
  readonly id: CountId;
  readonly component: string;
  readonly lot: LotId;
  /** Pieces, a whole number. */
  readonly quantity: number;
  readonly by: PersonId;
  readonly verifier: PersonId;
  readonly at: Instant;
  readonly invalid: Invalidation | null;
}

export interface ComponentCount {
  readonly id: CountId;
  readonly component: string;
  readonly lots: readonly CountedLot[];
  /** What it came to, with the counts of the run as they stood. */
  readonly found: Accounting;
  readonly by: PersonId;
  readonly at: Instant;
  readonly invalid: Invalidation | null;
}

export const NO_COMPONENTS: Components = { shown: null, issues: [], counts: [], returned: {} };

/** Issues of one component that count. */
export const issuesOf = ({ issues }: Components, component: string): readonly ComponentIssue[] =>
  issues.filter((each) => each.component === component && each.invalid === null);

/** Lots of one component that were issued, in the order in which they were. */
export const issuedLots = (work: Components, component: string): readonly LotId[] => [
  ...new Set(issuesOf(work, component).map(({ lot }) => lot)),
];

/** Counts of one component that were not invalidated, oldest first. */
export const countsOf = ({ counts }: Components, component: string): readonly ComponentCount[] =>
  counts.filter((each) => each.component === component && each.invalid === null);

/** Issues and counts share one sequence in their step, so that a gap would be seen. */
export const nextLine = ({ issues, counts }: Components): CountId =>
  `K-${issues.length + counts.length + 1}` as CountId;

/** Issues of every component that count; none where a step has no components. */
export const issued = (work: Components | null): readonly ComponentIssue[] =>
  work?.issues.filter(({ invalid }) => invalid === null) ?? [];

/** Every issue and count of a step, for whoever invalidates one. */
export const componentLines = ({ work }: Step): readonly (ComponentIssue | ComponentCount)[] =>
  'components' in work && work.components ? [...work.components.issues, ...work.components.counts] : [];
