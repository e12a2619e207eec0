import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../main/domain/moment.ts';
import { cleared, enter, type Floor, issued, MORNING, signedIn, weighing } from './floor.ts';

const cardsOf = (floor: Floor) => floor.screen('work').cards.map(({ step, state }) => `${step} ${state}`);

describe('the cards of a station', () => {
  it('[S119] show every step that is still to be done here, planned ones last', () => {
    expect(cardsOf(issued())).toEqual([
      '20 ready',
      '30 ready',
      '110 ready',
      '40 planned',
      '50 planned',
      '60 planned',
    ]);
  });

  it('put what is stopped first, then what is under way, then what waits for the second person', () => {
    const floor = weighing();
    floor.do({ type: 'LeaveStep' });
    enter(floor, '30');
    floor.do({ type: 'StartStep' });
    floor.do({ type: 'SuspendStep', reason: 'break' });
    floor.do({ type: 'LeaveStep' });
    expect(cardsOf(floor)).toEqual(['40 inProgress', '30 suspended', '50 ready', '60 ready', '110 ready']);
    enter(floor, '40');
    floor.do({ type: 'ReportException', category: 'material', narrative: 'A torn liner' });
    floor.do({ type: 'LeaveStep' });
    expect(cardsOf(floor)[0]).toBe('40 exception');
  });

  it('keep a complete step until it is verified', () => {
    const floor = issued();
    enter(floor, '20');
    floor.do({ type: 'StartStep' });
    floor.do({ type: 'AnswerItem', item: 'floor', answer: { kind: 'confirmed' } });
    floor.do({ type: 'AnswerItem', item: 'buckets', answer: { kind: 'count', value: 4 } });
    floor.scan({ kind: 'location', location: 'BOOTH-1' });
    floor.do({ type: 'CompleteStep', signer: 'OP-1' });
    floor.do({ type: 'LeaveStep' });
    expect(cardsOf(floor)[0]).toBe('20 complete');
    enter(floor, '20');
    floor.do({ type: 'VerifyStep', signer: 'OP-2' });
    floor.do({ type: 'LeaveStep' });
    expect(cardsOf(floor)).not.toContain('20 verified');
  });

  it('[S122] carry place, product and whether entering passes; another station has none of them', () => {
    const floor = issued();
    expect(floor.screen('work').cards[0]).toEqual({
      batch: 'VC5-1',
      product: 'Vitamin C 500 mg',
      step: '20',
      title: 'Booth clearance',
      position: 2,
      of: 7,
      state: 'ready',
      station: 'WS-01',
      enter: { passes: true, refusals: [] },
    });
    expect(floor.screen('work', 'QA-01').cards).toEqual([]);
  });

  it('take no batch that is not in work', () => {
    const floor = issued();
    const batch = floor.state.get('batches', 'VC5-1');
    if (!batch) throw new Error('no batch');
    const draft = floor.state.draft();
    draft.put('batches', batch.id, { ...batch, state: 'executed' });
    floor.state.absorb(draft);
    expect(cardsOf(floor)).toEqual([]);
  });
});

describe('the home of a weigh station', () => {
  it('shows what is in the hand and whether it may be moved', () => {
    const floor = signedIn('OP-1');
    floor.scanContainer('CA-1-01');
    expect(floor.screen('work').inHand).toEqual({
      container: 'CA-1-01',
      location: null,
      unit: 'kg',
      holdLabel: null,
    });
    expect(floor.screen('work').affordances.CountContainer?.passes).toBe(true);
    expect(floor.screen('work').affordances.MoveContainer).toBe(undefined);
    floor.scan({ kind: 'location', location: 'BOOTH-1' });
    expect(floor.screen('work').affordances.MoveContainer?.passes).toBe(true);
  });

  it('[S20] offers the HOLD label of what is in the hand while a hold stands over it', () => {
    const floor = signedIn('OP-1');
    floor.scanContainer('CA-1-01');
    floor.do({
      type: 'PlaceHold',
      object: { kind: 'lot', id: 'CA-1' },
      reason: 'investigation',
      narrative: null,
    });
    expect(floor.screen('work').inHand.holdLabel).toEqual({
      container: 'CA-1-01',
      outcome: 'none',
      detail: '',
      printed: 0,
      affordance: { passes: true, refusals: [] },
    });
    floor.do({ type: 'PrintHoldLabel', container: 'CA-1-01' });
    const { holdLabel } = floor.screen('work').inHand;
    expect(holdLabel).toMatchObject({ outcome: 'printing', affordance: { passes: false } });
  });

  it('has no lots, no issue form and only the holds that stop it', () => {
    const floor = signedIn('OP-1');
    floor.do({
      type: 'PlaceHold',
      object: { kind: 'equipment', id: 'SCL-02' },
      reason: 'spill',
      narrative: 'Wet',
    });
    const screen = floor.screen('work');
    expect(screen).toMatchObject({ lots: [], issue: null });
    expect(screen.affordances.IssueBatch).toBe(undefined);
    expect(screen.holds).toMatchObject([
      {
        id: 'H-2',
        object: 'SCL-02',
        objectKind: 'equipment',
        reason: 'spill',
        narrative: 'Wet',
        by: 'M. Alvarez',
      },
    ]);
  });

  it('offers the wipe between two materials, not while one of them is open', () => {
    const floor = weighing();
    floor.do({ type: 'SelectScale', scale: 'SCL-01' });
    floor.scanContainer('CA-1-01');
    floor.do({ type: 'LeaveStep' });
    const { affordances } = floor.screen('work');
    expect(affordances.WipeDown?.refusals.map(({ code }) => code)).toEqual(['booth.inUse']);
    expect(signedIn('OP-1').screen('work').affordances.WipeDown?.passes).toBe(true);
  });
});

