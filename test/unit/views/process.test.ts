import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../main/application/views/affordances.ts';
import { batchRecord } from '../../../main/application/views/batch-record.ts';
import { weighingAt } from '../../../main/application/views/live-context.ts';
import { stepScreen } from '../../../main/application/views/step-screen.ts';
import { traceGraph } from '../../../main/application/views/trace.ts';
import type {
  ChargeScreen,
  DischargeScreen,
  KitScreen,
  ProcessScreen,
  Screen,
} from '../../../main/contract/views.ts';
import { factsOf } from '../../../main/domain/decide.ts';
import { signingText } from '../../../main/domain/identity/signing-text.ts';
import {
  ADD_VERIFIER,
  BlendingTerminal,
  DRUM_SCALE,
  dc,
  FIRST,
  LUBRICANT,
} from '../../support/blending-terminal.ts';
import { BATCH, certain } from '../../support/weigh-booth.ts';
import { HEALTH } from './floor.ts';

function inputOf(terminal: BlendingTerminal, station = 'BL-01') {
  return {
    revision: 1,
    state: terminal.state,
    moment: terminal.moment,
    origin: { station, terminal: `${station}-1` },
    devices: [],
    health: HEALTH,
    gap: null,
    locksIn: null,
  } as unknown as Parameters<typeof stepScreen>[0];
}

function screenOf<Kind extends Screen['kind']>(
  terminal: BlendingTerminal,
  kind: Kind,
  station?: string,
): Extract<Screen, { kind: Kind }> {
  const input = inputOf(terminal, station);
  const screen = stepScreen(input, previewOf(input));
  if (screen?.kind !== kind) throw new Error(`the screen shows ${screen?.kind}`);
  return screen as Extract<Screen, { kind: Kind }>;
}
const charge = (terminal: BlendingTerminal): ChargeScreen => screenOf(terminal, 'charge');
const process = (terminal: BlendingTerminal): ProcessScreen => screenOf(terminal, 'process');
const DC_01 = dc(1);

describe('the screen of a charge', () => {
  it('[S130] leads from the scan to the second person, to the signature, and to the add', () => {
    const terminal = BlendingTerminal.charging();
    expect(charge(terminal)).toMatchObject({
      equipment: { id: 'BB-500', name: 'Bin blender 500 L' },
      pending: null,
      task: { code: 'scanToCharge', data: { equipment: 'BB-500' } },
    });
    terminal.scanned(DC_01);
    const called = charge(terminal);
    expect(called).toMatchObject({
      pending: { container: DC_01, net: '25.00 kg', adder: 'L. Tran', verifier: null },
      task: { code: 'callAddVerifier' },
    });
    expect(called.affordances.BeginVerification?.passes).toBe(true);
    expect(called.affordances.ChargeContainer?.refusals.map(({ code }) => code)).toEqual([
      'charge.unverified',
    ]);
    terminal.given('BeginVerification', { verifier: ADD_VERIFIER });
    expect(charge(terminal).task).toEqual({
      code: 'verifierScansAddition',
      data: { verifier: 'J. Nowak', container: DC_01 },
    });
    terminal.scanned(DC_01);
    const signing = charge(terminal);
    expect(signing.task).toEqual({ code: 'verifierSigns', data: { verifier: 'J. Nowak' } });
    expect(signing.affordances.VerifyAddition?.passes).toBe(true);
    terminal.given('VerifyAddition', {}, { by: ADD_VERIFIER });
    expect(charge(terminal)).toMatchObject({ pending: { verified: true }, task: { code: 'addContainer' } });
    terminal.given('ChargeContainer', { container: DC_01 });
    const [first] = charge(terminal).containers;
    expect(first?.charged).toEqual({ adder: 'L. Tran', addVerifier: 'J. Nowak' });
  });

  it('adds up what is in, by what was weighed, and asks for the signature when all is', () => {
    const terminal = BlendingTerminal.charging().add(DC_01, dc(2));
    expect(charge(terminal)).toMatchObject({ chargedTotal: '50.02 kg', total: '160.8904 kg' });
    terminal.add(...FIRST.slice(2));
    expect(charge(terminal)).toMatchObject({
      chargedTotal: '160.8904 kg',
      task: { code: 'signStep', data: { step: '120' } },
    });
    expect(charge(terminal).affordances).not.toHaveProperty('VerifyStep');
    const booth = { station: 'WS-01' };
    terminal.given('EnterStep', { batch: BATCH, step: '110' }, booth);
    const kit: KitScreen = screenOf(terminal, 'kit', 'WS-01');
    expect(kit.total).toBe('162.515 kg');
  });

  it('[S34][R1 11.50] signs a text that names the container, where it came from, and everybody who answers for it', () => {
    const terminal = BlendingTerminal.charging().scanned(DC_01);
    terminal.given('BeginVerification', { verifier: ADD_VERIFIER }).scanned(DC_01);
    const facts = previewOf(inputOf(terminal)).facts({ type: 'VerifyAddition' });
    expect(signingText(factsOf(terminal.state, facts.command, facts.observed))).toBe(
      [
        'Meaning: verified',
        `Batch ${BATCH}, step 120: add ${DC_01} to BB-500`,
        'Item RM-1001 Ascorbic acid, fine',
        'From AA-2409-117-01, lot AA-2409-117',
        'Net 25 kg',
        'Weighed by OP-101, verified by OP-107',
        'Added by OP-203',
        `Scanned by the verifier: ${DC_01}`,
      ].join('\n'),
    );
  });
});

