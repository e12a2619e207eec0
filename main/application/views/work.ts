import type { BatchId, ItemId, PersonId } from '../../contract/ids.ts';
import type { WorkScreen } from '../../contract/views.ts';
import { masterStep } from '../../domain/execution/master-step.ts';
import type { Station } from '../../domain/identity/person.ts';
import { openExceptions } from '../../domain/index-keys.ts';
import { shownToDestroy } from '../../domain/label-ledger/destroyable.ts';
import { unitOf } from '../../domain/material/counting.ts';
import { stillToScrap } from '../../domain/quality/dispositions/scrap.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import type { PlantReader } from '../../domain/state.ts';
import { affordancesOf, type Draft, type Preview } from './affordances.ts';
import { batchCards } from './batch-cards.ts';
import { correctionCards } from './corrections.ts';
import { dueCards } from './due-cards.ts';
import { equipmentDesk } from './equipment.ts';
import { byUrgency, exceptionCard } from './exception-card.ts';
import { holdLabelIfHeld } from './hold-label.ts';
import { holdCards } from './holds.ts';
import { effectiveRecipes, issueForm } from './issue-form.ts';
import { laboratoryPane } from './laboratory.ts';
import { lotCards } from './lots.ts';
import { secondPerson } from './people.ts';
import { recordsDesk } from './records.ts';
import { sessionAt, type ViewInput } from './view-input.ts';
import { workCards } from './work-cards.ts';

/** Home: what this station's functions have to do, and for `review` what waits for a decision. */
export function workScreen(input: ViewInput, preview: Preview): WorkScreen {
  const { state, origin, moment } = input;
  const station = state.get('stations', origin.station);
  if (!station) throw new Error(`broken invariant: no station ${origin.station}`);
  const reviews = station.functions.includes('review');
  return {
    kind: 'work',
    functions: station.functions,
    cards: workCards(input, preview, station),
    exceptions: openExceptions(state)
      .filter((each) => reviews || isOf(state, station, each))
      .sort(byUrgency)
      .map((each) => exceptionCard(input, preview, each)),
    closedExceptions: reviews
      ? closedOfOpenBatches(state).map((each) => exceptionCard(input, preview, each))
      : [],
    holds: holdCards(input, preview, reviews ? null : station),
    lots: reviews ? lotCards(input, preview) : [],
    laboratory: laboratoryPane(input, preview, reviews),
    equipment: equipmentDesk(input, preview, station, reviews),
    records: reviews ? recordsDesk(input, preview) : null,
    corrections: reads(input, reviews) ? correctionCards(input, preview) : [],
    batchRecords: reads(input, reviews) ? [...state.all('batches')].map(({ id }) => id) : [],
    due: dueCards(input, station, reviews),
    batches: reviews ? batchCards(input) : [],
    issue: reviews ? issueForm(state, moment.day) : null,
    lockedOut: lockedOut(input),
    inHand: inHand(input, preview),
    scrap: scrapInHand(input),
    labelsInHand: labelsInHand(input),
    affordances: affordancesOf(preview, offered(input, station, reviews)),
  };
}

/** The whole record is for the review desk, and for a supervisor at a station. */
function reads({ state, origin }: ViewInput, reviews: boolean): boolean {
  const person = state.get('sessions', origin.terminal)?.person;
  const roles = person ? (state.get('people', person)?.roles ?? []) : [];
  return reviews || roles.includes('supervisor') || roles.includes('qaReviewer');
}

/** An exception belongs to the station where it happened, and to the one whose step it stops. */
function isOf(state: PlantReader, station: Station, record: ExceptionRecord): boolean {
  const batch = record.batch ? state.get('batches', record.batch) : undefined;
  const recipe = batch ? state.get('recipes', `${batch.recipe}@${batch.version}`) : undefined;
  const step = batch && recipe && record.step ? masterStep(recipe, batch, record.step) : undefined;
  return record.station === station.id || step?.station === station.id;
}

