/** Why a label cannot be made. Nothing is ever clipped, replaced or left out instead. */
export type LabelProblem =
  | { readonly kind: 'missing'; readonly key: string }
  | { readonly kind: 'unknown-key'; readonly key: string }
  /** A control character, or half of a surrogate pair. */
  | { readonly kind: 'unprintable'; readonly key: string; readonly codePoint: number }
  /** No bundled font has this character. */
  | { readonly kind: 'no-glyph'; readonly field: string; readonly character: string }
  | { readonly kind: 'does-not-fit'; readonly field: string; readonly text: string }
  /** GS1 has no such identifier, or not with this value. */
  | {
      readonly kind: 'gs1';
      readonly field: string;
      readonly ai: string;
      readonly value: string;
      readonly reason: string;
    }
  | { readonly kind: 'outside-label'; readonly field: string }
  /** Two fields would be printed over each other, or white text beside its black area. */
  | { readonly kind: 'overlap'; readonly field: string; readonly other: string };
