/**
 * What hands do at the simulated instruments of a demo folder: a load on a pan, a trigger pulled, a printer without
 * paper. It reaches the station as bytes on a line, like everything else; no gate knows of it.
 */
export type BenchRequest =
  | { readonly kind: 'look' }
  /** `mass` as decimal text in the unit of the scale; it replaces what lay there. */
  | { readonly kind: 'put'; readonly scale: string; readonly mass: string }
  /** Holds one of the listed labels before the scanner of the station. */
  | { readonly kind: 'scan'; readonly label: string }
  /** The cable between a scale and the station, whose display goes on. */
  | { readonly kind: 'cable'; readonly scale: string; readonly out: boolean }
  | { readonly kind: 'paper'; readonly printer: string; readonly out: boolean };

export interface BenchReply {
  readonly scales: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit: string;
    readonly load: string;
    readonly cableOut: boolean;
  }[];
  readonly labels: readonly BenchLabel[];
  readonly printers: readonly { readonly id: string; readonly printed: number; readonly paperOut: boolean }[];
  /** Why the last act did nothing; null when it was done. */
  readonly problem: string | null;
}

export interface BenchLabel {
  /** What to send back in `scan`. */
  readonly label: string;
  readonly group: 'sources' | 'dispensed' | 'waste' | 'weights' | 'rolls' | 'places' | 'badges' | 'broken';
  readonly text: string;
}