describe('the review desk', () => {
  const desk = (floor: Floor) => floor.screen('work', 'QA-01');

  it('[S20] lists the lots with the worst of their facts, and every hold with who could release it', () => {
    const floor = signedIn('QA-1', 'QA-01');
    expect(
      desk(floor).lots.map(({ lot, status, expiry, onHand }) => `${lot} ${status} ${expiry} ${onHand}`),
    ).toEqual([
      'CA-OLD expired 2026-01-31 20 kg',
      'CA-1 approved 2027-02-28 14 kg',
      'CA-2 approved 2027-09-30 20 kg',
      'CA-OTHER approved 2028-02-28 20 kg',
      'MC-1 approved 2028-01-31 40 kg',
      'MC-2 hold 2028-02-01 20 kg',
      'MC-Q quarantine 2028-03-31 0 kg',
    ]);
    expect(desk(floor).holds).toMatchObject([
      { id: 'H-1', object: 'MC-2', by: 'G. Lin', release: { passes: true } },
    ]);
  });

  it('[S103] shows of every hold which batches it reaches, what stands in quarantine, and what else holds the same', () => {
    const floor = weighing();
    enter(floor, '40');
    const place = (kind: 'lot' | 'container', id: string) =>
      floor.do({ type: 'PlaceHold', object: { kind, id }, reason: 'spill', narrative: null });
    place('lot', 'CA-1');
    place('container', 'CA-1-02');
    const draft = floor.state.draft();
    for (const [id, quarantine] of [['CAGE', true]] as const)
      draft.put('locations', id, { id, name: id, quarantine } as never);
    const moved = floor.state.get('containers', 'CA-1-02');
    if (moved) draft.put('containers', 'CA-1-02', { ...moved, location: 'CAGE' as never });
    floor.state.absorb(draft);
    const holds = new Map(desk(signedIn('QA-1', 'QA-01', floor)).holds.map((hold) => [hold.id, hold]));
    expect(holds.get('H-2')).toMatchObject({
      reaches: [],
      others: [],
      containers: [
        { container: 'CA-1-01', inQuarantine: false },
        { container: 'CA-1-02', location: 'CAGE', inQuarantine: true },
      ],
    });
    expect(holds.get('H-3')).toMatchObject({ others: ['H-2'], containers: [{ container: 'CA-1-02' }] });
  });

  it('[S150] proposes lots first to expire first, never one that a whole-lot step uses up or that is not usable', () => {
    const [recipe] = desk(signedIn('QA-1', 'QA-01')).issue?.recipes ?? [];
    expect(recipe).toMatchObject({
      id: 'MMR-1',
      version: '07',
      product: 'Vitamin C 500 mg',
      size: '1 000 capsules',
    });
    const lines = recipe?.lines.map(({ step, lots }) => ({
      step,
      proposed: lots.find((lot) => lot.proposed)?.lot,
    }));
    expect(lines).toEqual([
      { step: '40', proposed: 'CA-1' },
      { step: '50', proposed: 'MC-1' },
      { step: '60', proposed: undefined },
    ]);
    expect(recipe?.lines[2]?.lots.map(({ lot, text }) => `${lot}: ${text}`)).toEqual([
      'MC-1: 40 kg · 2028-01-31',
      'MC-2: 20 kg · 2028-02-01 · on hold',
      'MC-Q: 0 kg · 2028-03-31 · quarantine',
    ]);
  });

  it('offers no recipe before it is in force', () => {
    const floor = signedIn('QA-1', 'QA-01');
    floor.moment = { ...MORNING, day: '2026-01-11' as never };
    expect(desk(floor).issue).toEqual({ recipes: [] });
    expect(desk(floor).affordances.IssueBatch).toBe(undefined);
  });

  it('[S28] shows that an operator at the desk could not issue a batch', () => {
    const floor = signedIn('OP-1', 'QA-01');
    expect(desk(floor).affordances.IssueBatch?.refusals.map(({ gate }) => gate)).toEqual(['requireRole']);
    expect(desk(signedIn('QA-1', 'QA-01')).affordances.IssueBatch?.passes).toBe(true);
  });

  it('sees the exceptions of every station, the most severe first', () => {
    const floor = signedIn('QA-1', 'QA-01', cleared());
    enter(floor, '40');
    floor.do({ type: 'StartStep' });
    floor.do({ type: 'SelectScale', scale: 'SCL-01' });
    floor.scanContainer('MC-1-01', 'RM-2', 'MC-1');
    floor.moment = { ...MORNING, at: '2026-03-09T08:10:00.000Z' as Instant };
    floor.do({ type: 'ReportException', category: 'other', narrative: 'A strange smell' });
    expect(desk(floor).exceptions.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
      'EX-02 major',
      'EX-01 minor',
    ]);
  });
});
