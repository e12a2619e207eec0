import { sha256 } from '../../main/adapters/sqlite/sha256.ts';
import type { DomainEvent, EventData } from '../../main/domain/events.ts';
import type { ScanEvidence, SignatureRecord } from '../../main/domain/evidence.ts';
import { limitsOf } from '../../main/domain/execution/amounts.ts';
import type { Batch, Step } from '../../main/domain/execution/batch.ts';
import { kitContainers } from '../../main/domain/execution/kit.ts';
import { checklistOf, masterStep } from '../../main/domain/execution/master-step.ts';
import { activeHolds } from '../../main/domain/index-keys.ts';
import type { PlantState } from '../../main/domain/state.ts';
import type { Told } from './given-when-then.ts';
import { certain, type WeighBooth } from './weigh-booth.ts';

/** What a refusal may write: evidence, a state, a count. Nothing that was asked for. */
export const OF_A_REFUSAL: ReadonlySet<string> = new Set([
  'CommandDenied',
  'CredentialFailed',
  'PersonLockedOut',
  'ExceptionOpened',
  'RecordOpened',
  'ExceptionRepeated',
  'RecordOpened',
  'StepBlocked',
  'StepExcepted',
  'HoldPlaced',
  'RecordOpened',
  'BatchReviewLapsed',
  'BatchStopped',
]);

/** Everything that must never be, after one command; written from the rules of the floor and not from the kernel. */
export function broken(booth: WeighBooth, told: Told): readonly string[] {
  const found = told.events.flatMap((event) => brokenBy(booth, event, told));
  if (told.kind === 'refused') {
    const more = told.types.filter((type) => !OF_A_REFUSAL.has(type));
    if (more.length > 0) found.push(`a refused ${told.command} wrote ${more.join(', ')}`);
    if (told.types[0] !== 'CommandDenied') found.push(`a refused ${told.command} is not on record`);
  } else if (told.codes.length > 0) found.push(`an accepted ${told.command} has refusals`);
  for (const batch of booth.state.all('batches'))
    for (const step of Object.values(batch.steps)) found.push(...brokenStep(booth.state, batch, step));
  for (const { id, quantity } of booth.state.all('containers'))
    if (quantity < 0) found.push(`${id} holds less than nothing`);
  return found;
}

