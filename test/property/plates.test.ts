import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { DomainEvent } from '../../main/domain/events.ts';
import type { Told } from '../support/given-when-then.ts';
import { Dice, Walk } from '../support/kernel-walk.ts';
import { boothBefore, certain, FLOOR, plated, WeighBooth } from '../support/weigh-booth.ts';

vi.setConfig({ testTimeout: 600_000 });
const RUNS = process.env['INTERLOCK_LONG'] ? 600 : 60;
const STAGES = ['30', '40', '60', '70'] as const;

const walks = fc.record({
  stage: fc.constantFrom(...STAGES),
  seeds: fc.array(fc.integer({ min: 1, max: 2_147_483_646 }), { minLength: 40, maxLength: 120, size: 'max' }),
});

const begun = new Map<string, string>();
function begin(stage: (typeof STAGES)[number]): WeighBooth {
  let data = begun.get(stage);
  if (data === undefined) {
    const { state, recorded, moment } = boothBefore(stage, plated);
    data = JSON.stringify({ state: state.toData(), recorded, moment });
    begun.set(stage, data);
  }
  const { state, recorded, moment } = JSON.parse(certain(data));
  return WeighBooth.from(state, recorded, moment);
}

/** What people and cables do to the floor scale: it is unplugged, plugged in, and its plate is scanned or not. */
function atTheCable(booth: WeighBooth, dice: Dice): Told | null {
  const told = dice.chance(60);
  switch (dice.upTo(4)) {
    case 0:
      // Another instrument may hang there from now on; the station may say so late.
      booth.connection = `boot/${dice.upTo(1_000_000)}`;
      return told
        ? booth.when('ObserveDevice', {
            equipment: FLOOR,
            what: 'reconnected',
            connection: booth.connection,
          })
        : null;
    case 1:
      return booth.when('ObserveDevice', { equipment: FLOOR, what: 'restarted', detail: '' });
    default:
      return booth.presentPlate(FLOOR, dice.chance(90) ? booth.connection : dice.of([null, 'boot/9']));
  }
}

/** A weight of the floor scale that an event records; readings off a display are none. */
function weighedOnFloor({ data }: DomainEvent): boolean {
  const evidence = 'evidence' in data ? (data.evidence as { source?: string; device?: string }) : null;
  return evidence?.source === 'device' && evidence.device === FLOOR;
}

describe('a scale that cannot say who it is, whatever happens to its cable', () => {
  it('[S1][S36][R1 11.10(h)] has no weight on record that was not sent over the connection its plate was scanned on', () => {
    let weighed = 0;
    let nameless = 0;
    fc.assert(
      fc.property(walks, ({ stage, seeds }) => {
        const booth = begin(stage);
        const walk = new Walk(booth);
        // Kept apart from the kernel: where the plate was scanned, and whether anything broke since.
        let named: string | null = booth.connection;
        for (const seed of seeds) {
          const dice = new Dice(seed);
          const told = dice.chance(12) ? atTheCable(booth, dice) : walk.go(seed);
          if (told === null) continue;
          for (const event of told.events) {
            if (event.type === 'InstrumentIdentified') named = event.data.connection;
            if (event.type === 'DeviceObserved' && event.data.equipment === FLOOR)
              named = event.data.what === 'unitChanged' ? named : null;
            if (!weighedOnFloor(event)) continue;
            weighed += 1;
            expect(named, `${event.type} is a weight of nobody knows what`).toBe(booth.connection);
          }
          if (told.codes.includes('reading.unidentified')) nameless += 1;
        }
      }),
      { seed: 147, numRuns: RUNS },
    );
    expect(weighed).toBeGreaterThan(RUNS);
    expect(nameless).toBeGreaterThan(RUNS / 4);
  });
});
