import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../main/domain/execution/batch.ts';
import { correctionsLine } from '../../../main/domain/release/lines/corrections-line.ts';
import { dataOf, type Seen } from '../../support/given-when-then.ts';
import { BATCH, boothBefore, certain, WeighBooth } from '../../support/weigh-booth.ts';
import { lineIn } from './readiness-of.ts';

const QA: Seen = { station: 'QA-01', by: 'QA-01' };
const OWN: Seen = { by: 'OP-101' };
const count = (value: number) => ({ kind: 'count', value });
const reference = (value: string) => ({ kind: 'reference', value });

const propose = (booth: WeighBooth, item: string, answer: object, seen: Seen = OWN, fields: object = {}) =>
  booth.when(
    'ProposeCorrection',
    { batch: BATCH, step: '20', item, answer, reason: 'value-mistyped', narrative: null, ...fields },
    seen,
  );
const approve = (booth: WeighBooth, seen: Seen = QA, correction = 'COR-01') =>
  booth.when('ApproveCorrection', { correction }, seen);
const refuse = (booth: WeighBooth, seen: Seen = QA, reason = 'correction-not-supported') =>
  booth.when('RefuseCorrection', { correction: 'COR-01', reason, narrative: null }, seen);

/** The booth is cleared and verified; quality sits at its desk. */
const cleared = (): WeighBooth => boothBefore('30').signIn('QA-01', 'QA-01').signIn('OP-101');
/** Item 4 was typed wrong, and its correction waits. */
function proposed(): WeighBooth {
  const booth = cleared();
  expect(propose(booth, '4', reference('CL-0789')).codes).toEqual([]);
  return booth;
}
const answer = (booth: WeighBooth, item: string) => {
  const { work } = booth.step('20');
  return certain(work.kind === 'clearance' ? work.answers[item] : null);
};
const correction = (booth: WeighBooth) => certain(booth.state.get('corrections', 'COR-01'));
/** The batch as others may have brought it on. */
function inState(booth: WeighBooth, state: Batch['state']): WeighBooth {
  const draft = booth.state.draft();
  draft.put('batches', booth.batch.id, { ...booth.batch, state });
  booth.state.absorb(draft);
  return booth;
}

describe('a correction that is asked for', () => {
  it('[S38] records before and after, who, when and why, and changes nothing yet', () => {
    const booth = proposed();
    expect(correction(booth)).toMatchObject({
      item: '4',
      before: { text: 'CL-0788', by: 'OP-101', found: false },
      after: { text: 'CL-0789', found: false },
      reason: 'value-mistyped',
      proposedBy: 'OP-101',
      amendment: false,
      state: 'proposed',
      decided: null,
    });
    expect(answer(booth, '4').text).toBe('CL-0788');
    expect(booth.step('20').state).toBe('verified');
    expect(lineIn(booth, correctionsLine)).toEqual({
      status: 'open',
      open: [{ code: 'correction', data: { correction: 'COR-01' }, object: null }],
    });
  });

  it('[S38] is signed with the value that stands and the value that shall stand', () => {
    const booth = cleared();
    const [written] = dataOf(propose(booth, '4', reference('CL-0789')), 'CorrectionProposed');
    const { text } = certain(written).signature;
    expect(text).toContain('Meaning: requested');
    expect(text).toContain('From: CL-0788 (OP-101, ');
    expect(text).toContain('To: CL-0789');
    expect(text).toContain('To be approved by: qaReviewer');
  });

  it.each([
    ['an item that does not exist', '9', reference('X'), {}, 'correction.unknown'],
    ['a step that has no typed values', '4', reference('X'), { step: '40' }, 'correction.unknown'],
    ['a batch that does not exist', '4', reference('X'), { batch: 'NONE' }, 'correction.unknown'],
    ['the value that stands already', '4', reference('CL-0788'), {}, 'correction.same'],
    ['an answer of another kind', '4', count(3), {}, 'correction.evidence'],
  ])('[S38] is refused for %s', (_what, item, value, fields, code) => {
    expect(propose(cleared(), item, value, OWN, fields).codes).toContain(code);
  });

  it('[S39] is refused for what was scanned: a captured value is never typed over', () => {
    expect(propose(cleared(), '3', { kind: 'found', what: 'a bag' }).codes).toEqual(['correction.captured']);
  });

  it('[S38] is refused while another correction of the same item is open', () => {
    expect(propose(proposed(), '4', reference('CL-0790')).codes).toEqual(['correction.open']);
  });

  it.each(['rejected', 'terminated'] as const)('[S39] is refused once the batch is %s', (state) => {
    expect(propose(inState(cleared(), state), '4', reference('CL-0789')).codes).toEqual(['correction.batch']);
  });

  it.each([
    ['OP-112', ['corrector.role']],
    ['ADM-01', ['corrector.role']],
    ['OP-107', []],
    ['SUP-01', []],
  ])('[S28][S46] may be asked for by the qualified, a supervisor or quality: %s', (person, codes) => {
    const booth = cleared().signIn(person);
    expect(propose(booth, '4', reference('CL-0789'), { by: person }).codes).toEqual(codes);
  });
});

