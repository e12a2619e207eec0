import { describe, expect, it } from 'vitest';
import { holdsOver } from '../../../main/domain/material/genealogy.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import { labelsLine } from '../../../main/domain/release/lines/labels-line.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { counted, LABELLED, LabelKiosk, WITH_CORE, WITHOUT_CORE } from '../../support/label-kiosk.ts';
import { certain } from '../../support/weigh-booth.ts';

const line = ({ state, batch }: LabelKiosk) =>
  labelsLine({
    state,
    batch,
    recipe: certain(state.get('recipes', `${batch.recipe}@${batch.version}`)),
    proof: 'verified',
  });
const ledger = ({ state }: LabelKiosk) => certain(state.get('labelLedgers', LABELLED)).entries;
const QA = { station: 'QA-01', by: 'QA-01' } as const;
/** A third person who may count, and did not issue. */
const withThird = () =>
  LabelKiosk.founded((founding) => ({
    ...founding,
    people: founding.people.map((person) =>
      person.id === 'OP-301'
        ? {
            ...person,
            qualifications: [...person.qualifications, { code: 'LABEL-V', expires: '2026-12-31' as never }],
          }
        : person,
    ),
  }));

describe('issuing labels', () => {
  it('[S130][R2 111.410] takes a roll by its scan, by the scan of a label of it, and by its count', () => {
    const kiosk = LabelKiosk.founded().issuing();
    expect(kiosk.scanRoll('R-0931').types).toEqual(['LabelRollPresented']);
    expect(kiosk.scanLabel('LB5007F').types).toEqual(['LabelArtworkSeen']);
    expect(kiosk.try('IssueLabels', { roll: 'R-0931', counted: 1500 }).types).toEqual(['LabelsIssued']);
    expect(kiosk.state.get('labelRolls', 'R-0931')).toMatchObject({
      physical: 'issued',
      quantity: 0,
      batch: LABELLED,
    });
    expect(ledger(kiosk)).toMatchObject([{ roll: 'R-0931', what: 'issued', quantity: 1500, by: 'LBL-01' }]);
  });

  it('[S48][S132] blocks the step when an obsolete roll is staged, opens an NC, and holds the roll (EX-06)', () => {
    const kiosk = LabelKiosk.founded().issuing();
    const told = kiosk.scanRoll('R-0877');
    expect(told.codes).toEqual(['label.obsolete']);
    expect(told.opened).toMatchObject({
      trigger: 'wrongLabel',
      severity: 'major',
      owner: 'qaReviewer',
      object: 'roll:R-0877',
      cluster: 'engineering-revision',
      links: ['NC-01'],
    });
    expect(kiosk.step('170').state).toBe('blocked');
    expect([...kiosk.state.all('holds')].at(-1)).toMatchObject({
      object: { kind: 'roll', id: 'R-0877' },
      exception: null,
      released: null,
    });
    expect(kiosk.state.get('labelLedgers', LABELLED)).toBeUndefined();
    expect(kiosk.state.get('labelRolls', 'R-0877')?.physical).toBe('inCage');
  });

  it('[S48] goes on with the right roll after quality settled it; the NC stays open by itself, and the roll stays held', () => {
    const kiosk = LabelKiosk.founded().issuing();
    const id = certain(kiosk.scanRoll('R-0877').opened).id;
    expect(kiosk.scanRoll('R-0931').codes).toEqual(['step.blocked']);
    kiosk.given(
      'SettleException',
      { exception: id, reason: 'wrong-material-presented', narrative: null },
      QA,
    );
    kiosk.issueRoll('R-0931', 1500);
    expect(kiosk.state.get('exceptions', id)?.state).toBe('closed');
    expect(kiosk.state.get('records', 'NC-01')?.state).toBe('opened');
    expect([...kiosk.state.all('holds')].at(-1)?.released).toBeNull();
    expect(kiosk.scanRoll('R-0877').codes).toEqual(['label.obsolete', 'hold.roll']);
  });

  it('[S42] refuses a roll whose tag is right and whose labels are not', () => {
    const kiosk = LabelKiosk.founded().issuing();
    kiosk.scanRoll('R-0931');
    const told = kiosk.scanLabel('LB5007E');
    expect(told.codes).toEqual(['label.artwork']);
    expect(told.opened?.object).toBe('roll:R-0931');
    expect(told.types).toContain('HoldPlaced');
  });

  it.each([
    ['of another item', { item: 'LB-9' }, 'label.item', 'wrongLabel'],
    ['of another revision', { revision: 'G', artwork: 'LB5007G' }, 'label.revision', 'wrongLabel'],
    ['in quarantine', { quality: 'quarantine' }, 'roll.quarantine', 'statusViolation'],
    ['that was rejected', { quality: 'rejected' }, 'roll.rejected', 'statusViolation'],
    ['that is not in the cage', { physical: 'destroyed' }, 'roll.notInCage', null],
  ] as const)('[S42][S43] refuses a roll %s', (_what, change, code, trigger) => {
    const kiosk = LabelKiosk.founded((founding) => ({
      ...founding,
      labelRolls: founding.labelRolls.map((roll) =>
        roll.id === 'R-0932' ? ({ ...roll, ...change } as typeof roll) : roll,
      ),
    })).issuing();
    const told = kiosk.scanRoll('R-0932');
    expect(told.codes).toEqual([code]);
    expect(told.opened?.trigger ?? null).toBe(trigger);
  });

  it('[S106] issues nothing that was not scanned, of which no label was scanned, or that was counted otherwise', () => {
    const kiosk = LabelKiosk.founded().issuing();
    const issue = (roll: string, labels: number) => kiosk.try('IssueLabels', { roll, counted: labels });
    expect(issue('R-0931', 1500).codes).toEqual(['roll.notScanned']);
    kiosk.scanRoll('R-0931');
    expect(issue('R-0931', 1500).codes).toEqual(['roll.artworkFirst']);
    kiosk.scanLabel('LB5007F');
    const wrong = issue('R-0931', 1499);
    expect(wrong.codes).toEqual(['roll.count']);
    expect(JSON.stringify(wrong.events)).not.toContain('1500');
    expect(issue('R-0931', 1500).kind).toBe('accepted');
  });

  it('[R2 211.125] issues no more rolls than the batch needs, and completes with no fewer', () => {
    const spare = (founding: Founding) => ({
      ...founding,
      labelRolls: [...founding.labelRolls, { ...certain(founding.labelRolls[0]), id: 'R-0940' as never }],
    });
    const kiosk = LabelKiosk.founded(spare).issuing().issueRoll('R-0931', 1500);
    expect(kiosk.try('CompleteStep', {}, { by: 'LBL-01' }).codes).toEqual(['evidence.missing']);
    kiosk.issueRoll('R-0932', 1100);
    expect(kiosk.scanRoll('R-0940').codes).toEqual(['roll.enough']);
    expect(kiosk.try('CompleteStep', {}, { by: 'LBL-01' }).kind).toBe('accepted');
  });

  it('[S130] is verified by a second person, who signs every roll with its count and its revision', () => {
    const kiosk = LabelKiosk.founded().issuing().issueRoll('R-0931', 1500).issueRoll('R-0932', 1100);
    kiosk.do('CompleteStep', {}, { by: 'LBL-01' });
    expect(kiosk.try('VerifyStep', {}, { by: 'LBL-01' }).codes).toContain('independence.own');
    const other = LabelKiosk.founded().issued();
    const [verified] = other.recorded.flatMap(({ event }) =>
      event.type === 'StepVerified' && event.data.step === '170' ? [event.data.signature?.text] : [],
    );
    for (const said of ['Artwork LB5007F, revision F', 'R-0931: 1500 labels', 'R-0932: 1100 labels'])
      expect(verified).toContain(said);
  });
});

