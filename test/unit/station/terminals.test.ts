import { expect, it } from 'vitest';
import { Terminals } from '../../../main/application/station/terminals.ts';
import type { StationPush, StationView } from '../../../main/contract/views.ts';
import type { Origin } from '../../../main/domain/kernel-command.ts';

const origin = { station: 'WS-01', terminal: 'WS-01-1' } as unknown as Origin;

/** Terminals over a picture that the test changes; what the one that looks on was told. */
function lookedOn() {
  let now = '2026-03-09T08:00:01-05:00';
  let screen: unknown = { kind: 'work' };
  const terminals = new Terminals({
    journal: { info: () => {}, warn: () => {}, error: () => {} },
    viewOf: (_, revision) => ({ revision, frame: { now }, screen }) as unknown as StationView,
  });
  const told: StationPush[] = [];
  terminals.subscribe(terminals.attach(origin), (push) => told.push(push));
  terminals.publishPassedTime();
  told.length = 0;
  return {
    terminals,
    told,
    at: (time: string) => {
      now = `2026-03-09T${time}-05:00`;
    },
    shows: (other: unknown) => {
      screen = other;
    },
  };
}

it('a second that changes nothing on a screen is not told to it', () => {
  const { terminals, told, at } = lookedOn();
  at('08:00:59');
  terminals.publishPassedTime();
  expect(told).toEqual([]);
});

it('another minute, and a number that counts down, are told under the revision of the last decision', () => {
  const { terminals, told, at, shows } = lookedOn();
  terminals.publish();
  at('08:01:00');
  terminals.publishPassedTime();
  shows({ kind: 'work', left: 59 });
  terminals.publishPassedTime();
  terminals.publishPassedTime();
  expect(told).toMatchObject([
    { view: { revision: 1, screen: { kind: 'work' } } },
    { view: { revision: 1, frame: { now: '2026-03-09T08:01:00-05:00' } } },
    { view: { revision: 1, screen: { left: 59 } } },
  ]);
});

it('a decision is told to every screen, whether or not it changes what stands there', () => {
  const { terminals, told } = lookedOn();
  terminals.publish();
  expect(told).toHaveLength(1);
});