describe('the approval of a correction', () => {
  it('[S33][S38] puts the new value beside the old one, which stays readable', () => {
    const booth = proposed();
    expect(approve(booth).codes).toEqual([]);
    expect(answer(booth, '4')).toMatchObject({ text: 'CL-0789', by: 'OP-101', correction: 'COR-01' });
    expect(answer(booth, '4').history).toMatchObject([{ text: 'CL-0788', by: 'OP-101', correction: null }]);
    expect(correction(booth)).toMatchObject({ state: 'approved', decided: { by: 'QA-01' } });
    expect(lineIn(booth, correctionsLine)).toEqual({ status: 'closed', open: [] });
    expect(booth.batch.acts['QA-01']).toContain('approved');
    expect(booth.batch.acts['OP-101']).toContain('corrected');
  });

  it('[S38][S39] ends the verification, the clearance of the booth and the readiness of what waited for it', () => {
    const booth = proposed();
    expect(approve(booth).types).toEqual([
      'CorrectionApproved',
      'StepLapsed',
      'ClearanceLapsed',
      'StepWithdrawn',
    ]);
    expect(booth.step('20').state).toBe('complete');
    expect(booth.step('30').state).toBe('planned');
    expect(booth.state.get('stations', 'WS-01')?.clearance).toBeNull();
    booth.enter('20').given('VerifyStep', {}, { by: 'OP-107' });
    expect(booth.step('30').state).toBe('ready');
    expect(booth.state.get('stations', 'WS-01')?.clearance).toMatchObject({ batch: BATCH });
  });

  it('[S119][S120] lets nothing begin that waits for the verification', () => {
    const booth = proposed();
    approve(booth);
    expect(booth.enter('30').when('StartStep').codes).toEqual(['sequence.upstream']);
  });

  it('[S32] leaves the material in the booth where it is when the clearance is verified anew', () => {
    const booth = boothBefore('50').signIn('QA-01', 'QA-01').signIn('OP-101');
    const before = { ...booth.state.get('stations', 'WS-01')?.booth, wiped: false, item: 'RM-1001' };
    const draft = booth.state.draft();
    const station = certain(booth.state.get('stations', 'WS-01'));
    draft.put('stations', 'WS-01', { ...station, booth: before as typeof station.booth });
    booth.state.absorb(draft);
    propose(booth, '4', reference('CL-0789'));
    approve(booth);
    booth.enter('20').given('VerifyStep', {}, { by: 'OP-107' });
    expect(booth.state.get('stations', 'WS-01')?.booth).toEqual(before);
  });

  it('[S38][S81] opens the exception that the true value would have opened, and the work is done again', () => {
    const booth = cleared();
    propose(booth, '2', count(3));
    const told = approve(booth);
    expect(told.types.slice(0, 4)).toEqual([
      'CorrectionApproved',
      'StepLapsed',
      'ClearanceLapsed',
      'StepReopened',
    ]);
    expect(told.opened).toMatchObject({ trigger: 'foundAtClearance', object: 'item:2', step: '20' });
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => hold.object)).toContainEqual({
      kind: 'station',
      id: 'WS-01',
    });
    expect(booth.step('20')).toMatchObject({ state: 'blocked', resumes: 'inProgress' });
    expect(answer(booth, '2')).toMatchObject({ text: '3', found: true });
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'clearance-repeated', narrative: null },
      { by: 'QA-01' },
    );
    booth.enter('20').given('AnswerItem', { item: '2', answer: count(0) });
    expect(answer(booth, '2').history.map(({ text }) => text)).toEqual(['0', '3']);
    booth.complete().given('VerifyStep', {}, { by: 'OP-107' });
    expect(booth.step('20').state).toBe('verified');
  });

  it.each([
    ['the person who asked for it', 'QA-01', { by: 'QA-01' }, ['change.corrector']],
    [
      'a supervisor, where another step waits for the verification',
      'OP-101',
      { by: 'SUP-01' },
      ['change.role'],
    ],
    ['an administrator', 'OP-101', { by: 'ADM-01' }, ['change.role']],
  ])('[S104] is refused to %s', (_who, corrector, seen, codes) => {
    const booth = cleared().signIn(corrector);
    propose(booth, '4', reference('CL-0789'), { by: corrector });
    expect(approve(booth, seen).codes).toEqual(codes);
    expect(refuse(booth, seen).codes).toEqual(codes);
    expect(correction(booth).state).toBe('proposed');
  });

  it('[S104] is refused to whoever performed in the step, whatever their roles', () => {
    const booth = WeighBooth.founded((founding) => ({
      ...founding,
      people: founding.people.map((each) =>
        each.id === 'OP-101'
          ? {
              ...each,
              roles: [...each.roles, 'qaReviewer' as const],
              qualifications: [...each.qualifications, { code: 'QA-DISP', expires: '2027-01-31' as never }],
            }
          : each,
      ),
    }))
      .issue()
      .signIn('OP-101')
      .clear()
      .signIn('SUP-01');
    propose(booth, '4', reference('CL-0789'), { by: 'SUP-01' });
    expect(approve(booth, { by: 'OP-101' }).codes).toEqual(['change.performer']);
  });

  it('[S38] is a supervisor’s where nobody verified and no step waits for it', () => {
    const booth = WeighBooth.founded((founding) => ({
      ...founding,
      recipes: founding.recipes.map((recipe) => ({
        ...recipe,
        steps: recipe.steps.map((step) => ({
          ...step,
          requires: step.requires.filter(({ step: id }) => id !== '20'),
        })),
      })),
    }))
      .issue()
      .signIn('OP-101')
      .begin('20')
      .given('AnswerItem', { item: '4', answer: reference('CL-0788') });
    propose(booth, '4', reference('CL-0789'));
    expect(approve(booth, { by: 'SUP-01' }).codes).toEqual([]);
    expect(booth.step('20').state).toBe('inProgress');
  });

  it('[S21] is quality’s while the evidence of the step is under investigation', () => {
    const booth = WeighBooth.founded((founding) => ({
      ...founding,
      recipes: founding.recipes.map((recipe) => ({
        ...recipe,
        steps: recipe.steps.map((step) => ({
          ...step,
          requires: step.requires.filter(({ step: id }) => id !== '20'),
        })),
      })),
    }))
      .issue()
      .signIn('OP-101')
      .begin('20')
      .given('AnswerItem', { item: '4', answer: reference('CL-0788') })
      .given('ReportException', { category: 'other', narrative: 'x' });
    const draft = booth.state.draft();
    const exception = certain(booth.state.get('exceptions', 'EX-01'));
    draft.put('exceptions', 'EX-01', { ...exception, state: 'underInvestigation' });
    booth.state.absorb(draft);
    propose(booth, '4', reference('CL-0789'));
    expect(approve(booth, { by: 'SUP-01' }).codes).toEqual(['change.role']);
    expect(approve(booth, { by: 'QA-01' }).codes).toEqual([]);
  });

  it('[S38] is decided once, and only about the value that still stands', () => {
    const booth = proposed();
    expect(refuse(booth).types).toEqual(['CorrectionRefused']);
    expect(correction(booth)).toMatchObject({
      state: 'refused',
      decided: { by: 'QA-01', reason: 'correction-not-supported' },
    });
    expect(answer(booth, '4')).toMatchObject({ text: 'CL-0788', history: [] });
    expect(approve(booth).codes).toEqual(['correction.decided']);
    expect(approve(booth, QA, 'COR-09').codes).toContain('correction.none');
  });

  it('[S39] brings an executed batch back to work, because a step is to be verified again', () => {
    const booth = inState(proposed(), 'executed');
    expect(approve(booth).types).toContain('BatchResumed');
    expect(booth.batch.state).toBe('inExecution');
  });

  it('[S39][S108] amends the record of a released batch and undoes nothing that was signed', () => {
    const booth = inState(cleared(), 'released');
    propose(booth, '4', reference('CL-0789'));
    expect(correction(booth).amendment).toBe(true);
    expect(approve(booth, { by: 'SUP-01' }).codes).toEqual(['change.role']);
    expect(approve(booth).types).toEqual(['CorrectionApproved']);
    expect(booth.step('20').state).toBe('verified');
    expect(booth.batch.state).toBe('released');
    expect(answer(booth, '4').history).toHaveLength(1);
  });

  it('[S38] of a found item that was looked at again meanwhile is refused', () => {
    const booth = boothBefore('20').signIn('QA-01', 'QA-01').signIn('OP-101').begin('20');
    booth.given('AnswerItem', { item: '2', answer: { kind: 'found', what: 'a roll' } });
    propose(booth, '2', { kind: 'found', what: 'two rolls' });
    booth.at('2026-03-09 09:00');
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'clearance-repeated', narrative: null },
      { by: 'QA-01' },
    );
    booth.given('AnswerItem', { item: '2', answer: count(0) });
    expect(approve(booth).codes).toEqual(['correction.outdated']);
  });
});
