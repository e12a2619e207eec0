import { isMassUnit, type Micrograms, parseMass } from '../../../main/contract/quantity.ts';
import type { Scale } from '../../../main/domain/equipment/equipment.ts';
import type { Instant, PlantDay } from '../../../main/domain/moment.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import type { Recipe } from '../../../main/domain/recipe/recipe.ts';

/** A plant of one weigh station and one review desk, just large enough for every screen. */

/** Master data is plain text here; the brands of ids belong to the loader. */
const branded = <Value>(value: unknown): Value => value as Value;

export function mass(text: string): Micrograms {
  const [value = '', unit = ''] = text.split(' ');
  const parsed = isMassUnit(unit) ? parseMass(value, unit) : null;
  if (!parsed?.ok) throw new Error(`not a mass: ${text}`);
  return parsed.value;
}

const scale = (id: string, more: Partial<Scale>): Scale =>
  branded({
    kind: 'scale',
    id,
    name: `Scale ${id}`,
    serial: `SN-${id}`,
    service: 'inService',
    unit: 'kg',
    capacity: mass('150 kg'),
    division: mass('0.02 kg'),
    repeatability: mass('0.008 kg'),
    calibrationDue: '2026-06-30',
    check: { weightSet: 'TW-K1', points: [{ nominal: mass('5 kg'), tolerance: mass('0.02 kg') }] },
    lastGoodCheck: { productionDay: '2026-03-09', at: '2026-03-09T06:00:00.000Z' },
    recheck: null,
    ...more,
  });

const person = (id: string, name: string, roles: string[], codes: string[], more: object = {}) => ({
  id,
  name,
  roles,
  qualifications: codes.map((code) => ({ code, expires: '2026-12-31' })),
  acknowledgedAt: '2026-01-01T08:00:00.000Z' as Instant,
  failures: 0,
  lockedAt: null,
  ...more,
});

const lot = (id: string, item: string, expires: string, more: object = {}) => ({
  id,
  item,
  quality: 'approved',
  expires,
  retest: null,
  assay: null,
  specification: 'S-1',
  supplierQualified: true,
  ...more,
});

const container = (id: string, ofLot: string, quantity: string) => ({
  kind: 'source',
  id,
  lot: ofLot,
  quantity: mass(quantity),
  location: 'BAY-3',
  physical: 'onHand',
});

const BOX = { name: 'bucket', tareLowest: mass('0.1 kg'), tareHighest: mass('2 kg') };
const AT_BOOTH = { function: 'weigh', station: 'WS-01', performers: ['W&D-2'], verifiers: ['VERIFY-WD'] };
const ONE_PERCENT = { kind: 'percent', percent: '1' };

export const RECIPE: Recipe = branded({
  id: 'MMR-1',
  version: '07',
  product: { code: 'P1', name: 'Vitamin C', strength: '500 mg' },
  finishedTests: [],
  batchSize: '1 000 capsules',
  effective: '2026-01-12' as PlantDay,
  approvals: [],
  steps: [
    {
      ...AT_BOOTH,
      id: '10',
      kind: 'issue',
      title: 'Issue',
      function: 'review',
      station: 'QA-01',
      requires: [],
      performers: [],
      verifiers: null,
    },
    {
      ...AT_BOOTH,
      id: '20',
      kind: 'clearance',
      title: 'Booth clearance',
      requires: [{ step: '10', state: 'verified' }],
      items: [
        { id: 'floor', text: 'Nothing of another batch', evidence: 'confirmed', expects: null },
        { id: 'buckets', text: 'Clean buckets', evidence: 'count', expects: '4' },
        { id: 'booth', text: 'The booth', evidence: 'scan', expects: 'BOOTH-1' },
      ],
    },
    {
      ...AT_BOOTH,
      id: '30',
      kind: 'check',
      title: 'Daily check',
      requires: [],
      verifiers: null,
      scales: ['SCL-01', 'SCL-02'],
    },
    {
      ...AT_BOOTH,
      id: '40',
      kind: 'dispense',
      title: 'Weigh citric acid',
      requires: [{ step: '20', state: 'verified' }],
      item: 'RM-1',
      amount: { kind: 'fixed', target: mass('10 kg') },
      tolerance: ONE_PERCENT,
      mode: 'split',
      parts: 2,
      containerClass: BOX,
      removal: 'waste',
    },
    {
      ...AT_BOOTH,
      id: '50',
      kind: 'dispense',
      title: 'Weigh cellulose, all of it',
      requires: [{ step: '20', state: 'verified' }],
      item: 'RM-2',
      amount: { kind: 'wholeLot' },
      tolerance: ONE_PERCENT,
      mode: 'fullContainer',
      parts: 1,
      containerClass: BOX,
      removal: 'source',
    },
    {
      ...AT_BOOTH,
      id: '60',
      kind: 'dispense',
      title: 'Weigh more cellulose',
      requires: [{ step: '20', state: 'verified' }],
      item: 'RM-2',
      amount: { kind: 'fixed', target: mass('1 kg') },
      tolerance: ONE_PERCENT,
      mode: 'single',
      parts: 1,
      containerClass: BOX,
      removal: 'source',
    },
    {
      ...AT_BOOTH,
      id: '110',
      kind: 'kit',
      title: 'Close the kit',
      requires: [],
      of: ['40', '50'],
      prefix: 'KIT',
    },
  ],
});

