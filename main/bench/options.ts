/** What a measurement may use. */
export interface BenchOptions {
  /** An empty folder on the disk to be measured. */
  readonly folder: string;
  /** Shorter; shows that everything works and roughly how fast. */
  readonly quick: boolean;
  /** Length of the long log. */
  readonly events: number;
  /** Where the built screens are. */
  readonly screens: string;
  /** Chromium to paint in, or why there is none. */
  readonly browser: { readonly path: string } | { readonly why: string };
  readonly say: (text: string) => void;
}
