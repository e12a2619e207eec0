import { describe, expect, it } from 'vitest';
import { traceOf } from '../../../main/domain/material/trace.ts';
import {
  ADD_VERIFIER,
  ADDER,
  AGAIN,
  BLENDER,
  BlendingTerminal,
  dc,
  FIRST,
  LUBRICANT,
} from '../../support/blending-terminal.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { BATCH } from '../../support/weigh-booth.ts';

const DC_01 = dc(1);
const DC_02 = dc(2);

describe('a container that is charged', () => {
  it('[S130][R2 111.260(j)] is answered for by four: weigher and weigh-verifier, adder and add-verifier', () => {
    const terminal = BlendingTerminal.charging().verified(DC_01);
    const told = terminal.when('ChargeContainer', { container: DC_01 });
    expect(dataOf(told, 'ContainerCharged')).toMatchObject([
      {
        container: DC_01,
        equipment: BLENDER,
        item: 'RM-1001',
        net: 25_000_000_000,
        weigher: 'OP-101',
        weighVerifier: 'OP-107',
        adder: ADDER,
        addVerifier: ADD_VERIFIER,
      },
    ]);
    expect(terminal.batch.acts[ADD_VERIFIER]).toContain('verified');
  });

  it('[S130] is not added before the second person scanned it and signed', () => {
    const terminal = BlendingTerminal.charging();
    const add = () => terminal.when('ChargeContainer', { container: DC_01 }).codes;
    const sign = () => terminal.when('VerifyAddition', {}, { by: ADD_VERIFIER }).codes;
    expect(add()).toEqual(['charge.other']);
    expect(sign()).toContain('charge.none');
    terminal.scanned(DC_01);
    expect(add()).toEqual(['charge.unverified']);
    expect(sign()).toEqual(['verification.none']);
    terminal.given('BeginVerification', { verifier: ADD_VERIFIER });
    expect(sign()).toEqual(['verification.scans']);
    terminal.scanned(DC_01);
    expect(add()).toEqual(['charge.unverified']);
    expect(sign()).toEqual([]);
    expect(add()).toEqual([]);
  });

  it('[S46][S104] is never verified by its adder, nor by anybody without the qualification', () => {
    const own = BlendingTerminal.charging().scanned(DC_01);
    const told = own.when('BeginVerification', { verifier: ADDER });
    expect(told.codes).toEqual(['training.missing', 'independence.own']);
    expect(told.opened).toMatchObject({ trigger: 'unqualified', causedBy: ADDER });
    const other = BlendingTerminal.charging().scanned(DC_01);
    expect(other.when('BeginVerification', { verifier: 'OP-107' }).codes).toEqual(['training.missing']);
  });

  it('[S130] is verified by whoever scanned it, and not by a third who signs', () => {
    const terminal = BlendingTerminal.charging()
      .scanned(DC_01)
      .given('BeginVerification', { verifier: ADD_VERIFIER })
      .scanned(DC_01);
    expect(terminal.when('VerifyAddition', {}, { by: 'OP-107' }).codes).toEqual([
      'training.missing',
      'verification.otherPerson',
    ]);
  });

  it('is one at a time: another scan while it is verified is refused aloud', () => {
    const terminal = BlendingTerminal.charging().scanned(DC_02).scanned(DC_01);
    expect(terminal.charge().pending?.container).toBe(DC_01);
    terminal.given('BeginVerification', { verifier: ADD_VERIFIER });
    expect(terminal.scan(DC_02).codes).toEqual(['scan.otherContainer']);
    terminal.scanned(DC_01).given('VerifyAddition', {}, { by: ADD_VERIFIER });
    expect(terminal.scan(DC_02).codes).toEqual(['charge.waits']);
    expect(terminal.when('BeginVerification', { verifier: ADD_VERIFIER }).codes).toEqual(['charge.waits']);
    expect(terminal.when('VerifyAddition', {}, { by: ADD_VERIFIER }).codes).toEqual(['charge.waits']);
    expect(terminal.when('ChargeContainer', { container: DC_02 }).codes).toEqual(['charge.other']);
  });

  it('is shown again by whoever takes the step over', () => {
    const terminal = BlendingTerminal.charging()
      .verified(DC_01)
      .given('SuspendStep', { reason: 'shift-change' })
      .given('TakeOverStep');
    expect(terminal.charge().pending).toBeNull();
    expect(terminal.when('ChargeContainer', { container: DC_01 }).codes).toEqual(['charge.other']);
  });

  it('[S57] is used up, goes in once, and is never moved, counted or scrapped again', () => {
    const terminal = BlendingTerminal.charging().add(DC_01);
    expect(terminal.state.get('containers', DC_01)).toMatchObject({ physical: 'consumed', quantity: 0 });
    expect(terminal.scan(DC_01).codes).toEqual(['charge.twice']);
    terminal.given('LeaveStep').scanned(DC_01);
    terminal.present({ kind: 'location', location: 'STG-01' });
    expect(terminal.when('MoveContainer', { container: DC_01, location: 'STG-01' }).codes).toEqual([
      'charge.consumed',
    ]);
    expect(
      terminal.when('CountContainer', { container: DC_01, counted: '25.00' }, { by: ADDER }).codes,
    ).toContain('charge.consumed');
  });

  it('[S66][S96] is followed from its lot through kit and machine into the batch', () => {
    const terminal = BlendingTerminal.charging().add(DC_01, DC_02);
    const trace = traceOf(terminal.state, { kind: 'container', id: DC_01 });
    const into = `${BLENDER}/${BATCH}`;
    expect(trace?.flows.filter(({ to, from }) => to.id === into || from.id === into)).toMatchObject([
      { from: { kind: 'kit' }, to: { kind: 'charge' }, mass: 50_020_000_000, step: '120' },
      { from: { kind: 'charge' }, to: { kind: 'batch', id: BATCH }, mass: null },
    ]);
  });
});

