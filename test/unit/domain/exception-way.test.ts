import { describe, expect, it } from 'vitest';
import { minutesAfter } from '../../../main/domain/moment.ts';
import { isEvidenceLocked } from '../../../main/domain/quality/evidence-lock.ts';
import { pending, workOn } from '../../support/exception-work.ts';
import { dataOf } from '../../support/given-when-then.ts';
import {
  BATCH,
  boothBefore,
  certain,
  FLOOR,
  filling,
  type StepName,
  WeighBooth,
} from '../../support/weigh-booth.ts';

/** EX-01: reported by the performer of step 60; quality's. */
function reported(step: StepName = '60'): WeighBooth {
  const booth = filling(step);
  booth.given('ReportException', { category: 'material', narrative: 'The liner is torn.' });
  return booth;
}

/** EX-01 about the container of a lot that nothing holds: a wrong scan in an active step, the supervisor's. */
function wrongScan(): WeighBooth {
  const booth = boothBefore('50').begin('50').given('SelectScale', { scale: FLOOR });
  booth.scan('CB-2508-009-01');
  return booth;
}

describe('the way of an exception', () => {
  it('[S19][S22] is walked by its owner, and by nobody else', () => {
    const booth = reported();
    expect(workOn(booth).route('dispositionPending').codes).toEqual(['owner.role']);
    booth.signIn('SUP-01');
    expect(workOn(booth).route('dispositionPending').codes).toEqual(['owner.role']);
    booth.signIn('QA-01');
    const told = workOn(booth).route('dispositionPending');
    expect(told.types).toEqual(['ExceptionRouted']);
    expect(workOn(booth).record().state).toBe('dispositionPending');
    expect(booth.step('60').state).toBe('exception');
  });

  it('[S25] follows the machine: no investigation before containment, nothing back', () => {
    const booth = reported().signIn('QA-01');
    const { route } = workOn(booth);
    expect(route('underInvestigation').codes).toEqual(['exception.state']);
    expect(route('onHold').kind).toBe('accepted');
    expect(route('underInvestigation').kind).toBe('accepted');
    expect(route('onHold').codes).toEqual(['exception.state']);
    expect(route('dispositionPending').kind).toBe('accepted');
    expect(route('dispositionPending').codes).toEqual(['exception.state']);
  });

  it('[S20][S50] on hold holds what it is about until it ends, if nothing holds it yet', () => {
    const booth = wrongScan().signIn('SUP-01');
    const told = workOn(booth).route('onHold');
    expect(dataOf(told, 'HoldPlaced')[0]?.hold).toMatchObject({
      object: { kind: 'container', id: 'CB-2508-009-01' },
      exception: 'EX-01',
      causedBy: 'OP-101',
    });
    const second = reported();
    const object = { kind: 'lot', id: 'CB-2508-009' };
    second.given('PlaceHold', { object, reason: 'investigation', narrative: null }).signIn('QA-01');
    expect(workOn(second).route('onHold').types).toEqual(['ExceptionRouted']);
  });

  it('[S21] under investigation locks the evidence of its step, and of no other', () => {
    const booth = reported().signIn('QA-01');
    const locked = (step: string) => isEvidenceLocked(booth.state, BATCH as never, step as never);
    expect(locked('60')).toBe(false);
    workOn(booth).route('onHold');
    workOn(booth).route('underInvestigation');
    expect([locked('60'), locked('50')]).toEqual([true, false]);
    workOn(booth).route('dispositionPending');
    expect(locked('60')).toBe(false);
  });

  it('[S19] once sent on is not closed by its rule any more', () => {
    const booth = boothBefore('90').begin('90');
    booth.when('SelectScale', { scale: FLOOR });
    expect(workOn(booth).record()).toMatchObject({ ruleClosable: true, owner: 'supervisor' });
    pending(booth, 'EX-01', 'SUP-01').signIn('OP-101').enter('90');
    expect(booth.when('SelectScale', { scale: 'SCL-02' }).codes).toContain('step.blocked');
  });
});