describe('reconciling labels', () => {
  it('[S82] with 12 of 2 600 unaccounted stops the step, opens an NC for quality, and holds the batch (EX-08)', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    const told = kiosk.count(WITHOUT_CORE, 'LBL-02');
    expect(told.kind).toBe('accepted');
    expect(dataOf(told, 'LabelsCounted')[0]?.found).toMatchObject({ unaccounted: 12, within: false });
    expect(told.opened).toMatchObject({
      trigger: 'reconciliationOutside',
      severity: 'major',
      owner: 'qaReviewer',
      links: ['NC-01'],
      causeNeeded: true,
    });
    expect(kiosk.step('200').state).toBe('exception');
    expect(told.types).toContain('HoldPlaced');
    expect(line(kiosk).open.map(({ code }) => code)).toEqual(['labelsOutside']);
  });

  it('[S82][S134] accepts, after quality settled it, the recount of another person: a new entry beside the first', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    const id = certain(kiosk.count(WITHOUT_CORE, 'LBL-02').opened).id;
    expect(kiosk.count(WITH_CORE, 'OP-305').codes).toContain('step.blocked');
    kiosk.given('SettleException', { exception: id, reason: 'assessed-no-impact', narrative: null }, QA);
    expect(kiosk.try('CompleteStep', {}, { by: 'LBL-02' }).codes).toEqual(['reconciliation.outside']);
    expect(kiosk.count(WITH_CORE, 'OP-305').kind).toBe('accepted');
    expect(ledger(kiosk).filter(({ count }) => count === 1)).toHaveLength(8);
    expect(ledger(kiosk).filter(({ count }) => count === 2)).toHaveLength(8);
    const done = kiosk.try('CompleteStep', {}, { by: 'LBL-02' });
    expect(dataOf(done, 'LabelsReconciled')[0]).toMatchObject({
      found: { issued: 2600, unaccounted: 3, within: true },
      limit: { percent: '0.20' },
    });
    expect(kiosk.state.get('labelRolls', 'R-0932')).toMatchObject({ physical: 'inCage', quantity: 97 });
    expect(kiosk.state.get('labelRolls', 'R-0931')).toMatchObject({ physical: 'usedUp', quantity: 0 });
    expect(line(kiosk).open.map(({ code }) => code)).toEqual(['labelsUnverified']);
    kiosk.do('VerifyStep', {}, { by: 'OP-305' });
    expect(line(kiosk).status).toBe('closed');
  });

  it('[S104][S134] refuses a recount by the person who counted, and opens what a self-verification opens', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    expect(kiosk.count(WITH_CORE, 'LBL-02').kind).toBe('accepted');
    expect(kiosk.try('CompleteStep', {}, { by: 'LBL-02' }).codes).toEqual(['evidence.missing']);
    const told = kiosk.count(WITH_CORE, 'LBL-02');
    expect(told.codes).toEqual(['count.again']);
    expect(told.opened).toMatchObject({ trigger: 'unqualified', severity: 'major', owner: 'supervisor' });
    const settle = {
      exception: certain(told.opened).id,
      reason: 'qualified-person-takes-over',
      narrative: null,
    };
    kiosk.do('SettleException', settle, { by: 'SUP-01' });
    expect(kiosk.count(WITH_CORE, 'OP-305').kind).toBe('accepted');
    expect(kiosk.state.get('exceptions', certain(told.opened).id)?.state).toBe('closed');
    expect(kiosk.try('CompleteStep', {}, { by: 'LBL-02' }).kind).toBe('accepted');
  });

  it('[S104] is not started, and labels are not counted, by whoever issued them', () => {
    const kiosk = LabelKiosk.founded().issued().enter('200');
    const told = kiosk.try('StartStep');
    expect(told.codes).toEqual(['reconciler.issued']);
    expect(told.opened?.trigger).toBe('unqualified');
    expect(LabelKiosk.founded().reconciling().count(WITH_CORE, 'LBL-01').codes).toEqual(['count.issuer']);
  });

  it('[S46] is not counted by somebody without the qualification', () => {
    expect(LabelKiosk.founded().reconciling().count(WITH_CORE, 'OP-101').codes).toEqual([
      'count.unqualified',
    ]);
  });

  it('[S82] does not end while two counts differ, however small the difference', () => {
    const kiosk = withThird().reconciling();
    kiosk.count(WITH_CORE, 'LBL-02');
    const other = [counted('R-0931', { setUp: 21, damaged: 1, specimen: 1 }), WITH_CORE[1] as object];
    expect(kiosk.count(other, 'OP-305').kind).toBe('accepted');
    expect(kiosk.try('CompleteStep', {}, { by: 'LBL-02' }).codes).toEqual(['reconciliation.disagree']);
    expect(line(kiosk).open.map(({ code }) => code)).toEqual(['labelsDisagree']);
    kiosk.count(WITH_CORE, 'OP-301');
    expect(kiosk.try('CompleteStep', {}, { by: 'LBL-02' }).kind).toBe('accepted');
  });

  it('[S82] opens an NC when more was found than issued', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    const told = kiosk.count([counted('R-0931', { setUp: 30 }), WITH_CORE[1] as object], 'LBL-02');
    expect(dataOf(told, 'LabelsCounted')[0]?.found.rolls[0]?.unaccounted).toBe(-5);
    expect(told.opened?.trigger).toBe('reconciliationOutside');
  });

  it.each([
    ['that leaves a roll out', [counted('R-0931')], 'count.rolls'],
    ['that names a roll twice', [counted('R-0931'), counted('R-0931')], 'count.rolls'],
    ['of a roll that was not issued', [...WITH_CORE, counted('R-0877')], 'count.rolls'],
    ['that would return coded labels', [WITH_CORE[0], { ...WITH_CORE[1], coded: true }], 'return.coded'],
  ])('[R2 111.410] refuses a count %s', (_what, rolls, code) => {
    const kiosk = LabelKiosk.founded().reconciling();
    expect(kiosk.count(rolls as object[], 'LBL-02').codes).toEqual([code]);
  });

  it('[R2 111.410] reads the applicator once for each roll, and counts nothing before', () => {
    const kiosk = LabelKiosk.founded().issued().signIn('LBL-02').enter('200').do('StartStep');
    const read = (roll: string, counter: number, onRejects: number) =>
      kiosk.try('ReadApplicator', { roll, counter, onRejects });
    expect(kiosk.count(WITH_CORE, 'LBL-02').codes).toEqual(['count.applicator']);
    expect(read('R-0877', 1, 0).codes).toEqual(['applicator.roll']);
    expect(read('R-0931', 3, 4).codes).toEqual(['applicator.rejects']);
    expect(read('R-0931', 1475, 3).kind).toBe('accepted');
    expect(read('R-0931', 1475, 3).codes).toEqual(['applicator.twice']);
  });

  it('[S134] has no command that edits a count: a correction of it is refused', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    kiosk.count(WITH_CORE, 'LBL-02');
    const change = {
      batch: LABELLED,
      step: '200',
      item: '1',
      answer: { kind: 'count', value: 1 },
      reason: 'value-mistyped',
      narrative: null,
    };
    expect(kiosk.try('ProposeCorrection', change, { by: 'LBL-02' }).codes).toContain('correction.unknown');
  });

  it('[S82] shows the signer of a count their own numbers and nothing of the count before', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    kiosk.count(WITH_CORE, 'LBL-02');
    kiosk.count([counted('R-0931', { setUp: 7 }), counted('R-0932')], 'OP-305');
    const texts = kiosk.recorded.flatMap(({ event }) =>
      event.type === 'LabelsCounted' ? [event.data.signature.text] : [],
    );
    expect(texts[1]).toContain('set-up and splices 7');
    for (const hidden of ['22', '97', '2600', '1500']) expect(texts[1]).not.toContain(hidden);
  });

  it('[S55] ends with the last count where quality accepts it as it is', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    const id = certain(kiosk.count(WITHOUT_CORE, 'LBL-02').opened).id;
    const about = { exception: id, reason: 'assessed-no-impact', narrative: null };
    kiosk.given(
      'RouteException',
      { exception: id, to: 'dispositionPending', reason: 'investigation' },
      {
        station: 'QA-01',
      },
    );
    const disposition = {
      kind: 'useAsIs',
      assessment: 'Core was destroyed before it was counted.',
      step: 'resume',
    };
    kiosk.given('DecideDisposition', { ...about, disposition }, { station: 'QA-01', by: 'QA-01' });
    kiosk.given('ApproveDisposition', { exception: id }, { station: 'QA-01', by: 'QA-03' });
    expect(kiosk.try('CompleteStep', {}, { by: 'LBL-02' }).kind).toBe('accepted');
  });

  it('[S5] keeps the release line open from the first label on, and asks for none where no labels are', () => {
    const kiosk = LabelKiosk.founded().issued();
    expect(line(kiosk).open.map(({ code }) => code)).toEqual(['labelsUncounted']);
    const bare = certain(kiosk.state.get('recipes', 'MMR-VC500-CAPS@02'));
    expect(
      labelsLine({ state: kiosk.state, batch: kiosk.batch, recipe: bare, proof: 'verified' }).status,
    ).toBe('notRequired');
  });

  it('[S20] carries a hold on an issued roll to the batch', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    const object = { kind: 'roll', id: 'R-0931' };
    kiosk.do('PlaceHold', { object, reason: 'investigation', narrative: null });
    expect(holdsOver(kiosk.state, kiosk.batch).map(({ object: each }) => each)).toEqual([object]);
  });
});

