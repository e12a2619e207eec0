import type { ComponentFate, ComponentUse } from './vocabulary.ts';

/** One counted component of a run; numbers of pieces, whole. */
export interface ComponentView {
  readonly id: string;
  readonly item: string;
  readonly itemName: string;
  /** What its pieces are called: `bottles`. */
  readonly pieces: string;
  readonly limitPercent: string;
  /** The lot in the hand, scanned and not counted yet. */
  readonly shown: string | null;
  readonly issues: readonly ComponentIssueView[];
  readonly issued: number;
  /** Lots that were issued and are counted when the run is over. */
  readonly lots: readonly string[];
  readonly standing: 'unissued' | 'uncounted' | 'outside' | 'accounted';
  /** How often it was counted: a count is blind, so what was found stands here only when it is settled (rules §9). */
  readonly counted: number;
  readonly accounting: AccountingView | null;
}

export interface ComponentIssueView {
  readonly id: string;
  readonly lot: string;
  readonly quantity: number;
  readonly by: string;
  readonly verifier: string;
  readonly at: string;
  readonly invalid: boolean;
}

export interface AccountingView {
  readonly issued: number;
  readonly used: Readonly<Partial<Record<ComponentUse, number>>>;
  readonly counted: Readonly<Record<ComponentFate, number>>;
  readonly unaccounted: number;
  /** Of what was issued, to a hundredth. */
  readonly percent: string;
  readonly within: boolean;
}

/** Cases of finished packs, and how far their labels are. */
export interface CasesView {
  /** Packs in a full case. */
  readonly packs: number;
  /** Good packs without samples, and those of them that are in cases. */
  readonly due: number;
  readonly packed: number;
  /** Labels follow one another by themselves. */
  readonly printing: boolean;
  /** Serial shipping container codes in the order of the cases that count. */
  readonly cases: readonly string[];
  readonly labelled: number;
  /** Cases whose label is at the printer, did not come out, or came out nobody knows. */
  readonly open: readonly CaseView[];
  /** The last one that has its label. */
  readonly last: CaseView | null;
}

export interface CaseView {
  readonly id: string;
  readonly number: number;
  readonly packs: number;
  readonly printed: number;
  readonly outcome: 'none' | 'printing' | 'confirmed' | 'failed' | 'indeterminate';
  readonly detail: string;
}