describe('an exception that was carried out', () => {
  it('[S59] is closed by its owner, with a signature, and not by the performer', () => {
    const booth = pending(reported());
    const { decide, approve, close, record } = workOn(booth);
    decide();
    expect(close().codes).toEqual(['exception.state']);
    approve();
    expect(record().state).toBe('implemented');
    expect(close('OP-101').codes).toEqual(['owner.role']);
    expect(close('QA-01').types).toEqual(['ExceptionClosed']);
    expect(record()).toMatchObject({ state: 'closed', closedAt: booth.moment.at });
  });

  it('[S60] stays open until its cause is on record, where the trigger asks for one', () => {
    const booth = boothBefore('40').enter('60');
    booth.when('StartStep');
    expect(workOn(booth).record()).toMatchObject({ trigger: 'outOfSequence', causeNeeded: true });
    pending(booth);
    const { decide, approve, close } = workOn(booth);
    decide();
    approve();
    expect(close().codes).toEqual(['cause.missing']);
  });

  it('[S60] correct and continue waits for the cause as well', () => {
    const booth = boothBefore('40').enter('60');
    booth.when('StartStep');
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'sequence-corrected', narrative: null },
      { by: 'QA-01' },
    );
    booth.enter('40').dispense('40').dispense('50').wipe('RM-1001').begin('60');
    expect(workOn(booth).record()).toMatchObject({ state: 'implemented', closedAt: null });
  });

  it('[S24] is opened again by quality for a reason, and stops its step again', () => {
    const booth = pending(reported());
    const { decide, approve, close, reopen, record } = workOn(booth);
    decide();
    approve();
    expect(reopen().codes).toEqual(['exception.state']);
    close();
    expect(reopen('SUP-01').codes).toEqual(['owner.role']);
    expect(reopen().types).toEqual(['ExceptionReopened', 'StepBlocked']);
    expect(record()).toMatchObject({ state: 'reopened', settled: null, closedAt: null });
    expect(booth.step('60').state).toBe('blocked');
    expect(workOn(booth).route('dispositionPending').kind).toBe('accepted');
    decide();
    approve();
    expect(booth.step('60').state).toBe('inProgress');
  });

  it('[S24] of a verified step is opened again and leaves the step as it is', () => {
    const booth = boothBefore('50').enter('40');
    booth.given('ReportException', { category: 'material', narrative: 'x' });
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null },
      { by: 'QA-01' },
    );
    expect(workOn(booth).reopen().types).toEqual(['ExceptionReopened']);
    expect(booth.step('40').state).toBe('verified');
  });
});

describe('an exception that was opened in error', () => {
  it('[S34] is voided by two different people, one of them of quality, and stays on record', () => {
    const booth = reported();
    const { voids, record } = workOn(booth);
    expect(voids('OP-107').codes).toEqual(['owner.role']);
    expect(voids('SUP-01').types).toEqual(['ExceptionVoidProposed']);
    expect(booth.step('60').state).toBe('exception');
    expect(voids('SUP-01').codes).toEqual(['owner.firstVoider']);
    expect(voids('QA-01').types).toEqual(['ExceptionVoided', 'StepCleared']);
    expect(record()).toMatchObject({ state: 'voided', voiding: { by: 'SUP-01' } });
    expect(booth.step('60').state).toBe('inProgress');
    expect(voids('QA-03').codes).toEqual(['exception.state']);
  });

  it('[S34] is not voided by two supervisors', () => {
    const second = {
      id: 'SUP-02',
      name: 'N. Diaz',
      roles: ['supervisor'],
      qualifications: [{ code: 'SUP-1', expires: '2027-01-31' }],
      acknowledgedAt: '2026-01-05T14:00:00.000Z',
      failures: 0,
      lockedAt: null,
    };
    const booth = WeighBooth.founded((founding) => ({
      ...founding,
      people: [...founding.people, second as never],
    }));
    booth.issue().signIn('OP-101').begin('20');
    booth.given('ReportException', { category: 'other', narrative: 'x' });
    const { voids } = workOn(booth);
    expect(voids('SUP-01').kind).toBe('accepted');
    expect(voids('SUP-02').codes).toEqual(['owner.quality']);
    expect(voids('QA-01').kind).toBe('accepted');
  });

  it('[S20] gives back what it held', () => {
    const booth = wrongScan().signIn('SUP-01');
    const { route, voids } = workOn(booth);
    route('onHold');
    voids('QA-01');
    expect(voids('SUP-01').types).toEqual(['ExceptionVoided', 'StepCleared', 'HoldReleased']);
  });
});

describe('the times of an exception', () => {
  const later = (booth: WeighBooth, minutes: number) => {
    booth.moment = { ...booth.moment, at: minutesAfter(booth.moment.at, minutes) };
    return booth.when('EscalateOverdue');
  };

  it('[S69] that run out are told to the next role, once each', () => {
    const booth = reported();
    expect(later(booth, 15).types).toEqual([]);
    const told = later(booth, 1);
    expect(dataOf(told, 'ExceptionEscalated')).toEqual([
      { exception: 'EX-01', what: 'acknowledge', to: 'qaRelease' },
    ]);
    expect(later(booth, 1).types).toEqual([]);
    expect(dataOf(later(booth, 24 * 60), 'ExceptionEscalated')).toEqual([
      { exception: 'EX-01', what: 'disposition', to: 'qaRelease' },
    ]);
    expect(later(booth, 24 * 60).types).toEqual([]);
  });

  it('[S69] an exception in hand or decided is not told again', () => {
    const booth = wrongScan().signIn('SUP-01');
    booth.given('AcknowledgeException', { exception: 'EX-01' });
    expect(later(booth, 60).types).toEqual([]);
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null },
      { by: 'SUP-01' },
    );
    expect(later(booth, 48 * 60).types).toEqual([]);
  });

  it('[S69] whoever was told, and a second owner, may take it', () => {
    const booth = wrongScan().signIn('QA-01');
    const take = () => booth.when('AcknowledgeException', { exception: 'EX-01' });
    expect(take().codes).toEqual(['owner.role']);
    later(booth, 16);
    expect(certain(workOn(booth).record().escalations[0]).to).toBe('qaReviewer');
    expect(take().kind).toBe('accepted');
  });
});
