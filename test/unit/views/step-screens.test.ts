import { describe, expect, it } from 'vitest';
import { withPhotos } from '../../support/photo-recipe.ts';
import { accept, cleared, enter, type Floor, filling, issued, labelVerifyRemove } from './floor.ts';
import { FOUNDING } from './small-plant.ts';

describe('the clearance screen', () => {
  function clearing(): Floor {
    const floor = issued();
    enter(floor, '20');
    floor.do({ type: 'StartStep' });
    return floor;
  }

  it('shows each item with the proof it asks for, its answer and when it was given', () => {
    const floor = clearing();
    floor.do({ type: 'AnswerItem', item: 'floor', answer: { kind: 'confirmed' } });
    const { items, task } = floor.screen('clearance');
    expect(task).toEqual({ code: 'answerItem', data: { done: 1, of: 3 } });
    expect(items).toEqual([
      {
        id: 'floor',
        text: 'Nothing of another batch',
        evidence: 'confirmed',
        expects: null,
        photo: null,
        answer: 'confirmed',
        answeredAt: floor.moment.at,
        answeredBy: 'M. Alvarez',
        earlier: [],
        waits: null,
      },
      {
        id: 'buckets',
        text: 'Clean buckets',
        evidence: 'count',
        expects: '4',
        photo: null,
        answer: null,
        answeredAt: null,
        answeredBy: null,
        earlier: [],
        waits: null,
      },
      {
        id: 'booth',
        text: 'The booth',
        evidence: 'scan',
        expects: 'BOOTH-1',
        photo: null,
        answer: null,
        answeredAt: null,
        answeredBy: null,
        earlier: [],
        waits: null,
      },
    ]);
  });

  it('[S111] offers the newest photo of the step that shows nothing yet, and then shows the one that was given', () => {
    const floor = issued({}, withPhotos('confirmed')(FOUNDING));
    enter(floor, '20');
    floor.do({ type: 'StartStep' });
    const first = () => floor.screen('clearance').items[0];
    const { batch } = floor.screen('clearance');
    const attach = (digit: string) => {
      const on = { kind: 'step', batch, step: '20' };
      floor.do({ type: 'AttachFile', on, sha256: digit.repeat(64), caption: `Photo ${digit}` });
    };
    expect(first()).toMatchObject({ evidence: 'photo', photo: null, answer: null });
    expect(floor.screen('clearance').affordances.AttachFile?.passes).toBe(true);
    attach('1');
    attach('2');
    expect(first()?.photo).toMatchObject({ id: 'AT-02', caption: 'Photo 2', by: 'M. Alvarez' });
    expect(floor.screen('clearance').affordances.AnswerItem?.passes).toBe(true);
    floor.do({ type: 'AnswerItem', item: 'floor', answer: { kind: 'photo', attachment: 'AT-02' } });
    attach('3');
    expect(first()).toMatchObject({ answer: 'AT-02', photo: { id: 'AT-02' } });
  });

  it('asks for the signature when all is answered, and then for the second person', () => {
    const floor = clearing();
    expect(floor.screen('clearance').affordances.CompleteStep?.refusals).toMatchObject([
      { gate: 'requireEvidence', data: { count: 3 } },
    ]);
    floor.do({ type: 'AnswerItem', item: 'floor', answer: { kind: 'confirmed' } });
    floor.do({ type: 'AnswerItem', item: 'buckets', answer: { kind: 'count', value: 4 } });
    floor.scan({ kind: 'location', location: 'BOOTH-1' });
    expect(floor.screen('clearance').task).toEqual({ code: 'signStep', data: { step: '20' } });
    floor.do({ type: 'CompleteStep', signer: 'OP-1' });
    const screen = floor.screen('clearance');
    expect(screen.task).toEqual({ code: 'verifyStep', data: { person: 'M. Alvarez' } });
    expect(screen.affordances.VerifyStep).toEqual({ passes: true, refusals: [] });
  });

  it('[S118] shows why nobody could verify when the only other person may not', () => {
    const floor = clearing();
    const draft = floor.state.draft();
    const price = floor.state.get('people', 'OP-2');
    if (!price) throw new Error('no verifier');
    draft.put('people', 'OP-2', { ...price, qualifications: [] });
    floor.state.absorb(draft);
    const gates = floor.screen('clearance').affordances.VerifyStep?.refusals.map(({ gate }) => gate);
    expect(gates).toEqual(expect.arrayContaining(['requireTraining', 'requireIndependence']));
  });
});

