import { describe, expect, it } from 'vitest';
import { ancestryOf } from '../../../main/domain/material/genealogy.ts';
import { alternate, pending, workOn } from '../../support/exception-work.ts';
import { dataOf } from '../../support/given-when-then.ts';
import {
  type Alter,
  BATCH,
  BENCH,
  boothBefore,
  certain,
  filling,
  type WeighBooth,
} from '../../support/weigh-booth.ts';

const DC06 = `${BATCH}/DC-06`;
const LEFT_OUT = { kind: 'useAsIs', assessment: 'Not needed in this size.', step: 'notExecuted' };

/** EX-01 of quality, reported in a step, and sent on to be decided. */
function reported(booth: WeighBooth): WeighBooth {
  booth.given('ReportException', { category: 'material', narrative: 'The liner is torn.' });
  return pending(booth);
}

/** EX-01: the lot of step 100 is held, before anything of it is weighed. */
function held(alter?: Alter): WeighBooth {
  const booth = boothBefore('100', alter, { '100': 'MS-2510-011' }).begin('100');
  booth.given('SelectScale', { scale: BENCH }).scan('MS-2510-011-01');
  return pending(booth);
}

describe('a disposition', () => {
  it('[S3][S34][S52][S104] is decided by one person and approved by another, never by a performer', () => {
    const booth = reported(filling('60'));
    const { decide, approve, record } = workOn(booth);
    expect(decide(undefined, 'OP-101').codes).toEqual(['owner.role']);
    expect(decide(undefined, 'SUP-01').codes).toEqual(['owner.role']);
    const decided = decide(undefined, 'QA-01');
    expect(decided.types).toEqual(['DispositionDecided']);
    expect(dataOf(decided, 'DispositionDecided')[0]?.signature).toMatchObject({ meaning: 'decided' });
    expect(approve('QA-01').codes).toEqual(['owner.decider']);
    expect(approve('SUP-01').codes).toEqual(['owner.role']);
    expect(booth.step('60').state).toBe('exception');
    const told = approve('QA-03');
    expect(dataOf(told, 'DispositionApproved')[0]?.signature).toMatchObject({
      person: 'QA-03',
      meaning: 'approved',
    });
    expect(record()).toMatchObject({
      state: 'implemented',
      settled: { by: 'QA-01', approved: { by: 'QA-03' } },
    });
    expect(booth.batch.acts).toMatchObject({
      'QA-01': expect.arrayContaining(['decided']),
      'QA-03': ['approved'],
    });
  });

  it('[S52] of a supervisor’s exception is the supervisor’s to decide, and quality’s to approve', () => {
    const booth = boothBefore('70').open('70').tare('0.32');
    booth.when('AcceptWeight', {}, { shows: '5.44' });
    pending(booth, 'EX-01', 'SUP-01');
    const { decide, approve } = workOn(booth);
    expect(decide(undefined, 'SUP-01').kind).toBe('accepted');
    expect(approve('SUP-01').codes).toEqual(['owner.role']);
    expect(approve('QA-01').types).toContain('HoldReleased');
    expect(booth.step('70').state).toBe('inProgress');
  });

  it('[S52] is sent back with a reason, and decided anew', () => {
    const booth = reported(filling('60'));
    const { decide, sendBack, approve, record } = workOn(booth);
    decide();
    expect(sendBack('QA-01').codes).toEqual(['owner.decider']);
    expect(sendBack('QA-03').types).toEqual(['DispositionReturned']);
    expect(record()).toMatchObject({ state: 'dispositionPending', settled: null });
    expect(approve('QA-03').codes).toContain('exception.state');
    expect(decide(undefined, 'QA-03').kind).toBe('accepted');
    expect(approve('QA-01').kind).toBe('accepted');
  });

  it('[S8][S35] needs its reason code, and a sentence where that is "other"', () => {
    const booth = reported(filling('60'));
    const other = { reason: 'other-see-narrative' };
    expect(workOn(booth).decide(undefined, 'QA-01', other).codes).toEqual(['reason.narrative']);
  });

  it('[S19] leaves the step stopped while another exception stops it', () => {
    const booth = filling('60');
    booth.given('ReportException', { category: 'material', narrative: 'x' });
    booth.given('ReportException', { category: 'label', narrative: 'y' });
    pending(booth);
    workOn(booth).decide();
    workOn(booth).approve();
    expect(booth.step('60').state).toBe('exception');
  });
});

