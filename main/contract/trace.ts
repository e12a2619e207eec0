/** What a genealogy is asked about. */
export interface TraceStart {
  readonly kind: 'lot' | 'container' | 'batch';
  readonly id: string;
}

export type TraceKind = 'lot' | 'source' | 'dispensed' | 'output' | 'waste' | 'kit' | 'charge' | 'batch';

/** One thing material is in or was in, as it stands now. */
export interface TraceNode {
  /** `kind:id`; the edges name it so. */
  readonly key: string;
  readonly kind: TraceKind;
  readonly id: string;
  /** The item, or the product of a batch. */
  readonly name: string;
  /** A word of the catalogue: `lotStatus`, `container`, `physical`, `state`, by its kind. */
  readonly status: string;
  /** Numbers of the holds in force over it, those on what it came from included (S103). */
  readonly holds: readonly string[];
  /** What is in it now, with its unit; null for what is not weighed. */
  readonly amount: string | null;
}

/** Material that went from one to the other, with the step that did it. */
export interface TraceEdge {
  readonly from: string;
  readonly to: string;
  /** How much, with its unit; null where a whole belongs to another whole. */
  readonly amount: string | null;
  readonly batch: string | null;
  readonly step: string | null;
}

/** Backward what something is made of, forward where it went (S66, S96). */
export interface TraceGraph {
  readonly of: string;
  readonly nodes: readonly TraceNode[];
  readonly edges: readonly TraceEdge[];
}
