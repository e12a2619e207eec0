/**
 * The GS1 application identifiers as data: what each is called, whether its length ends it or FNC1 does, and
 * of which parts its value is made (GS1 General Specifications, section 3).
 */

/** Digits, the 82 and 39 character sets of the General Specifications, or file-safe base64. */
export type CharacterSet = 'digits' | 'text' | 'capitals' | 'base64';

/** A rule for the content of a part, beyond its characters and length; see `component-checks.ts`. */
export type Check =
  | 'check-digit'
  | 'check-pair'
  | 'prefix-at-1'
  | 'prefix-at-2'
  | 'date'
  | 'date-or-month'
  | 'long-date'
  | 'hour'
  | 'minute'
  | 'second'
  | 'hour-minute'
  | 'currency'
  | 'country'
  | 'country-or-999'
  | 'country-letters'
  | 'percent-encoding'
  | 'latitude'
  | 'longitude'
  | 'yes-no'
  | 'sex'
  | 'minus'
  | 'importer-index'
  | 'package-type'
  | 'media-type'
  | 'position-of-total'
  | 'position-slash-total'
  | 'non-zero'
  | 'zero'
  | 'no-leading-zero'
  | 'winding'
  | 'iban'
  | 'has-letter'
  | 'coupon'
  | 'coupon-offer';

export interface Part {
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  readonly checks: readonly Check[];
}

export interface ApplicationIdentifier {
  readonly ai: string;
  /** True: the length is predefined and ends the value. False: FNC1 or the end of the message does. */
  readonly isPredefined: boolean;
  readonly title: string;
  readonly parts: readonly Part[];
}

type Extent = number | `..${number}`;

const part = (set: CharacterSet, extent: Extent, checks: readonly Check[]): Part => {
  const max = typeof extent === 'number' ? extent : Number(extent.slice(2));
  return { set, min: typeof extent === 'number' ? extent : 1, max, optional: false, checks };
};
const N = (extent: Extent, ...checks: readonly Check[]): Part => part('digits', extent, checks);
const X = (extent: Extent, ...checks: readonly Check[]): Part => part('text', extent, checks);
const Y = (extent: Extent, ...checks: readonly Check[]): Part => part('capitals', extent, checks);
const Z = (extent: Extent, ...checks: readonly Check[]): Part => part('base64', extent, checks);
const optional = (given: Part): Part => ({ ...given, optional: true });

const GTIN = N(14, 'check-digit', 'prefix-at-2');
const GLN = N(13, 'check-digit', 'prefix-at-1');
const DATE = N(6, 'date-or-month');
const COUNTRY = N(3, 'country');
const COUNTRIES = [COUNTRY, ...Array.from({ length: 4 }, () => optional(COUNTRY))];
const TEMPERATURE = [N(6), optional(X(1, 'minus'))];
const SERVICE_RELATION = N(18, 'check-digit', 'prefix-at-1');
const ITIP = [GTIN, N(4, 'position-of-total')];

type Row = readonly [ai: string, title: string, ...parts: readonly Part[]];

/** The length is known from the first two digits, even to a scanner that knows no title. */
const PREDEFINED: readonly Row[] = [
  ['00', 'SSCC', N(18, 'check-digit', 'prefix-at-2')],
  ['01', 'GTIN', GTIN],
  ['02', 'CONTENT', GTIN],
  ['03', 'MTO GTIN', GTIN],
  ['11', 'PROD DATE', DATE],
  ['12', 'DUE DATE', DATE],
  ['13', 'PACK DATE', DATE],
  ['15', 'BEST BEFORE or BEST BY', DATE],
  ['16', 'SELL BY', DATE],
  ['17', 'USE BY or EXPIRY', DATE],
  ['20', 'VARIANT', N(2)],
  ['410', 'SHIP TO LOC', GLN],
  ['411', 'BILL TO', GLN],
  ['412', 'PURCHASE FROM', GLN],
  ['413', 'SHIP FOR LOC', GLN],
  ['414', 'LOC No.', GLN],
  ['415', 'PAY TO', GLN],
  ['416', 'PROD/SERV LOC', GLN],
  ['417', 'PARTY', GLN],
];