describe('use as is', () => {
  it('[S55] leaves a step out by decision only, and lets the steps after it begin', () => {
    const booth = boothBefore('100').begin('100');
    reported(booth);
    const { decide, approve } = workOn(booth);
    decide(LEFT_OUT);
    const told = approve();
    expect(told.types).toEqual([
      'DispositionApproved',
      'ImplementationBegun',
      'StepNotExecuted',
      'ExceptionImplemented',
      'StepReady',
    ]);
    expect(booth.step('100').state).toBe('notExecuted');
    expect(booth.step('110').state).toBe('ready');
    booth.signIn('OP-101').enter('100');
    expect(booth.when('StartStep').codes).toContain('step.move');
  });

  it('[S55] leaves out nothing of which something was weighed, and nothing that has its end', () => {
    const begun = filling('60').tare('0.32');
    begun.given('AcceptWeight', {}, { shows: '6.58' });
    expect(workOn(reported(begun)).decide(LEFT_OUT).codes).toEqual(['disposition.begun']);
    const ended = boothBefore('50').enter('40');
    expect(workOn(reported(ended)).decide(LEFT_OUT).codes).toEqual(['disposition.notStopped']);
  });
});

describe('a substitution', () => {
  const silica = { kind: 'substitute', lot: 'SD-2506-077' };

  it('[S53][S54][S66] gives the step another item that its recipe approves, down to the genealogy', () => {
    const booth = held(alternate('100', 'RM-2007'));
    const { decide, approve, record } = workOn(booth);
    expect(decide(silica).kind).toBe('accepted');
    expect(approve().types).toEqual([
      'DispositionApproved',
      'ImplementationBegun',
      'LotSubstituted',
      'StepCleared',
    ]);
    expect(booth.batch.allocations['100']).toBe('SD-2506-077');
    booth.signIn('OP-101').wipe('RM-2007').enter('100');
    expect(booth.scan('MS-2510-011-01').codes).toContain('material.other');
    const other = workOn(booth, 'EX-02');
    expect(other.record().trigger).toBe('statusViolation');
    pending(booth, 'EX-02');
    other.decide();
    other.approve();
    booth.signIn('OP-101').enter('100');
    expect(booth.scan('SD-2506-077-01').types).toEqual([
      'SourceOpened',
      'BoothOccupied',
      'ExceptionImplemented',
    ]);
    expect(record().state).toBe('implemented');
    booth.given('ZeroScale', { scale: BENCH }, { shows: '0.0' }).tare('212.6').fill('1837.2');
    expect(ancestryOf(booth.batch).lots).toContain('SD-2506-077');
    expect(booth.state.get('containers', `${BATCH}/DC-10`)).toMatchObject({ item: 'RM-2007' });
  });

  const change =
    (of: 'lots' | 'items', id: string, fields: object): Alter =>
    (founding) => ({
      ...founding,
      [of]: founding[of].map((each: { readonly id: string }) =>
        each.id === id ? { ...each, ...fields } : each,
      ),
    });
  it.each([
    ['an item that the recipe does not approve', undefined, 'substitute.notAlternate'],
    [
      'an allergen that the product does not declare',
      change('items', 'RM-2007', { allergens: ['milk'] }),
      'substitute.allergen',
    ],
    ['a lot in quarantine', change('lots', 'SD-2506-077', { quality: 'quarantine' }), 'status.quarantine'],
    ['a lot that expired', change('lots', 'SD-2506-077', { expires: '2026-03-08' }), 'date.expired'],
    [
      'a supplier that is not qualified',
      change('lots', 'SD-2506-077', { supplierQualified: false }),
      'reallocation.supplier',
    ],
  ])('[S53][S54] is refused for %s', (_what, alter, code) => {
    const alternates = code === 'substitute.notAlternate' ? 'RM-1001' : 'RM-2007';
    // The lot is good until step 90 used it.
    const booth = held(alternate('100', alternates));
    if (alter) {
      const draft = booth.state.draft();
      const founding = alter({
        lots: [certain(booth.state.get('lots', 'SD-2506-077'))],
        items: [certain(booth.state.get('items', 'RM-2007'))],
      } as never);
      for (const lot of founding.lots) draft.put('lots', lot.id, lot);
      for (const item of founding.items) draft.put('items', item.id, item);
      booth.state.absorb(draft);
    }
    expect(workOn(booth).decide(silica).codes).toEqual([code]);
  });

  it('[S53] of the same item is a re-allocation, of an unknown lot nothing, of a held one refused', () => {
    const booth = held(alternate('100', 'RM-2007'));
    const { decide } = workOn(booth);
    expect(decide({ kind: 'substitute', lot: 'MS-2511-020' }).codes).toEqual(['substitute.sameItem']);
    expect(decide({ kind: 'substitute', lot: 'NO-LOT' }).codes).toEqual(['substitute.unknown']);
    decide(silica);
    const object = { kind: 'lot', id: 'SD-2506-077' };
    booth.given('PlaceHold', { object, reason: 'investigation', narrative: null });
    expect(workOn(booth).approve().codes).toEqual(['hold.lot']);
  });

  it('[S53] is for a dispense step of which nothing was weighed', () => {
    const begun = reported(filling('60').tare('0.32'));
    expect(workOn(begun).decide(silica).codes).toEqual(['disposition.begun']);
    const clearance = boothBefore('20').begin('20');
    expect(workOn(reported(clearance)).decide(silica).codes).toEqual(['disposition.step']);
  });
});

