import { parseFounding } from '../../../main/application/master-data/parse-founding.ts';
import { loadDemoPlant, northfield } from '../../../main/demo/plant/load-demo-plant.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import type { FoundingKit } from '../../../main/hosts/shared/found-folder.ts';

import { blendSteps, dischargeSteps } from '../blend-recipe.ts';
import { bulkStep } from '../bulk-recipe.ts';
import { CASES } from './case-recipe.ts';
import { COMPONENTS } from './component-recipe.ts';
import { labelSteps } from './label-recipe.ts';
import { writtenLabelledRecipe } from './labelled-recipe.ts';

/** The day on which every situation begins; much in this plant ends with it. */
export const DOOR_DAY = '2026-03-09';
export const BATCH = 'DOOR-0001';
export const RECIPE = { recipe: 'MMR-DOOR', version: '1' } as const;
/** A recipe of one clearance, whose batches come to their review soon. */
export const SHORT_RECIPE = { recipe: 'MMR-SHORT', version: '1' } as const;
export const SHORT_BATCH = 'DOOR-0002';
/** The line of Northfield as it ships, and two batches to pack on it. */
export const PACK_RECIPE = { recipe: 'MPR-VC500-100CT', version: '03' } as const;
export const PACK_BATCH = 'DOOR-0003';
export const NEXT_PACK_BATCH = 'DOOR-0004';
/** Packed with labels, whose code is read by eye or scanned. */
export const LABELLED_BATCH = 'DOOR-0005';
/** The encapsulation of Northfield with checks of two units, and two batches of it. */
export const RUN_RECIPE = { recipe: 'MMR-VC500-CAPS', version: '02' } as const;
export const RUN_BATCH = 'DOOR-0006';
export const NEXT_RUN_BATCH = 'DOOR-0007';
/** Packed with labels, counted components and cases of two. */
export const CASED_RECIPE = { recipe: 'MPR-VC500-CASED', version: '1' } as const;
export const CASED_BATCH = 'DOOR-0008';
/** An approved version that is not in force yet. */
export const LATER_RECIPE = { recipe: 'MMR-DOOR', version: '2' } as const;

export const SECRET = '40718263';

/**
 * People beside those of Northfield. NEW-1 may do everything and has never signed that a signature binds; ADM-02 unlocks ADM-01; MIX-1
 * performs and has every deciding role, so that only segregation of duties stands in the way. DUO-1 may declare lost events and
 * confirm them. The secret of NEW-2 was set anew by somebody else, and NEW-2 did not choose another yet.
 */
const PEOPLE = [
  {
    id: 'NEW-1',
    name: 'I. Novak',
    roles: ['operator', 'supervisor', 'qaReviewer', 'qaRelease', 'metrology', 'laboratory', 'administrator'],
    qualifications: [
      { code: 'W&D-2', expires: '2026-12-31' },
      { code: 'VERIFY-WD', expires: '2026-12-31' },
      { code: 'PACK-2', expires: '2026-12-31' },
      { code: 'SUP-1', expires: '2026-12-31' },
      { code: 'QA-DISP', expires: '2026-12-31' },
      { code: 'QA-REL', expires: '2026-12-31' },
      { code: 'SYS-1', expires: '2026-12-31' },
      { code: 'LAB-1', expires: '2026-12-31' },
      { code: 'CAL-3', expires: '2026-12-31' },
      { code: 'LABEL-V', expires: '2026-12-31' },
      { code: 'VERIFY-MF', expires: '2026-12-31' },
    ],
    acknowledged: null,
  },
  {
    id: 'ADM-02',
    name: 'B. Costa',
    roles: ['administrator'],
    qualifications: [{ code: 'SYS-1', expires: '2026-12-31' }],
    acknowledged: '2026-01-05T14:00:00.000Z',
  },
  {
    id: 'MIX-1',
    name: 'A. Sato',
    roles: ['operator', 'supervisor', 'qaReviewer', 'qaRelease', 'metrology', 'laboratory'],
    qualifications: [
      { code: 'ENCAP-2', expires: '2026-12-31' },
      { code: 'CAL-3', expires: '2026-12-31' },
      { code: 'LAB-1', expires: '2026-12-31' },
      { code: 'LABEL-2', expires: '2026-12-31' },
      { code: 'W&D-2', expires: '2026-12-31' },
      { code: 'VERIFY-WD', expires: '2026-12-31' },
      { code: 'SUP-1', expires: '2026-12-31' },
      { code: 'QA-DISP', expires: '2026-12-31' },
      { code: 'QA-REL', expires: '2026-12-31' },
    ],
    acknowledged: '2026-01-05T14:00:00.000Z',
  },
  {
    id: 'MET-2',
    name: 'L. Fischer',
    roles: ['metrology'],
    qualifications: [{ code: 'CAL-3', expires: '2026-12-31' }],
    acknowledged: '2026-01-05T14:00:00.000Z',
  },
  {
    id: 'NEW-2',
    name: 'C. Weber',
    roles: ['administrator'],
    qualifications: [{ code: 'SYS-1', expires: '2026-12-31' }],
    acknowledged: '2026-01-05T14:00:00.000Z',
  },
  {
    id: 'DUO-1',
    name: 'E. Moreau',
    roles: ['qaReviewer', 'administrator'],
    qualifications: [
      { code: 'QA-DISP', expires: '2026-12-31' },
      { code: 'SYS-1', expires: '2026-12-31' },
    ],
    acknowledged: '2026-01-05T14:00:00.000Z',
  },
];