/** Six digits; the last digit of the identifier (0 to 5) tells how many of them follow the decimal point. */
const MEASURES: readonly (readonly [ai: string, title: string])[] = [
  ['310', 'NET WEIGHT (kg)'],
  ['311', 'LENGTH (m)'],
  ['312', 'WIDTH (m)'],
  ['313', 'HEIGHT (m)'],
  ['314', 'AREA (m²)'],
  ['315', 'NET VOLUME (l)'],
  ['316', 'NET VOLUME (m³)'],
  ['320', 'NET WEIGHT (lb)'],
  ['321', 'LENGTH (in)'],
  ['322', 'LENGTH (ft)'],
  ['323', 'LENGTH (yd)'],
  ['324', 'WIDTH (in)'],
  ['325', 'WIDTH (ft)'],
  ['326', 'WIDTH (yd)'],
  ['327', 'HEIGHT (in)'],
  ['328', 'HEIGHT (ft)'],
  ['329', 'HEIGHT (yd)'],
  ['330', 'GROSS WEIGHT (kg)'],
  ['331', 'LENGTH (m), log'],
  ['332', 'WIDTH (m), log'],
  ['333', 'HEIGHT (m), log'],
  ['334', 'AREA (m²), log'],
  ['335', 'VOLUME (l), log'],
  ['336', 'VOLUME (m³), log'],
  ['337', 'KG PER m²'],
  ['340', 'GROSS WEIGHT (lb)'],
  ['341', 'LENGTH (in), log'],
  ['342', 'LENGTH (ft), log'],
  ['343', 'LENGTH (yd), log'],
  ['344', 'WIDTH (in), log'],
  ['345', 'WIDTH (ft), log'],
  ['346', 'WIDTH (yd), log'],
  ['347', 'HEIGHT (in), log'],
  ['348', 'HEIGHT (ft), log'],
  ['349', 'HEIGHT (yd), log'],
  ['350', 'AREA (in²)'],
  ['351', 'AREA (ft²)'],
  ['352', 'AREA (yd²)'],
  ['353', 'AREA (in²), log'],
  ['354', 'AREA (ft²), log'],
  ['355', 'AREA (yd²), log'],
  ['356', 'NET WEIGHT (tr oz)'],
  ['357', 'NET VOLUME (oz)'],
  ['360', 'NET VOLUME (qt (US))'],
  ['361', 'NET VOLUME (gal.)'],
  ['362', 'VOLUME (qt (US)), log'],
  ['363', 'VOLUME (gal (US)), log'],
  ['364', 'NET VOLUME (in³)'],
  ['365', 'NET VOLUME (ft³)'],
  ['366', 'NET VOLUME (yd³)'],
  ['367', 'VOLUME (in³), log'],
  ['368', 'VOLUME (ft³), log'],
  ['369', 'VOLUME (yd³), log'],
];
const MEASURE_DECIMALS = 5;