describe('scrap', () => {
  const scrapping = (...containers: readonly string[]) => ({ kind: 'scrap', containers });

  /** Step 60 weighed and verified; EX-01 about it, decided and approved to be scrapped. */
  function toScrap(...more: readonly string[]): WeighBooth {
    const booth = filling('60').tare('0.32');
    booth.fill('6.58');
    booth.verify('6.58').close('CB-2508-009-01').complete();
    reported(booth);
    workOn(booth).decide(scrapping(DC06, ...more));
    workOn(booth).approve();
    return booth;
  }

  it('[S57][S66] destroys a container in the hand before a witness, and its step is done again', () => {
    const booth = toScrap();
    const { scrap, record } = workOn(booth);
    expect(record().state).toBe('implementing');
    booth.signIn('OP-101');
    expect(scrap(DC06).codes).toEqual(['scrap.scan']);
    booth.scanned(DC06);
    expect(scrap(DC06, 'OP-101').codes).toEqual(['independence.witness']);
    expect(scrap(DC06, 'ADM-01').codes).toEqual(['role.missing']);
    const told = scrap(DC06);
    expect(told.types).toEqual([
      'ContainerScrapped',
      'StepDispensedAgain',
      'ExceptionImplemented',
      'HoldReleased',
    ]);
    expect(dataOf(told, 'ContainerScrapped')[0]).toMatchObject({
      person: 'OP-101',
      quantity: 6_260_000_000,
      signature: { person: 'OP-107', meaning: 'witnessed' },
    });
    expect(booth.state.get('containers', DC06)).toMatchObject({
      physical: 'destroyed',
      quantity: 0,
      from: [{ lot: 'CB-2508-009' }],
    });
    expect(booth.step('60').state).toBe('inProgress');
    expect(ancestryOf(booth.batch).dispensed).not.toContain(DC06);
    booth.enter('60').scanned('CB-2508-009-01').given('ZeroScale', { scale: 'SCL-01' }, { shows: '0.00' });
    booth.tare('0.32').fill('6.58');
    booth.verify('6.58').close('CB-2508-009-01').complete();
    expect(booth.step('60').state).toBe('verified');
  });

  it('[S57][S117] of everything in a step leaves nothing that could count as done', () => {
    const booth = toScrap().signIn('OP-101').scanned(DC06);
    workOn(booth).scrap(DC06);
    booth.enter('60');
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).codes).toEqual(['evidence.missing']);
    const told = booth.when('CompleteStep', {}, { by: 'OP-101' });
    expect(told.events[0]).toMatchObject({
      data: { refusals: [{ data: { missing: expect.stringContaining('container') } }] },
    });
  });

  it('[S27] holds what is to be destroyed until it is', () => {
    const booth = toScrap().signIn('OP-101').scanned(DC06).scanPlace('STG-01');
    expect(booth.when('MoveContainer', { container: DC06, location: 'STG-01' }).codes).toEqual(['move.held']);
  });

  it('[S57] ends with the last container named, and a source is destroyed as well', () => {
    const booth = toScrap('CB-2508-009-01').signIn('OP-101').scanned(DC06);
    expect(workOn(booth).scrap('CB-2508-009-01').codes).toEqual(['scrap.scan']);
    workOn(booth).scrap(DC06);
    expect(workOn(booth).record().state).toBe('implementing');
    expect(workOn(booth).scrap(DC06).codes).toEqual(['scrap.destroyed']);
    booth.scanned('CB-2508-009-01');
    expect(workOn(booth).scrap('CB-2508-009-01').types).toContain('ExceptionImplemented');
    booth.scanned('CB-2508-009-01').scanPlace('QC-CAGE');
    const move = { container: 'CB-2508-009-01', location: 'QC-CAGE' };
    expect(booth.when('MoveContainer', move).codes).toEqual(['scrap.destroyed']);
  });

  it.each([
    ['of another lot', 'MC-2510-201-01x', 'scrap.unknown'],
    ['that nobody knows', 'DC-99', 'scrap.unknown'],
    ['for waste', 'W-0031', 'scrap.unknown'],
    ['that is open at the booth', 'CB-2508-009-01', 'scrap.open'],
    ['of a lot that the batch does not use', 'RH-2402-008-01', 'scrap.stranger'],
  ])('[S57] is refused for a container %s', (_what, id, code) => {
    expect(workOn(reported(filling('60'))).decide(scrapping(id)).codes).toEqual([code]);
  });

  it('[S57] only of what was named, and not of a finished kit', () => {
    const booth = toScrap().signIn('OP-101').scanned('RH-2507-033-01');
    expect(workOn(booth).scrap('RH-2507-033-01').codes).toEqual(['scrap.notNamed']);
    const late = boothBefore('110').begin('110');
    for (const { id } of [...late.state.all('containers')].filter(({ kind }) => kind === 'dispensed'))
      late.scan(id);
    late.complete();
    reported(late);
    expect(workOn(late).decide(scrapping(DC06)).codes).toEqual(['scrap.tooLate']);
  });
});

