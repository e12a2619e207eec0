import type { LabelData } from '../../../main/domain/labels/template.ts';
import type { LabelTemplateId } from '../../../main/domain/labels/templates/label-templates.ts';
import { CHECKPOINT, DISPENSED, HELD, RECEIVED, WASTE } from './label-data.ts';

const GS = '\u001d';

/** Commands of every printer language, quotes, escapes, accents and CJK, in a field that people read. */
export const HOSTILE_TEXT = `^XZ~HS "é" \\ 'Ł' ñ 维カ한`;
/** The same in a symbol. */
export const HOSTILE_CODE = `"^XA~JA\\&_5E 'é Łñ' 維生素 ビタミン 비타민 ESC!R`;
/** Every mark that GS1 allows in a lot and that a language quotes, escapes or ends a field with. */
export const HOSTILE_LOT = `A"B'C_5%&/*;,`;

const TEXTS = { itemName: HOSTILE_TEXT, by: HOSTILE_TEXT.slice(0, 20), lot: HOSTILE_LOT };
const CODES = { checkpoint: HOSTILE_CODE };

/** What each template is proved with, and what its codes must say: written out here, not built by the code under test. */
export const HOSTILE_LABELS: Readonly<
  Record<
    LabelTemplateId,
    { readonly data: LabelData; readonly codes: readonly (readonly [aim: string, data: string])[] }
  >
> = {
  'dispensed-container': {
    data: { ...DISPENSED, ...TEXTS, ...CODES, product: HOSTILE_TEXT, allergen: HOSTILE_TEXT },
    codes: [
      [']C1', `240RM-1001${GS}10${HOSTILE_LOT}`],
      [']Q1', HOSTILE_CODE],
      [']d2', `240RM-1001${GS}10${HOSTILE_LOT}${GS}21DC-03${GS}310200272891VC5-26-0147`],
    ],
  },
  'waste-container': {
    data: { ...WASTE, ...TEXTS, ...CODES, reason: HOSTILE_TEXT },
    codes: [
      [']C1', `240RM-1022${GS}10${HOSTILE_LOT}`],
      [']Q1', HOSTILE_CODE],
      [']d2', `240RM-1022${GS}10${HOSTILE_LOT}${GS}21W-0031${GS}310200001291VC5-26-0147`],
    ],
  },
  'held-container': {
    data: { ...HELD, ...TEXTS, ...CODES, reason: HOSTILE_TEXT },
    codes: [
      [']C1', `240RM-2011${GS}10${HOSTILE_LOT}`],
      [']Q1', HOSTILE_CODE],
      [']d2', `240RM-2011${GS}10${HOSTILE_LOT}${GS}21MS-2510-011-01`],
    ],
  },
  'received-container': {
    data: { ...RECEIVED, ...TEXTS, ...CODES, reason: HOSTILE_TEXT },
    codes: [
      [']C1', `240RM-1014${GS}10${HOSTILE_LOT}`],
      [']Q1', HOSTILE_CODE],
      [']d2', `240RM-1014${GS}10${HOSTILE_LOT}${GS}21CB-2508-009-01${GS}932`],
    ],
  },
  'output-container': {
    data: {
      ...CHECKPOINT,
      ...TEXTS,
      container: `CAP-"^~\\é`,
      itemCode: 'FG-1001',
      step: '150',
      madeOf: HOSTILE_TEXT,
      from: '2026-03-10 11:00',
      to: '11:25',
    },
    codes: [[']Q1', `OUT/CAP-"^~\\é`]],
  },
  'packed-case': {
    data: {
      ...CHECKPOINT,
      ...TEXTS,
      ...CODES,
      container: 'Case 1',
      itemCode: 'FG-1001',
      expiry: '2028-03',
      sscc: '006141410000000012',
      gtin: '00614141999996',
      count: '12',
      packs: 'bottles',
      expiryCode: '280300',
      packSymbol: `(01)00614141999996 (17)280300 (10)${HOSTILE_LOT}`,
      batch: 'VC5-26-0147',
      at: '2026-03-10 14:20',
    },
    codes: [
      [']C1', '00006141410000000012'],
      // With so long a lot the month gives way to it: (17) is on the label in letters.
      [']C1', `02006141419999963712${GS}10${HOSTILE_LOT}`],
      [']Q1', HOSTILE_CODE],
    ],
  },
};
