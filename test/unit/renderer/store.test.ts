import { beforeEach, describe, expect, test } from 'vitest';
import type { Denial } from '../../../main/contract/replies.ts';
import type { LiveWeight, StationView } from '../../../main/contract/views.ts';
import { BOOTH, fails, inStep, PASSES } from '../../../renderer/gallery/fixture.ts';
import { DISPENSING } from '../../../renderer/gallery/fixtures-dispense.ts';
import { holdTargets } from '../../../renderer/overlays/hold-targets.ts';
import { cueFor } from '../../../renderer/sound/cues.ts';
import { commandFrom, contextOf } from '../../../renderer/store/draft.ts';
import { itemInBooth } from '../../../renderer/store/item-in-booth.ts';
import { REASONS_FOR } from '../../../renderer/store/overlay.ts';
import { changeBy } from '../../../renderer/store/receive.ts';
import { type StationState, useStation } from '../../../renderer/store/station-store.ts';

const EMPTY = useStation.getState();

function fixture(id: string) {
  const found = DISPENSING.find((each) => each.id === id);
  if (found === undefined || found.screen.kind !== 'dispense') throw new Error(`no dispense fixture ${id}`);
  return { ...found, screen: found.screen };
}

const FILLING = fixture('dispense-fill-in');
const viewOf = ({ frame, screen }: typeof FILLING): StationView => ({ revision: 1, frame, screen });
function heard(state: StationState, ...pushes: Parameters<typeof changeBy>[1][]): StationState {
  let present = state;
  for (const push of pushes) present = { ...present, ...changeBy(present, push) };
  return present;
}
const at = (view: StationView, extra: Partial<StationState> = {}): StationState => ({
  ...EMPTY,
  view,
  ...extra,
});

const denial: Denial = {
  seq: 4417,
  at: '2026-03-09T10:31:10.000Z',
  command: 'AcceptWeight',
  refusals: [{ gate: 'requireNoOvershoot', code: 'overshoot.latched', data: {}, clears: null }],
  exception: null,
};
const accepts = (passes: boolean): StationView => {
  const affordance = passes ? PASSES : fails(...denial.refusals);
  return viewOf({
    ...FILLING,
    screen: { ...FILLING.screen, affordances: { ...FILLING.screen.affordances, AcceptWeight: affordance } },
  });
};

beforeEach(() => useStation.setState(EMPTY, true));

describe('what a screen shows after a message', () => {
  test('is the whole view, and the last picture of each scale', () => {
    const live = (scale: string, gross: string) => ({ ...FILLING.live?.[0], scale, gross }) as LiveWeight;
    const state = heard(
      EMPTY,
      { kind: 'view', view: viewOf(FILLING) },
      { kind: 'live', live: live('SCL-01', '5.30') },
      { kind: 'live', live: live('SCL-02', '0.1') },
      { kind: 'live', live: live('SCL-01', '5.32') },
    );
    expect(state.view?.screen).toBe(FILLING.screen);
    expect(Object.values(state.live).map(({ scale, gross }) => [scale, gross])).toEqual([
      ['SCL-01', '5.32'],
      ['SCL-02', '0.1'],
    ]);
  });

  test('[S142] a block panel closes when the same action, refused before, would pass', () => {
    const blocked = heard(at(accepts(false)), { kind: 'refused', denial });
    expect(blocked.blocked).toBe(denial);
    expect(heard(blocked, { kind: 'view', view: accepts(false) }).blocked).toBe(denial);
    expect(heard(blocked, { kind: 'view', view: accepts(true) }).blocked).toBeNull();
  });

  test('[S142] a refusal of one moment stays until it is read: its action passed before and after', () => {
    const blocked = heard(at(accepts(true)), { kind: 'refused', denial });
    expect(heard(blocked, { kind: 'view', view: accepts(true) }).blocked).toBe(denial);
  });

  test('a scan that is taken closes the panel, and a second scan counts again', () => {
    const state = heard(
      at(accepts(true)),
      { kind: 'refused', denial },
      { kind: 'scanned', what: 'RH-2507-033-01' },
    );
    expect(state.blocked).toBeNull();
    expect(heard(state, { kind: 'scanned', what: 'RH-2507-033-01' }).scan).toEqual({
      what: 'RH-2507-033-01',
      n: 2,
    });
  });

  test('another place closes what lay open over the last one', () => {
    const open = at(viewOf(FILLING), {
      overlay: { kind: 'problem' },
      blocked: denial,
      badge: { person: 'OP-107', n: 1 },
    });
    const moved: StationView = { ...viewOf(FILLING), frame: inStep('80') };
    expect(heard(open, { kind: 'view', view: moved })).toMatchObject({
      overlay: null,
      blocked: null,
      badge: null,
    });
    expect(heard(open, { kind: 'view', view: viewOf(FILLING) }).overlay).toEqual({ kind: 'problem' });
  });
});