function brokenBy(booth: WeighBooth, { type, data }: DomainEvent, told: Told): string[] {
  const signature = 'signature' in data ? data.signature : null;
  const found = signature ? badSignature(booth, type, signature) : [];
  if (type !== 'CommandDenied' && 'scan' in data && data.scan) found.push(...voidLabel(booth, data.scan));
  switch (type) {
    case 'WeightAccepted':
      return [...found, ...badWeight(booth, data), ...badSource(booth, data.portions.at(-1)?.container)];
    case 'SourceClosed':
      return [...found, ...(data.portion === 0 ? [] : badSource(booth, data.container))];
    case 'SourceOpened':
      return [...found, ...badSource(booth, data.container), ...outOfOrder(booth, data)];
    case 'TareCaptured':
      return [...found, ...weighedTooOften(booth, data)];
    case 'ContainerReidentified':
      return [...found, ...badSource(booth, data.container), ...badPlace(booth, data.container)];
    case 'OverrideGranted':
      return [...found, ...badOverride(booth, data)];
    case 'HoldLabelReserved':
      return [...found, ...badHoldLabel(booth, data)];
    case 'LabelsIssued':
      return [...found, ...badRoll(booth, data)];
    case 'LabelsCounted':
      return [...found, ...badCount(booth, data)];
    case 'ContainerVerified': {
      const step = booth.state.get('batches', data.batch)?.steps[data.step];
      const own = step?.performers.includes(data.verifier);
      return own || data.verifier !== data.signature.person
        ? [...found, `${data.container} is verified by its performer`]
        : found;
    }
    case 'StepVerified': {
      const step = booth.state.get('batches', data.batch)?.steps[data.step];
      const own = step?.work.kind !== 'issue' && step?.performers.includes(data.verifier);
      return own ? [...found, `step ${data.step} is verified by its performer`] : found;
    }
    case 'ResultVerified':
      return [...found, ...badResult(booth, data.sample, data.test, told)];
    case 'ExceptionSettled': {
      const record = certain(booth.state.get('exceptions', data.exception));
      const own = record.performers.includes(data.signature.person);
      return own ? [...found, `${data.exception} is cleared by its performer`] : found;
    }
    case 'RecordMoved': {
      const record = certain(booth.state.get('records', data.record));
      const { person } = data.signature;
      if (record.performers.includes(person)) found.push(`${data.record} is moved by its performer`);
      if (record.kind === 'nonconformance' && record.disposal?.approvedBy === record.disposal?.by)
        if (record.disposal !== null) found.push(`${data.record} is disposed of by one person`);
      return found;
    }
    case 'DispositionDecided':
    case 'ExceptionVoided':
      return [...found, ...ofPerformer(booth, data.exception, data.signature.person)];
    case 'DispositionApproved': {
      const { settled } = certain(booth.state.get('exceptions', data.exception));
      const own = settled?.by === data.signature.person;
      const more = ofPerformer(booth, data.exception, data.signature.person);
      return [...found, ...more, ...(own ? [`${data.exception} is approved by who decided it`] : [])];
    }
    case 'ContainerScrapped':
      return data.person === data.signature.person
        ? [...found, `${data.container} is scrapped without a witness`]
        : found;
    case 'HoldReleased': {
      const hold = certain(booth.state.get('holds', data.hold));
      const person = certain(booth.state.get('people', data.person));
      const fits = hold.exception !== null || person.roles.includes('qaReviewer');
      return fits && hold.causedBy !== data.person
        ? found
        : [...found, `${data.hold} is released by ${data.person}`];
    }
    case 'ProcedureVerified': {
      const proved = certain(booth.state.get('fitness', data.equipment)?.results.at(-1));
      const own = proved.performers.includes(data.signature.person);
      const bad = proved.loads.some(({ passed }) => !passed);
      return [
        ...found,
        ...(own ? [`${data.procedure} of ${data.equipment} is verified by its performer`] : []),
        ...(bad ? [`${data.procedure} of ${data.equipment} is good with a load outside`] : []),
      ];
    }
    case 'ReturnApproved':
      return [...found, ...badReturn(booth, data.equipment, data.signature.person)];
    case 'BatchReleased':
    case 'BatchReinstated':
      return [...found, ...badRelease(booth, data.batch, data.signature.person)];
    case 'UnitsShipped':
      return isFree(booth, data.batch) ? found : [...found, `${data.batch} is shipped while on hold`];
    default:
      return found;
  }
}

/** A scale comes back within its tolerance, approved by somebody with no part in it, and with nothing left to review. */
function badReturn({ state }: WeighBooth, id: string, approver: string): string[] {
  const { asFound, asLeft, adjustments, servedBy, performers } = certain(state.get('services', id));
  const people: readonly string[] = [...servedBy, ...performers];
  const open = [...state.all('records')].filter(
    (each) => each.kind === 'lookBack' && each.equipment === id && each.state !== 'closed',
  );
  const held = [...state.all('holds')].filter(
    ({ released, exception }) =>
      released === null &&
      exception !== null &&
      state.get('exceptions', exception)?.object === `equipment:${id}`,
  );
  const points = state.get('equipment', id);
  const asked = points?.kind === 'scale' ? points.check.points.length : 0;
  return [
    ...(people.includes(approver) ? [`the return of ${id} is approved by ${approver}`] : []),
    ...(asFound.length === asked && adjustments.length > 0 ? [] : [`${id} comes back without its as-found`]),
    ...(asLeft.length === asked && asLeft.every(({ passed }) => passed) ? [] : [`${id} comes back outside`]),
    ...open.map((record) => `${id} comes back before ${record.id} is closed`),
    ...held.map((hold) => `${id} comes back while ${hold.object.id} is held`),
  ];
}

