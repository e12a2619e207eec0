import { describe, expect, it } from 'vitest';
import type { DomainEvent, EventType } from '../../../main/domain/events.ts';
import { evolve } from '../../../main/domain/evolve/evolve.ts';
import type { ScaleCheck } from '../../../main/domain/execution/batch.ts';
import {
  attachmentsOn,
  containersFor,
  openExceptions,
  openRecords,
  recordsFor,
  stepExceptions,
} from '../../../main/domain/index-keys.ts';
import type { PlantState } from '../../../main/domain/state.ts';
import { ADD_VERIFIER, ADDER, BLENDER, BlendingTerminal, dc } from '../../support/blending-terminal.ts';
import { BulkTerminal, cap, DETECTOR, PIECES } from '../../support/bulk-terminal.ts';
import { CasedLine } from '../../support/cased-line.ts';
import { BOTTLES, CountedLine } from '../../support/counted-line.ts';
import { CAPSULES, Encapsulator, GOOD, TERMINAL } from '../../support/encapsulator.ts';
import { CONNECTION, type Kernel } from '../../support/given-when-then.ts';
import { counted, LABELLED, LabelKiosk, WITH_CORE } from '../../support/label-kiosk.ts';
import { CODE, LabelledLine } from '../../support/labelled-line.ts';
import { LINE, PACKED, PackagingLine } from '../../support/packaging-line.ts';
import { eligible, executed, inReview, released } from '../../support/qa-desk.ts';
import {
  BATCH,
  boothBefore,
  certain,
  FLOOR,
  filling,
  massOf,
  plated,
  WeighBooth,
} from '../../support/weigh-booth.ts';

const AT = '2026-03-09T15:00:00.000Z';
const DC06 = `${BATCH}/DC-06`;
const EVIDENCE = { mass: massOf('0.32 kg'), value: '0.32' };
const SIGNED = { person: 'QA-01' };
const DECIDED = { batch: BATCH, reason: 'spill', narrative: null, signature: SIGNED };

/** One event on top of what happened before, as it comes back from the log. */
function folded<Type extends EventType, Place extends Kernel = WeighBooth>(
  booth: Place,
  type: Type,
  data: object,
  envelope: object = { station: 'WS-01', person: 'OP-101', session: 'S-1' },
): Place {
  const draft = booth.state.draft();
  const event = { type, data } as unknown as DomainEvent;
  evolve(draft, { at: AT, station: null, person: null, session: null, ...envelope, event });
  booth.state.absorb(draft);
  return booth;
}

const onLine = (step: string) => ({ batch: PACKED, step, station: LINE });
const at = (step: string, more: object = {}) => ({ batch: BATCH, step, ...more });
const row = <Table extends Parameters<PlantState['get']>[0]>(booth: Kernel, table: Table, id: string) =>
  certain(booth.state.get(table, id));
const plant = (booth: WeighBooth) => row(booth, 'plant', 'plant');
function check(booth: WeighBooth): ScaleCheck {
  const { work } = booth.step('30');
  if (work.kind !== 'check') throw new Error('step 30 is no check');
  return certain(work.scales[FLOOR]);
}
const begun30 = () => boothBefore('30').begin('30');
const tared = () => filling('60').tare('0.32');
const FIRST = { scale: 'SCL-01', serial: 'x', value: '6.58', unit: 'kg', by: 'OP-101', photo: 'AT-01' };
const READ = at('60', { container: DC06, reading: FIRST });
const weighed = () => tared().given('AcceptWeight', {}, { shows: '6.58' });
const container = (booth: WeighBooth) => certain(booth.work('60').containers[0]);
const correcting = () => {
  const { work } = boothBefore('30').step('20');
  const { history: _, ...before } = certain(work.kind === 'clearance' ? work.answers['4'] : null);
  const correction = {
    id: 'COR-01',
    ...at('20'),
    item: '4',
    before,
    proposedBy: 'OP-107',
    state: 'proposed',
  };
  return folded(boothBefore('30'), 'CorrectionProposed', { correction, signature: SIGNED });
};
const excepted = () => {
  const booth = filling('60');
  booth.given('ReportException', { category: 'other', narrative: 'x' });
  return booth;
};

const SOURCE_60 = 'CB-2508-009-01';
const OF_60 = { batch: BATCH, step: '60', container: SOURCE_60, lot: 'CB-2508-009' };
const reidentified = () => folded(boothBefore('60'), 'ContainerReidentified', OF_60);
const newLabel = (outcome: string) =>
  folded(
    folded(reidentified(), 'ReceivedLabelReserved', { ...OF_60, copy: 1, station: 'WS-01' }),
    'ReceivedLabelPrinted',
    { container: SOURCE_60, outcome, detail: 'd' },
  );

const SAMPLE = {
  id: 'SMP-01',
  batch: BATCH,
  container: null,
  quantity: massOf('0.10 kg'),
  unit: 'kg',
  purpose: 'release',
  state: 'taken',
  taken: { by: 'QA-01', at: AT },
  to: null,
  location: null,
  results: [],
};
const RESULT = { test: 'assay', value: '522', verdict: 'within', retestOf: null };
const sampled = (more: object = {}) =>
  folded(boothBefore('20'), 'SampleTaken', { sample: { ...SAMPLE, ...more }, signature: SIGNED });
const resulted = () => folded(sampled(), 'ResultEntered', { sample: 'SMP-01', ...RESULT, signature: SIGNED });
/** An OOT that stands at its beginning. */
const trended = () => {
  const record = { id: 'OOT-01', kind: 'oot', state: 'opened', batch: null, exception: null, due: AT };
  const empty = { objects: [], extensions: [], tasks: [], moves: [], cause: null, evaluation: null };
  return folded(boothBefore('60'), 'RecordOpened', { record: { ...record, ...empty }, signature: null });
};

const REFERENCE = {
  equipment: FLOOR,
  phase: 'asFound',
  nominal: massOf('5.00 kg'),
  tolerance: massOf('0.02 kg'),
  passed: true,
  weightSet: 'TW-K1',
  certificate: 'C',
  person: 'MET-01',
  evidence: EVIDENCE,
};
const BY_METROLOGY = { person: 'MET-01' };
const failed = () =>
  folded(begun30(), 'RoutineCheckFailed', at('30', { scale: FLOOR, attempt: 2, final: true, since: [] }));
const found = () => folded(failed(), 'ScaleMeasured', { equipment: FLOOR, phase: 'asFound', within: false });
const adjusted = () => {
  const data = { equipment: FLOOR, reason: 'equipment-adjusted', narrative: 'x', signature: BY_METROLOGY };
  return folded(found(), 'ScaleAdjusted', data);
};
const asked = () => {
  const restored = folded(adjusted(), 'ScaleMeasured', { equipment: FLOOR, phase: 'asLeft', within: true });
  return folded(restored, 'ReturnRequested', { equipment: FLOOR, signature: BY_METROLOGY });
};
const OF_RUN = { equipment: FLOOR, run: 1, procedure: 'repeatability' } as const;
const OF_PROCEDURES: Readonly<Record<string, object>> = {
  ProcedureBegun: { session: 'S', weightSet: 'TW-K1', certificate: 'C', person: 'MET-01' },
  PanReturnedToZero: {},
  LoadCaptured: {
    position: 'centre',
    direction: 'up',
    nominal: 1,
    reference: 1,
    passed: false,
    person: 'MET-02',
  },
  ProcedureFailed: { again: false, since: [] },
  ProcedureCompleted: { within: true, spread: 9_000_000, former: 8_000_000, since: [] },
  ProcedureOutside: { within: false, spread: null, former: null, since: [] },
  ProcedureBrokenOff: { reason: 'break', person: null },
};
/** A procedure at the floor scale, begun, and what came after that. */
const proved = (...types: readonly string[]): WeighBooth =>
  ['ProcedureBegun', ...types].reduce(
    (booth, type) =>
      folded(booth, (type === 'ProcedureOutside' ? 'ProcedureCompleted' : type) as never, {
        ...OF_RUN,
        ...(OF_PROCEDURES[type] ?? { signature: SIGNED }),
        evidence: EVIDENCE,
      }),
    boothBefore('40'),
  );
const proving = (...types: readonly string[]) => row(proved(...types), 'fitness', FLOOR);
const service = (booth: WeighBooth) => row(booth, 'services', FLOOR);

const ofLabels = (step: string, more: object) => ({ batch: LABELLED, step, ...more });
const issuing = () => LabelKiosk.founded().issuing();
const reconciling = () => LabelKiosk.founded().reconciling();

const inCharge = (more: object) => at('120', more);
const inRun = (more: object = {}) => ({ batch: CAPSULES, step: '150', ...more });
const CAP = `${CAPSULES}/CAP-01`;
const BY_RUN = { station: TERMINAL, person: 'OP-203', session: 'S-1' };
const ran = <Type extends EventType>(run: Encapsulator, type: Type, more: object) =>
  folded(run, type, inRun(more), BY_RUN);
const inBulk = (more: object) => ({ batch: CAPSULES, step: '160', detector: DETECTOR, ...more });
const bulk = <Type extends EventType>(terminal: BulkTerminal, type: Type, more: object) =>
  folded(terminal, type, inBulk(more), BY_RUN);
const challenging = () => bulk(BulkTerminal.begun(), 'TestPiecePresented', { piece: PIECES[0] });
const sampling = () => Encapsulator.running().time('11:30').open();
const JUDGED = {
  check: 'IPC-01',
  verdict: 'passed',
  mean: { sum: 15_360_000, count: 20 },
  isMeanWithin: true,
  outside: [],
  rules: [],
};

