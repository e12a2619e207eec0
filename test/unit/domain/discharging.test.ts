import { describe, expect, it } from 'vitest';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { containerLabel } from '../../../main/application/station/label-printing.ts';
import { nextIntermediate } from '../../../main/domain/execution/discharging.ts';
import { holdsOverContainer } from '../../../main/domain/material/genealogy.ts';
import { traceOf } from '../../../main/domain/material/trace.ts';
import { readiness } from '../../../main/domain/release/readiness.ts';
import { plantFacts } from '../../../main/domain/state.ts';
import { ADD_VERIFIER, BlendingTerminal, DRUM_SCALE, dc } from '../../support/blending-terminal.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { BATCH, massOf } from '../../support/weigh-booth.ts';

const BD_1 = `${BATCH}/BD-1`;
const BD_2 = `${BATCH}/BD-2`;
/** The drums of the scenario: 161.88 kg of 162.515 kg. */
const DRUMS = ['42.00', '41.98', '42.02', '41.88'];
const emptied = (grosses: readonly string[] = DRUMS): BlendingTerminal => {
  const terminal = BlendingTerminal.discharging();
  for (const gross of grosses) terminal.drum(gross);
  return terminal;
};
const zeroed = () =>
  BlendingTerminal.discharging().given('ZeroScale', { scale: DRUM_SCALE }, { shows: '0.00' });
const statusOf = (terminal: BlendingTerminal) =>
  readiness(terminal.state, terminal.batch, 'verified').find(({ id }) => id === 'yields');

describe('a container of a blend', () => {
  it('[S36][S125] is tared, weighed and labelled before the next', () => {
    const terminal = BlendingTerminal.discharging();
    expect(terminal.when('CaptureTare', {}, { shows: '1.50' }).codes).toEqual(['zero.missing']);
    terminal.given('ZeroScale', { scale: DRUM_SCALE }, { shows: '0.00' });
    expect(terminal.when('AcceptWeight', {}, { shows: '42.00' }).codes).toEqual(['tare.missing']);
    expect(terminal.when('CaptureTare', {}, { shows: '2.50' }).codes).toEqual(['tare.range']);
    terminal.given('CaptureTare', {}, { shows: '1.50' });
    expect(terminal.when('CaptureTare', {}, { shows: '1.50' }).codes).toEqual(['tare.taken']);
    expect(terminal.when('ZeroScale', { scale: DRUM_SCALE }, { shows: '1.50' }).codes).toEqual([
      'zero.containerOn',
    ]);
    expect(terminal.when('AcceptWeight', {}, { shows: '1.50' }).codes).toEqual(['discharge.nothing']);
    const told = terminal.when('AcceptWeight', {}, { shows: '42.00' });
    expect(dataOf(told, 'IntermediateWeighed')).toMatchObject([
      { container: BD_1, gross: massOf('42.00 kg'), tare: massOf('1.50 kg'), net: massOf('40.50 kg') },
    ]);
    terminal.given('ZeroScale', { scale: DRUM_SCALE }, { shows: '0.00' });
    expect(terminal.when('CaptureTare', {}, { shows: '1.50' }).codes).toEqual(['container.unlabelled']);
    terminal.given('PrintLabel', { container: BD_1 }).printed(BD_1);
    expect(terminal.when('PrintLabel', { container: BD_1 }).codes).toEqual(['label.reprint']);
    expect(terminal.when('CaptureTare', {}, { shows: '1.50' }).codes).toEqual([]);
  });

  it('[S45][S122] is weighed on a scale of the station that was checked today', () => {
    const terminal = zeroed();
    expect(terminal.when('SelectScale', { scale: 'SCL-01' }).codes).toContain('scale.otherStation');
    terminal.at('2026-03-11 07:00');
    expect(terminal.when('CaptureTare', {}, { shows: '1.50' }).codes).toContain('check.due');
  });

  it('[S57][trigger:containerVoided] that was weighed too soon is voided, and weighed again under another name', () => {
    const terminal = zeroed().given('CaptureTare', {}, { shows: '1.50' });
    terminal.given('AcceptWeight', {}, { shows: '20.00' });
    const told = terminal.when('VoidContainer', { reason: 'instrument-disturbed' });
    expect(told.opened).toMatchObject({ trigger: 'containerVoided', object: `container:${BD_1}` });
    expect(terminal.state.get('containers', BD_1)).toMatchObject({ physical: 'consumed', quantity: 0 });
    const settle = { exception: told.opened?.id, reason: 'assessed-no-impact', narrative: null };
    terminal.given('SettleException', settle, { by: 'SUP-01' });
    expect(terminal.when('PrintLabel', { container: BD_1 }).codes).toEqual(['container.notWeighed']);
    expect(terminal.when('VoidContainer', { reason: 'spill' }).codes).toEqual(['container.none']);
    expect(terminal.drum('42.00')).toBe(BD_2);
    const open = terminal.given('ZeroScale', { scale: DRUM_SCALE }, { shows: '0.00' });
    open.given('CaptureTare', {}, { shows: '1.50' });
    expect(open.when('VoidContainer', { reason: 'spill' }).types).toContain('ContainerVoided');
    expect(open.discharge()).toMatchObject({ current: null });
    expect(nextIntermediate(open.batch, { kind: 'discharge', prefix: 'BD' } as never)).toBe(`${BATCH}/BD-4`);
    expect(open.discharge().containers.map(({ id, isVoid }) => [id, isVoid])).toEqual([
      [BD_1, true],
      [BD_2, false],
    ]);
  });

  it('settles a label of which nobody knows by a scan of it', () => {
    const waiting = () =>
      zeroed()
        .given('CaptureTare', {}, { shows: '1.50' })
        .given('AcceptWeight', {}, { shows: '42.00' })
        .given('PrintLabel', { container: BD_1 })
        .printed(BD_1, 'indeterminate');
    const terminal = waiting();
    expect(terminal.when('PrintLabel', { container: BD_1 }).codes).toEqual(['label.indeterminate']);
    const identity = { kind: 'container', item: 'IM-VC500', lot: BATCH, container: BD_1 };
    expect(waiting().present({ ...identity, lot: 'AA-2409-117' }).codes).toContain('identity.contradicts');
    expect(terminal.present(identity).types).toContain('LabelSeen');
    expect(terminal.discharge().containers[0]?.label).toMatchObject({ outcome: 'confirmed', printed: 1 });
  });

  it('[R3 211.101(b)] has a label that says its batch for its lot', () => {
    const terminal = emptied(['42.00']);
    const { timeZone, dayStart } = plantFacts(terminal.state).site;
    const calendar = plantCalendar(timeZone, dayStart);
    expect(containerLabel(terminal.state, BD_1, null, calendar)).toMatchObject({
      container: BD_1,
      itemName: 'Vitamin C 500 mg blend',
      lot: BATCH,
      net: '40.50',
      tare: '1.50',
      gross: '42.00',
      unit: 'kg',
      by: 'L. Tran',
      scale: DRUM_SCALE,
      reprint: 1,
    });
  });

  it('[S66][S96][S103] comes from everything that was charged: the trace and every hold lead to it', () => {
    const terminal = emptied(['42.00', '41.98']);
    const flows = traceOf(terminal.state, { kind: 'container', id: BD_2 })?.flows ?? [];
    expect(flows.filter(({ to }) => to.id === BD_2)).toMatchObject([
      { from: { kind: 'charge' }, mass: massOf('40.48 kg'), step: '140' },
    ]);
    expect(flows.some(({ from }) => from.id === 'AA-2409-117')).toBe(true);
    expect(flows.some(({ from }) => from.id === BD_1)).toBe(false);
    const hold = { object: { kind: 'lot', id: 'MS-2511-020' }, reason: 'coa-mismatch', narrative: null };
    terminal.given('PlaceHold', hold);
    expect(holdsOverContainer(terminal.state, BD_1 as never)).toHaveLength(1);
    expect(terminal.when('ZeroScale', { scale: DRUM_SCALE }, { shows: '0.00' }).codes).toEqual(['hold.lot']);
  });

  it('[R2 111.80] gives the sample that quality takes of the blend', () => {
    const terminal = emptied();
    terminal.complete().given('VerifyStep', {}, { by: ADD_VERIFIER }).given('LeaveStep');
    terminal.present({ kind: 'container', item: 'IM-VC500', lot: BATCH, container: BD_1 });
    const sample = { batch: BATCH, container: BD_1, quantity: '0.24', unit: 'kg', purpose: 'release' };
    terminal.given('TakeSample', sample);
    expect(terminal.state.get('containers', BD_1)).toMatchObject({ quantity: massOf('40.26 kg') });
  });
});

