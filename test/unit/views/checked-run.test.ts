import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../main/application/views/affordances.ts';
import { batchRecord } from '../../../main/application/views/batch-record.ts';
import { stepScreen } from '../../../main/application/views/step-screen.ts';
import { traceGraph } from '../../../main/application/views/trace.ts';
import type { CheckedRunScreen } from '../../../main/contract/views.ts';
import {
  ADJUSTED,
  CAPSULES,
  Encapsulator,
  GOOD,
  HEAVY,
  SECOND,
  TERMINAL,
} from '../../support/encapsulator.ts';
import { HEALTH } from './floor.ts';

function screenOf(run: Encapsulator): CheckedRunScreen {
  const input = {
    revision: 1,
    state: run.state,
    moment: run.moment,
    origin: { station: TERMINAL, terminal: `${TERMINAL}-1` },
    devices: [],
    health: HEALTH,
    gap: null,
    locksIn: null,
  } as unknown as Parameters<typeof stepScreen>[0];
  const screen = stepScreen(input, previewOf(input));
  if (screen?.kind !== 'checkedRun') throw new Error(`the screen shows ${screen?.kind}`);
  return screen;
}
const cap = (number: string) => `${CAPSULES}/CAP-${number}`;
const taskOf = (run: Encapsulator) => screenOf(run).task.code;

describe('the screen of a run with in-process checks', () => {
  it('[S49] counts the running time down to the next check, and stands still with the machine', () => {
    const run = Encapsulator.begun();
    expect(screenOf(run)).toMatchObject({
      line: 'notStarted',
      next: null,
      task: { code: 'startCheckedRun' },
    });
    run.time('11:00').given('StartRun').time('11:05:29');
    expect(screenOf(run)).toMatchObject({
      line: 'running',
      next: { seconds: 1_471, window: 300, state: 'notYet' },
      output: { under: cap('01') },
      task: { code: 'runChecked' },
    });
    expect(screenOf(run).affordances.OpenInProcess?.passes).toBe(false);
    run.time('11:26');
    expect(screenOf(run)).toMatchObject({
      next: { seconds: 240, state: 'due' },
      task: { code: 'openCheck' },
    });
    run.stop('line-jam').time('12:26');
    expect(screenOf(run)).toMatchObject({ next: { seconds: 240 }, task: { code: 'checkOutput' } });
    run.given('StartRun').time('12:35:01');
    expect(screenOf(run)).toMatchObject({ next: { seconds: -301, state: 'missed' } });
  });

  it('[S49] shows every placement in its order, what is outside, and what was struck by whom', () => {
    const run = Encapsulator.running().time('11:30').open();
    expect(taskOf(run)).toBe('placeUnit');
    run.lay(GOOD);
    expect([taskOf(run), screenOf(run).check?.pan]).toEqual(['captureUnit', 'waiting']);
    run.given('CapturePlacement', {}, { shows: GOOD });
    expect([taskOf(run), screenOf(run).check?.pan]).toEqual(['takeUnit', 'captured']);
    run.takeOff().lay('0.8400').takeOff();
    const struck = { check: 'IPC-01', number: 1, reason: 'instrument-disturbed', narrative: 'A draught.' };
    run.given('InvalidatePlacement', struck, { by: SECOND });
    expect(screenOf(run).check).toEqual({
      id: 'IPC-01',
      setUp: false,
      size: 20,
      counted: 1,
      recheckOf: null,
      container: cap('01'),
      pan: 'empty',
      placements: [
        {
          number: 1,
          mass: '768.0',
          within: true,
          left: false,
          invalid: { reason: 'instrument-disturbed', by: 'L. Tran', witness: 'J. Nowak' },
        },
        { number: 2, mass: '840.0', within: false, left: true, invalid: null },
      ],
    });
  });

  it('[S14][S15] draws the means with their limits, and says of each check what it came to', () => {
    const run = Encapsulator.running().check('11:30').time('12:00').open();
    run.weigh([...Array<string>(19).fill(GOOD), '0.7690']);
    run.check('12:30', HEAVY);
    const screen = screenOf(run);
    expect(screen.limits).toMatchObject({
      mean: { lowest: 752_600, highest: 783_400, text: ['752.6', '783.4'] },
      individual: { text: ['710.4', '825.6'] },
      centre: 768_000,
    });
    expect(screen.chart).toMatchObject([
      { id: 'IPC-01', state: 'passed', mean: 768_000, meanText: '768.0', lightest: 768_000, outside: 0 },
      { id: 'IPC-02', state: 'passed', mean: 768_050, meanText: '768.05', heaviest: 769_000 },
      { id: 'IPC-03', state: 'failed', meanText: '784.6', meanWithin: false, outside: 0 },
    ]);
    expect(screen).toMatchObject({
      standing: 'owed',
      next: null,
      task: { code: 'callOwner' },
      output: {
        under: null,
        containers: [
          { id: cap('01'), held: false },
          { id: cap('02'), held: false },
          { id: cap('03'), held: true },
          { id: cap('04'), held: true },
        ],
      },
    });
  });

  it('[S49] leads from the disposition over the recheck to the supervisor', () => {
    const run = Encapsulator.running().check('11:30', HEAVY).time('11:40').settle('EX-01');
    expect(screenOf(run).task).toEqual({ code: 'openRecheck', data: { check: 'IPC-01' } });
    run.open();
    expect(screenOf(run)).toMatchObject({ standing: 'rechecking', check: { recheckOf: 'IPC-01' } });
    run.weigh(ADJUSTED);
    expect(screenOf(run)).toMatchObject({ standing: 'rechecked', task: { code: 'callRestart' } });
    expect(screenOf(run).affordances.RestartRun?.passes).toBe(true);
    expect(screenOf(run).affordances.StartRun?.passes).toBe(false);
  });

  it('[S49] marks on the chart what was missed or closed incomplete', () => {
    const run = Encapsulator.running().time('11:36');
    run.note();
    run.settle('EX-01').time('11:40').open().place(GOOD);
    run.given('CloseInProcess', { reason: 'instrument-disturbed', narrative: null });
    expect(screenOf(run).chart.map(({ state, mean, recheck }) => [state, mean, recheck])).toEqual([
      ['missed', null, false],
      ['incomplete', null, true],
    ]);
  });

  it('[S111] asks for the signature when everything that was made is checked', () => {
    const run = Encapsulator.running().check('11:30').time('11:40').stop().open().weigh();
    expect(taskOf(run)).toBe('signStep');
  });
});

