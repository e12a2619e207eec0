import type { Affordance } from './views.ts';
import type { SamplePurpose } from './vocabulary.ts';

/** Samples and laboratory results, for the pane of the review desk and for whoever takes a sample. */
export interface LaboratoryPane {
  /** Newest first; empty where the station does not review. */
  readonly samples: readonly SampleCard[];
  readonly take: TakeForm;
  /** Where a retained sample can be kept. */
  readonly places: readonly { readonly id: string; readonly name: string }[];
}

export interface TakeForm {
  /** In the hand as a scan; null: the sample comes from no numbered container. */
  readonly container: string | null;
  /** The unit the container is counted in; null: free to choose. */
  readonly unit: string | null;
  readonly batches: readonly { readonly id: string; readonly product: string }[];
  readonly affordance: Affordance;
}

export interface SampleCard {
  readonly id: string;
  readonly batch: string;
  readonly container: string | null;
  readonly quantity: string;
  readonly purpose: SamplePurpose;
  readonly state: 'taken' | 'sent' | 'received' | 'stored';
  readonly takenBy: string;
  readonly takenAt: string;
  readonly to: string | null;
  readonly place: string | null;
  /** What can come next with the sample itself. */
  readonly moves: readonly {
    readonly move: 'send' | 'receive' | 'store';
    readonly affordance: Affordance;
  }[];
  /** One line a test of the recipe; empty for a retained sample. */
  readonly tests: readonly TestLine[];
}

export interface TestLine {
  readonly test: string;
  readonly name: string;
  readonly limits: string;
  /** `words` are answered by the expected word or another; a number can be a bound where only a highest limit stands. */
  readonly entry:
    | { readonly kind: 'number'; readonly unit: string; readonly bound: boolean }
    | { readonly kind: 'words'; readonly expected: string };
  readonly results: readonly ResultLine[];
  /** What can come next with the test; null when its result stands within limits. */
  readonly action: {
    readonly kind: 'enter' | 'verify' | 'retest';
    /** The OOS of a retest. */
    readonly record: string | null;
    readonly affordance: Affordance;
  } | null;
}

export interface ResultLine {
  readonly value: string;
  readonly verdict: 'within' | 'outside';
  readonly retest: boolean;
  readonly enteredBy: string;
  /** null: it waits for its second person. */
  readonly verifiedBy: string | null;
}

/** What quality can decide about a lot now. */
export interface LotDecisions {
  readonly approve: Affordance;
  readonly reject: Affordance;
  readonly extend: Affordance;
}