describe('the yield of a blend', () => {
  it('[S49][R2 111.260] is what came out of what was charged, and is signed for', () => {
    const terminal = emptied();
    const told = terminal.when('CompleteStep', {}, { by: 'OP-203' });
    expect(dataOf(told, 'StepCompleted')[0]?.signature?.text).toContain(
      'Out of BB-500: 161.88 kg of 162.515 kg, yield 99.61 % (98.0–101.0 %)',
    );
    expect(told.opened).toBeNull();
    terminal.given('VerifyStep', {}, { by: ADD_VERIFIER });
    expect(terminal.batch.state).toBe('executed');
    expect(statusOf(terminal)?.status).toBe('closed');
  });

  it('[S44][S49][trigger:yieldOutside] outside its limits is an NC, and the batch is held', () => {
    const terminal = emptied(DRUMS.slice(1));
    const told = terminal.when('CompleteStep', {}, { by: 'OP-203' });
    expect(told.opened).toMatchObject({
      trigger: 'yieldOutside',
      severity: 'major',
      owner: 'qaReviewer',
      links: ['NC-01'],
    });
    expect(dataOf(told, 'HoldPlaced')[0]?.hold.object).toEqual({ kind: 'batch', id: BATCH });
    expect(statusOf(terminal)?.status).toBe('open');
  });

  it('[S111] waits for a container, and for every label', () => {
    const terminal = BlendingTerminal.discharging();
    const complete = () => terminal.when('CompleteStep', {}, { by: 'OP-203' }).codes;
    expect(complete()).toEqual(['evidence.missing']);
    terminal.given('ZeroScale', { scale: DRUM_SCALE }, { shows: '0.00' });
    terminal.given('CaptureTare', {}, { shows: '1.50' });
    expect(complete()).toEqual(['evidence.missing']);
    terminal.given('AcceptWeight', {}, { shows: '42.00' });
    expect(complete()).toEqual(['evidence.missing']);
  });

  it('frees the machine for its cleaning', () => {
    const terminal = emptied();
    expect(terminal.cleanBlender().codes).toEqual(['machine.occupied']);
    terminal.complete();
    expect(terminal.cleanBlender().codes).toEqual([]);
    expect(terminal.state.get('containers', dc(1))).toMatchObject({ physical: 'consumed' });
  });
});