/** A batch goes out with nothing open, by a releaser who had no part in it (rules §10). */
function badRelease(booth: WeighBooth, id: string, releaser: string): string[] {
  const batch = certain(booth.state.get('batches', id));
  const took = Object.values(batch.steps).some(
    ({ work, performers, verifier }) =>
      work.kind !== 'issue' && (performers.includes(releaser as never) || verifier === releaser),
  );
  const settled = [...booth.state.all('exceptions')].filter((each) => each.batch === id);
  const problems = [
    [took || batch.issuedBy === releaser, 'by a person who worked in it'],
    [settled.some((each) => each.settled?.by === releaser), 'by a person who decided in it'],
    [settled.some(({ closedAt }) => closedAt === null), 'with an exception open'],
    [
      [...booth.state.all('records')].some(
        ({ batch: of, kind, closedAt }) => of === id && kind !== 'capa' && closedAt === null,
      ),
      'with a record of quality open',
    ],
    [!isFree(booth, id), 'while on hold'],
    [batch.review.trail === null || batch.review.signed === null, 'without its review'],
    [!booth.state.get('people', releaser)?.roles.includes('qaRelease'), 'by somebody without the role'],
  ] as const;
  return problems.filter(([isSo]) => isSo).map(([, what]) => `${id} is released ${what}`);
}

/** No hold on a batch, on its containers, or on the lots and containers they were filled from. */
function isFree({ state }: WeighBooth, batch: string): boolean {
  const made = new Set<string>([batch]);
  for (const container of state.all('containers')) {
    if (container.kind !== 'dispensed' || container.batch !== batch || isVoid(state, container)) continue;
    made.add(container.id);
    for (const { container: from, lot } of container.from) made.add(from).add(lot);
  }
  return ![...state.all('holds')].some(({ released, object }) => released === null && made.has(object.id));
}

function isVoid(
  state: PlantState,
  { id, batch, step }: { id: string; batch: string; step: string },
): boolean {
  const work = state.get('batches', batch)?.steps[step]?.work;
  return work?.kind === 'dispense' && work.containers.some((each) => each.id === id && each.phase === 'void');
}

/** Nobody who performed or caused it decides about an exception (S3, S104). */
function ofPerformer({ state }: WeighBooth, exception: string, person: string): string[] {
  const { performers } = certain(state.get('exceptions', exception));
  return (performers as readonly string[]).includes(person)
    ? [`${exception} is decided about by its performer`]
    : [];
}

/** A signature covers the text beside it, is its person's, and that person may sign (21 CFR 11.50, 11.70, 11.200). */
function badSignature(booth: WeighBooth, type: string, signature: SignatureRecord): string[] {
  const person = booth.state.get('people', signature.person);
  const problems = [
    [sha256(signature.text) !== signature.textHash, 'covers another text'],
    [signature.name !== person?.name, 'has another name'],
    [signature.at !== booth.moment.at, 'has another time'],
    [person?.acknowledgedAt == null, 'is of somebody who never acknowledged'],
    [person?.lockedAt != null, 'is of somebody locked out'],
    [!signature.text.startsWith(`Meaning: ${signature.meaning}\n`), 'has another meaning'],
  ] as const;
  return problems.filter(([isSo]) => isSo).map(([, what]) => `the signature of ${type} ${what}`);
}