const SEPARATED: readonly Row[] = [
  ['10', 'BATCH/LOT', X('..20')],
  ['21', 'SERIAL', X('..20')],
  ['22', 'CPV', X('..20')],
  ['235', 'TPX', X('..28')],
  ['240', 'ADDITIONAL ID', X('..30')],
  ['241', 'CUST. PART No.', X('..30')],
  ['242', 'MTO VARIANT', N('..6')],
  ['243', 'PCN', X('..20')],
  ['250', 'SECONDARY SERIAL', X('..30')],
  ['251', 'REF. TO SOURCE', X('..30')],
  ['253', 'GDTI', GLN, optional(X('..17'))],
  ['254', 'GLN EXTENSION COMPONENT', X('..20')],
  ['255', 'GCN', GLN, optional(N('..12'))],
  ['30', 'VAR. COUNT', N('..8')],
  ['37', 'COUNT', N('..8')],
  ...family('390', 9, 'AMOUNT', N('..15')),
  ...family('391', 9, 'AMOUNT', N(3, 'currency'), N('..15')),
  ...family('392', 9, 'PRICE', N('..15')),
  ...family('393', 9, 'PRICE', N(3, 'currency'), N('..15')),
  ...family('394', 3, 'PRCNT OFF', N(4)),
  ...family('395', 5, 'PRICE/UoM', N(6)),
  ['400', 'ORDER NUMBER', X('..30')],
  ['401', 'GINC', X('..30', 'prefix-at-1')],
  ['402', 'GSIN', N(17, 'check-digit', 'prefix-at-1')],
  ['403', 'ROUTE', X('..30')],
  ['420', 'SHIP TO POST', X('..20')],
  ['421', 'SHIP TO POST', COUNTRY, X('..9')],
  ['422', 'ORIGIN', COUNTRY],
  ['423', 'COUNTRY - INITIAL PROCESS', ...COUNTRIES],
  ['424', 'COUNTRY - PROCESS', COUNTRY],
  ['425', 'COUNTRY - DISASSEMBLY', ...COUNTRIES],
  ['426', 'COUNTRY - FULL PROCESS', COUNTRY],
  ['427', 'ORIGIN SUBDIVISION', X('..3')],
  ['4300', 'SHIP TO COMP', X('..35', 'percent-encoding')],
  ['4301', 'SHIP TO NAME', X('..35', 'percent-encoding')],
  ['4302', 'SHIP TO ADD1', X('..70', 'percent-encoding')],
  ['4303', 'SHIP TO ADD2', X('..70', 'percent-encoding')],
  ['4304', 'SHIP TO SUB', X('..70', 'percent-encoding')],
  ['4305', 'SHIP TO LOC', X('..70', 'percent-encoding')],
  ['4306', 'SHIP TO REG', X('..70', 'percent-encoding')],
  ['4307', 'SHIP TO COUNTRY', X(2, 'country-letters')],
  ['4308', 'SHIP TO PHONE', X('..30')],
  ['4309', 'SHIP TO GEO', N(10, 'latitude'), N(10, 'longitude')],
  ['4310', 'RTN TO COMP', X('..35', 'percent-encoding')],
  ['4311', 'RTN TO NAME', X('..35', 'percent-encoding')],
  ['4312', 'RTN TO ADD1', X('..70', 'percent-encoding')],
  ['4313', 'RTN TO ADD2', X('..70', 'percent-encoding')],
  ['4314', 'RTN TO SUB', X('..70', 'percent-encoding')],
  ['4315', 'RTN TO LOC', X('..70', 'percent-encoding')],
  ['4316', 'RTN TO REG', X('..70', 'percent-encoding')],
  ['4317', 'RTN TO COUNTRY', X(2, 'country-letters')],
  ['4318', 'RTN TO POST', X('..20')],
  ['4319', 'RTN TO PHONE', X('..30')],
  ['4320', 'SRV DESCRIPTION', X('..35', 'percent-encoding')],
  ['4321', 'DANGEROUS GOODS', N(1, 'yes-no')],
  ['4322', 'AUTH TO LEAVE', N(1, 'yes-no')],
  ['4323', 'SIG REQUIRED', N(1, 'yes-no')],
  ['4324', 'NOT BEF DEL DT', DATE, N(4, 'hour-minute')],
  ['4325', 'NOT AFT DEL DT', DATE, N(4, 'hour-minute')],
  ['4326', 'REL DATE', N(6, 'date')],
  ['4330', 'MAX TEMP F.', ...TEMPERATURE],
  ['4331', 'MAX TEMP C.', ...TEMPERATURE],
  ['4332', 'MIN TEMP F.', ...TEMPERATURE],
  ['4333', 'MIN TEMP C.', ...TEMPERATURE],
  ['7001', 'NSN', N(13)],
  ['7002', 'MEAT CUT', X('..30')],
  ['7003', 'EXPIRY TIME', N(6, 'date'), N(4, 'hour-minute')],
  ['7004', 'ACTIVE POTENCY', N('..4')],
  ['7005', 'CATCH AREA', X('..12')],
  ['7006', 'FIRST FREEZE DATE', N(6, 'date')],
  ['7007', 'HARVEST DATE', N(6, 'date'), optional(N(6, 'date'))],
  ['7008', 'AQUATIC SPECIES', X('..3')],
  ['7009', 'FISHING GEAR TYPE', X('..10')],
  ['7010', 'PROD METHOD', X('..2')],
  ['7011', 'TEST BY DATE', N(6, 'date'), optional(N(4, 'hour-minute'))],
  ['7020', 'REFURB LOT', X('..20')],
  ['7021', 'FUNC STAT', X('..20')],
  ['7022', 'REV STAT', X('..20')],
  ['7023', 'GIAI - ASSEMBLY', X('..30', 'prefix-at-1')],
  ...family('703', 9, 'PROCESSOR # n', N(3, 'country-or-999'), X('..27')),
  ['7040', 'UIC+EXT', N(1), X(1), X(1), X(1, 'importer-index')],
  ['7041', 'UFRGT UNIT TYPE', X('..4', 'package-type')],
  ['710', 'NHRN PZN', X('..20')],
  ['711', 'NHRN CIP', X('..20')],
  ['712', 'NHRN CN', X('..20')],
  ['713', 'NHRN DRN', X('..20')],
  ['714', 'NHRN AIM', X('..20')],
  ['715', 'NHRN NDC', X('..20')],
  ['716', 'NHRN AIC', X('..20')],
  ['717', 'NHRN SRN', X('..20')],
  ...family('723', 9, 'CERT # n+1', X(2), X('..28')),
  ['7240', 'PROTOCOL', X('..20')],
  ['7241', 'AIDC MEDIA TYPE', N(2, 'media-type')],
  ['7242', 'VCN', X('..25')],
  ['7250', 'DOB', N(8, 'long-date')],
  ['7251', 'DOB TIME', N(8, 'long-date'), N(4, 'hour-minute')],
  ['7252', 'BIO SEX', N(1, 'sex')],
  ['7253', 'FAMILY NAME', X('..40', 'percent-encoding')],
  ['7254', 'GIVEN NAME', X('..40', 'percent-encoding')],
  ['7255', 'SUFFIX', X('..10')],
  ['7256', 'FULL NAME', X('..90', 'percent-encoding')],
  ['7257', 'PERSON ADDR', X('..70', 'percent-encoding')],
  ['7258', 'BIRTH SEQUENCE', X(3, 'position-slash-total')],
  ['7259', 'BABY', X('..40', 'percent-encoding')],
  ['8001', 'DIMENSIONS', N(4, 'non-zero'), N(5, 'non-zero'), N(3, 'non-zero'), N(1, 'winding'), N(1)],
  ['8002', 'CMT No.', X('..20')],
  ['8003', 'GRAI', N(1, 'zero'), GLN, optional(X('..16'))],
  ['8004', 'GIAI', X('..30', 'prefix-at-1')],
  ['8005', 'PRICE PER UNIT', N(6)],
  ['8006', 'ITIP', ...ITIP],
  ['8007', 'IBAN', X('..34', 'iban')],
  ['8008', 'PROD TIME', N(6, 'date'), N(2, 'hour'), optional(N(2, 'minute')), optional(N(2, 'second'))],
  ['8009', 'OPTSEN', X('..50')],
  ['8010', 'CPID', Y('..30', 'prefix-at-1')],
  ['8011', 'CPID SERIAL', N('..12', 'no-leading-zero')],
  ['8012', 'VERSION', X('..20')],
  ['8013', 'GMN', X('..25', 'check-pair', 'prefix-at-1')],
  ['8014', 'MUDI', X('..25', 'check-pair', 'prefix-at-1', 'has-letter')],
  ['8017', 'GSRN - PROVIDER', SERVICE_RELATION],
  ['8018', 'GSRN - RECIPIENT', SERVICE_RELATION],
  ['8019', 'SRIN', N('..10')],
  ['8020', 'REF No.', X('..25')],
  ['8026', 'ITIP CONTENT', ...ITIP],
  ['8030', 'DIGSIG', Z('..90')],
  ['8040', 'IMEI', N(15)],
  ['8041', 'IMEI2', N(15)],
  ['8042', 'ESIM', N(32)],
  ['8043', 'PSIM', N(18), optional(N('..2'))],
  ['8110', '', X('..70', 'coupon')],
  ['8111', 'POINTS', N(4)],
  ['8112', '', X('..70', 'coupon-offer')],
  ['8200', 'PRODUCT URL', X('..70')],
  ['90', 'INTERNAL', X('..30')],
  ...Array.from({ length: 9 }, (_, at): Row => [`${91 + at}`, 'INTERNAL', X('..90')]),
];

