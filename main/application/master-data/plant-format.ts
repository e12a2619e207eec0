import type {
  ContainerId,
  EquipmentId,
  ItemId,
  LocationId,
  LotId,
  PersonId,
  RollId,
  StationId,
} from '../../contract/ids.ts';
import { MASS_UNITS, ZERO } from '../../contract/quantity.ts';
import { REASON_CODES, ROLES, STATION_FUNCTIONS } from '../../contract/vocabulary.ts';
import { FEWEST_POINTS, FEWEST_WEIGHINGS } from '../../domain/equipment/procedures.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import {
  companyPrefix,
  day,
  flag,
  id,
  instant,
  mass,
  oneOf,
  percent,
  qualification,
  text,
  timeOfDay,
  whole,
} from './fields.ts';
import { list, map, optional, type Read, type Reader, record, variant } from './reader.ts';
import { recipeFile, recipeOf } from './recipe-format.ts';

/** The first field of a plant file: which grammar the rest follows. */
export const PLANT_FORMAT = 'interlock-plant-1';

const MOST = 2000;
const MOST_PIECES = 1_000_000_000;
/** A substance weighed as is can hold a little over 100 % of its dried reference. */
const HIGHEST_ASSAY = 110;

const plainId = id<never>() as Reader<string>;
const role = oneOf(...ROLES);

/** Qualification behind each deciding role; a role that is left out asks for none. */
const authority: Reader<Readonly<Record<string, string>>> = map(
  record(Object.fromEntries(ROLES.map((name) => [name, optional(qualification, null)]))),
  (codes) =>
    Object.fromEntries(Object.entries(codes).filter(([, code]) => code !== null)) as Record<string, string>,
);

const site = record({
  name: text(80),
  timeZone: text(60),
  dayStart: timeOfDay,
  idleMinutes: whole(1, 30),
  clearanceHours: whole(1, 168),
  minimumWeightFactor: whole(100, 1000),
  reweighs: optional(whole(0, 20), null),
  freshMs: whole(100, 10_000),
  companyPrefix: optional(companyPrefix, null),
  nightFrom: timeOfDay,
  nightTo: timeOfDay,
  authority,
});

const station = map(
  record({
    id: id<StationId>(),
    name: text(60),
    functions: list(oneOf(...STATION_FUNCTIONS), STATION_FUNCTIONS.length, 1),
    equipment: list(id<EquipmentId>(), 50),
  }),
  (bound) => ({
    ...bound,
    clearance: null,
    booth: { batch: null, item: null, wiped: true, allergens: [] },
  }),
);

const person = map(
  record({
    id: id<PersonId>(),
    name: text(60),
    roles: list(role, ROLES.length, 1),
    qualifications: list(record({ code: qualification, expires: day }), 50),
    acknowledged: optional(instant, null),
  }),
  ({ acknowledged, ...known }) => ({ ...known, acknowledgedAt: acknowledged, failures: 0, lockedAt: null }),
);

const item = record({
  id: id<ItemId>(),
  name: text(80),
  active: flag,
  allergens: list(text(40), 20),
  hazards: list(text(120), 10),
  unit: oneOf(...MASS_UNITS),
});

const lot = record({
  id: id<LotId>(),
  item: id<ItemId>(),
  quality: oneOf('quarantine', 'approved', 'rejected'),
  expires: day,
  retest: optional(day, null),
  assay: optional(percent(HIGHEST_ASSAY), null),
  specification: text(60),
  supplierQualified: flag,
  onHand: optional(whole(0, MOST_PIECES), null),
});

const location = record({ id: id<LocationId>(), name: text(60), quarantine: flag });

const stored = { id: id<ContainerId>(), location: id<LocationId>() };
const container = variant({
  source: map(record({ ...stored, kind: oneOf('source'), lot: id<LotId>(), quantity: mass }), (source) => ({
    ...source,
    physical: 'onHand' as const,
  })),
  waste: map(record({ ...stored, kind: oneOf('waste') }), (waste) => ({ ...waste, quantity: ZERO })),
});