/** Nobody verifies the result they entered; an original out of limits has its OOS and holds its batch (S14, S49, S50). */
function badResult({ state }: WeighBooth, id: string, test: string, told: Told): string[] {
  const sample = certain(state.get('samples', id));
  const results = sample.results.filter((each) => each.test === test);
  const last = certain(results.at(-1));
  const originals = results.filter(({ retestOf }) => retestOf === null).length;
  const routed = ['ExceptionOpened', 'RecordOpened', 'HoldPlaced'].every((each) => told.types.includes(each));
  const problems = [
    [last.entered.by === last.verified?.by, 'is verified by who entered it'],
    [originals !== 1, 'has not one original'],
    [(last.retestOf === null && last.verdict === 'outside') !== routed, 'is not routed as it must be'],
  ] as const;
  return problems.filter(([isSo]) => isSo).map(([, what]) => `the result of ${test} in ${id} ${what}`);
}

function badWeight(booth: WeighBooth, data: EventData['WeightAccepted']): string[] {
  const { gross, tare, net, lowest, highest, portions, evidence } = data;
  const scale = booth.state.get('equipment', evidence.device);
  const due = scale?.kind === 'scale' ? scale.calibrationDue : '';
  const problems = [
    [net !== gross - tare, 'is not gross minus tare'],
    [net > highest || (lowest !== null && net < lowest), 'is outside its limits'],
    [net <= 0, 'is nothing'],
    [portions.reduce((total, portion) => total + portion.net, 0) !== net, 'is not the sum of its portions'],
    [portions.some((portion) => portion.net < 0), 'has a negative portion'],
    [evidence.mass !== gross || !isKnown(booth, data), 'is not what the scale said'],
    [booth.moment.day > due, 'was taken on a scale out of calibration'],
  ] as const;
  return problems.filter(([isSo]) => isSo).map(([, what]) => `the weight of ${data.container} ${what}`);
}

/** A frame of the scale, or two people who read the same while an override for this container stood (rules §4). */
function isKnown(booth: WeighBooth, { step, container, evidence }: EventData['WeightAccepted']): boolean {
  if (evidence.source === 'device') return evidence.raw !== '';
  return (
    evidence.by !== evidence.confirmedBy &&
    booth.state.get('attachments', evidence.photo) !== undefined &&
    certain(booth.batch.steps[step]).overrides.some(
      ({ override, object }) => override === 'manualWeight' && object.id === container,
    )
  );
}

/** Material is taken only from a lot that is approved, in date and free of holds at that moment. */
function badSource({ state, moment }: WeighBooth, id: string | undefined): string[] {
  const container = id === undefined ? undefined : state.get('containers', id);
  if (container?.kind !== 'source') return ['material came from nowhere'];
  const lot = certain(state.get('lots', container.lot));
  const held = [...state.all('holds')].some(
    ({ object, released, exception }) =>
      released === null && exception === null && (object.id === lot.id || object.id === container.id),
  );
  const problems = [
    [lot.quality !== 'approved', 'not approved'],
    [moment.day > lot.expires || (lot.retest !== null && moment.day > lot.retest), 'out of date'],
    [held, 'on hold'],
  ] as const;
  return problems.filter(([isSo]) => isSo).map(([, what]) => `${container.id} was used while ${what}`);
}

/** A lot goes before one that expires first only where the record has the override for it, in that step (rules §4). */
function outOfOrder({ state, moment, recorded }: WeighBooth, opened: EventData['SourceOpened']): string[] {
  const lot = certain(state.get('lots', opened.lot));
  const through = ({ expires, retest }: typeof lot) =>
    retest !== null && retest < expires ? retest : expires;
  const held = new Set([...state.all('holds')].flatMap((each) => (each.released ? [] : each.object.id)));
  const stocked = new Set(
    [...state.all('containers')].flatMap((each) =>
      each.kind === 'source' && each.quantity > 0 ? each.lot : [],
    ),
  );
  const isEarlier = (other: typeof lot): boolean =>
    other.item === lot.item &&
    other.quality === 'approved' &&
    through(other) < through(lot) &&
    moment.day <= through(other) &&
    !held.has(other.id) &&
    stocked.has(other.id);
  const allowed = recorded.some(
    ({ event: { type, data } }) =>
      type === 'OverrideGranted' &&
      data.override === 'fefo' &&
      data.step === opened.step &&
      data.object.id === lot.id,
  );
  return !allowed && [...state.all('lots')].some(isEarlier)
    ? [`${lot.id} is used before one that expires first`]
    : [];
}

