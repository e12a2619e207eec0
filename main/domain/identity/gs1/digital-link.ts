import { err, ok, type Result } from '../../../contract/result.ts';
import { APPLICATION_IDENTIFIERS, type ApplicationIdentifier } from './application-identifiers.ts';
import { conflictIn, type Element, faultOf, hasForm } from './element-string.ts';
import { isLinkAttribute, isLinkKey, mayQualify } from './link-keys.ts';

/** A link taken apart: the rightmost key of its path with what follows it there, and its query. */
interface LinkParts {
  readonly key: Element;
  readonly qualifiers: readonly Element[];
  readonly query: string;
}

/** The scheme is all lower case, or all upper case in the symbols that hold capitals only. */
const LINK = /^(?:https?|HTTPS?):\/\/[A-Za-z0-9._-]+(?::\d{1,5})?(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/;
/** What RFC 3986 lets stand in a URI. */
const URI_CHARACTERS = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/;

/**
 * Reads a GS1 Digital Link, `https://host/any/stem/01/{gtin}/10/{lot}/21/{serial}?17={expiry}`, into the elements
 * that an element string of the same item has: key, qualifiers, then the attributes of the query in their order.
 * The link is read and never opened. Words of the query that are no identifiers belong to the web site and are
 * passed over; a number that is no identifier is refused, because nobody knows what it says.
 *
 * `thisYear` settles the century of dates. Returns the reason when it is not a Digital Link.
 * Source: GS1 Digital Link Standard, URI Syntax; keys and qualifiers as the published syntax dictionary has them.
 */
export function parseDigitalLink(url: string, thisYear: number): Result<readonly Element[], string> {
  const parts = partsOf(url);
  if (!parts.ok) return parts;
  const { key, qualifiers, query } = parts.value;
  const attributes = attributesIn(query);
  if (!attributes.ok) return attributes;
  const names = qualifiers.map(([ai]) => ai);
  if (!mayQualify(key[0], names)) return err(`(${names.join(')(')}) cannot follow (${key[0]}) in a link`);

  const elements: Element[] = [];
  for (const [ai, raw, isQuery] of [
    [...key, false] as const,
    ...qualifiers.map((each) => [...each, false] as const),
    ...attributes.value.map((each) => [...each, true] as const),
  ]) {
    const identifier = APPLICATION_IDENTIFIERS.get(ai);
    if (identifier === undefined) return err(`unknown application identifier ${ai}`);
    if (isQuery && !isLinkAttribute(ai)) return err(`(${ai}) cannot stand in the query of a link`);
    if (elements.some(([before]) => before === ai)) return err(`(${ai}) is given twice`);
    const value = decoded(isQuery ? raw.replaceAll('+', ' ') : raw);
    const fault = value === null ? 'has a broken percent encoding' : faultOf(identifier, value, thisYear);
    if (fault !== null || value === null) return err(`(${ai}) ${fault}`);
    elements.push([ai, value]);
  }
  const conflict = conflictIn(elements);
  return conflict === null ? ok(elements) : err(conflict);
}

/**
 * True when a URL names a thing as a Digital Link does: a key in its path with a value of the form of that key.
 * Its check digits and dates may still be wrong, and then it is a wrong link and not another web address.
 */
export function isDigitalLink(url: string): boolean {
  const parts = partsOf(url);
  if (!parts.ok) return false;
  const [ai, raw] = parts.value.key;
  const identifier: ApplicationIdentifier | undefined = APPLICATION_IDENTIFIERS.get(ai);
  const value = decoded(raw);
  return identifier !== undefined && value !== null && hasForm(identifier, value);
}

function partsOf(url: string): Result<LinkParts, string> {
  if (!URI_CHARACTERS.test(url)) return err('has a character that no web address has');
  const match = LINK.exec(url);
  if (!match) return err('not a web address with a path');
  const segments = (match[1] ?? '').slice(1).split('/');
  const pairs: Element[] = [];
  // The pairs are counted from the end: how many segments the stem before them has is the owner's choice.
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    const pair: Element = [segments[at] ?? '', segments[at + 1] ?? ''];
    if (isLinkKey(pair[0])) return ok({ key: pair, qualifiers: pairs, query: match[2] ?? '' });
    pairs.unshift(pair);
  }
  return err('no GS1 key in the path');
}

function attributesIn(query: string): Result<readonly Element[], string> {
  const attributes: Element[] = [];
  for (const parameter of query.split(/[&;]/)) {
    const [name = '', ...rest] = parameter.split('=');
    if (!/^\d+$/.test(name)) continue;
    if (rest.length === 0) return err(`(${name}) is empty`);
    attributes.push([name, rest.join('=')]);
  }
  return ok(attributes);
}

/** Percent encoding undone; null where it is broken. Bytes beyond ASCII stand in no element, so none are joined. */
function decoded(text: string): string | null {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return null;
  return text.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
