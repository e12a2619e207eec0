import type { EquipmentId, PersonId } from '../../contract/ids.ts';
import type { Scale } from '../equipment/equipment.ts';
import { detectorOf } from '../equipment/metal-detector.ts';
import { emptyCase, type Served, type ServiceCase, serviceState } from '../equipment/service-case.ts';
import { type ServiceMove, serviceMove } from '../equipment/service-machine.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import { patchDetector } from './bulk-folds.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patchWork } from './rows.ts';

/** The way of a scale or a metal detector back into service; each move must stand in its table. */
export const SERVICE_FOLDS: Folds<
  | 'ReferenceCaptured'
  | 'ReferencePassed'
  | 'ScaleMeasured'
  | 'ScaleAdjusted'
  | 'ReturnRequested'
  | 'ReturnApproved'
  | 'CalibrationRecorded'
  | 'CheckDueAgain'
> = {
  ReferenceCaptured: (draft, { equipment, phase, person, evidence, ...point }, { at }) => {
    const before = caseOf(draft, equipment, at as Instant);
    const { nominal, tolerance, passed, weightSet, certificate } = point;
    const reading = { nominal, tolerance, passed, weightSet, certificate, shown: evidence.mass };
    put(draft, before, {
      [phase]: [...before[phase], { ...reading, by: person, at: at as Instant, evidence }],
      servedBy: withPerson(before, person),
    });
  },
  ReferencePassed: (draft, { equipment, piece, result, person: by }, { at: when }) => {
    const at = when as Instant;
    const before = caseOf(draft, equipment, at);
    put(draft, before, {
      pieces: [...(before.pieces ?? []), { piece, result, by, at }],
      servedBy: withPerson(before, by),
    });
  },
  ScaleMeasured: (draft, { equipment, phase, within }, { at }) => {
    const move = phase === 'asFound' ? 'asFound' : within ? 'asLeftWithin' : 'asLeftOutside';
    const before = caseOf(draft, equipment, at as Instant);
    put(draft, before, moved(before, move));
  },
  ScaleAdjusted: (draft, { equipment, reason, narrative, signature }, recorded) => {
    const at = recorded.at as Instant;
    const before = caseOf(draft, equipment, at);
    const by = signature.person;
    put(draft, before, {
      ...moved(before, 'adjust'),
      adjustments: [...before.adjustments, { reason, narrative, by, at }],
      asLeft: [],
      ...(before.pieces && { pieces: [] }),
      requested: null,
      servedBy: withPerson(before, by),
    });
    // What was checked before it was adjusted says nothing any more.
    patchServed(draft, equipment, { recheck: 'adjusted' });
    noteSignature(draft, recorded, by);
  },
  ReturnRequested: (draft, { equipment, signature }, recorded) => {
    const at = recorded.at as Instant;
    const before = caseOf(draft, equipment, at);
    const by = signature.person;
    put(draft, before, {
      ...moved(before, 'requestReturn'),
      requested: { by, at },
      servedBy: withPerson(before, by),
    });
    noteSignature(draft, recorded, by);
  },
  ReturnApproved: (draft, { equipment, signature }, recorded) => {
    const at = recorded.at as Instant;
    const before = caseOf(draft, equipment, at);
    put(draft, before, { ...moved(before, 'approveReturn'), approved: { by: signature.person, at } });
    patchServed(draft, equipment, { service: 'inService' });
    noteSignature(draft, recorded, signature.person);
  },
  CalibrationRecorded: (draft, { equipment, due, signature }, recorded) => {
    patchScale(draft, equipment, { calibrationDue: due });
    noteSignature(draft, recorded, signature.person);
  },
  CheckDueAgain: (draft, { batch, step, scale }) =>
    patchWork(draft, batch, step, 'check', ({ scales }) => {
      const failed = scales[scale];
      if (!failed) throw new Error(`broken invariant: scale ${scale} is not in the check of step ${step}`);
      const anew = { prepared: false, weightSet: null, attempt: 1, results: [], outcome: 'open' } as const;
      return { scales: { ...scales, [scale]: { ...failed, ...anew } } };
    }),
};

/** A scale fails: it is out of service, and what is done with it from here is told anew. */
export function failScale(
  draft: PlantDraft,
  id: EquipmentId,
  at: Instant,
  performers: readonly PersonId[],
): void {
  const { state } = caseOf(draft, id, at);
  const to = serviceMove(state, 'fail');
  // One that was out already stays where its metrologist is.
  if (to !== null) draft.put('services', id, emptyCase(id, to, at, performers));
  patchScale(draft, id, { service: 'outOfService' });
}

export function patchScale(draft: PlantDraft, id: string, change: Partial<Scale>): void {
  const scale = must(draft, 'equipment', id);
  if (scale.kind !== 'scale') throw new Error(`broken invariant: ${id} is not a scale`);
  draft.put('equipment', id, { ...scale, ...change });
}

/** What a scale and a metal detector have in common. */
function patchServed(
  draft: PlantDraft,
  id: EquipmentId,
  change: { readonly recheck: 'adjusted' } | { readonly service: Served['service'] },
): void {
  if (detectorOf(draft, id)) patchDetector(draft, id, change);
  else patchScale(draft, id, change);
}

function caseOf(draft: PlantDraft, id: EquipmentId, at: Instant): ServiceCase {
  const known = draft.get('services', id);
  if (known) return known;
  const scale = must(draft, 'equipment', id);
  if (scale.kind !== 'scale' && scale.kind !== 'metalDetector')
    throw new Error(`broken invariant: ${id} is not served`);
  return emptyCase(id, serviceState(draft, scale), at, []);
}

function moved({ id, state }: ServiceCase, move: ServiceMove): Pick<ServiceCase, 'state'> {
  const to = serviceMove(state, move);
  if (to === null) throw new Error(`broken invariant: ${id} cannot ${move} from ${state}`);
  return { state: to };
}

const put = (draft: PlantDraft, before: ServiceCase, change: Partial<ServiceCase>): void =>
  draft.put('services', before.id, { ...before, ...change });

const withPerson = ({ servedBy }: ServiceCase, person: PersonId): readonly PersonId[] =>
  servedBy.includes(person) ? servedBy : [...servedBy, person];