/**
 * Once QA re-identified a container, no scan of it counts but that of the last label asked of the printer since (rules §4);
 * and a label with a number exists for no other container.
 */
function voidLabel({ recorded }: WeighBooth, { raw }: ScanEvidence): string[] {
  const { container, label = 0 } = JSON.parse(raw);
  let counts: number | null = 0;
  let printed = 0;
  for (const { event } of recorded) {
    if (event.type === 'ContainerReidentified' && event.data.container === container) counts = null;
    if (event.type === 'ReceivedLabelReserved' && event.data.container === container) {
      printed += 1;
      counts = printed;
    }
  }
  return container === undefined || label === counts ? [] : [`label ${label} of ${container} is taken`];
}

/** After four voided ones in a row no other is weighed, unless the record has the override for the last of them (rules §4). */
function weighedTooOften({ recorded }: WeighBooth, tared: EventData['TareCaptured']): string[] {
  let inRow: string[] = [];
  const granted = new Set<string>();
  for (const { event } of recorded) {
    const { type, data } = event;
    if (type === 'OverrideGranted' && data.override === 'reweighCount') granted.add(data.object.id);
    if (type === 'ContainerVoided' && data.step === tared.step) inRow.push(data.container);
    if (type === 'ContainerVerified' && data.step === tared.step) inRow = [];
  }
  const last = inRow.at(-1);
  return inRow.length > 3 && last && !granted.has(last)
    ? [`${tared.container} is weighed after ${inRow.length} were voided`]
    : [];
}

/** What QA names stands where the work is: not in quarantine, and with something in it. */
function badPlace({ state }: WeighBooth, id: string): string[] {
  const { location, quantity } = certain(state.get('containers', id));
  return state.get('locations', location)?.quarantine || quantity <= 0
    ? [`${id} is re-identified at ${location} with ${quantity}`]
    : [];
}

/** A HOLD label names holds, and every one of them is in force (rules §3). */
function badHoldLabel({ state }: WeighBooth, { container, holds }: EventData['HoldLabelReserved']): string[] {
  const ended = holds.filter((id) => state.get('holds', id)?.released !== null);
  return holds.length === 0 || ended.length > 0
    ? [`${container} gets a HOLD label for ${ended.join(', ') || 'nothing'}`]
    : [];
}

/** An override is signed by an authority without a part in the step, and has its exception (rules §1, §4). */
function badOverride({ state }: WeighBooth, granted: EventData['OverrideGranted']): string[] {
  const { signature, exception, batch, step } = granted;
  const opened = state.get('exceptions', exception);
  const roles = state.get('people', signature.person)?.roles ?? [];
  const problems = [
    [opened?.trigger !== 'override' || opened.severity === 'minor', 'without its exception'],
    [!roles.includes('supervisor') && !roles.includes('qaReviewer'), 'by somebody without the role'],
    [
      state.get('batches', batch)?.steps[step]?.performers.includes(signature.person) ?? false,
      'by a performer',
    ],
    [signature.components !== 'idAndSecret', 'without id and secret'],
  ] as const;
  return problems
    .filter(([isSo]) => isSo)
    .map(([, what]) => `${granted.object.id} is let pass in ${step} ${what}`);
}

const ENDED: ReadonlySet<string> = new Set(['complete', 'verified']);
const RELEASED: ReadonlySet<string> = new Set(['released', 'postReleaseHold']);
/** What is found by a correction after release stops the batch, which cannot go back to work. */
const isAmendment = (batch: Batch, answer: { readonly correction: string | null } | undefined): boolean =>
  RELEASED.has(batch.state) && answer?.correction != null;