describe('a rework', () => {
  const sieving = {
    kind: 'rework',
    steps: [
      { title: 'Sieve', instructions: ['Sieve through 1 mm.', 'Look at what stays behind.'] },
      { title: 'Weigh again', instructions: ['Weigh the drum.'] },
    ],
  };

  /** EX-01 about step 100, approved to be reworked; the operator is back at the booth. */
  function toRework(): WeighBooth {
    const booth = reported(boothBefore('100').begin('100'));
    workOn(booth).decide(sieving);
    expect(workOn(booth).approve().types).toEqual([
      'DispositionApproved',
      'ImplementationBegun',
      'StepsInserted',
      'StepCleared',
      'StepReady',
    ]);
    return booth.signIn('OP-101');
  }

  const answer = (booth: WeighBooth, step: string, instructions: number) => {
    booth.begin(step);
    for (let item = 1; item <= instructions; item += 1)
      booth.given('AnswerItem', { item: String(item), answer: { kind: 'confirmed' } });
    return booth;
  };
  const impact = (booth: WeighBooth, value: string, unit = 'g') =>
    booth.when('AnswerItem', { item: 'yield', answer: { kind: 'mass', value, unit } });

  it('[S56][R2 111.90] inserts controlled steps that are answered, signed and verified one after the other', () => {
    const booth = toRework();
    expect(booth.batch.inserted.map(({ id }) => id)).toEqual(['100-R1', '100-R2']);
    expect(booth.enter('100-R2').when('StartStep').codes).toEqual(['sequence.upstream']);
    const again = workOn(booth, 'EX-02');
    pending(booth, 'EX-02');
    again.voids('QA-01');
    again.voids('QA-03');
    booth.signIn('OP-101');
    answer(booth, '100-R1', 1);
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).codes).toEqual(['evidence.missing']);
    expect(booth.when('AnswerItem', { item: '1', answer: { kind: 'confirmed' } }).codes).toEqual([
      'item.answered',
    ]);
    expect(booth.when('AnswerItem', { item: '2', answer: { kind: 'found', what: 'x' } }).codes).toEqual([
      'item.evidence',
    ]);
    booth.given('AnswerItem', { item: '2', answer: { kind: 'confirmed' } });
    expect(impact(booth, '-0.25', 'kg').codes).toEqual(['item.mass']);
    const told = impact(booth, '-0.25');
    expect(dataOf(told, 'YieldImpactRecorded')[0]).toMatchObject({ impact: -250_000, exception: 'EX-01' });
    booth.complete();
    const first = booth.when('VerifyStep', {}, { by: 'OP-107' });
    expect(first.types).toEqual(['StepVerified', 'StepReady']);
    expect(workOn(booth).record().state).toBe('implementing');
    answer(booth, '100-R2', 1);
    impact(booth, '0');
    booth.complete();
    expect(booth.when('VerifyStep', {}, { by: 'OP-107' }).types).toContain('ExceptionImplemented');
    expect(workOn(booth).record().state).toBe('implemented');
  });

  it('[S56][S120] keeps what comes after the mended step waiting until it is verified', () => {
    const booth = boothBefore('110').enter('100');
    reported(booth);
    workOn(booth).decide(sieving);
    workOn(booth).approve();
    booth.signIn('OP-101').enter('110');
    expect(booth.when('StartStep').codes).toContain('sequence.upstream');
  });

  it('[S56] mends a step of a batch in work, and nothing else', () => {
    const booth = boothBefore('40');
    booth.given('ReportException', { category: 'other', narrative: 'x' });
    pending(booth);
    expect(workOn(booth).decide(sieving).codes).toEqual(['rework.step']);
  });
});
