import type {
  EquipmentCard,
  EquipmentDesk,
  LookBackView,
  ReferencePoint,
  ServiceAct,
} from '../../contract/equipment-views.ts';
import type { ContainerId, PersonId } from '../../contract/ids.ts';
import { add, subtract } from '../../contract/quantity.ts';
import type { ReferencePhase } from '../../contract/vocabulary.ts';
import { dueOf } from '../../domain/equipment/due.ts';
import type { Scale } from '../../domain/equipment/equipment.ts';
import {
  nextReference,
  readingsOf,
  type Served,
  type ServiceCase,
  serviceState,
} from '../../domain/equipment/service-case.ts';
import type { Station } from '../../domain/identity/person.ts';
import { activeHolds } from '../../domain/index-keys.ts';
import { isPast } from '../../domain/moment.ts';
import { isOpenRecord } from '../../domain/quality/records/record.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Draft, Preview } from './affordances.ts';
import { amount, decimal } from './amounts-text.ts';
import { decider } from './decider.ts';
import { detectorCards } from './detector-cards.ts';
import { machineCards } from './machine-cards.ts';
import { nameOf } from './people.ts';
import { proceduresOf } from './procedures.ts';
import { sessionAt, type ViewInput } from './view-input.ts';

/** Every scale, detector and machine at a review desk; at a station its own, and only for metrology. Those out of service come first. */
export function equipmentDesk(
  input: ViewInput,
  preview: Preview,
  station: Station,
  reviews: boolean,
): EquipmentDesk | null {
  if (!reviews && !isMetrologist(input)) return null;
  const scales = [...input.state.all('equipment')].flatMap((each) =>
    each.kind === 'scale' && (reviews || station.equipment.includes(each.id)) ? [each] : [],
  );
  const rank = ({ service }: Scale): number => (service === 'outOfService' ? 0 : 1);
  return {
    cards: scales.sort((a, b) => rank(a) - rank(b)).map((scale) => cardOf(input, preview, station, scale)),
    detectors: detectorCards(input, preview, station, reviews),
    machines: machineCards(input, (id) => reviews || station.equipment.includes(id)),
  };
}

function isMetrologist(input: ViewInput): boolean {
  const person = sessionAt(input)?.person;
  return person !== undefined && (input.state.get('people', person)?.roles.includes('metrology') ?? false);
}

function cardOf(input: ViewInput, preview: Preview, station: Station, scale: Scale): EquipmentCard {
  const { state, moment } = input;
  const { id, name, serial, unit, calibrationDue } = scale;
  const served = state.get('services', id);
  const set = state.get('weightSets', scale.check.weightSet);
  return {
    id,
    name,
    serial,
    unit,
    station: [...state.all('stations')].find(({ equipment }) => equipment.includes(id))?.name ?? null,
    here: station.equipment.includes(id),
    service: serviceState(state, scale),
    since: scale.service === 'outOfService' ? (served?.since ?? null) : null,
    calibrationDue,
    calibrationOverdue: isPast(calibrationDue, moment.day),
    due: dueOf(scale, set, moment),
    check: checkOf(input, scale),
    holds: activeHolds(state, 'equipment', id).map((hold) => ({ id: hold.id, reason: hold.reason })),
    weights: {
      set: scale.check.weightSet,
      certificate: set?.certificate ?? '',
      expires: set?.expires ?? '',
      inHand: sessionAt(input)?.weights === scale.check.weightSet,
    },
    points: pointsOf(state, scale),
    adjustments: (served?.adjustments ?? []).map(({ reason, narrative, by, at }) => ({
      reason,
      narrative,
      by: nameOf(state, by),
      at,
    })),
    requestedBy: served?.requested ? nameOf(state, served.requested.by) : null,
    lookBacks: lookBacksOf(state, scale, served),
    calibrate: preview.ask({ type: 'RecordCalibration', scale: id, ...SOME_DAY }),
    voidCheck: preview.ask({ type: 'VoidCheck', scale: id, reason: 'equipment-moved' }),
    procedures: proceduresOf(input, preview, scale),
    next: nextAct(input, preview, scale, served),
  };
}