function offered(input: ViewInput, station: Station, reviews: boolean): Parameters<typeof affordancesOf>[1] {
  const { state, moment } = input;
  const drafts: (Draft | readonly [Draft, PersonId | null])[] = [
    { type: 'SignOut' },
    { type: 'LockTerminal' },
    { type: 'ReportException', category: 'other', narrative: '-' },
    {
      type: 'PlaceHold',
      object: { kind: 'station', id: station.id },
      reason: 'investigation',
      narrative: null,
    },
  ];
  const { container, location } = sessionAt(input)?.inHand ?? {};
  const line = location ? state.get('stations', location) : undefined;
  if (container && line) drafts.push({ type: 'StageToLine', container, station: line.id });
  else if (container && location) drafts.push({ type: 'MoveContainer', container, location });
  if (container) drafts.push({ type: 'CountContainer', container, counted: '0' });
  if (station.functions.includes('weigh')) {
    drafts.push({ type: 'WipeDown', cleaning: '-', item: (station.booth.item ?? NAMELESS) as ItemId });
  }
  const scrap = scrapInHand(input);
  const labels = labelsInHand(input);
  if (labels) drafts.push([{ type: 'DestroyLabels', roll: labels.roll }, witness(input)]);
  if (scrap) drafts.push([{ type: 'ScrapContainer', ...scrap }, witness(input)]);
  const [recipe] = effectiveRecipes(state, moment.day);
  if (reviews && recipe) {
    const { id, version } = recipe;
    drafts.push({ type: 'IssueBatch', recipe: id, version, batch: NAMELESS as BatchId, allocations: [] });
  }
  return drafts;
}

/** What was scanned outside a step, with the unit that it is counted in. */
function inHand(input: ViewInput, preview: Preview): WorkScreen['inHand'] {
  const { container = null, location = null } = sessionAt(input)?.inHand ?? {};
  const stock = container ? input.state.get('containers', container) : undefined;
  return {
    container,
    location,
    unit: stock ? unitOf(input.state, stock) : null,
    holdLabel: stock ? holdLabelIfHeld(input.state, preview, stock.id) : null,
  };
}

const ENDED_BATCH: ReadonlySet<string> = new Set(['released', 'rejected', 'terminated']);
/** More than anybody turns pages for. */
const MOST_CLOSED = 40;

/** What was closed of batches that have not ended, last closed first (S18, S24). */
function closedOfOpenBatches(state: PlantReader): readonly ExceptionRecord[] {
  const found: ExceptionRecord[] = [];
  for (const record of state.all('exceptions')) {
    const batch = record.batch ? state.get('batches', record.batch) : undefined;
    if (record.closedAt !== null && !(batch && ENDED_BATCH.has(batch.state))) found.push(record);
  }
  return found.sort((a, b) => ((a.closedAt ?? '') > (b.closedAt ?? '') ? -1 : 1)).slice(0, MOST_CLOSED);
}

/** Somebody else who could see it destroyed. */
const witness = (input: ViewInput): PersonId | null =>
  secondPerson(input.state, [], input.moment.day, [sessionAt(input)?.person ?? ('' as PersonId)]);

/** The container in the hand, if an approved decision says that it is destroyed. */
function scrapInHand(input: ViewInput) {
  const container = sessionAt(input)?.inHand.container ?? null;
  if (container === null) return null;
  const exception = openExceptions(input.state).find(
    (each) => each.state === 'implementing' && stillToScrap(input.state, each).includes(container),
  );
  return exception ? { exception: exception.id, container } : null;
}

/** The roll in the hand, with what of it waits to be destroyed. */
function labelsInHand(input: ViewInput) {
  const id = sessionAt(input)?.roll ?? null;
  const roll = id ? input.state.get('labelRolls', id) : undefined;
  return roll ? { roll: roll.id, labels: shownToDestroy(input.state, roll).quantity } : null;
}

/** Stands where a person will enter an id; no id has this form. */
const NAMELESS: string = '-';

/** Whoever an administrator has to let in again. */
function lockedOut({ state }: ViewInput): WorkScreen['lockedOut'] {
  const locked: WorkScreen['lockedOut'][number][] = [];
  for (const { id, name, roles, lockedAt } of state.all('people'))
    if (lockedAt !== null) locked.push({ id, name, roles });
  return locked;
}
