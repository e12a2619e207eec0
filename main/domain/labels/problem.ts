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

/** The problem as one sentence that says what to change. */
export function inWords(problem: LabelProblem): string {
  switch (problem.kind) {
    case 'missing':
      return `It needs a value for ${problem.key}.`;
    case 'unknown-key':
      return `Its template has no place for ${problem.key}.`;
    case 'unprintable':
      return `${problem.key} has a character that cannot be printed (${codeOf(problem.codePoint)}).`;
    case 'no-glyph':
      return `No font of the station has the character "${problem.character}" (${codeOf(problem.character.codePointAt(0) ?? 0)}) in ${problem.field}.`;
    case 'does-not-fit':
      return `"${problem.text}" does not fit into ${problem.field}.`;
    case 'gs1':
      return `"${problem.value}" cannot stand in the code (${problem.ai}): ${problem.reason}.`;
    case 'outside-label':
      return `${problem.field} is outside the label.`;
    case 'overlap':
      return `${problem.field} would be printed over ${problem.other}.`;
  }
}

const codeOf = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
