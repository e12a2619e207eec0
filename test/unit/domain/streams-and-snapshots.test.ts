import { describe, expect, it } from 'vitest';
import type { DomainEvent, EventData, EventType } from '../../../main/domain/events.ts';
import { evolve } from '../../../main/domain/evolve/evolve.ts';
import { PlantState } from '../../../main/domain/state.ts';
import { streamOf } from '../../../main/domain/streams.ts';
import { BATCH, boothBefore, FLOOR, WeighBooth } from '../../support/weigh-booth.ts';

const AT = '2026-03-09T15:00:00.000Z';
const DC06 = `${BATCH}/DC-06`;
const at = (step: string, more: object = {}) => ({ batch: BATCH, step, ...more });

describe('the stream of an event', () => {
  const of = (type: EventType, data: object) => streamOf({ type, data } as unknown as DomainEvent);

  it.each([
    ['WeightAccepted', at('60', { container: DC06, person: 'OP-101' }), `batch/${BATCH}`],
    ['ExceptionOpened', { exception: { id: 'EX-01', batch: BATCH } }, 'exception/EX-01'],
    ['ExceptionSettled', { exception: 'EX-01' }, 'exception/EX-01'],
    ['HoldPlaced', { hold: { id: 'H-1' } }, 'hold/H-1'],
    ['HoldReleased', { hold: 'H-1', person: 'QA-01' }, 'hold/H-1'],
    ['PersonLockedOut', { person: 'OP-101' }, 'person/OP-101'],
    ['ContainerMoved', { container: 'C-1' }, 'container/C-1'],
    ['SampleTaken', { sample: { id: 'SMP-01', batch: BATCH } }, 'sample/SMP-01'],
    ['ResultVerified', { sample: 'SMP-01', test: 'assay' }, 'sample/SMP-01'],
    ['LotJudged', { lot: 'L-1' }, 'lot/L-1'],
    ['HoldLabelReserved', { container: 'C-1', station: 'WS-01' }, 'container/C-1'],
    ['ContainerReidentified', { container: 'C-1', batch: 'B-1' }, 'batch/B-1'],
    ['ReceivedLabelSeen', { container: 'C-1' }, 'container/C-1'],
    ['ContainerCounted', { container: 'C-1' }, 'container/C-1'],
    ['ContainerStaged', { container: 'C-1', batch: 'B-1' }, 'batch/B-1'],
    ['DeviceObserved', { equipment: FLOOR }, `equipment/${FLOOR}`],
    ['InstrumentIdentified', { equipment: FLOOR, connection: 'boot/1' }, `equipment/${FLOOR}`],
    ['BoothWiped', { station: 'WS-01', item: 'RM-1' }, 'station/WS-01'],
    ['StepLeft', { terminal: 'WS-01-1' }, 'terminal/WS-01-1'],
    ['DoorFlood', { count: 1 }, 'plant'],
    ['LogGapDeclared', { epoch: 2 }, 'log'],
    ['BatchCrossedGap', { batch: BATCH, epoch: 2 }, `batch/${BATCH}`],
  ] as const)('[R1 11.10(e)] %s belongs to %o: %s', (type, data, stream) => {
    expect(of(type, data)).toBe(stream);
  });
});

describe('a snapshot', () => {
  const whole = () => boothBefore('90').begin('90');

  it('[R1 11.10(c)] goes through JSON and decides as the state it was taken of', () => {
    const live = whole();
    const restored = WeighBooth.from(JSON.parse(JSON.stringify(live.state.toData())), [], live.moment);
    expect(restored.state.toData()).toEqual(live.state.toData());
    for (const booth of [live, restored]) booth.when('SelectScale', { scale: FLOOR });
    for (const booth of [live, restored])
      booth.given('SelectScale', { scale: 'SCL-02' }).scanned('SD-2506-077-01');
    expect(restored.state.toData()).toEqual(live.state.toData());
    expect(restored.state.get('exceptions', 'EX-01')?.state).toBe('ruleClosed');
  });

  it('[R1 11.10(c)] equals the replay of every event from the first', () => {
    const live = whole();
    const draft = new PlantState().draft();
    const replayed = new PlantState();
    for (const recorded of live.recorded) evolve(draft, recorded);
    replayed.absorb(draft);
    const sorted = (state: PlantState) =>
      Object.fromEntries(Object.entries(state.toData()).map(([table, rows]) => [table, new Map(rows)]));
    expect(sorted(replayed)).toEqual(sorted(live.state));
  });

  it('[R1 11.10(c)] of the changes since another one tells the same as a whole one', () => {
    const live = boothBefore('60');
    const whole = JSON.parse(JSON.stringify(live.state.toData()));
    live.state.settle();
    live.begin('60').given('SelectScale', { scale: FLOOR }).scan('RH-2507-033-01');
    const first = JSON.parse(JSON.stringify(live.state.changes()));
    live.state.settle();
    live.scanned('CB-2508-009-01').given('SignOut');
    const second = JSON.parse(JSON.stringify(live.state.changes()));
    const rows = (state: PlantState) =>
      Object.fromEntries(Object.entries(state.toData()).map(([table, data]) => [table, new Map(data)]));
    expect(rows(PlantState.fromData(whole, first, second))).toEqual(rows(live.state));
    expect(Object.keys(second)).not.toContain('recipes');
  });

  it('a draft is seen by nobody until it is absorbed', () => {
    const { state } = boothBefore('20');
    const draft = state.draft();
    const data = { person: 'OP-107' } as unknown as EventData['PersonLockedOut'];
    evolve(draft, {
      at: AT,
      station: null,
      person: null,
      session: null,
      event: { type: 'PersonLockedOut', data },
    });
    expect(draft.get('people', 'OP-107')?.lockedAt).toBe(AT);
    expect([...draft.all('people')].filter(({ lockedAt }) => lockedAt)).toHaveLength(1);
    expect([...draft.all('people')]).toHaveLength([...state.all('people')].length);
    expect(state.get('people', 'OP-107')?.lockedAt).toBeNull();
    draft.remove('people', 'OP-107');
    expect(draft.get('people', 'OP-107')).toBeUndefined();
    state.absorb(draft);
    expect(state.get('people', 'OP-107')).toBeUndefined();
  });
});