describe('the record of such a run', () => {
  it('[S33][S49] has every check and every placement, the struck ones included', () => {
    const run = Encapsulator.running().time('11:30').open().place('0.6000');
    const struck = { check: 'IPC-01', number: 1, reason: 'instrument-disturbed', narrative: 'A draught.' };
    run.given('InvalidatePlacement', struck, { by: SECOND }).weigh();
    const step = batchRecord(run.state, CAPSULES)?.steps.find(({ id }) => id === '150');
    expect(step?.values).toHaveLength(22);
    expect(step?.values[0]).toMatchObject({ id: 'IPC-01', value: 'passed 768.0 mg', by: 'L. Tran' });
    expect(step?.values[1]).toMatchObject({
      id: 'IPC-01 1',
      value: '600.0 mg',
      invalid: { by: 'L. Tran', reason: 'instrument-disturbed' },
    });
    run.time('12:06');
    run.note();
    const after = batchRecord(run.state, CAPSULES)?.steps.find(({ id }) => id === '150');
    expect(after?.values.at(-1)).toMatchObject({ id: 'IPC-02', value: 'missed' });
  });

  it('[S66][S96] follows the batch into the containers that it filled', () => {
    const run = Encapsulator.running().check('11:30', HEAVY);
    const graph = traceGraph(run.state, { kind: 'container', id: cap('01') }, run.moment.day);
    expect(graph?.nodes.find(({ id }) => id === cap('01'))).toMatchObject({
      kind: 'output',
      name: 'Vitamin C 500 mg, capsules in bulk',
      status: 'onHand',
      holds: ['H-2'],
    });
    expect(graph?.edges).toContainEqual({
      from: `batch:${CAPSULES}`,
      to: `output:${cap('01')}`,
      amount: null,
      batch: CAPSULES,
      step: '150',
    });
  });
});