describe('what does not belong into the machine', () => {
  it('[S47][S12][trigger:outOfSequence] that waits for the first blend is a deviation', () => {
    const terminal = BlendingTerminal.charging();
    const told = terminal.scan(LUBRICANT);
    expect(told.codes).toEqual(['sequence.container']);
    expect(told.opened).toMatchObject({
      trigger: 'outOfSequence',
      severity: 'major',
      owner: 'qaReviewer',
      links: ['DEV-01'],
      object: `scan:${LUBRICANT}`,
      causeNeeded: true,
    });
    expect(terminal.step('120').state).toBe('blocked');
    expect(terminal.scan(DC_01).codes).toEqual(['step.blocked']);
    expect(terminal.state.get('containers', LUBRICANT)).toMatchObject({ physical: 'onHand' });
    expect(terminal.scan(LUBRICANT).types).toContain('ExceptionRepeated');
  });

  it('[S47] cannot go in by starting its own step before its time', () => {
    const terminal = BlendingTerminal.charging().given('SuspendStep', { reason: 'break' }).enter('130');
    const told = terminal.when('StartStep');
    expect(told.codes).toContain('sequence.upstream');
    expect(told.opened).toMatchObject({ trigger: 'outOfSequence', links: ['DEV-01'] });
  });

  it('[S42][trigger:wrongIdentity] that was never dispensed for the batch is closed by the right scan, major where active', () => {
    const plain = BlendingTerminal.charging();
    const told = plain.scan('SD-2506-077-01');
    expect(told.codes).toEqual(['charge.stranger']);
    expect(told.opened).toMatchObject({ trigger: 'wrongIdentity', severity: 'minor', ruleClosable: true });
    expect(plain.scan(DC_01).types).toContain('ExceptionRuleClosed');
    const active = BlendingTerminal.charging().scan('AA-2503-042-04');
    expect(active.opened).toMatchObject({ trigger: 'wrongIdentity', severity: 'major' });
  });

  it.each([
    ['container', DC_01],
    ['lot', 'AA-2409-117'],
  ])('[S27][S43][S103] that is held by its %s is refused, at the scan and at the add', (kind, id) => {
    const hold = { object: { kind, id }, reason: 'investigation', narrative: null };
    const scanned = BlendingTerminal.charging().given('PlaceHold', hold).scan(DC_01);
    expect(scanned.codes).toEqual([`hold.${kind}`]);
    expect(scanned.opened).toMatchObject({ trigger: 'statusViolation', owner: 'qaReviewer' });
    const verified = BlendingTerminal.charging().verified(DC_01).given('PlaceHold', hold);
    const added = verified.when('ChargeContainer', { container: DC_01 });
    expect(added.codes).toEqual([`hold.${kind}`]);
    expect(added.opened).toMatchObject({ trigger: 'statusViolation' });
  });

  it('[S43] that expired since it was weighed is refused, at the scan and at the add', () => {
    const late = BlendingTerminal.charging().at('2027-03-01 08:00').scan(DC_01);
    expect(late.codes).toContain('date.expired');
    const verified = BlendingTerminal.charging().verified(DC_01).at('2027-03-01 08:00');
    expect(verified.when('ChargeContainer', { container: DC_01 }).codes).toContain('date.expired');
  });

  it('[S57] that was spilled and voided stays out, and what was weighed in its place goes in', () => {
    const terminal = BlendingTerminal.spilled()
      .clearBlender()
      .begin('120')
      .add(...FIRST)
      .complete();
    terminal.given('LeaveStep').begin('125').at('2026-03-10 07:30:00').blended().begin('130');
    expect(terminal.scan(LUBRICANT).codes).toEqual(['container.void']);
    terminal.add(AGAIN).complete();
    expect(terminal.step('130').state).toBe('verified');
  });

  it('[S27] goes into no machine on hold', () => {
    const terminal = BlendingTerminal.charging().given('PlaceHold', {
      object: { kind: 'equipment', id: BLENDER },
      reason: 'investigation',
      narrative: null,
    });
    expect(terminal.scan(DC_01).codes).toEqual(['hold.equipment']);
  });
});

describe('a charge step', () => {
  it('[S81][S47] begins only in a machine that is cleared for the batch', () => {
    const terminal = BlendingTerminal.kitted().clearBlender().at('2026-03-11 07:30').enter('120');
    const told = terminal.when('StartStep');
    expect(told.codes).toContain('clearance.expired');
    expect(told.opened).toMatchObject({ trigger: 'outOfSequence' });
  });

  it('[S111] ends when everything it names is in, and is verified by then', () => {
    const terminal = BlendingTerminal.charging().add(...FIRST.slice(1));
    const open = terminal.when('CompleteStep', {}, { by: ADDER });
    expect(open.codes).toEqual(['evidence.missing']);
    terminal.add(DC_01).complete();
    expect(terminal.step('120')).toMatchObject({ state: 'verified', verifier: ADD_VERIFIER });
    expect(terminal.step('125').state).toBe('ready');
  });

  it('[S26] is work of the process function: the weigh function does nothing there', () => {
    const terminal = BlendingTerminal.charging();
    const booth = { station: 'WS-01', context: { batch: BATCH, step: '120' } };
    expect(terminal.when('EnterStep', { batch: BATCH, step: '120' }, { station: 'WS-01' }).codes).toContain(
      'station.function',
    );
    const told = terminal.when('ChargeContainer', { container: DC_01 }, booth);
    expect(told.kind).toBe('refused');
    expect(told.opened).toBeNull();
    expect(told.types).toEqual(['CommandDenied']);
  });
});