const instrument = {
  id: id<EquipmentId>(),
  name: text(60),
  serial: text(40),
  service: oneOf('inService', 'outOfService'),
};
const names = list(plainId, 20, 1);
/** What metrology puts on a scale beyond its daily check, and how far a reading may be off (USP <41>, USP <1251>). */
const procedures = record({
  repeatability: optional(record({ weights: names, weighings: whole(FEWEST_WEIGHINGS, 30) }), null),
  eccentricity: optional(record({ weights: names, tolerance: mass }), null),
  linearity: optional(
    record({ points: list(record({ weights: names, tolerance: mass }), 20, FEWEST_POINTS), down: flag }),
    null,
  ),
});
const equipment = variant({
  scale: map(
    record({
      ...instrument,
      kind: oneOf('scale'),
      unit: oneOf(...MASS_UNITS),
      capacity: mass,
      division: mass,
      repeatability: mass,
      calibrationDue: day,
      identity: optional(oneOf('told', 'plate'), 'told'),
      check: record({
        weightSet: plainId,
        points: list(record({ nominal: mass, tolerance: mass }), 20, 1),
      }),
      software: optional(text(60), null),
      warmUpMinutes: optional(whole(0, 24 * 60), null),
      procedures: optional(procedures, null),
    }),
    ({ identity, ...scale }) => ({
      ...scale,
      lastGoodCheck: null,
      recheck: 'never-checked' as const,
      ...(identity === 'plate' && { plate: null }),
    }),
  ),
  printer: record({ ...instrument, kind: oneOf('printer') }),
  scanner: record({ ...instrument, kind: oneOf('scanner') }),
  metalDetector: map(
    record({
      ...instrument,
      kind: oneOf('metalDetector'),
      testPieces: list(record({ id: plainId, text: text(40), certificate: text(60) }), 10, 1),
    }),
    (detector) => ({ ...detector, lastGoodChallenge: null, recheck: null }),
  ),
  machine: map(
    record({
      ...instrument,
      kind: oneOf('machine'),
      cleaning: record({
        hours: whole(1, 24 * 60),
        performers: list(qualification, 20, 1),
        verifiers: list(qualification, 20, 1),
      }),
    }),
    (machine) => ({ ...machine, cleaned: null, batch: null }),
  ),
});

const labelRoll = map(
  record({
    id: id<RollId>(),
    item: id<ItemId>(),
    name: text(80),
    artwork: plainId,
    revision: text(10),
    quality: oneOf('quarantine', 'approved', 'rejected'),
    obsolete: flag,
    quantity: whole(1, 10_000_000),
  }),
  (roll) => ({ ...roll, physical: 'inCage' as const, batch: null }),
);

const hold = record({
  object: variant({
    lot: record({ kind: oneOf('lot'), id: id<LotId>() }),
    container: record({ kind: oneOf('container'), id: id<ContainerId>() }),
    equipment: record({ kind: oneOf('equipment'), id: id<EquipmentId>() }),
    station: record({ kind: oneOf('station'), id: id<StationId>() }),
  }),
  reason: oneOf(...REASON_CODES),
  narrative: optional(text(500), null),
  placedBy: id<PersonId>(),
});

/** A plant file as it is written; references between its parts are not yet checked. */
export const plantFile = record({
  format: oneOf(PLANT_FORMAT),
  kind: oneOf('demo', 'production'),
  site,
  stations: list(station, 200, 1),
  people: list(person, MOST, 1),
  items: list(item, MOST),
  countedItems: optional(list(record({ id: id<ItemId>(), name: text(80) }), MOST), []),
  lots: list(lot, MOST),
  locations: list(location, MOST),
  containers: list(container, MOST),
  labelRolls: optional(list(labelRoll, MOST), []),
  equipment: list(equipment, MOST),
  weightSets: list(
    record({
      id: plainId,
      certificate: text(60),
      expires: day,
      weights: optional(
        list(record({ id: plainId, nominal: mass, certified: optional(mass, null) }), 50),
        [],
      ),
    }),
    200,
  ),
  recipes: list(recipeFile, 200),
  holds: list(hold, MOST),
});
export type PlantFile = Read<typeof plantFile>;

/** The founding that a checked file stands for. */
export const foundingOf = ({ format: _, ...file }: PlantFile): Founding => ({
  ...file,
  recipes: file.recipes.map(recipeOf),
});