/** A step that counts as done has everything it asks for, and nothing open. */
/** A roll leaves the cage only approved, in its revision in force, not on hold, and with every label of it. */
function badRoll(
  { state }: WeighBooth,
  { batch, step, roll: id, quantity }: EventData['LabelsIssued'],
): string[] {
  const roll = certain(state.get('labelRolls', id));
  const { recipe, version } = certain(state.get('batches', batch));
  const master = certain(state.get('recipes', `${recipe}@${version}`)).steps.find((each) => each.id === step);
  const isRight =
    master?.kind === 'labelIssue' && roll.artwork === master.artwork && roll.revision === master.revision;
  const found = isRight && roll.quality === 'approved' && !roll.obsolete ? [] : [`${id} was issued`];
  if (activeHolds(state, 'roll', id).length > 0) found.push(`${id} was issued while on hold`);
  return roll.quantity === 0 && quantity > 0 ? found : [...found, `${id} was issued in part`];
}

/** Nobody counts twice, and nobody counts what they issued; what a count leaves over is what nothing accounts for. */
function badCount(
  { state }: WeighBooth,
  { batch, step, found, signature }: EventData['LabelsCounted'],
): string[] {
  const { steps } = certain(state.get('batches', batch));
  const { work } = certain(steps[step]);
  const by = work.kind === 'reconciliation' ? work.counts.map((each) => each.by) : [];
  const faults =
    by.filter((who) => who === signature.person).length > 1 ? ['the same person counted twice'] : [];
  const issuers = Object.values(steps).filter((each) => each.work.kind === 'labelIssue');
  if (issuers.some(({ performers }) => performers.includes(signature.person)))
    faults.push('whoever issued the labels counted them');
  const accounted = Object.values(found.fates).reduce((sum, each) => sum + each, 0);
  if (found.issued - accounted !== found.unaccounted) faults.push('a label is nowhere');
  return faults;
}

/** A photo answers one item, of the very step that it is attached to, and is no document. */
function unshown(state: PlantState, batch: Batch, step: Step): string[] {
  if (step.work.kind !== 'clearance') return [];
  const recipe = certain(state.get('recipes', `${batch.recipe}@${batch.version}`));
  const master = certain(masterStep(recipe, batch, step.id));
  const { answers } = step.work;
  const shown = checklistOf(master).flatMap(({ id, evidence }) =>
    evidence === 'photo' && answers[id]?.found === false ? [answers[id].text] : [],
  );
  const faults = shown.flatMap((id) => {
    const photo = state.get('attachments', id);
    const isOfStep = photo?.on.kind === 'step' && photo.on.batch === batch.id && photo.on.step === step.id;
    return isOfStep && photo.mediaType !== 'application/pdf'
      ? []
      : [`${id} answers an item of step ${step.id}`];
  });
  return new Set(shown).size < shown.length ? [...faults, 'one photo answers two items'] : faults;
}

