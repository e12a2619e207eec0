import type { EventData } from '../../main/domain/events.ts';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import type { QualityRecord } from '../../main/domain/quality/records/record.ts';
import type { Told } from './given-when-then.ts';
import { BATCH, boothBefore, certain, type WeighBooth } from './weigh-booth.ts';

const person = (id: string, roles: readonly string[], codes: readonly string[]) => ({
  id,
  name: id,
  roles,
  qualifications: codes.map((code) => ({ code, expires: '2026-12-31' })),
  acknowledgedAt: '2026-01-05T14:00:00.000Z',
  failures: 0,
  lockedAt: null,
});

const ALL = ['W&D-2', 'VERIFY-WD', 'SUP-1', 'QA-DISP', 'CAL-3'];

/** The demo plant with a laboratory, a metrologist who may sign, and somebody who has every role and worked in the batch. */
export const staffed = (founding: Founding): Founding => ({
  ...founding,
  people: [
    ...founding.people,
    person('LAB-1', ['laboratory'], ['LAB-1']),
    person('MET-2', ['metrology'], ['CAL-3']),
    person('QA-3', ['qaReviewer', 'supervisor', 'metrology'], ALL),
    person('MIX-1', ['operator', 'supervisor', 'qaReviewer', 'metrology', 'laboratory'], ALL),
  ] as unknown as Founding['people'],
});

/** A booth before step 60 with P. Raman at the review desk. */
export function room(): WeighBooth {
  return boothBefore('60', staffed).signIn('QA-01', 'QA-01');
}

/** Tries a command at the review desk. */
export const atDesk = (
  booth: WeighBooth,
  type: Parameters<WeighBooth['when']>[0],
  fields: object,
  by = 'QA-01',
): Told => booth.when(type, fields as never, { station: 'QA-01', by });

/** Moves a record; refused or not, what it came to is told. */
export const move = (
  booth: WeighBooth,
  record: string,
  kind: string,
  says: object = {},
  by = 'QA-01',
): Told => atDesk(booth, 'MoveRecord', { record, move: { kind, ...says } }, by);

export const recordOf = (booth: WeighBooth, id: string): QualityRecord =>
  certain(booth.state.get('records', id));

/** Puts an event of the rules on record, as if its trigger had fired. */
export function ruled(booth: WeighBooth, record: object): WeighBooth {
  const draft = booth.state.draft();
  const data = { record, signature: null } as unknown as EventData['RecordOpened'];
  evolve(draft, {
    at: booth.moment.at,
    station: 'WS-01',
    person: null,
    session: null,
    event: { type: 'RecordOpened', data },
  });
  booth.state.absorb(draft);
  return booth;
}

/** Opens a record about the lot in step 60, with the performers of the batch kept out of it; its id. */
export function opened(booth: WeighBooth, kind: string, exception: string | null = null): string {
  const objects = [
    { kind: 'lot', id: 'CB-2508-009' },
    { kind: 'batch', id: BATCH },
  ];
  const told = atDesk(booth, 'OpenRecord', { kind, exception, objects, narrative: 'The bag is torn.' });
  const event = told.events.find(({ type }) => type === 'RecordOpened');
  if (event?.type !== 'RecordOpened') throw new Error(`not opened: ${told.codes.join(', ')}`);
  return event.data.record.id;
}

/** A record of every kind, each still at its beginning, and EX-01 that two of them name. */
export function oneOfEach(): { readonly booth: WeighBooth; readonly ids: Readonly<Record<string, string>> } {
  const booth = room();
  booth.open('60').given('ReportException', { category: 'other', narrative: 'x' });
  if (!booth.state.get('sessions', 'QA-01-1')?.open) booth.signIn('QA-01', 'QA-01');
  booth.given('PlaceHold', {
    object: { kind: 'lot', id: 'CB-2508-009' },
    reason: 'investigation',
    narrative: null,
  });
  const ids = {
    deviation: opened(booth, 'deviation', 'EX-01'),
    nonconformance: opened(booth, 'nonconformance', 'EX-01'),
    oos: opened(booth, 'oos'),
    oot: opened(booth, 'oot'),
    capa: 'CAPA-01',
    lookBack: 'LB-01',
  };
  const base = recordOf(booth, ids.oot);
  const pattern = { trigger: 'reported', subject: null, exceptions: ['EX-01'] };
  ruled(booth, {
    ...base,
    id: 'CAPA-01',
    kind: 'capa',
    state: 'proposed',
    pattern,
    action: null,
    effective: null,
  });
  const containers: readonly string[] = [];
  ruled(booth, { ...base, id: 'LB-01', kind: 'lookBack', equipment: 'SCL-01', containers, conclusion: null });
  return { booth, ids };
}

const reach = { scope: 'One lot.', lots: ['CB-2508-009'], releasedImpact: 'none' };

/** The shortest way of each kind to the door of its closing. */
export const TO_CLOSE: Readonly<
  Record<string, readonly (readonly [kind: string, says: object, by?: string])[]>
> = {
  deviation: [
    ['investigate', reach],
    ['assess', { assessment: 'noImpact' }],
  ],
  nonconformance: [
    ['contain', { holds: ['H-2'] }],
    ['dispose', { as: 'useAsIs', justification: 'The inner bag is whole.' }, 'SUP-01'],
    ['approve', {}],
  ],
  oos: [
    ['laboratory', { finding: 'errorFound' }, 'LAB-1'],
    ['conclude', { conclusion: 'laboratoryError' }],
  ],
  oot: [['evaluate', { evaluation: 'noAction' }]],
  capa: [
    ['start', { what: 'A second lamp over the pan.', owner: 'SUP-01', dueDays: 20 }],
    ['implement', { result: 'The lamp hangs.' }, 'SUP-01'],
    ['check', { effective: true }],
  ],
  lookBack: [['review', { conclusion: 'resultsStand', narrative: 'Within tolerance.' }, 'MET-2']],
};

/** Leads a record to where it may be closed; each move must be accepted. */
export function ready(booth: WeighBooth, kind: string, id: string): void {
  for (const [name, says, by] of certain(TO_CLOSE[kind])) {
    const told = move(booth, id, name, says, by);
    if (told.kind === 'refused') throw new Error(`${id} ${name}: ${told.codes.join(', ')}`);
  }
}

/** A coded cause with evidence, for a record or an exception. */
export const cause = (
  booth: WeighBooth,
  target: object,
  evidence: readonly string[] = ['1'],
  by = 'QA-01',
): Told => atDesk(booth, 'RecordCause', { target, causes: [{ code: 'supplier-material', evidence }] }, by);
