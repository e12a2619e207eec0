import type { Decoded } from '../../contract/decoded.ts';
import { ID_PATTERN } from '../../contract/ids.ts';
import type { Identity } from '../../domain/evidence.ts';

/** Prefixes of the plant's own labels that carry no GS1 data: places, weights, waste, output of a run, label rolls, test pieces, type plates, badges. */
const PLAIN: Readonly<Record<string, (id: string) => Identity>> = {
  LOC: (id) => ({ kind: 'location', location: id as never }),
  WGT: (id) => ({ kind: 'weightSet', weightSet: id }),
  TST: (id) => ({ kind: 'testPiece', piece: id }),
  ROL: (id) => ({ kind: 'roll', roll: id as never }),
  ART: (id) => ({ kind: 'artwork', artwork: id }),
  OUT: (id) => ({ kind: 'output', container: id as never }),
  WST: (id) => ({ kind: 'waste', container: id as never }),
  EQP: (id) => ({ kind: 'equipment', equipment: id as never }),
};

/** What a decoded scan names: a case by (00), a container by (240) item, (10) lot and (21) container, a lot that is counted by the first two alone, the code on a pack by (10) lot and (17) expiry, or a plain label of the plant. */
export function identityOf(decoded: Decoded): Identity {
  if (decoded.kind === 'gs1') {
    const of = new Map(decoded.elements);
    const sscc = of.get('00');
    if (sscc) return { kind: 'case', case: sscc as never };
    // What a case holds is no code on a pack, though it tells the same lot and expiry.
    if (of.has('02')) return unreadable('this symbol tells what a case holds, not which case it is');
    const item = of.get('240');
    const lot = of.get('10');
    const container = of.get('21');
    const expiry = of.get('17');
    if (lot && expiry && !item && !container)
      return { kind: 'packCode', code: `${lot} ${dateOnPack(expiry)}` };
    const label = of.get(LABEL_NUMBER);
    const namesLotAlone = !container && !expiry && label === undefined;
    if (lot && item && namesLotAlone && [item, lot].every((text) => ID_PATTERN.test(text)))
      return { kind: 'lot', item: item as never, lot: lot as never };
    if (!lot || !container) return unreadable('the label names no lot and container');
    if (label !== undefined && !/^[1-9]\d{0,3}$/.test(label)) return unreadable('the label has no number');
    return item && [item, lot, container].every((text) => ID_PATTERN.test(text))
      ? {
          kind: 'container',
          item: item as never,
          lot: lot as never,
          container: container as never,
          ...(label !== undefined && { label: Number(label) }),
        }
      : unreadable('the label names no item of this plant');
  }
  if (decoded.kind === 'plain') {
    const cut = decoded.text.indexOf('/');
    const make = PLAIN[decoded.text.slice(0, cut)];
    const id = decoded.text.slice(cut + 1);
    return make && ID_PATTERN.test(id) ? make(id) : unreadable('the code is none of this plant');
  }
  return unreadable(decoded.kind === 'malformed' ? decoded.reason : 'the code is not a label');
}

/** An expiry in the words of the coder; day 00 is the month as a whole (GS1 General Specifications 3.4). */
function dateOnPack(date: string): string {
  const month = `${date.slice(2, 4)}/20${date.slice(0, 2)}`;
  return date.endsWith('00') ? month : `${date.slice(4)}/${month}`;
}

/** Of a label that the plant printed anew for a received container. */
const LABEL_NUMBER = '93';

const BADGE = 'BDG/';

/** The token of a badge; null for everything else. It is never recorded. */
export const badgeToken = (decoded: Decoded): string | null =>
  decoded.kind === 'plain' && decoded.text.startsWith(BADGE) ? decoded.text.slice(BADGE.length) : null;

/** No symbol holds more; only escapes can make a payload longer, and then it shows that something is missing. */
const MOST_RAW = 4096;

/** The payload as it may stand in the record: a badge that no scanner could read as one keeps its token to itself. */
export function recordable(raw: string): string {
  const badge = raw.indexOf(BADGE);
  const kept = badge < 0 ? raw : `${raw.slice(0, badge)}${BADGE}…`;
  return kept.length > MOST_RAW ? `${kept.slice(0, MOST_RAW)}…` : kept;
}

const unreadable = (why: string): Identity => ({ kind: 'unreadable', why });