/** Whose first secret, the one they had themselves, was replaced by another. */
const SET_ANEW = 'NEW-2';
const SECRET_BEFORE = '51829374';

const AT = { function: 'weigh', station: 'WS-01', performers: ['W&D-2'] } as const;
const VERIFIED = { verifiers: ['VERIFY-WD'] } as const;
const after = (...steps: readonly string[]) => steps.map((step) => ({ step, state: 'verified' }));
const pail = { class: 'Pail 10 L', tare: { lowest: '0.26 kg', highest: '0.40 kg' } };
const jar = { class: 'Jar 5 L', tare: { lowest: '195.0 g', highest: '230.0 g' } };
const dispense = (
  id: string,
  item: string,
  target: string,
  container: object,
  removal: 'waste' | 'source',
) => ({
  ...AT,
  ...VERIFIED,
  id,
  kind: 'dispense',
  title: `Dispense ${item}`,
  requires: after('20'),
  item,
  mode: 'single',
  amount: { kind: 'fixed', target },
  tolerance: { percent: '1', of: 'target' },
  container,
  removal,
  reweighs: 1,
});

const BLENDING = blendSteps({
  kit: '111',
  clear: '112',
  first: ['70'],
  charge: '114',
  blend: '116',
  later: ['60'],
  add: '118',
  blendAgain: '119',
});
const DRUMS = dischargeSteps(
  { check: '113', discharge: '140', after: '119' },
  { lowest: '98.0', highest: '101.0' },
);

const AT_MACHINE = { function: 'process', station: 'EN-01', performers: ['ENCAP-2'] } as const;

/** The drums go into capsules; a check weighs two of them. */
const CAPSULES = [
  {
    ...AT_MACHINE,
    verifiers: ['VERIFY-MF'],
    id: '142',
    kind: 'clearance',
    title: 'Clear the encapsulator',
    requires: after('10'),
    items: [{ id: '1', text: 'Machine is empty.', evidence: 'confirmed' }],
  },
  {
    ...AT_MACHINE,
    id: '145',
    kind: 'check',
    title: 'Check the balance',
    requires: after('10'),
    scales: ['BAL-01'],
  },
  {
    ...AT_MACHINE,
    verifiers: ['VERIFY-MF'],
    id: '150',
    kind: 'checkedRun',
    title: 'Encapsulate',
    requires: [...after('140', '142'), { step: '145', state: 'complete' }],
    prefix: 'CAP',
    plan: {
      units: 'capsules',
      balance: 'BAL-01',
      shownIn: 'mg',
      everyMinutes: 30,
      withinMinutes: 5,
      size: 2,
      individual: { lowest: '710.4 mg', highest: '825.6 mg' },
      mean: { lowest: '752.6 mg', highest: '783.4 mg' },
      centre: '768.0 mg',
      sigma: '4.0 mg',
      accuracyPercent: '0.10',
    },
    feeds: { of: '140', equipment: 'ENC-02', carryOverMinutes: 2 },
    powder: { shell: '118.0 mg', lossPercent: '0.5' },
  },
];