function brokenStep(state: PlantState, batch: Batch, step: Step): string[] {
  const found = step.work.kind === 'dispense' ? unverified(step) : unshown(state, batch, step);
  if (!ENDED.has(step.state)) return found;
  const recipe = certain(state.get('recipes', `${batch.recipe}@${batch.version}`));
  const master = certain(masterStep(recipe, batch, step.id));
  const missing = (what: string) => found.push(`step ${step.id} is ${step.state} without ${what}`);
  const { work } = step;
  if (work.kind === 'clearance' && master.kind === 'clearance') {
    for (const { id } of master.items)
      if (!work.answers[id] || (work.answers[id]?.found && !isAmendment(batch, work.answers[id])))
        missing(`item ${id}`);
  }
  if (work.kind === 'rework') {
    for (const { id } of checklistOf(master)) if (!work.answers[id]) missing(`instruction ${id}`);
    if (work.impact === null) missing('its effect on the yield');
  }
  if (work.kind === 'check') {
    for (const [scale, { outcome, invalid }] of Object.entries(work.scales)) {
      // A released batch cannot go back to work: a check that is taken back then stops it instead.
      const isTakenBack = invalid.length > 0 && RELEASED.has(batch.state);
      if (outcome !== 'passed' && !isTakenBack) missing(`the check of ${scale}`);
    }
  }
  if (work.kind === 'reconciliation') {
    const people = new Set(work.counts.map(({ by }) => by));
    if (people.size < work.counts.length) missing('a recount by another person');
    if (people.size === 0) missing('a count of labels');
  }
  if (work.kind === 'kit' && master.kind === 'kit') {
    for (const id of kitContainers(batch, master))
      if (!work.scanned.includes(id)) missing(`the scan of ${id}`);
  }
  if (work.kind === 'dispense' && master.kind === 'dispense') {
    if (work.current || work.source) missing('an end of its work');
    const counted = work.containers.filter(({ phase }) => phase !== 'void');
    if (counted.length === 0 || counted.some(({ phase }) => phase !== 'verified'))
      missing('its verification');
    const scale = state.get('equipment', work.scale ?? '');
    // Of a full-container step nothing was left when it ended; later steps may use the same stock.
    if (scale?.kind === 'scale' && master.mode !== 'fullContainer' && master.amount.kind === 'fixed') {
      const { done, stepLowest, stepHighest } = limitsOf(state, batch, recipe, master, work, scale);
      if (done < stepLowest || done > stepHighest) missing('the whole amount');
    }
  }
  return found;
}

/** One container at a time: what is not verified or void is the last. */
function unverified({ id, work }: Step): string[] {
  if (work.kind !== 'dispense') return [];
  const open = work.containers.slice(0, -1).filter(({ phase }) => phase !== 'verified' && phase !== 'void');
  const self = work.containers.filter(({ by, verifiedBy }) => by === verifiedBy);
  return [
    ...open.map((each) => `${each.id} of step ${id} was left behind unverified`),
    ...self.map((each) => `${each.id} is verified by its weigher`),
  ];
}

/**
 * What every source held at the beginning, and what was found more in it, is now in it or was charged or scrapped: no
 * material comes or goes unseen.
 */
export function unbalanced(booth: WeighBooth, atFirst: ReadonlyMap<string, number>): readonly string[] {
  const taken = new Map<string, number>();
  const book = (id: string, mass: number) => taken.set(id, (taken.get(id) ?? 0) + mass);
  const open = new Map<string, string>();
  const given = new Map<string, number>();
  for (const { event } of booth.recorded) {
    const { type, data } = event;
    if (type === 'SampleTaken' && data.sample.container) book(data.sample.container, data.sample.quantity);
    if (type === 'SourceOpened') open.set(data.step, data.container);
    if (type === 'ContainerCounted' && data.posted) book(data.container, -data.variance);
    if (type === 'TareCaptured') given.set(data.step, 0);
    if (type === 'SourceClosed') {
      book(data.container, data.portion - data.variance);
      given.set(data.step, (given.get(data.step) ?? 0) + (data.portion === 0 ? 0 : 1));
      open.delete(data.step);
    }
    if (type === 'WeightAccepted') {
      for (const { container, net } of data.portions.slice(given.get(data.step) ?? 0)) book(container, net);
    }
    if (type === 'ContainerScrapped' && atFirst.has(data.container)) book(data.container, data.quantity);
    if (type === 'ExcessRemoved' && data.to.kind === 'waste') book(open.get(data.step) ?? '', data.mass);
  }
  const found: string[] = [];
  for (const [id, mass] of atFirst) {
    const now = booth.state.get('containers', id)?.quantity ?? 0;
    const still = [...booth.state.all('batches')].some((batch) =>
      Object.values(batch.steps).some(
        ({ work }) => work.kind === 'dispense' && work.source?.container === id,
      ),
    );
    // An open source is settled when it is closed.
    if (!still && now !== mass - (taken.get(id) ?? 0))
      found.push(`${id} holds ${now}, not ${mass - (taken.get(id) ?? 0)}`);
  }
  return found;
}