export const FOUNDING: Founding = branded({
  kind: 'demo',
  site: {
    name: 'Northfield',
    timeZone: 'Europe/Berlin',
    dayStart: '06:00',
    idleMinutes: 10,
    clearanceHours: 12,
    minimumWeightFactor: 100,
    freshMs: 1500,
    nightFrom: '21:00',
    nightTo: '05:00',
    authority: { supervisor: 'SUP-1', qaReviewer: 'QA-DISP' },
  },
  stations: [
    {
      id: 'WS-01',
      name: 'Weigh booth',
      functions: ['weigh'],
      equipment: ['SCL-01', 'SCL-02', 'SCL-03', 'PRN-01', 'SCN-01'],
      clearance: null,
      booth: { batch: null, item: null, wiped: true, allergens: [] },
    },
    {
      id: 'QA-01',
      name: 'QA desk',
      functions: ['review'],
      equipment: [],
      clearance: null,
      booth: { batch: null, item: null, wiped: true, allergens: [] },
    },
  ],
  people: [
    person('QA-1', 'P. Raman', ['qaReviewer'], ['QA-DISP']),
    person('QA-2', 'H. Lapsed', ['qaReviewer'], []),
    person('OP-1', 'M. Alvarez', ['operator'], ['W&D-2']),
    person('OP-2', 'D. Price', ['operator'], ['W&D-2', 'VERIFY-WD']),
    person('SUP-1', 'G. Lin', ['supervisor'], ['SUP-1']),
    person('NEW-1', 'N. Comer', ['operator'], ['W&D-2'], { acknowledgedAt: null }),
  ],
  countedItems: [],
  items: [
    {
      id: 'RM-1',
      name: 'Citric acid',
      active: false,
      allergens: [],
      hazards: ['Irritates eyes'],
      unit: 'kg',
    },
    { id: 'RM-2', name: 'Cellulose', active: false, allergens: [], hazards: [], unit: 'kg' },
  ],
  lots: [
    lot('CA-2', 'RM-1', '2027-09-30'),
    lot('CA-1', 'RM-1', '2027-02-28', { assay: '99.4' }),
    lot('CA-OLD', 'RM-1', '2026-01-31'),
    lot('CA-OTHER', 'RM-1', '2028-02-28', { specification: 'S-2' }),
    lot('MC-1', 'RM-2', '2028-01-31'),
    lot('MC-2', 'RM-2', '2028-02-28', { retest: '2028-02-01' }),
    lot('MC-Q', 'RM-2', '2028-03-31', { quality: 'quarantine' }),
  ],
  locations: [
    { id: 'BAY-3', name: 'Bay 3', quarantine: false },
    { id: 'BOOTH-1', name: 'Booth 1', quarantine: false },
  ],
  containers: [
    container('CA-1-01', 'CA-1', '7 kg'),
    container('CA-1-02', 'CA-1', '7 kg'),
    container('CA-2-01', 'CA-2', '20 kg'),
    container('CA-OLD-01', 'CA-OLD', '20 kg'),
    container('CA-OTHER-01', 'CA-OTHER', '20 kg'),
    container('MC-1-01', 'MC-1', '20 kg'),
    container('MC-1-02', 'MC-1', '20 kg'),
    container('MC-2-01', 'MC-2', '20 kg'),
    { kind: 'waste', id: 'W-0031', quantity: mass('0 kg'), location: 'BOOTH-1' },
  ],
  equipment: [
    scale('SCL-01', {}),
    scale('SCL-02', {
      unit: 'g',
      capacity: mass('12.1 kg'),
      division: mass('0.1 g'),
      repeatability: mass('0.05 g'),
      check: branded({ weightSet: 'TW-G1', points: [{ nominal: mass('1000 g'), tolerance: mass('0.5 g') }] }),
    }),
    scale('SCL-03', { calibrationDue: '2026-03-01' as PlantDay }),
    { kind: 'printer', id: 'PRN-01', name: 'Printer', serial: 'P', service: 'inService' },
    { kind: 'scanner', id: 'SCN-01', name: 'Scanner', serial: 'S', service: 'inService' },
  ],
  labelRolls: [],
  weightSets: [
    { id: 'TW-K1', certificate: 'C-1', expires: '2026-12-31' },
    { id: 'TW-G1', certificate: 'C-2', expires: '2026-12-31' },
  ],
  recipes: [RECIPE],
  holds: [
    { object: { kind: 'lot', id: 'MC-2' }, reason: 'coa-mismatch', narrative: null, placedBy: 'SUP-1' },
  ],
});
