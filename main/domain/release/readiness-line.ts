import type { RefusalData } from '../../contract/refusals.ts';
import type { StationHealth } from '../observed.ts';

export type Proof = StationHealth['proof'];

/** One thing that keeps a line open: what it is, and the object a person can go to. */
export interface OpenItem {
  /** Picks the sentence in the text catalogue (`readinessItem.<code>`). */
  readonly code: string;
  readonly data: RefusalData;
  readonly object: ItemObject | null;
}

export interface ItemObject {
  readonly kind: 'step' | 'exception' | 'record' | 'hold' | 'container' | 'batch';
  readonly id: string;
}

/** notRequired: the recipe has nothing that this line is about; it is shown as such, not left out. */
export type LineResult =
  | { readonly status: 'closed' | 'notRequired'; readonly open: readonly [] }
  | { readonly status: 'open'; readonly open: readonly OpenItem[] };

export const NOT_REQUIRED: LineResult = { status: 'notRequired', open: [] };

/** Closed when nothing keeps it open. */
export const lineOf = (open: readonly OpenItem[]): LineResult =>
  open.length === 0 ? { status: 'closed', open: [] } : { status: 'open', open };

export const item = (code: string, data: RefusalData, object: ItemObject | null): OpenItem => ({
  code,
  data,
  object,
});
