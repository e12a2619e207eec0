/**
 * Elements that cannot stand together on one item (GS1 General Specifications 4.14): each entry says with which
 * others an identifier is invalid. `n` stands for any digit; an identifier never excludes itself.
 *
 * The other half of the published associations, what an element requires beside it, is not enforced: a lot
 * without a GTIN is wrong on a trade item and right on the drum of a plant. Whoever needs an element asks for it.
 */
const EXCLUDED: Readonly<Record<string, readonly string[]>> = {
  '01': ['255', '37'],
  '02': ['01', '03'],
  '03': ['01', '02', '37', '235'],
  '21': ['235'],
  '255': ['01', '02', '415', '8006', '8020', '8026'],
  '390n': ['390n', '391n', '394n', '8111'],
  '391n': ['391n'],
  '392n': ['392n', '393n'],
  '393n': ['393n'],
  '394n': ['394n', '8111'],
  '395n': ['392n', '393n', '395n', '8005'],
  '420': ['421'],
  '421': ['4307'],
  '422': ['426'],
  '423': ['426'],
  '424': ['426'],
  '425': ['426'],
  '4330': ['4331'],
  '4331': ['4330'],
  '4332': ['4333'],
  '4333': ['4332'],
  '7240': ['03'],
  '7250': ['7251'],
  '7251': ['7250'],
  '7253': ['7256', '7259'],
  '7254': ['7256', '7259'],
  '7255': ['7256', '7259'],
  '7259': ['7256'],
  '8006': ['01', '03', '37'],
  '8017': ['8018'],
  '8018': ['8017'],
  '8026': ['02', '03', '8006'],
};

/** A measure is given once, whatever its decimals: 3100 beside 3102 says two weights. */
const MEASURE = /^3[1-6]\d\d$/;

/** The patterns of identifiers that may not stand beside this one. */
export function excludedBeside(ai: string): readonly string[] {
  const family = `${ai.slice(0, -1)}n`;
  if (MEASURE.test(ai)) return [family];
  if (Object.hasOwn(EXCLUDED, ai)) return EXCLUDED[ai] ?? [];
  return ai.length === 4 && Object.hasOwn(EXCLUDED, family) ? (EXCLUDED[family] ?? []) : [];
}

/** The first two identifiers that cannot stand together; null when all can. */
export function exclusionIn(ais: readonly string[]): readonly [ai: string, other: string] | null {
  for (const ai of ais) {
    const patterns = excludedBeside(ai);
    const other = ais.find((each) => each !== ai && patterns.some((pattern) => matches(pattern, each)));
    if (other !== undefined) return [ai, other];
  }
  return null;
}

const matches = (pattern: string, ai: string): boolean =>
  pattern.endsWith('n')
    ? ai.length === pattern.length && ai.startsWith(pattern.slice(0, -1))
    : ai === pattern;