/** One step of every kind, and only the dependencies that the tests need. */
const recipe = (version: string, effective: string) => ({
  format: 'interlock-recipe-1',
  id: 'MMR-DOOR',
  version,
  product: { code: 'DOOR', name: 'Door mix', strength: '1 mg' },
  batchSize: '1 kit',
  effective,
  approvals: [
    { by: 'SUP-01', meaning: 'reviewed', on: '2026-01-08' },
    { by: 'QA-01', meaning: 'approved', on: '2026-01-09' },
  ],
  finishedTests: [
    { id: 'assay', name: 'Assay', kind: 'range', lowest: '500', highest: '575', unit: 'mg' },
    { id: 'identity', name: 'Identity', kind: 'expects', text: 'conforms' },
  ],
  steps: [
    {
      id: '10',
      kind: 'issue',
      title: 'Issue',
      function: 'review',
      station: 'QA-01',
      requires: [],
      performers: [],
    },
    {
      ...AT,
      ...VERIFIED,
      id: '20',
      kind: 'clearance',
      title: 'Clear the booth',
      requires: after('10'),
      items: [
        { id: '1', text: 'Booth is empty.', evidence: 'confirmed' },
        { id: '2', text: 'Labels left in the booth.', evidence: 'count', expects: '0' },
        { id: '3', text: 'Waste place: scan its code.', evidence: 'scan', expects: 'WS-01-WASTE' },
        { id: '4', text: 'Cleaning record.', evidence: 'reference' },
      ],
    },
    {
      ...AT,
      ...VERIFIED,
      id: '25',
      kind: 'clearance',
      title: 'Show the booth',
      requires: after('10'),
      items: [
        { id: '1', text: 'Both pans: photo of each from above.', evidence: 'photo' },
        { id: '2', text: 'Scoops in the rack: photo.', evidence: 'photo' },
      ],
    },
    {
      ...AT,
      id: '30',
      kind: 'check',
      title: 'Check the floor scale',
      requires: after('20'),
      scales: ['SCL-01'],
    },
    {
      ...AT,
      id: '31',
      kind: 'check',
      title: 'Check again',
      requires: after('20'),
      scales: ['SCL-01', 'SCL-02', 'SCL-03'],
    },
    dispense('50', 'RM-1001', '6.00 kg', pail, 'waste'),
    {
      ...dispense('60', 'RM-1014', '6.25 kg', pail, 'waste'),
      requires: [...after('20'), { step: '30', state: 'complete' }],
    },
    dispense('70', 'RM-1022', '5.00 kg', pail, 'source'),
    dispense('80', 'RM-2003', '12.50 kg', pail, 'source'),
    dispense('90', 'RM-2007', '1250.0 g', jar, 'waste'),
    { ...dispense('100', 'RM-2011', '1625.0 g', jar, 'waste'), alternates: ['RM-2007'] },
    {
      ...AT,
      ...VERIFIED,
      id: '110',
      kind: 'kit',
      title: 'Close the kit',
      requires: after('60'),
      of: ['60'],
      prefix: 'KIT',
    },
    {
      ...AT,
      ...VERIFIED,
      id: '111',
      kind: 'kit',
      title: 'Close the kit of the blend',
      requires: after('60', '70'),
      of: ['60', '70'],
      prefix: 'MIX',
    },
    ...BLENDING.slice(0, 1),
    ...DRUMS.slice(0, 1),
    ...BLENDING.slice(1),
    ...labelSteps('120', '130'),
    ...DRUMS.slice(1),
    ...CAPSULES,
  ],
});

const shortRecipe = () => {
  const { steps, ...whole } = recipe('1', '2026-01-12');
  return {
    ...whole,
    finishedTests: [],
    id: 'MMR-SHORT',
    product: { code: 'SHORT', name: 'Short mix', strength: '1 mg' },
    steps: [
      ...steps.filter(({ id }) => id === '10'),
      {
        ...AT,
        ...VERIFIED,
        id: '20',
        kind: 'clearance',
        title: 'Clear the booth',
        requires: after('10'),
        items: [{ id: '1', text: 'Booth is empty.', evidence: 'confirmed' }],
      },
    ],
  };
};

interface WrittenStep {
  readonly id: string;
  readonly kind: string;
  readonly plan?: object;
}

/** A run whose checks weigh two units, with another check of its balance that can fail beside it, and its bulk behind it. */
function shortRun(written: unknown): unknown {
  const whole = written as { readonly id: string; readonly steps: readonly WrittenStep[] };
  if (whole.id !== RUN_RECIPE.recipe) return written;
  return {
    ...whole,
    steps: [
      ...whole.steps.flatMap((step) => {
        if (step.kind === 'check')
          return [
            step,
            { ...step, id: '146', title: 'Check the balance again' },
            { ...step, id: '147', title: 'Check the floor scale', scales: ['SCL-05'] },
          ];
        return step.kind === 'checkedRun' ? [{ ...step, plan: { ...step.plan, size: 2 } }] : [step];
      }),
      bulkStep(),
    ],
  };
}