/** `stem`0 to `stem``last`, all of one format; `n` in the title is the last digit, `n+1` its successor. */
function family(stem: string, last: number, title: string, ...parts: readonly Part[]): Row[] {
  return Array.from({ length: last + 1 }, (_, digit): Row => {
    const named = title.replace('n+1', `${digit + 1}`).replace(/\bn\b/, `${digit}`);
    return [`${stem}${digit}`, named, ...parts];
  });
}

const measures = MEASURES.flatMap(([stem, title]) => family(stem, MEASURE_DECIMALS, title, N(6)));

/** Every identifier of the General Specifications, by its digits. No identifier begins with another. */
export const APPLICATION_IDENTIFIERS: ReadonlyMap<string, ApplicationIdentifier> = new Map(
  [
    ...[...PREDEFINED, ...measures].map((row) => entry(row, true)),
    ...SEPARATED.map((row) => entry(row, false)),
  ].map((each) => [each.ai, each]),
);

function entry([ai, title, ...parts]: Row, isPredefined: boolean): ApplicationIdentifier {
  return { ai, isPredefined, title, parts };
}

/** The identifier that the message begins with; null when there is none. */
export function identifierAt(message: string): ApplicationIdentifier | null {
  for (const length of [2, 3, 4]) {
    const found = APPLICATION_IDENTIFIERS.get(message.slice(0, length));
    if (found && found.ai.length === length) return found;
  }
  return null;
}