describe('the check screen', () => {
  function checking(): Floor {
    const floor = issued();
    enter(floor, '30');
    floor.do({ type: 'StartStep' });
    return floor;
  }
  const first = (floor: Floor) => floor.screen('check').scales[0];
  const taskOf = (floor: Floor) => floor.screen('check').task;

  it('leads scale by scale through preparation, weight set and points', () => {
    const floor = checking();
    expect(taskOf(floor)).toEqual({ code: 'prepareCheck', data: { scale: 'SCL-01' } });
    expect(first(floor)).toMatchObject({
      status: 'due',
      prepared: false,
      weightSetScanned: false,
      attempt: 1,
    });
    expect(first(floor)?.capture.passes).toBe(false);
    floor.do({ type: 'PrepareCheck', scale: 'SCL-01', clean: true, level: true });
    expect(taskOf(floor)).toEqual({ code: 'scanWeights', data: { set: 'TW-K1', scale: 'SCL-01' } });
    floor.scan({ kind: 'weightSet', weightSet: 'TW-K1' });
    expect(taskOf(floor)).toEqual({
      code: 'putWeight',
      data: { nominal: '5.00', unit: 'kg', scale: 'SCL-01' },
    });
    expect(first(floor)).toMatchObject({
      status: 'running',
      weightSetScanned: true,
      capture: { passes: true },
      points: [{ nominal: '5.00', lowest: '4.98', highest: '5.02', result: null, passed: null, next: true }],
    });
    floor.pans.set('SCL-01', '5.02 kg');
    floor.do({ type: 'CaptureCheck', scale: 'SCL-01', nominal: '5.00', displayed: '5.02' });
    expect(first(floor)).toMatchObject({
      status: 'passed',
      points: [{ result: '5.02', passed: true, next: false }],
    });
    expect(taskOf(floor)).toEqual({ code: 'prepareCheck', data: { scale: 'SCL-02' } });
  });

  it('asks for the one second attempt after a failed point, and for QA after the second', () => {
    const floor = checking();
    floor.do({ type: 'PrepareCheck', scale: 'SCL-01', clean: true, level: true });
    floor.scan({ kind: 'weightSet', weightSet: 'TW-K1' });
    floor.pans.set('SCL-01', '5.06 kg');
    floor.do({ type: 'CaptureCheck', scale: 'SCL-01', nominal: '5.00', displayed: '5.06' });
    expect(taskOf(floor)).toEqual({ code: 'repeatCheck', data: { scale: 'SCL-01' } });
    expect(first(floor)).toMatchObject({
      status: 'failed',
      points: [{ result: '5.06', passed: false, next: false }],
    });
    expect(floor.screen('check').affordances.RepeatCheck?.passes).toBe(true);
    floor.pans.set('SCL-01', '0.00 kg');
    floor.do({ type: 'RepeatCheck', scale: 'SCL-01', cleaned: true, leveled: true });
    expect(first(floor)).toMatchObject({
      status: 'running',
      attempt: 2,
      points: [{ result: null, next: true }],
    });
    floor.pans.set('SCL-01', '5.06 kg');
    floor.do({ type: 'CaptureCheck', scale: 'SCL-01', nominal: '5.00', displayed: '5.06' });
    expect(floor.screen('check')).toMatchObject({
      state: 'blocked',
      task: { code: 'callOwner', data: { role: 'qaReviewer' } },
    });
  });

  it('asks for the signature when every scale has passed, and ends there: nobody verifies a check', () => {
    const floor = checking();
    for (const [scale, set, nominal] of [
      ['SCL-01', 'TW-K1', '5.00'],
      ['SCL-02', 'TW-G1', '1000.0'],
    ] as const) {
      floor.do({ type: 'PrepareCheck', scale, clean: true, level: true });
      floor.scan({ kind: 'weightSet', weightSet: set });
      floor.pans.set(scale, `${nominal} ${scale === 'SCL-01' ? 'kg' : 'g'}`);
      floor.do({ type: 'CaptureCheck', scale, nominal, displayed: nominal });
    }
    expect(taskOf(floor)).toEqual({ code: 'signStep', data: { step: '30' } });
    floor.do({ type: 'CompleteStep', signer: 'OP-1' });
    const screen = floor.screen('check');
    expect(screen).toMatchObject({ state: 'complete', task: { code: 'stepDone' } });
    expect(screen.affordances.VerifyStep).toBe(undefined);
    floor.do({ type: 'LeaveStep' });
    expect(floor.screen('work').cards.map(({ step }) => step)).not.toContain('30');
  });
});

describe('the kit screen', () => {
  it('lists every container that counts, with its mass, and adds up what was scanned', () => {
    const floor = filling('5.50 kg');
    accept(floor, '5.50 kg');
    labelVerifyRemove(floor, 'VC5-1/DC-01', [['CA-1-01', 'RM-1', 'CA-1']]);
    floor.do({ type: 'LeaveStep' });
    enter(floor, '110');
    floor.do({ type: 'StartStep' });
    expect(floor.screen('kit')).toMatchObject({
      kit: 'KIT-C5-1',
      task: { code: 'scanKit', data: { open: 1, of: 1 } },
      containers: [{ container: 'VC5-1/DC-01', item: 'Citric acid', net: '5.00 kg', scanned: false }],
      total: '5.00 kg',
      scannedTotal: '0 kg',
    });
    floor.scanContainer('VC5-1/DC-01');
    expect(floor.screen('kit')).toMatchObject({
      task: { code: 'signStep' },
      containers: [{ scanned: true }],
      scannedTotal: '5.00 kg',
      // Its steps have more to dispense: a kit is not closed over a part of them.
      affordances: {
        CompleteStep: {
          passes: false,
          refusals: [{ code: 'evidence.missing', data: { missing: '40, 50' } }],
        },
      },
    });
  });

  it('is empty, not broken, before anything was dispensed', () => {
    const floor = cleared();
    enter(floor, '110');
    expect(floor.screen('kit')).toMatchObject({ containers: [], total: '0 kg', task: { code: 'start' } });
  });
});