/** What each event changes. A type that is missing here does not compile. */
const FOLDS: { readonly [Type in EventType]: () => void } = {
  PlantFounded: () => {
    const { site } = plant(WeighBooth.founded());
    const booth = folded(WeighBooth.founded(), 'PlantFounded', { kind: 'production', site });
    expect(plant(booth)).toEqual({
      kind: 'production',
      site,
      exceptions: 0,
      holds: 0,
      cases: 0,
      records: {},
    });
  },
  StationBound: () => {
    const station = { ...row(boothBefore('20'), 'stations', 'WS-01'), id: 'WS-02' };
    expect(row(folded(boothBefore('20'), 'StationBound', { station }), 'stations', 'WS-02')).toBe(station);
  },
  PersonAdmitted: () => {
    const person = { ...row(boothBefore('20'), 'people', 'OP-101'), id: 'OP-102' };
    expect(row(folded(boothBefore('20'), 'PersonAdmitted', { person }), 'people', 'OP-102')).toBe(person);
  },
  ItemDefined: () => {
    const item = { ...row(boothBefore('20'), 'items', 'RM-1001'), id: 'RM-9' };
    expect(row(folded(boothBefore('20'), 'ItemDefined', { item }), 'items', 'RM-9')).toBe(item);
  },
  LotReceived: () => {
    const lot = { ...row(boothBefore('20'), 'lots', 'CB-2508-009'), id: 'CB-9' };
    const booth = folded(boothBefore('20'), 'LotReceived', { lot });
    expect(row(booth, 'index', 'lots:RM-1014')).toContain('CB-9');
  },
  CountedItemDefined: () => {
    const item = { id: 'PK-9', name: 'Carton' };
    expect(row(folded(boothBefore('20'), 'CountedItemDefined', { item }), 'countedItems', 'PK-9')).toBe(item);
  },
  LocationDefined: () => {
    const location = { id: 'WH-9', name: 'Hall 9', quarantine: false };
    expect(row(folded(boothBefore('20'), 'LocationDefined', { location }), 'locations', 'WH-9')).toBe(
      location,
    );
  },
  ContainerReceived: () => {
    const source = { ...row(boothBefore('20'), 'containers', 'CB-2508-009-01'), id: 'CB-2508-009-02' };
    const booth = folded(boothBefore('20'), 'ContainerReceived', { container: source });
    expect(containersFor(booth.state, 'CB-2508-009').map(({ id }) => id)).toEqual([
      'CB-2508-009-01',
      'CB-2508-009-02',
    ]);
  },
  EquipmentBound: () => {
    const equipment = { ...row(boothBefore('20'), 'equipment', FLOOR), id: 'SCL-09' };
    expect(row(folded(boothBefore('20'), 'EquipmentBound', { equipment }), 'equipment', 'SCL-09')).toBe(
      equipment,
    );
  },
  WeightSetRegistered: () => {
    const weightSet = { id: 'TW-9', certificate: 'C', expires: '2027-01-01' };
    expect(row(folded(boothBefore('20'), 'WeightSetRegistered', { weightSet }), 'weightSets', 'TW-9')).toBe(
      weightSet,
    );
  },
  RecipeApproved: () => {
    const recipe = { ...row(boothBefore('20'), 'recipes', 'MMR-VC500-250K@07'), version: '08' };
    const booth = folded(boothBefore('20'), 'RecipeApproved', { recipe });
    expect(row(booth, 'recipes', 'MMR-VC500-250K@08')).toBe(recipe);
    expect(row(booth, 'recipes', 'MMR-VC500-250K@07').version).toBe('07');
  },

  SessionOpened: () => {
    const data = {
      session: 'S-9',
      person: 'OP-107',
      station: 'WS-01',
      terminal: 'WS-01-1',
      credentialVersion: 2,
    };
    const booth = folded(
      folded(boothBefore('20'), 'CredentialFailed', { person: 'OP-107', failures: 3 }),
      'SessionOpened',
      data,
    );
    expect(row(booth, 'sessions', 'WS-01-1')).toMatchObject({
      id: 'S-9',
      person: 'OP-107',
      open: true,
      signed: false,
      openedAt: AT,
    });
    expect(row(booth, 'people', 'OP-107').failures).toBe(0);
  },
  SessionEnded: () => {
    const locked = folded(filling('60'), 'SessionEnded', { terminal: 'WS-01-1', cause: 'locked' });
    expect(row(locked, 'sessions', 'WS-01-1')).toMatchObject({ open: false, context: { step: '60' } });
    const out = folded(filling('60'), 'SessionEnded', { terminal: 'WS-01-1', cause: 'signedOut' });
    expect(row(out, 'sessions', 'WS-01-1')).toMatchObject({ open: false, signed: false, context: null });
  },
  SecretChosen: () => {
    const booth = folded(boothBefore('20'), 'CredentialFailed', { person: 'OP-107', failures: 3 });
    folded(booth, 'SecretChosen', { person: 'OP-107', credentialVersion: 4 });
    expect(row(booth, 'people', 'OP-107')).toMatchObject({ ownSecret: 4, failures: 0 });
  },
  CredentialFailed: () => {
    const booth = folded(boothBefore('20'), 'CredentialFailed', { person: 'OP-107', failures: 3 });
    expect(row(booth, 'people', 'OP-107').failures).toBe(3);
  },
  PersonLockedOut: () => {
    expect(
      row(folded(boothBefore('20'), 'PersonLockedOut', { person: 'OP-107' }), 'people', 'OP-107').lockedAt,
    ).toBe(AT);
  },
  PersonUnlocked: () => {
    const locked = folded(boothBefore('20'), 'PersonLockedOut', { person: 'OP-107' });
    const booth = folded(locked, 'PersonUnlocked', { person: 'OP-107', reason: 'break', signature: SIGNED });
    expect(row(booth, 'people', 'OP-107')).toMatchObject({ lockedAt: null, failures: 0 });
  },
  AccountabilityAcknowledged: () => {
    const signature = { person: 'MET-01' };
    const booth = folded(boothBefore('20'), 'AccountabilityAcknowledged', { person: 'MET-01', signature });
    expect(row(booth, 'people', 'MET-01').acknowledgedAt).toBe(AT);
  },
  DeliveriesRetried: () => unchanged('DeliveriesRetried', {}),
  FunctionOpened: () => unchanged('FunctionOpened', { function: 'weigh' }),
  StepEntered: () => {
    const booth = folded(boothBefore('40'), 'StepEntered', { terminal: 'WS-01-1', ...at('40') });
    expect(row(booth, 'sessions', 'WS-01-1').context).toEqual(at('40'));
  },
  StepLeft: () => {
    const booth = folded(filling('60'), 'StepLeft', { terminal: 'WS-01-1' });
    expect(row(booth, 'sessions', 'WS-01-1').context).toBeNull();
  },
  TakenInHand: () => {
    const hand = (data: object) =>
      folded(boothBefore('40').scanned('CB-2508-009-01'), 'TakenInHand', { terminal: 'WS-01-1', ...data });
    const both = { container: 'CB-2508-009-01', location: 'STG-01' };
    expect(row(hand({ container: null, location: 'STG-01' }), 'sessions', 'WS-01-1').inHand).toEqual(both);
    const other = { container: 'RH-2507-033-01', location: null };
    expect(row(hand(other), 'sessions', 'WS-01-1').inHand).toEqual(other);
  },

  BatchIssued: () => {
    const { recipe, version, allocations } = boothBefore('20').batch;
    const data = { batch: 'B-2', recipe, version, allocations, signature: SIGNED };
    const batch = row(folded(boothBefore('20'), 'BatchIssued', data), 'batches', 'B-2');
    expect(batch).toMatchObject({ state: 'issued', issuedBy: 'QA-01', issuedAt: AT, dispensed: 0 });
    expect(new Set(Object.values(batch.steps).map(({ state }) => state))).toEqual(new Set(['planned']));
  },
  BatchStarted: () =>
    expect(folded(boothBefore('20'), 'BatchStarted', { batch: BATCH }).batch.state).toBe('inExecution'),
  BatchExecuted: () =>
    expect(folded(boothBefore('20'), 'BatchExecuted', { batch: BATCH }).batch.state).toBe('executed'),
  BatchReviewBegun: () => {
    const booth = folded(executed(), 'BatchReviewBegun', { batch: BATCH, person: 'QA-01' });
    expect(booth.batch).toMatchObject({ state: 'inReview', review: { begun: { by: 'QA-01', at: AT } } });
  },
  AuditTrailReviewed: () => {
    const data = { batch: BATCH, throughSeq: 400, denials: 0, signature: SIGNED };
    expect(folded(inReview(), 'AuditTrailReviewed', data).batch).toMatchObject({
      state: 'inReview',
      review: { trail: { by: 'QA-01', at: AT, throughSeq: 400, denials: 0 } },
    });
  },
  BatchReviewSigned: () => {
    const data = { batch: BATCH, byException: true, signature: SIGNED };
    expect(folded(inReview(), 'BatchReviewSigned', data).batch).toMatchObject({
      state: 'releaseEligible',
      review: { signed: { by: 'QA-01', at: AT, byException: true } },
    });
  },
  BatchReviewLapsed: () => {
    const booth = folded(eligible(), 'BatchReviewLapsed', { batch: BATCH, cause: 'EX-09' });
    expect(booth.batch).toMatchObject({ state: 'inReview', review: { trail: null, signed: null } });
  },
  BatchReturned: () =>
    expect(folded(inReview(), 'BatchReturned', DECIDED).batch).toMatchObject({
      state: 'inExecution',
      review: { begun: null, trail: null, signed: null },
    }),
  BatchReleased: () =>
    expect(folded(eligible(), 'BatchReleased', { batch: BATCH, signature: SIGNED }).batch).toMatchObject({
      state: 'released',
      review: { released: { by: 'QA-01', at: AT } },
    }),
  BatchRejected: () =>
    expect(folded(boothBefore('60'), 'BatchRejected', DECIDED).batch).toMatchObject({
      state: 'rejected',
      review: { ended: { by: 'QA-01', at: AT, reason: 'spill', narrative: null } },
    }),
  BatchTerminated: () =>
    expect(folded(boothBefore('20'), 'BatchTerminated', DECIDED).batch.state).toBe('terminated'),
  UnitsShipped: () => {
    const data = { batch: BATCH, quantity: 12, to: 'North', person: 'SUP-01' };
    expect(folded(released(), 'UnitsShipped', data).batch.review.shipments).toEqual([
      { quantity: 12, to: 'North', by: 'SUP-01', at: AT },
    ]);
  },
  BatchStopped: () => {
    const data = { batch: BATCH, cause: 'H-2', shipped: [], recall: 'NC-01' };
    expect(folded(released(), 'BatchStopped', data).batch).toMatchObject({
      state: 'postReleaseHold',
      review: { recall: 'NC-01' },
    });
  },
  BatchReinstated: () => {
    const stopped = { batch: BATCH, cause: 'H-2', shipped: [], recall: 'NC-01' };
    const booth = folded(folded(released(), 'BatchStopped', stopped), 'BatchReinstated', DECIDED);
    expect(booth.batch.state).toBe('released');
  },
  StepReady: () => expect(folded(boothBefore('20'), 'StepReady', at('30')).step('30').state).toBe('ready'),
  StepStarted: () => {
    const booth = folded(boothBefore('20'), 'StepStarted', at('20', { person: 'OP-101' }));
    expect(booth.step('20')).toMatchObject({
      state: 'inProgress',
      performer: 'OP-101',
      performers: ['OP-101'],
      startedAt: AT,
    });
  },
  StepSuspended: () => {
    expect(folded(filling('60'), 'StepSuspended', at('60', { reason: 'break' })).step('60').state).toBe(
      'suspended',
    );
  },
  StepTakenOver: () => {
    const suspended = folded(filling('60'), 'StepSuspended', at('60', { reason: 'break' }));
    const booth = folded(suspended, 'StepTakenOver', at('60', { person: 'OP-107' }));
    expect(booth.step('60')).toMatchObject({
      state: 'inProgress',
      performer: 'OP-107',
      performers: ['OP-101', 'OP-107'],
    });
  },
  StepBlocked: () => {
    const booth = folded(filling('60'), 'StepBlocked', at('60', { exception: 'EX-01' }));
    expect(booth.step('60')).toMatchObject({ state: 'blocked', resumes: 'inProgress' });
  },
  StepExcepted: () => {
    const blocked = folded(boothBefore('60'), 'StepBlocked', at('60', { exception: 'EX-01' }));
    const booth = folded(blocked, 'StepExcepted', at('60', { exception: 'EX-02' }));
    expect(booth.step('60')).toMatchObject({ state: 'exception', resumes: 'ready' });
  },
  StepCleared: () => {
    const blocked = folded(filling('60'), 'StepBlocked', at('60', { exception: 'EX-01' }));
    expect(folded(blocked, 'StepCleared', at('60', { exception: 'EX-01' })).step('60').state).toBe(
      'inProgress',
    );
    expect(folded(excepted(), 'StepCleared', at('60', { exception: 'EX-99' })).step('60').state).toBe(
      'exception',
    );
  },
  StepCompleted: () => {
    const booth = folded(filling('60'), 'StepCompleted', at('60', { signature: null }));
    expect(booth.step('60')).toMatchObject({ state: 'complete', completedAt: AT });
  },
  StepVerified: () => {
    const complete = folded(filling('60'), 'StepCompleted', at('60', { signature: null }));
    const booth = folded(complete, 'StepVerified', at('60', { verifier: 'OP-107', signature: null }));
    expect(booth.step('60')).toMatchObject({ state: 'verified', verifier: 'OP-107' });
  },

  ItemAnswered: () => {
    const data = at('20', { item: '1', answer: 'confirmed', found: false, scan: null });
    const { work } = folded(boothBefore('20').begin('20'), 'ItemAnswered', data).step('20');
    expect(work).toEqual({
      kind: 'clearance',
      answers: {
        '1': {
          text: 'confirmed',
          found: false,
          by: 'OP-101',
          at: AT,
          source: 'person',
          correction: null,
          history: [],
        },
      },
    });
  },
  ClearanceGiven: () => {
    const booth = folded(boothBefore('70'), 'ClearanceGiven', at('20', { station: 'WS-01' }));
    expect(row(booth, 'stations', 'WS-01')).toMatchObject({
      clearance: { batch: BATCH, step: '20', verifiedAt: AT },
      booth: { batch: BATCH, item: null, wiped: true, allergens: [] },
    });
  },
  ClearanceRepeated: () => {
    const line = folded(PackagingLine.cleared(), 'ClearanceRepeated', onLine('180'));
    expect(line.step('180')).toMatchObject({ state: 'ready', performer: null, verifier: null });
    expect(line.step('180').work).toMatchObject({ answers: {}, earlier: [{ '6': { text: 'confirmed' } }] });
    expect(line.station.clearance).toBeNull();
  },
  RunStarted: () => {
    const line = folded(PackagingLine.cleared().begin('190'), 'RunStarted', onLine('190'));
    expect(line.work.line).toEqual({ kind: 'running', since: AT });
    expect(line.station.run).toEqual({ batch: PACKED, step: '190' });
  },
  RunStopped: () => {
    const running = PackagingLine.running();
    const line = folded(running, 'RunStopped', { ...onLine('190'), reason: 'break' });
    expect(line.work.line).toMatchObject({
      kind: 'stopped',
      since: AT,
      ran: running.recorded.at(-1)?.at,
      reason: 'break',
      inspectedAt: null,
    });
    expect(line.station.run).toBeNull();
    expect(() => folded(line, 'RunStopped', { ...onLine('190'), reason: 'break' })).toThrow('does not run');
  },
  RestartVerified: () => {
    const signed = { ...onLine('190'), verifier: 'OP-305', signature: SIGNED };
    const line = folded(PackagingLine.running().stop('break'), 'RestartVerified', signed);
    expect(line.work.line).toMatchObject({ kind: 'stopped', inspectedAt: AT });
    expect(() => folded(PackagingLine.running(), 'RestartVerified', signed)).toThrow('does not stand');
  },
  ContainerPresented: () => {
    const shown = { container: dc(1), adder: ADDER, scan: {} };
    const terminal = folded(BlendingTerminal.charging(), 'ContainerPresented', inCharge(shown));
    expect(terminal.charge().pending).toEqual({
      container: dc(1),
      adder: ADDER,
      verifier: null,
      scanned: false,
      verifiedAt: null,
    });
  },
  AdditionVerificationBegun: () => {
    const begun = { container: dc(1), verifier: ADD_VERIFIER };
    const shown = () => BlendingTerminal.charging().scanned(dc(1));
    expect(folded(shown(), 'AdditionVerificationBegun', inCharge(begun)).charge().pending).toMatchObject({
      verifier: ADD_VERIFIER,
      scanned: false,
    });
    expect(() => folded(BlendingTerminal.charging(), 'AdditionVerificationBegun', inCharge(begun))).toThrow(
      'nothing is presented',
    );
  },
  AdditionScanned: () => {
    const scanned = { container: dc(1), verifier: ADD_VERIFIER, scan: {} };
    const begun = BlendingTerminal.charging().scanned(dc(1));
    begun.given('BeginVerification', { verifier: ADD_VERIFIER });
    expect(folded(begun, 'AdditionScanned', inCharge(scanned)).charge().pending?.scanned).toBe(true);
  },
  AdditionVerified: () => {
    const signed = { container: dc(1), verifier: ADD_VERIFIER, signature: { person: ADD_VERIFIER } };
    const shown = BlendingTerminal.charging().scanned(dc(1));
    expect(folded(shown, 'AdditionVerified', inCharge(signed)).charge().pending?.verifiedAt).toBe(AT);
  },
  ContainerCharged: () => {
    const people = { weigher: 'OP-101', weighVerifier: 'OP-107', adder: ADDER, addVerifier: ADD_VERIFIER };
    const what = { item: 'RM-1001', net: massOf('25.00 kg'), ...people };
    const charged = inCharge({ container: dc(1), equipment: BLENDER, ...what });
    const terminal = folded(BlendingTerminal.charging().verified(dc(1)), 'ContainerCharged', charged);
    expect(terminal.charge()).toEqual({
      kind: 'charge',
      pending: null,
      charged: [{ id: dc(1), ...what, at: AT }],
    });
    expect(row(terminal, 'containers', dc(1))).toMatchObject({ physical: 'consumed', quantity: 0 });
  },
  MachineCleaned: () => {
    const cleaned = { agent: 'WATER', record: 'CL-1', person: ADDER, verifier: ADD_VERIFIER };
    const data = { equipment: BLENDER, ...cleaned, signature: { person: ADD_VERIFIER } };
    const used = BlendingTerminal.charging().add(dc(1));
    expect(row(used, 'equipment', BLENDER)).toMatchObject({ batch: BATCH });
    expect(row(folded(used, 'MachineCleaned', data), 'equipment', BLENDER)).toMatchObject({
      cleaned: { at: AT, agent: 'WATER', record: 'CL-1', by: ADDER, verifier: ADD_VERIFIER },
      batch: null,
    });
    expect(() => folded(boothBefore('20'), 'MachineCleaned', { ...data, equipment: FLOOR })).toThrow(
      'no machine',
    );
  },
  IntermediateTared: () => {
    const tared = at('140', { container: `${BATCH}/BD-1`, evidence: EVIDENCE });
    const terminal = folded(BlendingTerminal.discharging(), 'IntermediateTared', tared, {
      station: 'BL-01',
      person: ADDER,
      session: 'S-1',
    });
    expect(terminal.discharge().named).toBe(1);
    expect(terminal.discharge().current).toEqual({
      id: `${BATCH}/BD-1`,
      tare: massOf('0.32 kg'),
      by: ADDER,
    });
  },
  IntermediateWeighed: () => {
    const masses = { gross: massOf('42.00 kg'), tare: massOf('1.50 kg'), net: massOf('40.50 kg') };
    const from = [{ container: dc(1), lot: 'AA-2409-117', net: massOf('25.00 kg') }];
    const what = { container: `${BATCH}/BD-1`, equipment: BLENDER, item: 'IM-VC500', ...masses, from };
    const data = at('140', { ...what, person: ADDER, location: 'BL-01', evidence: EVIDENCE });
    const terminal = folded(BlendingTerminal.discharging(), 'IntermediateWeighed', data);
    expect(terminal.discharge()).toMatchObject({
      current: null,
      zeroAt: null,
      containers: [
        {
          id: `${BATCH}/BD-1`,
          ...masses,
          by: ADDER,
          label: { outcome: 'none', printed: 0 },
          isVoid: false,
        },
      ],
    });
    expect(row(terminal, 'containers', `${BATCH}/BD-1`)).toMatchObject({
      kind: 'dispensed',
      item: 'IM-VC500',
      quantity: massOf('40.50 kg'),
      lot: BATCH,
      from,
    });
  },
  ProcessStarted: () => {
    const started = at('125', { equipment: BLENDER, person: ADDER });
    expect(folded(BlendingTerminal.charged(), 'ProcessStarted', started).process().since).toBe(AT);
  },
  ProcessStopped: () => {
    const stopped = at('125', { equipment: BLENDER, reason: 'break', ran: 1 });
    const running = BlendingTerminal.charged().given('StartProcess');
    const from = running.process().since;
    expect(folded(running, 'ProcessStopped', stopped).process()).toMatchObject({
      since: null,
      runs: [{ from, to: AT, reason: 'break' }],
    });
    expect(() => folded(BlendingTerminal.charged(), 'ProcessStopped', stopped)).toThrow('does not run');
  },
  ParameterRecorded: () => {
    const limits = { lowest: '11', highest: '13', unit: 'rpm' };
    const recorded = { parameter: 'rpm', value: '12', ...limits, person: ADDER };
    const data = at('125', { equipment: BLENDER, ...recorded });
    expect(folded(BlendingTerminal.charged(), 'ParameterRecorded', data).process().values).toEqual({
      rpm: { value: '12', by: ADDER, at: AT },
    });
  },
  TestPiecePresented: () => {
    expect(challenging().challenges()).toEqual([
      { detector: DETECTOR, attempt: 1, piece: PIECES[0], results: [], outcome: 'open', at: AT },
    ]);
  },
  TestPiecePassed: () => {
    const passed = { piece: PIECES[0], result: 'rejected', person: 'OP-203' };
    const terminal = bulk(challenging(), 'TestPiecePassed', passed);
    expect(terminal.challenges()).toMatchObject([
      { piece: null, results: [{ piece: PIECES[0], result: 'rejected', by: 'OP-203', at: AT }] },
    ]);
  },
  ChallengeRepeated: () => {
    const failedOnce = bulk(challenging(), 'ChallengeFailed', { attempt: 1, final: false, since: [] });
    expect(bulk(failedOnce, 'ChallengeRepeated', {}).challenges()).toMatchObject([
      { attempt: 1, outcome: 'failedOnce' },
      { attempt: 2, outcome: 'open', results: [] },
    ]);
  },
  ChallengePassed: () => {
    const terminal = bulk(challenging(), 'ChallengePassed', { attempt: 1 });
    expect(terminal.challenges()).toMatchObject([{ outcome: 'passed', at: AT }]);
    expect(row(terminal, 'equipment', DETECTOR)).toMatchObject({ lastGoodChallenge: AT, recheck: null });
  },
  ChallengeFailed: () => {
    const terminal = bulk(challenging(), 'ChallengeFailed', { attempt: 2, final: true, since: [] });
    expect(terminal.challenges()).toMatchObject([{ outcome: 'failed' }]);
    expect(row(terminal, 'equipment', DETECTOR)).toMatchObject({
      service: 'outOfService',
      recheck: 'failed',
    });
    expect(row(terminal, 'services', DETECTOR)).toMatchObject({ state: 'found', performers: ['OP-203'] });
  },
  TestPieceTaken: () => {
    const taken = { terminal: `${TERMINAL}-1`, piece: PIECES[0], certificate: 'C', scan: null };
    const terminal = folded(BulkTerminal.begun(), 'TestPieceTaken', taken, BY_RUN);
    expect(row(terminal, 'sessions', `${TERMINAL}-1`)).toMatchObject({ piece: PIECES[0] });
  },
  ReferencePassed: () => {
    const failed = bulk(challenging(), 'ChallengeFailed', { attempt: 2, final: true, since: [] });
    const passed = { equipment: DETECTOR, piece: PIECES[0], certificate: 'C', result: 'rejected' };
    const terminal = folded(failed, 'ReferencePassed', { ...passed, person: 'MET-01' }, BY_RUN);
    expect(row(terminal, 'services', DETECTOR)).toMatchObject({
      pieces: [{ piece: PIECES[0], result: 'rejected', by: 'MET-01', at: AT }],
      servedBy: ['MET-01'],
    });
  },
  ContainerTakenIn: () => {
    const terminal = bulk(BulkTerminal.begun(), 'ContainerTakenIn', { container: cap(1), person: 'OP-203' });
    expect(terminal.bulk.taken).toEqual([{ id: cap(1), by: 'OP-203', at: AT }]);
    expect(row(terminal, 'containers', cap(1))).toMatchObject({ physical: 'consumed' });
  },
  OutputOpened: () => {
    const run = ran(Encapsulator.begun(), 'OutputOpened', { container: CAP, location: TERMINAL });
    expect(run.work.output).toEqual([
      {
        id: CAP,
        openedAt: AT,
        closedAt: null,
        from: [],
        label: { printed: 0, outcome: 'none', detail: '' },
      },
    ]);
    expect(row(run, 'containers', CAP)).toEqual({
      ...inRun(),
      kind: 'output',
      physical: 'onHand',
      id: CAP,
      quantity: 0,
      location: TERMINAL,
      from: [],
    });
  },
  OutputClosed: () => {
    const run = ran(Encapsulator.running(), 'OutputClosed', { container: CAP });
    expect(run.work.output).toMatchObject([{ id: CAP, closedAt: AT }]);
  },
  InProcessOpened: () => {
    const opened = { check: 'IPC-01', size: 20, container: CAP, recheck: null, person: 'OP-203' };
    const run = ran(Encapsulator.running(), 'InProcessOpened', opened);
    expect(run.work.checks).toEqual([
      {
        kind: 'sampled',
        id: 'IPC-01',
        size: 20,
        openedAt: AT,
        openedBy: 'OP-203',
        container: CAP,
        recheck: null,
        placements: [],
        outcome: { kind: 'open' },
      },
    ]);
  },
  UnitSettled: () => {
    const run = sampling();
    const evidence = run.evidence(GOOD);
    expect(ran(run, 'UnitSettled', { scale: 'BAL-01', evidence }).work.pan).toEqual({
      evidence,
      isCaptured: false,
    });
  },
  UnitLeft: () => {
    const run = sampling().lay(GOOD);
    expect(ran(run, 'UnitLeft', { scale: 'BAL-01' }).work.pan).toBeNull();
  },
  PlacementCaptured: () => {
    const run = sampling();
    const evidence = run.evidence(GOOD);
    ran(run, 'PlacementCaptured', { check: 'IPC-01', number: 1, how: 'left', evidence });
    expect(run.last.placements).toEqual([
      { mass: 768_000, value: GOOD, at: evidence.receivedAt, how: 'left', invalid: null },
    ]);
    expect(run.work.pan).toMatchObject({ isCaptured: true });
  },
  PlacementInvalidated: () => {
    const struck = { check: 'IPC-01', number: 1, reason: 'spill', narrative: 'Wet.', person: 'OP-203' };
    const signed = { ...struck, signature: { person: 'OP-204' } };
    const run = ran(sampling().place(GOOD), 'PlacementInvalidated', signed);
    expect(run.last.placements[0]?.invalid).toEqual({
      by: 'OP-203',
      witness: 'OP-204',
      at: AT,
      reason: 'spill',
      narrative: 'Wet.',
    });
    expect(() => ran(run, 'PlacementInvalidated', signed)).toThrow('cannot be invalidated');
  },
  InProcessJudged: () => {
    const run = ran(sampling(), 'InProcessJudged', JUDGED);
    const { check: _, ...judged } = JUDGED;
    expect(run.last.outcome).toEqual({ kind: 'judged', at: AT, ...judged });
    expect(() => ran(run, 'InProcessJudged', JUDGED)).toThrow('has its end already');
  },
  InProcessClosed: () => {
    const run = ran(sampling(), 'InProcessClosed', { check: 'IPC-01', reason: 'spill', person: 'OP-203' });
    expect(run.last.outcome).toEqual({ kind: 'incomplete', at: AT, by: 'OP-203', reason: 'spill' });
  },
  InProcessMissed: () => {
    const run = ran(Encapsulator.running(), 'InProcessMissed', { check: 'IPC-01' });
    expect(run.work.checks).toEqual([{ kind: 'missed', id: 'IPC-01', at: AT }]);
    expect(() => ran(run, 'InProcessJudged', JUDGED)).toThrow('was missed');
  },
  RestartAuthorized: () => {
    const run = Encapsulator.running();
    const before = run.work;
    ran(run, 'RestartAuthorized', { check: 'IPC-01', signature: { person: 'SUP-01' } });
    expect(run.work).toEqual(before);
    expect(run.batch.acts['SUP-01']).toEqual(['approved']);
  },
  SetUpOpened: () => {
    const run = ran(Encapsulator.begun(), 'SetUpOpened', { check: 'SET-01', size: 20, person: 'OP-203' });
    expect(run.work.setUps).toMatchObject([
      { id: 'SET-01', size: 20, openedBy: 'OP-203', container: null, outcome: { kind: 'open' } },
    ]);
    expect(run.work.checks).toEqual([]);
  },
  SetUpJudged: () => {
    const { rules: _, check: __, ...judged } = JUDGED;
    const opened = { check: 'SET-01', size: 20, person: 'OP-203' };
    const run = ran(Encapsulator.begun(), 'SetUpOpened', opened);
    ran(run, 'SetUpJudged', { check: 'SET-01', ...judged });
    expect(run.work.setUps[0]?.outcome).toEqual({ kind: 'judged', at: AT, ...judged, rules: [] });
  },
  SetUpClosed: () => {
    const opened = { check: 'SET-01', size: 20, person: 'OP-203' };
    const run = ran(Encapsulator.begun(), 'SetUpOpened', opened);
    ran(run, 'SetUpClosed', { check: 'SET-01', reason: 'spill', person: 'OP-203' });
    expect(run.work.setUps[0]?.outcome).toEqual({
      kind: 'incomplete',
      at: AT,
      by: 'OP-203',
      reason: 'spill',
    });
  },
  HeelRecorded: () => {
    const heel = { mass: 480_000_000, text: '0.48 kg', person: 'OP-203' };
    const run = ran(Encapsulator.begun(), 'HeelRecorded', heel);
    expect(run.work.heel).toEqual({ mass: 480_000_000, text: '0.48 kg', by: 'OP-203', at: AT });
  },
  LineCounted: () => {
    const counted = { count: 'C-1', what: 'rejected', quantity: 7, reason: 'cap-or-seal', person: 'OP-301' };
    const line = folded(PackagingLine.running(), 'LineCounted', { ...onLine('190'), ...counted });
    expect(line.work.counts).toEqual([
      {
        id: 'C-1',
        what: 'rejected',
        quantity: 7,
        reason: 'cap-or-seal',
        by: 'OP-301',
        at: AT,
        invalid: null,
      },
    ]);
  },
  ComponentShown: () => {
    const shown = { ...onLine('190'), component: 'bottle', lot: BOTTLES.lot };
    expect(folded(CountedLine.atLine(), 'ComponentShown', shown).components.shown).toEqual({
      component: 'bottle',
      lot: BOTTLES.lot,
    });
  },
  ComponentIssued: () => {
    const issue = { line: 'K-1', component: 'bottle', item: BOTTLES.item, lot: BOTTLES.lot, quantity: 50 };
    const by = { person: 'OP-301', signature: { person: 'OP-305' } };
    const line = folded(CountedLine.atLine(), 'ComponentIssued', { ...onLine('190'), ...issue, ...by });
    expect(line.components).toMatchObject({
      shown: null,
      issues: [
        {
          id: 'K-1',
          lot: BOTTLES.lot,
          quantity: 50,
          by: 'OP-301',
          verifier: 'OP-305',
          at: AT,
          invalid: null,
        },
      ],
    });
    expect(line.onHand(BOTTLES.lot)).toBe(7600);
  },
  ComponentCounted: () => {
    const lots = [{ lot: BOTTLES.lot, setUp: 1, damaged: 0, sampled: 0, returned: 2 }];
    const found = { issued: 3, used: {}, counted: {}, unaccounted: 0, within: true };
    const data = { line: 'K-3', component: 'bottle', lots, found, signature: { person: 'OP-301' } };
    const line = folded(CountedLine.stocked(), 'ComponentCounted', { ...onLine('190'), ...data });
    expect(line.components.counts).toEqual([
      { id: 'K-3', component: 'bottle', lots, found, by: 'OP-301', at: AT, invalid: null },
    ]);
  },
  ComponentReturned: () => {
    const back = (line: CountedLine, quantity: number) =>
      folded(line, 'ComponentReturned', {
        ...onLine('190'),
        component: 'bottle',
        lot: BOTTLES.lot,
        quantity,
      });
    const line = back(back(CountedLine.stocked(), 81), -1);
    expect(line.onHand(BOTTLES.lot)).toBe(7650 - 2550 + 80);
    expect(line.components.returned).toEqual({ [BOTTLES.lot]: 80 });
  },
  CasesPacked: () => {
    const cases = [{ id: '006141410000000012', number: 1, packs: 12 }];
    const packed = { ...onLine('190'), cases, person: 'OP-301' };
    const line = folded(CasedLine.filled(), 'CasesPacked', packed);
    expect(line.cases).toEqual([
      {
        ...cases[0],
        batch: PACKED,
        step: '190',
        by: 'OP-301',
        at: AT,
        station: LINE,
        label: { printed: 0, outcome: 'none', detail: '' },
        invalid: null,
      },
    ]);
    expect(row(line, 'plant', 'plant').cases).toBe(1);
  },
  CaseLabelReserved: () => {
    const line = CasedLine.filled();
    line.pack(2);
    line.says('failed');
    const id = certain(line.cases[1]).id;
    const asked = { ...onLine('190'), case: id, copy: 1, signature: null, reason: null };
    expect(folded(line, 'CaseLabelReserved', { ...asked, more: false }).work.printing).toBe(false);
    expect(folded(line, 'CaseLabelReserved', { ...asked, more: true }).work.printing).toBe(true);
    expect(line.atPrinter?.id).toBe(id);
  },
  CaseLabelPrinted: () => {
    const line = CasedLine.filled();
    line.pack(1);
    const id = certain(line.cases[0]).id;
    const said = (outcome: string) =>
      folded(line, 'CaseLabelPrinted', { ...onLine('190'), case: id, outcome, detail: 'd' }).cases[0]?.label;
    expect(said('failed')).toEqual({ printed: 0, outcome: 'failed', detail: 'd' });
    expect(said('confirmed')).toEqual({ printed: 1, outcome: 'confirmed', detail: 'd' });
    expect(said('failed')).toEqual({ printed: 1, outcome: 'confirmed', detail: 'd' });
    expect(said('indeterminate')).toEqual({ printed: 1, outcome: 'indeterminate', detail: 'd' });
  },
  CaseLabelsStopped: () => {
    const line = CasedLine.filled();
    line.pack(2);
    expect(folded(line, 'CaseLabelsStopped', onLine('190')).work.printing).toBe(false);
  },
  CaseLabelSeen: () => {
    const line = CasedLine.filled();
    line.pack(1);
    line.says('indeterminate');
    const seen = () =>
      folded(line, 'CaseLabelSeen', { ...onLine('190'), case: certain(line.cases[0]).id }).cases[0]?.label;
    expect(seen()).toMatchObject({ printed: 1, outcome: 'confirmed' });
  },
  LabelRollBrought: () => {
    const line = folded(LabelledLine.atLine(), 'LabelRollBrought', { ...onLine('190'), roll: 'R-0931' });
    expect(line.labelling).toMatchObject({ brought: 'R-0931', rolls: [] });
    const brought = { ...onLine('190'), roll: 'R-0931' };
    expect(() => folded(PackagingLine.running(), 'LabelRollBrought', brought)).toThrow('labels nothing');
  },
  LabelRollMounted: () => {
    const mounted = { ...onLine('190'), roll: 'R-0931', artwork: 'LB5007F', person: 'OP-301' };
    const line = folded(LabelledLine.atLine(), 'LabelRollMounted', mounted);
    expect(line.labelling).toMatchObject({
      brought: null,
      rolls: [{ roll: 'R-0931', by: 'OP-301', from: AT, off: null }],
      code: { kind: 'due', occasion: 'firstOff' },
    });
    expect(() => folded(line, 'LabelRollMounted', mounted)).toThrow('is on the applicator');
  },
  LabelRollTakenOff: () => {
    const off = { ...onLine('190'), roll: 'R-0931', splice: 6, usedUp: true, person: 'OP-301' };
    const line = folded(LabelledLine.mounted(), 'LabelRollTakenOff', off);
    expect(line.labelling.rolls.at(-1)?.off).toEqual({ at: AT, by: 'OP-301', splice: 6, usedUp: true });
    expect(row(line, 'labelLedgers', PACKED).entries.at(-1)).toEqual({
      roll: 'R-0931',
      what: 'setUp',
      quantity: 6,
      count: null,
      step: '190',
      by: 'OP-301',
      at: AT,
    });
    expect(row(line, 'labelRolls', 'R-0931').physical).toBe('usedUp');
  },
  PackCodeRead: () => {
    const read = { occasion: 'firstOff', code: CODE, expected: CODE, matches: true, person: 'OP-301' };
    const line = folded(LabelledLine.mounted(), 'PackCodeRead', {
      ...onLine('190'),
      ...read,
      signature: SIGNED,
    });
    expect(line.labelling).toMatchObject({
      code: { kind: 'verified', at: AT },
      readings: [
        { occasion: 'firstOff', code: CODE, matches: true, by: 'OP-301', verifier: 'QA-01', at: AT },
      ],
    });
    const wrong = { ...onLine('190'), ...read, occasion: 'interval', matches: false, signature: null };
    expect(folded(line, 'PackCodeRead', wrong).labelling.code).toEqual({ kind: 'due', occasion: 'interval' });
  },
  SpecimenKept: () => {
    const kept = { ...onLine('190'), which: 'first', roll: 'R-0931', attachment: 'AT-01', person: 'OP-301' };
    const line = folded(LabelledLine.mounted(), 'SpecimenKept', kept);
    expect(line.labelling.specimens).toEqual([
      { which: 'first', roll: 'R-0931', photo: 'AT-01', by: 'OP-301', at: AT },
    ]);
    expect(row(line, 'labelLedgers', PACKED).entries.at(-1)).toMatchObject({ what: 'specimen', quantity: 1 });
  },
  BoothWiped: () => {
    const booth = folded(filling('60'), 'BoothWiped', { station: 'WS-01', item: 'RM-1014', cleaning: 'W' });
    expect(row(booth, 'stations', 'WS-01').booth).toMatchObject({ batch: BATCH, item: null, wiped: true });
  },
  BoothOccupied: () => {
    const occupy = (booth: WeighBooth, allergens: readonly string[]) =>
      folded(booth, 'BoothOccupied', { station: 'WS-01', batch: BATCH, item: 'RM-1', allergens });
    const booth = occupy(occupy(boothBefore('40'), ['milk']), ['soya', 'milk']);
    expect(row(booth, 'stations', 'WS-01').booth).toEqual({
      batch: BATCH,
      item: 'RM-1',
      wiped: false,
      allergens: ['milk', 'soya'],
    });
  },

  CheckPrepared: () =>
    expect(check(folded(begun30(), 'CheckPrepared', at('30', { scale: FLOOR }))).prepared).toBe(true),
  WeightSetPresented: () => {
    const data = at('30', { scale: FLOOR, weightSet: 'TW-K1', certificate: 'C' });
    expect(check(folded(begun30(), 'WeightSetPresented', data)).weightSet).toBe('TW-K1');
  },
  CheckPointCaptured: () => {
    const data = at('30', { scale: FLOOR, nominal: massOf('5.00 kg'), passed: false, evidence: EVIDENCE });
    expect(check(folded(begun30(), 'CheckPointCaptured', data)).results).toEqual([
      { nominal: massOf('5.00 kg'), shown: EVIDENCE.mass, passed: false },
    ]);
  },
  CheckRepeated: () => {
    const data = at('30', { scale: FLOOR, nominal: massOf('5.00 kg'), passed: false, evidence: EVIDENCE });
    const once = folded(begun30(), 'CheckPointCaptured', data);
    const booth = folded(once, 'CheckRepeated', at('30', { scale: FLOOR, evidence: EVIDENCE }));
    expect(check(booth)).toMatchObject({ attempt: 2, results: [], outcome: 'open', prepared: true });
  },
  CheckVoided: () => {
    const after = (reason: string) =>
      folded(filling('60'), 'CheckVoided', { equipment: FLOOR, reason, person: 'OP-101' }).scale(FLOOR);
    expect(after('equipment-moved').recheck).toBe('disturbed');
    expect(after('power-failure').recheck).toBe('restarted');
  },
  RoutineCheckPassed: () => {
    const booth = folded(
      begun30(),
      'RoutineCheckPassed',
      at('30', { scale: FLOOR, attempt: 1, productionDay: '2026-03-09' }),
    );
    expect(check(booth).outcome).toBe('passed');
    expect(booth.scale(FLOOR)).toMatchObject({
      recheck: null,
      lastGoodCheck: { productionDay: '2026-03-09', at: AT },
    });
  },
  RoutineCheckFailed: () => {
    const fail = (final: boolean) =>
      folded(
        begun30(),
        'RoutineCheckFailed',
        at('30', { scale: FLOOR, attempt: final ? 2 : 1, final, since: [] }),
      );
    expect([check(fail(false)).outcome, fail(false).scale(FLOOR).service]).toEqual([
      'failedOnce',
      'inService',
    ]);
    expect([check(fail(true)).outcome, fail(true).scale(FLOOR).service]).toEqual(['failed', 'outOfService']);
    expect(service(fail(true))).toMatchObject({ state: 'outOfService', since: AT, performers: ['OP-101'] });
  },

  ReferenceWeightsTaken: () => {
    const data = { terminal: 'WS-01-1', weightSet: 'TW-K1', certificate: 'C', scan: {} };
    const booth = folded(boothBefore('40'), 'ReferenceWeightsTaken', data);
    expect(row(booth, 'sessions', 'WS-01-1').weights).toBe('TW-K1');
    booth.given('LockTerminal');
    expect(row(booth, 'sessions', 'WS-01-1').weights).toBeNull();
  },
  ReferenceCaptured: () => {
    const [reading] = service(folded(failed(), 'ReferenceCaptured', REFERENCE)).asFound;
    expect(reading).toMatchObject({
      shown: EVIDENCE.mass,
      passed: true,
      weightSet: 'TW-K1',
      by: 'MET-01',
      at: AT,
    });
    expect(service(folded(failed(), 'ReferenceCaptured', REFERENCE)).servedBy).toEqual(['MET-01']);
  },
  ScaleMeasured: () => {
    expect(service(found()).state).toBe('found');
    const asLeft = (within: boolean) =>
      service(folded(adjusted(), 'ScaleMeasured', { equipment: FLOOR, phase: 'asLeft', within })).state;
    expect([asLeft(true), asLeft(false)]).toEqual(['restored', 'found']);
  },
  ScaleAdjusted: () => {
    const booth = adjusted();
    expect(service(booth)).toMatchObject({
      state: 'adjusted',
      adjustments: [{ reason: 'equipment-adjusted', narrative: 'x', by: 'MET-01', at: AT }],
      asLeft: [],
      requested: null,
    });
    expect(booth.scale(FLOOR)).toMatchObject({ recheck: 'adjusted', service: 'outOfService' });
  },
  ReturnRequested: () => {
    expect(service(asked())).toMatchObject({
      state: 'returnRequested',
      requested: { by: 'MET-01', at: AT },
    });
  },
  ReturnApproved: () => {
    const booth = folded(asked(), 'ReturnApproved', { equipment: FLOOR, signature: SIGNED });
    expect(service(booth)).toMatchObject({ state: 'inService', approved: { by: 'QA-01', at: AT } });
    expect(booth.scale(FLOOR).service).toBe('inService');
  },
  CalibrationRecorded: () => {
    const data = { equipment: FLOOR, due: '2027-03-31', signature: SIGNED };
    expect(folded(boothBefore('40'), 'CalibrationRecorded', data).scale(FLOOR).calibrationDue).toBe(
      '2027-03-31',
    );
  },

  InstrumentConnected: () => {
    const booth = folded(boothBefore('40'), 'InstrumentConnected', { equipment: FLOOR });
    expect(booth.scale(FLOOR)).toMatchObject({ onSince: AT, recheck: null });
  },
  ProcedureBegun: () => {
    expect(proving().run).toMatchObject({
      number: 1,
      state: 'open',
      isZero: false,
      loads: [],
      performers: ['MET-01'],
    });
  },
  PanReturnedToZero: () => {
    expect(proving('PanReturnedToZero').run).toMatchObject({ isZero: true });
  },
  LoadCaptured: () => {
    const { run } = proving('PanReturnedToZero', 'LoadCaptured');
    expect(run).toMatchObject({ isZero: false, performers: ['MET-01', 'MET-02'] });
    expect(run?.loads).toMatchObject([
      { position: 'centre', shown: EVIDENCE.mass, passed: false, by: 'MET-02' },
    ]);
  },
  ProcedureFailed: () => {
    const booth = proved('LoadCaptured', 'ProcedureFailed');
    expect(booth.scale(FLOOR)).toMatchObject({ service: 'outOfService', recheck: 'failed' });
    expect(service(booth)).toMatchObject({
      state: 'outOfService',
      performers: [],
      servedBy: ['MET-01', 'MET-02'],
      failed: 'repeatability',
    });
  },
  ProcedureCompleted: () => {
    expect(proving('ProcedureCompleted').run).toMatchObject({ state: 'toVerify', spread: 9_000_000 });
    expect(proved('ProcedureCompleted').scale(FLOOR).repeatability).toBe(9_000_000);
    const failed = proving('ProcedureFailed', 'ProcedureOutside');
    expect([failed.run, failed.results.map(({ outcome }) => outcome)]).toEqual([null, ['failed']]);
  },
  ProcedureBrokenOff: () => {
    expect(proving('ProcedureBrokenOff')).toMatchObject({ run: null, results: [{ outcome: 'brokenOff' }] });
    expect(proving('ProcedureFailed', 'ProcedureBrokenOff').results).toMatchObject([{ outcome: 'failed' }]);
  },
  ProcedureVerified: () => {
    const { run, results } = proving('ProcedureCompleted', 'ProcedureVerified');
    expect([run, results]).toMatchObject([
      null,
      [{ outcome: 'passed', at: AT, verifiedBy: 'QA-01', former: 8_000_000 }],
    ]);
  },
  CheckDueAgain: () => {
    expect(check(failed()).outcome).toBe('failed');
    const booth = folded(failed(), 'CheckDueAgain', at('30', { scale: FLOOR }));
    expect(check(booth)).toMatchObject({ outcome: 'open', attempt: 1, results: [], prepared: false });
  },

  ScaleSelected: () => {
    const booth = folded(filling('60'), 'ScaleSelected', at('60', { scale: 'SCL-02' }));
    expect(booth.work('60')).toMatchObject({ scale: 'SCL-02', zeroAt: null, pan: 'unknown' });
  },
  ScaleZeroed: () => {
    const booth = folded(filling('60'), 'ScaleZeroed', at('60', { scale: FLOOR, evidence: EVIDENCE }));
    expect(booth.work('60')).toMatchObject({ zeroAt: AT, pan: 'empty' });
  },
  SourceOpened: () => {
    const begun = boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });
    const booth = folded(
      begun,
      'SourceOpened',
      at('60', { container: 'CB-2508-009-01', lot: 'CB-2508-009' }),
    );
    expect(booth.work('60').source).toMatchObject({
      onHandAtOpening: massOf('25.00 kg'),
      taken: 0,
      scannedForClose: false,
    });
    expect(row(booth, 'containers', 'CB-2508-009-01')).toMatchObject({ physical: 'opened' });
  },
  SourceScannedToClose: () => {
    const booth = folded(filling('60'), 'SourceScannedToClose', at('60', { container: 'CB-2508-009-01' }));
    expect(booth.work('60').source?.scannedForClose).toBe(true);
  },
  SourceClosed: () => {
    const data = at('60', {
      container: 'CB-2508-009-01',
      lot: 'CB-2508-009',
      portion: massOf('2.00 kg'),
      emptied: false,
      remainder: massOf('23.00 kg'),
      variance: 0,
    });
    const booth = folded(tared(), 'SourceClosed', data);
    expect(booth.work('60')).toMatchObject({
      source: null,
      closedSources: [{ container: 'CB-2508-009-01', taken: massOf('2.00 kg') }],
      current: { portions: [{ container: 'CB-2508-009-01', lot: 'CB-2508-009', net: massOf('2.00 kg') }] },
    });
    expect(row(booth, 'containers', 'CB-2508-009-01')).toMatchObject({
      quantity: massOf('23.00 kg'),
      physical: 'opened',
    });
  },
  TareCaptured: () => {
    const booth = folded(filling('60'), 'TareCaptured', at('60', { container: DC06, evidence: EVIDENCE }));
    expect(booth.work('60')).toMatchObject({
      pan: 'loaded',
      current: {
        id: DC06,
        tare: EVIDENCE.mass,
        tareText: '0.32',
        by: 'OP-101',
        portions: [],
        overshoot: null,
        overshoots: 0,
      },
    });
    expect(booth.batch.dispensed).toBe(6);
  },
  OvershootLatched: () => {
    const latch = (booth: WeighBooth, peak: string) =>
      folded(
        booth,
        'OvershootLatched',
        at('60', { container: DC06, peakNet: massOf(peak), evidence: EVIDENCE }),
      );
    const booth = latch(latch(tared(), '6.60 kg'), '6.50 kg');
    expect(booth.work('60').current).toMatchObject({
      overshoots: 1,
      overshoot: { peakNet: massOf('6.60 kg'), waste: null },
    });
  },
  WasteContainerPresented: () => {
    const over = folded(
      tared(),
      'OvershootLatched',
      at('60', { container: DC06, peakNet: massOf('6.60 kg'), evidence: EVIDENCE }),
    );
    const booth = folded(over, 'WasteContainerPresented', at('60', { container: 'W-0031' }));
    expect(booth.work('60').current?.overshoot?.waste).toBe('W-0031');
  },
  ExcessRemoved: () => {
    const over = () =>
      folded(
        tared(),
        'OvershootLatched',
        at('60', { container: DC06, peakNet: massOf('6.60 kg'), evidence: EVIDENCE }),
      );
    const remove = (to: object) =>
      folded(over(), 'ExcessRemoved', at('60', { container: DC06, to, mass: massOf('0.30 kg') }));
    const wasted = remove({ kind: 'waste', container: 'W-0031' });
    expect(wasted.work('60')).toMatchObject({
      source: { taken: massOf('0.30 kg') },
      current: { overshoot: null },
    });
    expect(row(wasted, 'containers', 'W-0031').quantity).toBe(massOf('0.30 kg'));
    expect(remove({ kind: 'source', container: 'CB-2508-009-01' }).work('60').source?.taken).toBe(0);
  },
  WeightAccepted: () => {
    const booth = weighed();
    expect(booth.work('60').current).toBeNull();
    expect(container(booth)).toMatchObject({
      id: DC06,
      phase: 'weighed',
      net: massOf('6.26 kg'),
      by: 'OP-101',
      leftPan: false,
    });
    expect(row(booth, 'containers', DC06)).toMatchObject({
      kind: 'dispensed',
      location: 'WS-01',
      quantity: massOf('6.26 kg'),
    });
  },
  ReadingEntered: () => {
    const booth = folded(tared(), 'ReadingEntered', READ);
    expect(booth.work('60').manual).toMatchObject({ kind: 'entered', container: DC06, value: '6.58' });
  },
  ReadingConfirmed: () => {
    const read = folded(tared(), 'ReadingEntered', READ);
    const booth = folded(read, 'ReadingConfirmed', at('60', { container: DC06, signature: SIGNED }));
    expect(booth.work('60').manual).toMatchObject({
      kind: 'confirmed',
      value: '6.58',
      confirmedBy: SIGNED.person,
    });
  },
  ReadingsDiffered: () => {
    const read = folded(tared(), 'ReadingEntered', READ);
    const second = { value: '6.60', unit: 'kg' };
    const differed = at('60', { container: DC06, first: FIRST, second, signature: SIGNED });
    expect(folded(read, 'ReadingsDiffered', differed).work('60').manual).toEqual({
      kind: 'differed',
      container: DC06,
    });
  },
  ContainerVoided: () => {
    expect(
      folded(tared(), 'ContainerVoided', at('60', { container: DC06, reason: 'spill' })).work('60').current,
    ).toBeNull();
    expect(
      container(folded(weighed(), 'ContainerVoided', at('60', { container: DC06, reason: 'spill' }))).phase,
    ).toBe('void');
  },
  LabelPrintReserved: () => {
    const booth = folded(
      weighed(),
      'LabelPrintReserved',
      at('60', { container: DC06, copy: 1, signature: null }),
    );
    expect(container(booth).label.outcome).toBe('printing');
  },
  LabelPrinted: () => {
    const print = (outcome: string) =>
      container(folded(weighed(), 'LabelPrinted', at('60', { container: DC06, outcome, detail: 'd' })));
    expect(print('confirmed')).toMatchObject({
      phase: 'labelled',
      label: { printed: 1, outcome: 'confirmed' },
    });
    expect(print('failed')).toMatchObject({
      phase: 'weighed',
      label: { printed: 0, outcome: 'failed', detail: 'd' },
    });
    expect(print('indeterminate')).toMatchObject({ phase: 'weighed', label: { printed: 0 } });
  },
  HoldLabelReserved: () => {
    const asked = { container: 'CB-2508-009-01', copy: 2, holds: ['H-2'], station: 'WS-01' };
    expect(row(folded(held(), 'HoldLabelReserved', asked), 'holdLabels', 'CB-2508-009-01')).toEqual({
      id: 'CB-2508-009-01',
      copies: 2,
      printed: 0,
      outcome: 'printing',
      detail: '',
      station: 'WS-01',
      holds: ['H-2'],
    });
  },
  HoldLabelPrinted: () => {
    const container = 'CB-2508-009-01';
    const print = (outcome: string) => {
      const asked = folded(held(), 'HoldLabelReserved', { container, copy: 1, holds: [], station: 'WS-01' });
      return row(
        folded(asked, 'HoldLabelPrinted', { container, outcome, detail: 'd' }),
        'holdLabels',
        container,
      );
    };
    expect(print('confirmed')).toMatchObject({ copies: 1, printed: 1, outcome: 'confirmed' });
    expect(print('failed')).toMatchObject({ copies: 1, printed: 0, outcome: 'failed', detail: 'd' });
    expect(print('indeterminate')).toMatchObject({ copies: 1, printed: 0, outcome: 'indeterminate' });
  },
  ContainerReidentified: () => {
    expect(row(reidentified(), 'receivedLabels', SOURCE_60)).toEqual({
      id: SOURCE_60,
      batch: BATCH,
      step: '60',
      copies: 0,
      printed: 0,
      outcome: 'none',
      detail: '',
      station: null,
      seen: false,
    });
    const again = folded(newLabel('confirmed'), 'ContainerReidentified', OF_60);
    expect(row(again, 'receivedLabels', SOURCE_60)).toMatchObject({ copies: 1, printed: 1, outcome: 'none' });
  },
  ReceivedLabelReserved: () => {
    const asked = { ...OF_60, copy: 1, station: 'WS-01' };
    expect(
      row(folded(reidentified(), 'ReceivedLabelReserved', asked), 'receivedLabels', SOURCE_60),
    ).toMatchObject({
      copies: 1,
      printed: 0,
      outcome: 'printing',
      station: 'WS-01',
      seen: false,
    });
  },
  ReceivedLabelPrinted: () => {
    const of = (outcome: string) => row(newLabel(outcome), 'receivedLabels', SOURCE_60);
    expect(of('confirmed')).toMatchObject({ copies: 1, printed: 1, outcome: 'confirmed' });
    expect(of('failed')).toMatchObject({ copies: 1, printed: 0, outcome: 'failed', detail: 'd' });
    // What the printer says of a label that is void already counts no label in.
    const late = folded(reidentified(), 'ReceivedLabelPrinted', { container: SOURCE_60, outcome: 'failed' });
    expect(row(late, 'receivedLabels', SOURCE_60)).toMatchObject({ outcome: 'none' });
  },
  ReceivedLabelSeen: () => {
    const seen = (outcome: string) =>
      row(
        folded(newLabel(outcome), 'ReceivedLabelSeen', { container: SOURCE_60, copy: 1 }),
        'receivedLabels',
        SOURCE_60,
      );
    expect(seen('confirmed')).toMatchObject({ seen: true, outcome: 'confirmed', printed: 1 });
    expect(seen('indeterminate')).toMatchObject({ seen: true, outcome: 'confirmed', printed: 1 });
  },
  LabelSeen: () => {
    expect(container(folded(weighed(), 'LabelSeen', at('60', { container: DC06 })))).toMatchObject({
      phase: 'labelled',
      label: { printed: 1 },
    });
  },
  VerificationBegun: () => {
    const booth = folded(weighed(), 'VerificationBegun', at('60', { container: DC06, verifier: 'OP-107' }));
    expect(booth.work('60').verification).toEqual({
      container: DC06,
      verifier: 'OP-107',
      sourcesScanned: [],
      labelScanned: false,
    });
  },
  VerificationScanned: () => {
    const begun = folded(weighed(), 'VerificationBegun', at('60', { container: DC06, verifier: 'OP-107' }));
    const scan = (booth: WeighBooth, scanned: string, what: string) =>
      folded(booth, 'VerificationScanned', at('60', { container: DC06, scanned, what }));
    const booth = scan(
      scan(scan(begun, 'CB-2508-009-01', 'source'), 'CB-2508-009-01', 'source'),
      DC06,
      'label',
    );
    expect(booth.work('60').verification).toMatchObject({
      sourcesScanned: ['CB-2508-009-01'],
      labelScanned: true,
    });
  },
  ContainerVerified: () => {
    const booth = folded(
      weighed(),
      'ContainerVerified',
      at('60', { container: DC06, verifier: 'OP-107', signature: SIGNED }),
    );
    expect(container(booth)).toMatchObject({ phase: 'verified', verifiedBy: 'OP-107' });
    expect(booth.work('60')).toMatchObject({ verification: null, pan: 'loaded' });
  },
  LoadLeft: () => {
    const booth = folded(weighed(), 'LoadLeft', at('60', { scale: FLOOR, container: DC06 }));
    expect(booth.work('60')).toMatchObject({ zeroAt: null, pan: 'unknown' });
    expect(container(booth).leftPan).toBe(true);
  },
  ScaleReturnedToZero: () => {
    const booth = folded(weighed(), 'ScaleReturnedToZero', at('60', { scale: FLOOR, evidence: EVIDENCE }));
    expect(booth.work('60')).toMatchObject({ zeroAt: AT, pan: 'empty' });
  },
  ZeroDrifted: () => {
    const booth = folded(weighed(), 'ZeroDrifted', at('60', { scale: FLOOR, evidence: EVIDENCE }));
    expect(booth.work('60')).toMatchObject({ zeroAt: null, pan: 'empty' });
  },
  KitContainerScanned: () => {
    const { work } = folded(
      boothBefore('110').begin('110'),
      'KitContainerScanned',
      at('110', { container: DC06 }),
    ).step('110');
    expect(work).toEqual({ kind: 'kit', scanned: [DC06] });
  },
  KitClosed: () => unchanged('KitClosed', at('110', { kit: 'KIT-0147', total: 0, containers: 0 })),

  LabelRollReceived: () => {
    const roll = { ...row(boothBefore('20'), 'labelRolls', 'R-0931'), id: 'R-1' };
    expect(row(folded(boothBefore('20'), 'LabelRollReceived', { roll }), 'labelRolls', 'R-1')).toBe(roll);
  },
  LabelRollPresented: () => {
    const kiosk = folded(issuing(), 'LabelRollPresented', ofLabels('170', { roll: 'R-0931' }));
    expect(kiosk.step('170').work).toEqual({
      kind: 'labelIssue',
      roll: { id: 'R-0931', artworkSeen: false },
    });
  },
  LabelArtworkSeen: () => {
    const kiosk = folded(issuing(), 'LabelArtworkSeen', ofLabels('170', { roll: 'R-0931' }));
    expect(kiosk.step('170').work).toMatchObject({ roll: { id: 'R-0931', artworkSeen: true } });
  },
  LabelsIssued: () => {
    const data = ofLabels('170', { roll: 'R-0931', quantity: 1500 });
    const kiosk = folded(issuing(), 'LabelsIssued', data);
    expect(kiosk.state.get('labelRolls', 'R-0931')).toMatchObject({ physical: 'issued', quantity: 0 });
    expect(kiosk.state.get('labelLedgers', LABELLED)?.entries).toMatchObject([
      { roll: 'R-0931', what: 'issued', quantity: 1500, count: null },
    ]);
  },
  ApplicatorRead: () => {
    const data = ofLabels('200', { roll: 'R-0931', counter: 12, onRejects: 2 });
    const kiosk = folded(reconciling(), 'ApplicatorRead', data);
    expect(kiosk.state.get('labelLedgers', LABELLED)?.entries.slice(-2)).toMatchObject([
      { what: 'applied', quantity: 10 },
      { what: 'rejected', quantity: 2 },
    ]);
  },
  LabelsCounted: () => {
    const rolls = [counted('R-0931', { setUp: 4, returned: 1 })];
    const data = ofLabels('200', { count: 1, rolls, signature: { person: 'LBL-02' } });
    const kiosk = folded(reconciling(), 'LabelsCounted', data);
    expect(kiosk.step('200').work).toEqual({ kind: 'reconciliation', counts: [{ by: 'LBL-02', at: AT }] });
    expect(kiosk.state.get('labelLedgers', LABELLED)?.entries.slice(-4)).toMatchObject([
      { what: 'setUp', quantity: 4, count: 1 },
      { what: 'damaged', quantity: 0 },
      { what: 'specimen', quantity: 0 },
      { what: 'returned', quantity: 1 },
    ]);
  },
  LabelRollTaken: () => {
    const kiosk = folded(issuing(), 'LabelRollTaken', { terminal: 'LK-01-1', roll: 'R-0877' });
    expect(kiosk.state.get('sessions', 'LK-01-1')?.roll).toBe('R-0877');
  },
  LabelsDestroyed: () => {
    const data = { roll: 'R-0877', batch: null, quantity: 412, person: 'LBL-01', signature: SIGNED };
    const kiosk = folded(issuing(), 'LabelsDestroyed', data);
    expect(kiosk.state.get('labelRolls', 'R-0877')).toMatchObject({ physical: 'destroyed', quantity: 0 });
    const waste = { ...data, roll: 'R-0931', batch: LABELLED, quantity: 3 };
    expect(
      folded(reconciling(), 'LabelsDestroyed', waste).state.get('labelLedgers', LABELLED)?.entries.at(-1),
    ).toMatchObject({ roll: 'R-0931', what: 'destroyed', quantity: 3, count: null });
  },
  LabelsReconciled: () => {
    const kiosk = reconciling();
    kiosk.count(WITH_CORE, 'LBL-02');
    const found = { rolls: [{ roll: 'R-0931' }, { roll: 'R-0932' }] };
    const after = folded(kiosk, 'LabelsReconciled', ofLabels('200', { found }));
    expect(after.state.get('labelRolls', 'R-0931')).toMatchObject({ physical: 'usedUp', quantity: 0 });
    expect(after.state.get('labelRolls', 'R-0932')).toMatchObject({ physical: 'inCage', quantity: 97 });
  },

  ExceptionOpened: () => {
    const booth = excepted();
    expect(plant(booth).exceptions).toBe(1);
    expect(openExceptions(booth.state).map(({ id }) => id)).toEqual(['EX-01']);
    expect(stepExceptions(booth.state, BATCH as never, '60' as never).map(({ id }) => id)).toEqual(['EX-01']);
  },
  ExceptionRepeated: () => {
    expect(
      row(folded(excepted(), 'ExceptionRepeated', { exception: 'EX-01' }), 'exceptions', 'EX-01').count,
    ).toBe(2);
  },
  ExceptionAcknowledged: () => {
    const booth = folded(excepted(), 'ExceptionAcknowledged', { exception: 'EX-01', person: 'QA-01' });
    expect(row(booth, 'exceptions', 'EX-01')).toMatchObject({
      state: 'blocked',
      acknowledged: { by: 'QA-01', at: AT },
    });
  },
  ExceptionSettled: () => {
    const booth = settled();
    expect(row(booth, 'exceptions', 'EX-01')).toMatchObject({
      state: 'implementing',
      settled: { by: 'QA-01', at: AT, reason: 'spill' },
    });
    expect(stepExceptions(booth.state, BATCH as never, '60' as never)).toEqual([]);
    expect(openExceptions(booth.state)).toHaveLength(1);
  },
  ExceptionImplemented: () => {
    expect(
      row(folded(settled(), 'ExceptionImplemented', { exception: 'EX-01' }), 'exceptions', 'EX-01').state,
    ).toBe('implemented');
  },
  ExceptionClosed: () => {
    const booth = folded(
      folded(settled(), 'ExceptionImplemented', { exception: 'EX-01' }),
      'ExceptionClosed',
      { exception: 'EX-01', signature: null },
    );
    expect(row(booth, 'exceptions', 'EX-01')).toMatchObject({ state: 'closed', closedAt: AT });
    expect(openExceptions(booth.state)).toEqual([]);
  },
  ExceptionRuleClosed: () => {
    const booth = folded(excepted(), 'ExceptionRuleClosed', { exception: 'EX-01', rule: 'reported' });
    expect(row(booth, 'exceptions', 'EX-01')).toMatchObject({
      state: 'ruleClosed',
      closedAt: AT,
      settled: null,
    });
    expect(openExceptions(booth.state)).toEqual([]);
  },
  ExceptionRouted: () => {
    const booth = folded(excepted(), 'ExceptionRouted', { exception: 'EX-01', to: 'onHold' });
    expect(row(booth, 'exceptions', 'EX-01').state).toBe('onHold');
  },
  DispositionDecided: () => {
    expect(row(decided(), 'exceptions', 'EX-01')).toMatchObject({
      state: 'decided',
      settled: { pattern: 'useAsIs', disposition: AS_IS, by: 'QA-01', at: AT, approved: null },
    });
  },
  DispositionApproved: () => {
    expect(row(approved(), 'exceptions', 'EX-01')).toMatchObject({
      state: 'approved',
      settled: { approved: { by: 'QA-03', at: AT } },
    });
  },
  DispositionReturned: () => {
    const booth = folded(decided(), 'DispositionReturned', { exception: 'EX-01', signature: SIGNED });
    expect(row(booth, 'exceptions', 'EX-01')).toMatchObject({ state: 'dispositionPending', settled: null });
  },
  ImplementationBegun: () => {
    const booth = folded(approved(), 'ImplementationBegun', { exception: 'EX-01' });
    expect(row(booth, 'exceptions', 'EX-01').state).toBe('implementing');
    expect(stepExceptions(booth.state, BATCH as never, '60' as never)).toEqual([]);
    expect(openExceptions(booth.state)).toHaveLength(1);
  },
  ExceptionReopened: () => {
    const done = folded(settled(), 'ExceptionImplemented', { exception: 'EX-01' });
    const closed = folded(done, 'ExceptionClosed', { exception: 'EX-01', signature: null });
    const booth = folded(closed, 'ExceptionReopened', { exception: 'EX-01', signature: SIGNED });
    expect(row(booth, 'exceptions', 'EX-01')).toMatchObject({
      state: 'reopened',
      settled: null,
      closedAt: null,
    });
    expect(openExceptions(booth.state)).toHaveLength(1);
  },
  ExceptionVoidProposed: () => {
    const data = { exception: 'EX-01', reason: 'opened-in-error', signature: SIGNED };
    expect(row(folded(excepted(), 'ExceptionVoidProposed', data), 'exceptions', 'EX-01')).toMatchObject({
      state: 'blocked',
      voiding: { by: 'QA-01', at: AT, reason: 'opened-in-error' },
    });
  },
  ExceptionVoided: () => {
    const booth = folded(excepted(), 'ExceptionVoided', { exception: 'EX-01', signature: SIGNED });
    expect(row(booth, 'exceptions', 'EX-01')).toMatchObject({ state: 'voided', closedAt: AT });
    expect(openExceptions(booth.state)).toEqual([]);
  },
  ExceptionEscalated: () => {
    const data = { exception: 'EX-01', what: 'acknowledge', to: 'qaRelease' };
    expect(row(folded(excepted(), 'ExceptionEscalated', data), 'exceptions', 'EX-01').escalations).toEqual([
      { what: 'acknowledge', to: 'qaRelease', at: AT },
    ]);
  },
  StepsInserted: () => {
    const booth = reworked();
    expect(booth.batch.inserted.map(({ id }) => id)).toEqual(['60-R1']);
    expect(booth.step('60-R1')).toMatchObject({ state: 'planned', work: { kind: 'rework', impact: null } });
  },
  YieldImpactRecorded: () => {
    const data = at('60-R1', { exception: 'EX-01', impact: -250 });
    expect(folded(reworked(), 'YieldImpactRecorded', data).step('60-R1').work).toMatchObject({
      impact: -250,
    });
  },
  LotSubstituted: () => {
    const data = at('60', { exception: 'EX-01', from: 'CB-2508-009', to: 'SD-2506-077', item: 'RM-2007' });
    const booth = folded(filling('60'), 'LotSubstituted', data);
    expect(booth.batch.allocations['60']).toBe('SD-2506-077');
    expect(booth.work('60')).toMatchObject({ lot: 'SD-2506-077', source: null });
  },
  ContainerScrapped: () => {
    const scrap = (booth: WeighBooth, id: string) =>
      folded(booth, 'ContainerScrapped', { exception: 'EX-01', container: id, signature: SIGNED });
    const dispensed = scrap(weighed(), DC06);
    expect(row(dispensed, 'containers', DC06)).toMatchObject({ physical: 'destroyed', quantity: 0 });
    expect(container(dispensed).phase).toBe('void');
    const source = row(scrap(weighed(), 'RH-2507-033-01'), 'containers', 'RH-2507-033-01');
    expect(source).toMatchObject({ physical: 'destroyed', quantity: 0 });
  },
  StepDispensedAgain: () => {
    const complete = folded(filling('60'), 'StepCompleted', at('60', { signature: null }));
    const again = folded(complete, 'StepDispensedAgain', at('60', { exception: 'EX-01' }));
    expect(again.step('60')).toMatchObject({ state: 'inProgress', completedAt: null });
    const done = folded(filling('60'), 'StepCompleted', at('60', { signature: null }));
    const stopped = folded(done, 'StepBlocked', at('60', { exception: 'EX-01' }));
    const later = folded(stopped, 'StepDispensedAgain', at('60', { exception: 'EX-02' }));
    expect(later.step('60')).toMatchObject({ state: 'blocked', resumes: 'inProgress' });
  },
  StepNotExecuted: () => {
    const booth = folded(excepted(), 'StepNotExecuted', at('60', { exception: 'EX-01' }));
    expect(booth.step('60').state).toBe('notExecuted');
  },
  OverrideGranted: () => {
    const granted = { override: 'fefo', object: { kind: 'lot', id: 'CB-2601-022' }, reason: 'spill' };
    const why = { narrative: 'It is out of reach.', exception: 'EX-01' };
    const data = at('60', { ...granted, ...why, signature: SIGNED });
    const twice = folded(folded(boothBefore('60'), 'OverrideGranted', data), 'OverrideGranted', data);
    const entry = { ...granted, ...why, by: 'QA-01', at: AT };
    expect(twice.step('60').overrides).toEqual([entry, entry]);
    expect(twice.step('70').overrides).toEqual([]);
  },
  LotReallocated: () => {
    const booth = folded(
      boothBefore('60'),
      'LotReallocated',
      at('60', { from: 'CB-2508-009', to: 'CB-2601-022' }),
    );
    expect([booth.batch.allocations['60'], booth.work('60').lot]).toEqual(['CB-2601-022', 'CB-2601-022']);
  },
  RecordOpened: () => {
    const record = { id: 'DEV-01', kind: 'deviation', state: 'opened', batch: BATCH, exception: 'EX-01' };
    const objects = ['batch:B-2'];
    const booth = folded(excepted(), 'RecordOpened', { record: { ...record, objects }, signature: null });
    expect(plant(booth).records).toEqual({ deviation: 1 });
    expect(openRecords(booth.state)).toEqual([{ ...record, objects }]);
    for (const batch of [BATCH, 'B-2']) expect(recordsFor(booth.state, batch as never)).toHaveLength(1);
    expect(row(booth, 'exceptions', 'EX-01').links).toEqual(['DEV-01']);
  },
  RecordMoved: () => {
    const moved = (move: object) =>
      folded(trended(), 'RecordMoved', { record: 'OOT-01', move, signature: SIGNED });
    const booth = moved({ kind: 'evaluate', evaluation: 'capa' });
    const evaluated = { move: 'evaluate', by: 'QA-01', at: AT, note: null };
    expect(row(booth, 'records', 'OOT-01')).toMatchObject({
      state: 'evaluated',
      evaluation: 'capa',
      moves: [evaluated],
      closedAt: null,
    });
    const move = { kind: 'close' };
    const closed = folded(booth, 'RecordMoved', { record: 'OOT-01', move, signature: SIGNED });
    expect(row(closed, 'records', 'OOT-01')).toMatchObject({ state: 'closed', closedAt: AT });
    expect(openRecords(closed.state)).toEqual([]);
  },
  CauseRecorded: () => {
    const causes = [{ code: 'slip-or-lapse', evidence: ['7'] }];
    const cause = { causes, by: 'QA-01', at: AT };
    const record = { target: { kind: 'record', id: 'OOT-01' }, causes, signature: SIGNED };
    expect(row(folded(trended(), 'CauseRecorded', record), 'records', 'OOT-01').cause).toEqual(cause);
    const exception = { ...record, target: { kind: 'exception', id: 'EX-01' } };
    expect(row(folded(excepted(), 'CauseRecorded', exception), 'exceptions', 'EX-01').cause).toEqual(cause);
  },
  TaskAssigned: () => {
    const task = { id: 'OOT-01-T1', what: 'x', owner: 'SUP-01', due: AT, done: null };
    const booth = folded(trended(), 'TaskAssigned', { record: 'OOT-01', task });
    expect(row(booth, 'records', 'OOT-01').tasks).toEqual([task]);
  },
  TaskCompleted: () => {
    const task = { id: 'OOT-01-T1', what: 'x', owner: 'SUP-01', due: AT, done: null };
    const assigned = folded(trended(), 'TaskAssigned', { record: 'OOT-01', task });
    const other = folded(assigned, 'TaskAssigned', { record: 'OOT-01', task: { ...task, id: 'OOT-01-T2' } });
    const booth = folded(other, 'TaskCompleted', { record: 'OOT-01', task: task.id, result: 'y' });
    expect(row(booth, 'records', 'OOT-01').tasks.map(({ done }) => done)).toEqual([
      { at: AT, result: 'y' },
      null,
    ]);
  },
  ExtensionAsked: () => {
    const data = { record: 'OOT-01', due: '2026-05-01T00:00:00.000Z', reason: 'x', signature: SIGNED };
    const booth = folded(trended(), 'ExtensionAsked', data);
    expect(row(booth, 'records', 'OOT-01')).toMatchObject({
      due: AT,
      extensions: [{ due: data.due, reason: 'x', by: 'QA-01', approved: null }],
    });
  },
  ExtensionApproved: () => {
    const due = '2026-05-01T00:00:00.000Z';
    const asked = { record: 'OOT-01', due, reason: 'x', signature: { person: 'SUP-01' } };
    const data = { record: 'OOT-01', due, signature: SIGNED };
    const booth = folded(folded(trended(), 'ExtensionAsked', asked), 'ExtensionApproved', data);
    expect(row(booth, 'records', 'OOT-01')).toMatchObject({
      due,
      extensions: [{ by: 'SUP-01', approved: 'QA-01' }],
    });
  },
  HoldPlaced: () => {
    const booth = held();
    expect(plant(booth).holds).toBe(2);
    expect(row(booth, 'index', 'holds:lot:CB-2508-009')).toEqual(['H-2']);
  },
  HoldReleased: () => {
    const data = { hold: 'H-2', reason: 'coa-corrected', person: 'QA-01', signature: null };
    const booth = folded(held(), 'HoldReleased', data);
    expect(row(booth, 'holds', 'H-2').released).toEqual({ by: 'QA-01', at: AT, reason: 'coa-corrected' });
    expect(row(booth, 'index', 'holds:lot:CB-2508-009')).toEqual([]);
  },
  ContainerStaged: () => {
    const staged = { container: 'CB-2508-009-01', from: 'WH-RM', station: 'WS-01', batch: BATCH };
    const booth = folded(boothBefore('20'), 'ContainerStaged', staged);
    expect(row(booth, 'containers', 'CB-2508-009-01').location).toBe('WS-01');
  },
  ContainerCounted: () => {
    const count = { container: 'CB-2508-009-01', counted: massOf('24.98 kg') };
    const posted = folded(boothBefore('20'), 'ContainerCounted', { ...count, posted: true });
    expect(row(posted, 'containers', 'CB-2508-009-01').quantity).toBe(massOf('24.98 kg'));
    const kept = folded(boothBefore('20'), 'ContainerCounted', { ...count, posted: false });
    expect(row(kept, 'containers', 'CB-2508-009-01').quantity).toBe(massOf('25.00 kg'));
  },
  ContainerMoved: () => {
    const booth = folded(boothBefore('20'), 'ContainerMoved', {
      container: 'CB-2508-009-01',
      from: 'WH-RM',
      to: 'STG-01',
    });
    expect(row(booth, 'containers', 'CB-2508-009-01').location).toBe('STG-01');
  },
  SampleTaken: () => {
    const booth = sampled({ container: 'CB-2508-009-01' });
    expect(row(booth, 'samples', 'SMP-01')).toEqual({ ...SAMPLE, container: 'CB-2508-009-01' });
    expect(row(booth, 'containers', 'CB-2508-009-01').quantity).toBe(massOf('24.90 kg'));
    expect(row(booth, 'index', `samples:${BATCH}`)).toEqual(['SMP-01']);
    expect(booth.batch.acts['QA-01']).toContain('performed');
  },
  SampleSent: () => {
    const booth = folded(sampled(), 'SampleSent', { sample: 'SMP-01', to: 'Laboratory' });
    expect(row(booth, 'samples', 'SMP-01')).toMatchObject({ state: 'sent', to: 'Laboratory' });
  },
  SampleReceived: () => {
    const booth = folded(sampled({ state: 'sent' }), 'SampleReceived', { sample: 'SMP-01' });
    expect(row(booth, 'samples', 'SMP-01').state).toBe('received');
  },
  RetainedSampleStored: () => {
    const data = { sample: 'SMP-01', location: 'QC-CAGE' };
    const booth = folded(sampled(), 'RetainedSampleStored', data);
    expect(row(booth, 'samples', 'SMP-01')).toMatchObject({ state: 'stored', location: 'QC-CAGE' });
  },
  ResultEntered: () => {
    const { results } = row(resulted(), 'samples', 'SMP-01');
    expect(results).toEqual([{ ...RESULT, entered: { by: 'QA-01', at: AT }, verified: null }]);
  },
  ResultVerified: () => {
    const data = { sample: 'SMP-01', test: 'assay', signature: SIGNED };
    const [result] = row(folded(resulted(), 'ResultVerified', data), 'samples', 'SMP-01').results;
    expect(result?.verified).toEqual({ by: 'QA-01', at: AT });
  },
  LotJudged: () => {
    const data = { lot: 'CB-2601-022', from: 'quarantine', to: 'approved', signature: SIGNED };
    expect(row(folded(boothBefore('20'), 'LotJudged', data), 'lots', 'CB-2601-022').quality).toBe('approved');
  },
  RetestExtended: () => {
    const data = { lot: 'CB-2508-009', from: '2027-08-31', to: '2027-09-30', signature: SIGNED };
    const booth = folded(boothBefore('20'), 'RetestExtended', data);
    expect(row(booth, 'lots', 'CB-2508-009').retest).toBe('2027-09-30');
  },
  DeviceObserved: () => {
    const observe = (what: string) =>
      folded(boothBefore('40'), 'DeviceObserved', { equipment: FLOOR, what, detail: '' });
    expect([observe('restarted').scale(FLOOR).recheck, observe('foreign').scale(FLOOR).recheck]).toEqual([
      'restarted',
      'disturbed',
    ]);
    const never = folded(boothBefore('20'), 'DeviceObserved', {
      equipment: 'SCL-03',
      what: 'restarted',
      detail: '',
    });
    expect(never.scale('SCL-03').recheck).toBe('never-checked');
    const after = (what: string) =>
      folded(boothBefore('40', plated), 'DeviceObserved', { equipment: FLOOR, what, detail: '' }).scale(
        FLOOR,
      );
    expect(after('reconnected')).toMatchObject({ plate: null, recheck: 'restarted' });
    expect([after('restarted').plate, after('foreign').plate]).toEqual([null, null]);
    expect(after('unitChanged').plate).toMatchObject({ by: 'OP-101', connection: CONNECTION });
    expect('plate' in observe('restarted').scale(FLOOR)).toBe(false);
  },
  InstrumentIdentified: () => {
    const booth = WeighBooth.founded(plated);
    const data = { equipment: FLOOR, connection: 'boot/7', scan: null };
    expect(folded(booth, 'InstrumentIdentified', data).scale(FLOOR).plate).toEqual({
      at: AT,
      by: 'OP-101',
      connection: 'boot/7',
    });
  },

  CommandDenied: () => {
    const denied = { command: 'StartStep', batch: null, refusals: [], shape: null, scan: null };
    unchanged('CommandDenied', denied);
    const booth = folded(boothBefore('40'), 'CommandDenied', { ...denied, batch: BATCH });
    expect(booth.batch.review.denials).toBe(1);
  },
  LogGapDeclared: () => unchanged('LogGapDeclared', { epoch: 2, signatures: [SIGNED, SIGNED] }),
  BatchCrossedGap: () => unchanged('BatchCrossedGap', { batch: BATCH, epoch: 2 }),
  AttachmentAdded: () => {
    const attachment = { id: 'AT-01', on: { kind: 'step', batch: BATCH, step: '20' }, caption: 'x' };
    const booth = folded(boothBefore('20'), 'AttachmentAdded', { attachment });
    expect(row(booth, 'attachments', 'AT-01')).toBe(attachment);
    expect(attachmentsOn(booth.state, `step:${BATCH}|20`)).toEqual([attachment]);
  },
  LateEntryMade: () => {
    const entry = { id: 'LE-01', exception: 'EX-01', about: { kind: 'equipment' }, confirmed: null };
    const booth = folded(excepted(), 'LateEntryMade', { entry, signature: SIGNED });
    expect(row(booth, 'lateEntries', 'LE-01')).toBe(entry);
  },
  LateEntryConfirmed: () => {
    const entry = { id: 'LE-01', exception: 'EX-01', about: { kind: 'equipment' }, confirmed: null };
    const entered = folded(excepted(), 'LateEntryMade', { entry, signature: SIGNED });
    const booth = folded(entered, 'LateEntryConfirmed', { late: 'LE-01', signature: SIGNED });
    expect(row(booth, 'lateEntries', 'LE-01').confirmed).toEqual({ by: 'QA-01', at: AT });
    expect(row(booth, 'exceptions', 'EX-01').performers).toContain('QA-01');
  },
  CorrectionProposed: () => {
    expect(row(correcting(), 'corrections', 'COR-01')).toMatchObject({ state: 'proposed', item: '4' });
  },
  CorrectionApproved: () => {
    const data = { correction: 'COR-01', item: '4', answer: 'CL-2', found: false, signature: SIGNED };
    const booth = folded(correcting(), 'CorrectionApproved', at('20', data));
    expect(row(booth, 'corrections', 'COR-01')).toMatchObject({
      state: 'approved',
      decided: { by: 'QA-01', at: AT },
    });
    const { work } = booth.step('20');
    expect(work.kind === 'clearance' && work.answers['4']).toMatchObject({
      text: 'CL-2',
      by: 'OP-107',
      at: AT,
      correction: 'COR-01',
      history: [{ text: 'CL-0788', by: 'OP-101', correction: null }],
    });
  },
  CorrectionRefused: () => {
    const data = { correction: 'COR-01', reason: 'value-misread', narrative: 'x', signature: SIGNED };
    const booth = folded(correcting(), 'CorrectionRefused', at('20', data));
    expect(row(booth, 'corrections', 'COR-01')).toMatchObject({
      state: 'refused',
      decided: { by: 'QA-01', at: AT, reason: 'value-misread', narrative: 'x' },
    });
  },
  CaptureInvalidated: () => {
    const why = { reason: 'capture-not-valid', narrative: null, used: true, signature: SIGNED };
    const invalid = { by: 'QA-01', at: AT, reason: 'capture-not-valid', narrative: null };
    const weight = { ...why, capture: { kind: 'container', id: DC06 } };
    const weighedBooth = folded(weighed(), 'CaptureInvalidated', at('60', weight));
    expect(container(weighedBooth)).toMatchObject({ phase: 'weighed', invalid });
    const passed = { ...why, capture: { kind: 'check', id: FLOOR } };
    const booth = folded(boothBefore('40'), 'CaptureInvalidated', at('30', passed));
    expect(check(booth)).toMatchObject({ outcome: 'open', results: [], invalid: [invalid] });
    expect(booth.scale(FLOOR)).toMatchObject({ recheck: 'invalidated', lastGoodCheck: null });
  },
  ClearanceLapsed: () => {
    const booth = folded(boothBefore('40'), 'ClearanceLapsed', at('20', { station: 'WS-01' }));
    expect(row(booth, 'stations', 'WS-01').clearance).toBeNull();
  },
  BatchResumed: () => {
    const executed = folded(boothBefore('40'), 'BatchExecuted', { batch: BATCH });
    expect(folded(executed, 'BatchResumed', { batch: BATCH }).batch.state).toBe('inExecution');
  },
  StepLapsed: () => {
    expect(folded(boothBefore('40'), 'StepLapsed', at('20')).step('20').state).toBe('complete');
  },
  StepReopened: () => {
    const lapsed = folded(boothBefore('40'), 'StepLapsed', at('20'));
    expect(folded(lapsed, 'StepReopened', at('20')).step('20').state).toBe('inProgress');
    const stopped = folded(
      folded(boothBefore('40'), 'StepLapsed', at('20')),
      'StepBlocked',
      at('20', { exception: 'EX-01' }),
    );
    expect(folded(stopped, 'StepReopened', at('20')).step('20')).toMatchObject({
      state: 'blocked',
      resumes: 'inProgress',
    });
  },
  StepWithdrawn: () => {
    expect(folded(boothBefore('40'), 'StepWithdrawn', at('40')).step('40').state).toBe('planned');
  },
  DoorFlood: () => unchanged('DoorFlood', { count: 3 }),
};

