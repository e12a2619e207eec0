import type { BatchId, ContainerId, LocationId, PersonId, RecordId, SampleId } from '../../contract/ids.ts';
import type { MassUnit, Micrograms } from '../../contract/quantity.ts';
import type { SamplePurpose } from '../../contract/vocabulary.ts';
import type { Instant } from '../moment.ts';
import type { Verdict } from './finished-test.ts';

/** What was taken from a batch to be tested or kept: an object with a way of its own (rules §7, 21 CFR 111.80, 111.83). */
export interface Sample {
  readonly id: SampleId;
  readonly batch: BatchId;
  /** The container it came out of; null where it was taken from no numbered container. */
  readonly container: ContainerId | null;
  readonly quantity: Micrograms;
  /** The unit it is written in. */
  readonly unit: MassUnit;
  readonly purpose: SamplePurpose;
  readonly state: SampleState;
  readonly taken: { readonly by: PersonId; readonly at: Instant };
  /** Where it was sent; null until then. */
  readonly to: string | null;
  /** Where a retained sample is kept; null until then. */
  readonly location: LocationId | null;
  /** Every result in its order: an original stands, a retest stands beside it. */
  readonly results: readonly TestResult[];
}

export interface TestResult {
  readonly test: string;
  /** As it was entered: a decimal text or a word. */
  readonly value: string;
  readonly verdict: Verdict;
  /** The OOS under whose investigation it was tested again; null: the original. */
  readonly retestOf: RecordId | null;
  readonly entered: { readonly by: PersonId; readonly at: Instant };
  readonly verified: { readonly by: PersonId; readonly at: Instant } | null;
}

export const SAMPLE_STATES = ['taken', 'sent', 'received', 'stored'] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];
export type SampleMove = 'send' | 'receive' | 'store';

export const SAMPLE_TRANSITIONS: readonly {
  readonly from: SampleState;
  readonly move: SampleMove;
  readonly to: SampleState;
}[] = [
  { from: 'taken', move: 'send', to: 'sent' },
  { from: 'sent', move: 'receive', to: 'received' },
  { from: 'taken', move: 'store', to: 'stored' },
  { from: 'received', move: 'store', to: 'stored' },
];

/** Where a move leads from a state, or null when the table has no such row. */
export const sampleMove = (from: SampleState, move: SampleMove): SampleState | null =>
  SAMPLE_TRANSITIONS.find((row) => row.from === from && row.move === move)?.to ?? null;

/** The result of a test that waits for its second person. */
export const waitingResult = ({ results }: Sample, test: string): TestResult | undefined =>
  results.find((each) => each.test === test && each.verified === null);
