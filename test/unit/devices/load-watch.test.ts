import { describe, expect, it } from 'vitest';
import { micrograms } from '../../../main/contract/quantity.ts';
import {
  type LoadObservation,
  startLoadWatch,
  watchLoad,
} from '../../../main/domain/equipment/load-watch.ts';

const KG = 1_000_000_000;
const DIVISION = micrograms(KG / 50);
/** [ms since the sample before, kg, stable] */
type Step = readonly [ms: number, kg: number, stable: boolean];

function observe(...steps: readonly Step[]): readonly string[] {
  let state = startLoadWatch(DIVISION);
  let mono = 0;
  const seen: LoadObservation[] = [];
  for (const [ms, kg, stable] of steps) {
    mono += ms;
    const step = watchLoad(state, { mass: micrograms(Math.round(kg * KG)), stable, mono });
    state = step.state;
    seen.push(...step.observations);
  }
  return seen.map(({ kind, mass }) => `${kind} ${mass / KG}`);
}

describe('the load watch', () => {
  it('tells a load put on, settled, and taken off again', () => {
    expect(
      observe(
        [0, 0, true],
        [150, 3, false],
        [150, 6.4, false],
        [150, 6.58, true],
        [150, 6.58, true],
        [150, 3, false],
        [150, 0, true],
      ),
    ).toEqual(['settled 0', 'moved 3', 'settled 6.58', 'moved 3', 'settled 0', 'left 0']);
  });

  it('tells a zero or tare at the instrument: a jump without anything between', () => {
    expect(observe([0, 1.54, true], [150, 1.54, true], [150, 0, true])).toEqual([
      'settled 1.54',
      'instrument-tare-or-zero 0',
    ]);
  });

  it('tells it too when pressing the key shook the pan', () => {
    expect(observe([0, 1.54, true], [150, 1.54, false], [150, 1.56, false], [150, 0, true])).toEqual([
      'settled 1.54',
      'instrument-tare-or-zero 0',
    ]);
  });

  it('takes a change after a gap for a change of load: the motion may have gone unseen', () => {
    expect(observe([0, 0, true], [900, 26.54, true])).toEqual(['settled 0', 'moved 26.54', 'settled 26.54']);
  });

  it('takes one division up or down for the same load, and creeping for a new one, never for a key', () => {
    expect(observe([0, 5, true], [150, 5.02, true], [150, 5, true], [150, 4.98, true])).toEqual([
      'settled 5',
    ]);
    expect(observe([0, 5, true], [150, 5.02, true], [150, 5.04, true], [150, 5.06, true])).toEqual([
      'settled 5',
      'moved 5.04',
      'settled 5.04',
    ]);
  });

  it('tells a touched load that comes back to the same value', () => {
    expect(observe([0, 5, true], [150, 5.3, false], [150, 5, true])).toEqual([
      'settled 5',
      'moved 5.3',
      'settled 5',
    ]);
  });

  it('does not call a pan left that was never loaded', () => {
    expect(observe([0, 0, true], [150, 0.02, true], [150, 0, true])).toEqual(['settled 0']);
  });

  it('is pure: the same samples give the same observations from the same state', () => {
    const state = startLoadWatch(DIVISION);
    const sample = { mass: DIVISION, stable: true, mono: 1 };
    expect(watchLoad(state, sample)).toEqual(watchLoad(state, sample));
    expect(state).toEqual(startLoadWatch(DIVISION));
  });
});
