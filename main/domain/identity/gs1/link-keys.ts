/**
 * The identifiers by which a GS1 Digital Link names a thing, each with the qualifiers that may follow it in the
 * path: one of the sequences, in its order, every member of it optional (GS1 Digital Link URI syntax, section 4).
 */
export const LINK_KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '00': [],
  '01': [['22', '10', '21'], ['235']],
  '253': [],
  '255': [],
  '401': [],
  '402': [],
  '414': [['254'], ['7040']],
  '415': [['8020']],
  '417': [['7040']],
  '8003': [],
  '8004': [['7040']],
  '8006': [['22', '10', '21']],
  '8010': [['8011']],
  '8013': [],
  '8017': [['8019']],
  '8018': [['8019']],
};

/** Identifiers that say nothing in the query of a link: qualifiers, or not meant for links at all. */
const NEVER_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['03', '21', '22', '235', '254', '7040', '7041', '8011'],
  ...['8014', '8019', '8020', '8040', '8041', '8042', '8043', '8200'],
]);

export const isLinkKey = (ai: string): boolean => Object.hasOwn(LINK_KEYS, ai);

/** True where the identifier may stand in the query of a link. */
export const isLinkAttribute = (ai: string): boolean => !NEVER_ATTRIBUTES.has(ai);

/** True when these qualifiers, in this order, may follow the key. */
export function mayQualify(key: string, qualifiers: readonly string[]): boolean {
  const sequences = isLinkKey(key) ? (LINK_KEYS[key] ?? []) : [];
  return qualifiers.length === 0 || sequences.some((sequence) => isInOrder(qualifiers, sequence));
}

function isInOrder(some: readonly string[], sequence: readonly string[]): boolean {
  let after = -1;
  return some.every((each) => {
    const at = sequence.indexOf(each, after + 1);
    after = at;
    return at >= 0;
  });
}
