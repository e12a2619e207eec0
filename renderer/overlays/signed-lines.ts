export interface SignedLine {
  /** Tells equal lines apart. */
  readonly key: string;
  readonly name: string;
  /** null for a line that is a sentence. */
  readonly value: string | null;
}

/**
 * The lines of a text to sign. One of the form `name: value` stands as a fact, because people check facts and skip
 * prose; nothing is added, left out or reordered.
 */
export function linesOf(text: string): readonly SignedLine[] {
  const seen = new Map<string, number>();
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const nth = (seen.get(line) ?? 0) + 1;
      seen.set(line, nth);
      const [, name = line, value = null] = /^([^:]{1,40}): (.+)$/.exec(line) ?? [];
      return { key: `${line} ${nth}`, name, value };
    });
}