describe('the screen of a process', () => {
  it('[S111] counts down the time that the station measures, and asks for the values meanwhile', () => {
    const terminal = BlendingTerminal.charged().at('2026-03-10 07:30:00');
    expect(process(terminal)).toMatchObject({
      machine: 'notStarted',
      left: '15:00',
      time: 'short',
      task: { code: 'startProcess' },
    });
    terminal.given('StartProcess').at('2026-03-10 07:37:30');
    const running = process(terminal);
    expect(running).toMatchObject({
      machine: 'running',
      ran: '7:30',
      left: '7:30',
      task: { code: 'enterParameter', data: { parameter: 'Speed', equipment: 'BB-500' } },
    });
    expect(running.affordances.StopProcess?.refusals.map(({ code }) => code)).toEqual(['duration.left']);
    terminal.given('RecordParameter', { parameter: 'rpm', value: '12' });
    expect(process(terminal)).toMatchObject({
      task: { code: 'runProcess' },
      parameters: [{ name: 'Speed', value: '12', by: 'L. Tran', lowest: '11', highest: '13' }],
    });
    terminal.at('2026-03-10 07:45:00');
    expect(process(terminal)).toMatchObject({ left: '0:00', time: 'within', task: { code: 'endProcess' } });
    terminal.at('2026-03-10 07:47:01');
    expect(process(terminal).time).toBe('over');
  });

  it('says why a machine stands, and asks for the signature when its time is done', () => {
    const terminal = BlendingTerminal.charged().at('2026-03-10 07:30:00').given('StartProcess');
    terminal.at('2026-03-10 07:40:00').given('StopProcess', { reason: 'power-failure' });
    expect(process(terminal)).toMatchObject({
      machine: 'stopped',
      stoppedFor: 'power-failure',
      left: '5:00',
      task: { code: 'startProcess' },
    });
    terminal.given('StartProcess').given('RecordParameter', { parameter: 'rpm', value: '12' });
    terminal.at('2026-03-10 07:45:30').given('StopProcess', { reason: 'run-finished' });
    expect(process(terminal)).toMatchObject({
      machine: 'finished',
      ran: '15:30',
      task: { code: 'signStep' },
    });
  });
});