const casedRecipe = (): object => ({
  ...writtenLabelledRecipe({}, { components: COMPONENTS, cases: { ...CASES, packs: 2 } }),
  id: CASED_RECIPE.recipe,
});

export const ALLOCATIONS = [
  { step: '50', lot: 'AA-2409-117' },
  { step: '60', lot: 'CB-2508-009' },
  { step: '70', lot: 'RH-2507-033' },
  { step: '80', lot: 'MC-2510-201' },
  { step: '90', lot: 'SD-2506-077' },
  { step: '100', lot: 'MS-2510-011' },
] as const;

type Entry = Record<string, unknown> & { id: string };
interface PlantFile {
  site: Record<string, unknown>;
  people: Entry[];
  equipment: Entry[];
  weightSets: Entry[];
  items: Entry[];
  lots: Entry[];
  containers: Entry[];
  recipes: unknown[];
}

/** What is different from Northfield: much ends today, a scale says an old reading soon, little material lies about. */
function doorFile(): unknown {
  const file = structuredClone(northfield()) as PlantFile;
  const change = (entries: Entry[], id: string, fields: Record<string, unknown>) => {
    const entry = entries.find((each) => each.id === id);
    if (!entry) throw new Error(`no ${id} in the plant`);
    Object.assign(entry, fields);
  };
  file.site['freshMs'] = 700;
  file.people.push(...PEOPLE);
  change(file.equipment, 'SCL-01', {
    calibrationDue: DOOR_DAY,
    check: { weightSet: 'TW-K1', points: [{ nominal: '5.00 kg', tolerance: '0.02 kg' }] },
  });
  for (const id of ['SCL-02', 'SCL-03'])
    change(file.equipment, id, {
      check: { weightSet: 'TW-G1', points: [{ nominal: '1000.0 g', tolerance: '0.5 g' }] },
    });
  // Nothing in this plant waits for it.
  change(file.equipment, 'SCL-03', { warmUpMinutes: 30 });
  for (const id of ['SCL-04', 'SCL-05'])
    change(file.equipment, id, {
      check: { weightSet: 'TW-K2', points: [{ nominal: '5.00 kg', tolerance: '0.02 kg' }] },
    });
  change(file.equipment, 'BAL-01', {
    calibrationDue: DOOR_DAY,
    check: { weightSet: 'TW-G1', points: [{ nominal: '0.2000 g', tolerance: '0.0002 g' }] },
  });
  // A scale that stands at no station of this floor.
  const spare = file.equipment.find(({ id }) => id === 'SCL-05');
  if (spare) file.equipment.push({ ...spare, id: 'SCL-09', serial: 'B741205399' });
  change(file.weightSets, 'TW-K1', { expires: DOOR_DAY });
  change(file.items, 'RM-1014', { allergens: ['sulphite'] });
  change(file.lots, 'RH-2507-033', { expires: DOOR_DAY });
  change(file.lots, 'BT-2601-14', { expires: DOOR_DAY });
  change(file.lots, 'MC-2510-201', { retest: '2026-12-31' });
  const at = (id: string, lot: string, quantity: string) => ({
    kind: 'source',
    id,
    lot,
    quantity,
    location: 'STG-01',
  });
  file.containers.push(
    at('CB-2508-009-02', 'CB-2508-009', '3.00 kg'),
    at('CB-2508-009-03', 'CB-2508-009', '0.02 kg'),
  );
  file.recipes = [
    recipe('1', '2026-01-12'),
    recipe('2', '2026-06-01'),
    shortRecipe(),
    ...file.recipes.slice(1).map(shortRun),
    writtenLabelledRecipe({ codeRead: 'eye' }),
    casedRecipe(),
  ];
  return file;
}

/** The plant that every door test is founded with, read by the product's own reader of plant files. */
export function doorPlant(): FoundingKit & { readonly secrets: ReadonlyMap<string, string> } {
  const parsed = parseFounding(doorFile());
  if (!parsed.ok) throw new Error(`the door plant does not parse: ${JSON.stringify(parsed.error)}`);
  const founding: Founding = parsed.value;
  const credentials = [
    ...loadDemoPlant(null).credentials,
    { person: SET_ANEW, secret: SECRET_BEFORE, badge: `BADGE-${SET_ANEW}` },
    ...PEOPLE.map(({ id }) => ({ person: id, secret: SECRET, badge: `BADGE-${id}` })),
  ];
  return {
    founding,
    credentials,
    secrets: new Map(credentials.map(({ person, secret }) => [person, secret])),
  };
}