const reworked = (): WeighBooth =>
  folded(boothBefore('60'), 'StepsInserted', {
    exception: 'EX-01',
    batch: BATCH,
    steps: [{ kind: 'rework', id: '60-R1', mends: '60', instructions: ['Sieve it.'] }],
  });

const AS_IS = { kind: 'useAsIs', assessment: 'No impact.', step: 'resume' };

function decided(): WeighBooth {
  const pending = folded(excepted(), 'ExceptionRouted', { exception: 'EX-01', to: 'dispositionPending' });
  return folded(pending, 'DispositionDecided', {
    exception: 'EX-01',
    disposition: AS_IS,
    reason: 'spill',
    narrative: null,
    signature: SIGNED,
  });
}

const approved = (): WeighBooth =>
  folded(decided(), 'DispositionApproved', { exception: 'EX-01', signature: { person: 'QA-03' } });

function settled(): WeighBooth {
  const data = {
    exception: 'EX-01',
    pattern: 'correctAndContinue',
    reason: 'spill',
    narrative: null,
    signature: SIGNED,
  };
  return folded(excepted(), 'ExceptionSettled', data);
}

function held(): WeighBooth {
  const object = { kind: 'lot', id: 'CB-2508-009' };
  const hold = {
    id: 'H-2',
    object,
    reason: 'investigation',
    narrative: null,
    placedBy: 'OP-101',
    placedAt: AT,
    exception: null,
    released: null,
  };
  return folded(boothBefore('60'), 'HoldPlaced', { hold });
}