describe('a command', () => {
  test('[S31] claims the context that the screen shows, under an id of its own', () => {
    const view = viewOf(FILLING);
    expect(contextOf(view)).toEqual({ station: 'WS-01', person: 'OP-101', batch: 'VC5-26-0147', step: '70' });
    expect(contextOf({ ...view, frame: BOOTH })).toEqual({
      station: 'WS-01',
      person: null,
      batch: null,
      step: null,
    });
    const first = commandFrom({ type: 'LeaveStep' }, view);
    expect(first).toMatchObject({ type: 'LeaveStep', context: contextOf(view) });
    expect(first.id).not.toBe(commandFrom({ type: 'LeaveStep' }, view).id);
  });

  test('[S8] "other" is offered only where a sentence stands beside it', () => {
    const withSentence = [
      'settle',
      'hold',
      'approve',
      'reject',
      'declareGap',
      'refuseCorrection',
      'invalidate',
      'strike',
      'closeCheck',
      'decide',
      'return',
      'reopen',
      'voidException',
      'late',
    ];
    for (const [place, codes] of Object.entries(REASONS_FOR))
      expect(codes.includes('other-see-narrative'), place).toBe(withSentence.includes(place));
  });

  test('a hold can name what is here, each once', () => {
    expect(holdTargets(FILLING.frame, FILLING.screen)).toEqual([
      { kind: 'lot', id: 'RH-2507-033' },
      { kind: 'container', id: 'RH-2507-033-01' },
      { kind: 'equipment', id: 'SCL-01' },
      { kind: 'batch', id: 'VC5-26-0147' },
      { kind: 'station', id: 'WS-01' },
    ]);
  });

  test('the material still in the booth is read off the gate that names it', () => {
    const data = { station: 'WS-01', item: 'RM-1022', next: 'RM-2003' };
    expect(itemInBooth([{ gate: 'requireBoothFree', code: 'booth.material', data, clears: null }])).toBe(
      'RM-1022',
    );
    expect(itemInBooth([])).toBe('');
  });
});

describe('a cue', () => {
  const here = at(viewOf(FILLING));
  const weighing = (zone: LiveWeight['zone'], stable: boolean): StationState => ({
    ...here,
    live: { 'SCL-01': { ...FILLING.live?.[0], zone, stable } as LiveWeight },
  });

  test('is heard once on entering tolerance at rest, and once on going over', () => {
    expect(cueFor(weighing('under', true), weighing('in', true))).toBe('inTolerance');
    expect(cueFor(weighing('in', false), weighing('in', true))).toBe('inTolerance');
    expect(cueFor(weighing('in', true), weighing('in', true))).toBeNull();
    expect(cueFor(weighing('under', true), weighing('in', false))).toBeNull();
    expect(cueFor(weighing('in', true), weighing('over', true))).toBe('over');
  });

  test('tells a refusal from an alarm, and puts both before all else', () => {
    const alarm = {
      ...denial,
      exception: { id: 'EX-02', severity: 'major', owner: 'supervisor', ownerNames: [] },
    } as const;
    expect(cueFor(here, { ...weighing('in', true), blocked: denial })).toBe('refused');
    expect(cueFor(here, { ...here, blocked: alarm })).toBe('alarm');
    expect(cueFor({ ...here, blocked: alarm }, { ...here, blocked: alarm })).toBeNull();
  });

  test('ticks for a scan and calls the verifier', () => {
    expect(cueFor(here, { ...here, scan: { what: 'DC-07', n: 1 } })).toBe('taken');
    expect(cueFor(here, at(viewOf(fixture('dispense-verify-call'))))).toBe('verifier');
  });

  test('is not given by a scale that is not in use', () => {
    const other = { ...here, live: { 'SCL-02': { ...FILLING.live?.[0], scale: 'SCL-02' } as LiveWeight } };
    expect(cueFor(here, other)).toBeNull();
  });
});