describe('destroying labels', () => {
  const destroy = (kiosk: LabelKiosk, roll: string, by = 'OP-305') => {
    expect(kiosk.scanRoll(roll).types).toEqual(['LabelRollTaken']);
    return kiosk.try('DestroyLabels', { roll }, { by });
  };
  const moved = (kiosk: LabelKiosk, kind: string, says: object = {}, by = 'QA-01') =>
    kiosk.given('MoveRecord', { record: 'NC-01', move: { kind, ...says } }, { station: 'QA-01', by });

  it('[S48][S57][R2 211.122] takes a withdrawn roll before two people, once its NC is dispositioned and not before (EX-06)', () => {
    const kiosk = LabelKiosk.founded().issuing();
    const id = certain(kiosk.scanRoll('R-0877').opened).id;
    kiosk.given(
      'SettleException',
      { exception: id, reason: 'wrong-material-presented', narrative: null },
      QA,
    );
    kiosk.do('LeaveStep');
    expect(destroy(kiosk, 'R-0877').codes).toEqual(['destroy.record']);
    const hold = certain([...kiosk.state.all('holds')].at(-1)).id;
    moved(kiosk, 'contain', { holds: [hold] });
    moved(kiosk, 'dispose', { as: 'scrap', justification: 'Withdrawn artwork.' }, 'SUP-01');
    moved(kiosk, 'approve');
    expect(kiosk.try('DestroyLabels', { roll: 'R-0877' }, { by: 'LBL-01' }).codes).toContain(
      'independence.witness',
    );
    const told = kiosk.try('DestroyLabels', { roll: 'R-0877' }, { by: 'OP-305' });
    expect(dataOf(told, 'LabelsDestroyed')[0]).toMatchObject({
      roll: 'R-0877',
      batch: null,
      quantity: 412,
      person: 'LBL-01',
      signature: { person: 'OP-305', meaning: 'witnessed' },
    });
    expect(kiosk.state.get('labelRolls', 'R-0877')?.physical).toBe('destroyed');
  });

  it('[R2 111.410] keeps the waste of a batch until its reconciliation is verified', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    kiosk.count(WITH_CORE, 'LBL-02');
    kiosk.count(WITH_CORE, 'OP-305');
    kiosk.do('CompleteStep', {}, { by: 'LBL-02' }).do('LeaveStep');
    expect(destroy(kiosk, 'R-0931').codes).toEqual(['destroy.notReconciled']);
    kiosk.enter('200').do('VerifyStep', {}, { by: 'OP-305' }).do('LeaveStep');
    const told = destroy(kiosk, 'R-0931');
    expect(dataOf(told, 'LabelsDestroyed')[0]).toMatchObject({ batch: LABELLED, quantity: 25 });
    expect(kiosk.try('DestroyLabels', { roll: 'R-0931' }, { by: 'OP-305' }).codes).toEqual([
      'destroy.nothing',
    ]);
    expect(line(kiosk).status).toBe('closed');
  });

  it('[R2 111.410] keeps it as well while the NC about it is not dispositioned', () => {
    const kiosk = LabelKiosk.founded().reconciling();
    const id = certain(kiosk.count(WITHOUT_CORE, 'LBL-02').opened).id;
    kiosk.given('SettleException', { exception: id, reason: 'assessed-no-impact', narrative: null }, QA);
    kiosk.count(WITH_CORE, 'OP-305');
    kiosk.do('CompleteStep', {}, { by: 'LBL-02' }).do('VerifyStep', {}, { by: 'OP-305' }).do('LeaveStep');
    expect(destroy(kiosk, 'R-0932').codes).toEqual(['destroy.record']);
  });
});