/** Evidence that changes nothing on the floor. */
function unchanged<Type extends EventType>(type: Type, data: object): void {
  const before = boothBefore('40');
  expect(folded(boothBefore('40'), type, data).state.toData()).toEqual(before.state.toData());
}

describe('the fold', () => {
  it.each(Object.entries(FOLDS))('[R1 11.10(a)] of %s', (_type, proves) => proves());

  it('leaves everything else as it was', () => {
    const before = boothBefore('40').state.toData();
    const after = folded(boothBefore('40'), 'CredentialFailed', {
      person: 'OP-107',
      failures: 3,
    }).state.toData();
    const { people: _were, ...rest } = before;
    const { people: _are, ...others } = after;
    expect(others).toEqual(rest);
  });

  const impossible: readonly (readonly [EventType, object, () => WeighBooth])[] = [
    ['StepStarted', at('40', { person: 'OP-101' }), () => boothBefore('20')],
    ['StepVerified', at('20', { verifier: 'OP-107', signature: null }), () => boothBefore('20')],
    ['StepCompleted', at('99', { signature: null }), () => boothBefore('20')],
    ['StepReady', { batch: 'NONE', step: '20' }, () => boothBefore('20')],
    ['SourceClosed', at('60', { container: 'CB-2508-009-01' }), () => boothBefore('60').begin('60')],
    ['WeightAccepted', at('20', { container: DC06 }), () => boothBefore('20')],
    ['OvershootLatched', at('60', { container: DC06, peakNet: 1 }), () => filling('60')],
    ['CheckPrepared', at('30', { scale: 'SCL-03' }), () => boothBefore('30').begin('30')],
    ['ExceptionClosed', { exception: 'EX-01' }, excepted],
    ['BatchResumed', { batch: BATCH }, () => boothBefore('40')],
    ['StepLapsed', at('40'), () => boothBefore('40')],
    ['ExceptionSettled', { exception: 'EX-99', signature: SIGNED }, excepted],
    ['RecordMoved', { record: 'OOT-01', move: { kind: 'close' }, signature: SIGNED }, trended],
    ['TaskAssigned', { record: 'OOT-99', task: {} }, trended],
    ['BatchReleased', { batch: BATCH, signature: SIGNED }, () => boothBefore('20')],
    ['BatchReviewLapsed', { batch: BATCH, cause: 'H-2' }, released],
    ['SessionEnded', { terminal: 'XX-1', cause: 'idle' }, () => boothBefore('20')],
    ['DeviceObserved', { equipment: 'SCL-99', what: 'restarted' }, () => boothBefore('20')],
    ['SampleReceived', { sample: 'SMP-01' }, sampled],
    ['ReturnApproved', { equipment: FLOOR, signature: SIGNED }, adjusted],
    ['ScaleAdjusted', { equipment: FLOOR, signature: SIGNED }, () => boothBefore('40')],
    ['LotJudged', { lot: 'CB-2508-009', to: 'quarantine', signature: SIGNED }, () => boothBefore('20')],
  ];
  it.each(impossible)(
    '[S107] refuses %s %o in a state that cannot have it: such a log would not replay',
    (type, data, given) => {
      const booth = given();
      const before = booth.state.toData();
      expect(() => folded(booth, type, data)).toThrow(/^broken invariant: /);
      expect(booth.state.toData()).toEqual(before);
    },
  );

  it('refuses an event of no known type', () => {
    expect(() => folded(boothBefore('20'), 'Nothing' as never, {})).toThrow(
      'broken invariant: no fold for Nothing',
    );
  });
});