function checkOf({ moment }: ViewInput, { recheck, lastGoodCheck }: Scale): string {
  if (recheck !== null && recheck !== 'never-checked') return recheck;
  return lastGoodCheck?.productionDay === moment.productionDay ? 'good' : 'due';
}

function pointsOf(state: PlantReader, scale: Scale): readonly ReferencePoint[] {
  const shown = (phase: ReferencePhase, index: number) => {
    const reading = readingsOf(state, scale.id, phase)[index];
    return reading ? { value: decimal(reading.shown, scale), passed: reading.passed } : null;
  };
  return scale.check.points.map(({ nominal, tolerance }, index) => ({
    nominal: decimal(nominal, scale),
    lowest: decimal(subtract(nominal, tolerance), scale),
    highest: decimal(add(nominal, tolerance), scale),
    asFound: shown('asFound', index),
    asLeft: shown('asLeft', index),
  }));
}

/** Look-backs that are open, and those of the failure that is being worked on. */
export function lookBacksOf(
  state: PlantReader,
  { id, service }: Served,
  served: ServiceCase | undefined,
): readonly LookBackView[] {
  const found: LookBackView[] = [];
  for (const record of state.all('records')) {
    if (record.kind !== 'lookBack' || record.equipment !== id) continue;
    const isNow = service === 'outOfService' && served !== undefined && record.openedAt >= served.since;
    if (!isOpenRecord(record) && !isNow) continue;
    const containers = record.containers.map((each) => weighed(state, each));
    found.push({ id: record.id, state: record.state, batch: record.batch, containers });
  }
  return found;
}

function weighed(state: PlantReader, id: ContainerId): LookBackView['containers'][number] {
  const container = state.get('containers', id);
  const batch = container?.kind === 'dispensed' ? state.get('batches', container.batch) : undefined;
  const work = container?.kind === 'dispensed' ? batch?.steps[container.step]?.work : undefined;
  const dispensed = work?.kind === 'dispense' ? work.containers.find((each) => each.id === id) : undefined;
  const scale = work?.kind === 'dispense' && work.scale ? state.get('equipment', work.scale) : undefined;
  return {
    container: id,
    net: dispensed && scale?.kind === 'scale' ? amount(dispensed.net, scale) : '',
    held: activeHolds(state, 'container', id).length > 0,
  };
}

/** What the service machine waits for, with what the gates say to it now. */
function nextAct(
  input: ViewInput,
  preview: Preview,
  scale: Scale,
  served: ServiceCase | undefined,
): ServiceAct | null {
  const { id } = scale;
  const act = (
    kind: Exclude<ServiceAct['kind'], 'measure'>,
    draft: Draft,
    signer: PersonId | null = null,
  ) => ({
    kind,
    affordance: preview.ask(draft, signer),
  });
  switch (serviceState(input.state, scale)) {
    case 'inService':
      return null;
    case 'outOfService':
      return measure(input, preview, scale, 'asFound');
    case 'found':
      return act('adjust', { type: 'AdjustScale', scale: id, reason: 'equipment-adjusted', narrative: '-' });
    case 'adjusted':
      return measure(input, preview, scale, 'asLeft');
    case 'restored':
      return act('requestReturn', { type: 'RequestReturn', scale: id });
    case 'returnRequested': {
      const apart = served ? [...served.performers, ...served.servedBy] : [];
      return act('approveReturn', { type: 'ApproveReturn', scale: id }, decider(input, 'qaReviewer', apart));
    }
  }
}

function measure(
  { state }: ViewInput,
  preview: Preview,
  scale: Scale,
  phase: ReferencePhase,
): ServiceAct | null {
  const point = nextReference(state, scale, phase);
  if (!point) return null;
  const nominal = decimal(point.nominal, scale);
  const draft: Draft = { type: 'CaptureReference', scale: scale.id, phase, nominal, displayed: '0' };
  return { kind: 'measure', phase, nominal, affordance: preview.ask(draft) };
}

/** Stands for what a person will enter. */
const SOME_DAY = {
  certificate: '-',
  standard: '-',
  standardExpires: '9999-12-31',
  due: '9999-12-31',
} as const;