describe('the screen of a discharge', () => {
  const discharge = (terminal: BlendingTerminal): DischargeScreen => screenOf(terminal, 'discharge');

  it('[S111] leads from the zero to the tare, the weight and the label, and tells the yield', () => {
    const terminal = BlendingTerminal.discharging();
    expect(discharge(terminal)).toMatchObject({
      phase: 'zero',
      scale: DRUM_SCALE,
      item: { id: 'IM-VC500', name: 'Vitamin C 500 mg blend' },
      charged: '162.515 kg',
      discharged: '0.00 kg',
      equipment: { clean: { status: 'inUse' } },
    });
    terminal.given('ZeroScale', { scale: DRUM_SCALE }, { shows: '0.00' });
    expect(discharge(terminal)).toMatchObject({
      phase: 'tare',
      task: { code: 'tareIntermediate', data: { class: 'Drum 60 L', container: `${BATCH}/BD-1` } },
    });
    terminal.given('CaptureTare', {}, { shows: '1.50' });
    expect(discharge(terminal)).toMatchObject({
      phase: 'fill',
      current: { container: `${BATCH}/BD-1`, tare: '1.50' },
      task: { code: 'fillIntermediate' },
    });
    terminal.given('AcceptWeight', {}, { shows: '42.00' });
    expect(discharge(terminal)).toMatchObject({
      phase: 'label',
      label: { container: `${BATCH}/BD-1`, outcome: 'none' },
      containers: [{ net: '40.50', gross: '42.00', tare: '1.50', unit: 'kg', phase: 'weighed' }],
    });
    terminal.given('PrintLabel', { container: `${BATCH}/BD-1` }).printed(`${BATCH}/BD-1`);
    expect(discharge(terminal)).toMatchObject({
      phase: 'next',
      label: null,
      discharged: '40.50 kg',
      yield: { percent: '24.92', lowest: '98.0', highest: '101.0', within: false },
    });
  });

  it('shows a live net without a verdict: nothing is compared', () => {
    const terminal = BlendingTerminal.discharging();
    terminal.given('ZeroScale', { scale: DRUM_SCALE }, { shows: '0.00' });
    terminal.given('CaptureTare', {}, { shows: '1.50' });
    const scale = terminal.scale(DRUM_SCALE);
    const origin = { station: 'BL-01', terminal: 'BL-01-1' } as never;
    expect(weighingAt(terminal.state, origin, scale)).toEqual({ tare: 1_500_000_000, marks: null });
  });
});

describe('the record of a blend', () => {
  it('[R2 111.260] names four people for every container, and how long the machine ran and at what setting', () => {
    const terminal = BlendingTerminal.charged().at('2026-03-10 07:30:00').blended();
    const steps = certain(batchRecord(terminal.state, BATCH)).steps;
    const valuesOf = (id: string) => certain(steps.find((step) => step.id === id)).values;
    expect(valuesOf('120')).toHaveLength(9);
    expect(valuesOf('120')[0]).toMatchObject({
      what: DC_01,
      value: '25 kg',
      added: { weigher: 'M. Alvarez', weighVerifier: 'D. Price', adder: 'L. Tran', addVerifier: 'J. Nowak' },
    });
    expect(valuesOf('125').map(({ what, value, source }) => [what, value, source])).toEqual([
      ['BB-500', '16:00 min', 'station'],
      ['Speed', '12 rpm', 'person'],
    ]);
  });

  it('[S66] shows what is in the machine between the kit and the batch', () => {
    const terminal = BlendingTerminal.charged();
    const graph = certain(traceGraph(terminal.state, { kind: 'container', id: DC_01 }, terminal.moment.day));
    expect(graph.nodes.find(({ kind }) => kind === 'charge')).toMatchObject({ id: `BB-500/${BATCH}` });
    expect(graph.nodes.find(({ id }) => id === DC_01)).toMatchObject({ status: 'charged' });
    expect(terminal.state.get('containers', LUBRICANT)).toMatchObject({ physical: 'onHand' });
  });
});
