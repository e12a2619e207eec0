import { describe, expect, it } from 'vitest';
import { TrafficRing } from '../../../main/application/devices/traffic-ring.ts';
import { FrameCount } from '../../../main/bench/frame-count.ts';
import { NumberedScale } from '../../../main/bench/numbered-scale.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const weight = (number: number): string => `S D ${(number / 100).toFixed(2).padStart(10)} g`;

function counted(...looks: readonly (readonly number[])[]): FrameCount {
  const ring = new TrafficRing(fakeClock(), 8);
  const count = new FrameCount();
  for (const numbers of looks) {
    for (const number of numbers) {
      ring.add('out', 'SI\\x0d\\x0a');
      ring.add('in', weight(number));
    }
    count.take(ring.entries());
  }
  return count;
}

describe('the count of numbered weights', () => {
  it('takes each weight once, however often the traffic is looked at', () => {
    const count = counted([7, 8], [], [9], [10]);
    expect([count.received, count.missing, count.last]).toEqual([4, 0, 10]);
  });

  it('tells what is missing, and what the ring forgot before somebody looked', () => {
    expect(counted([1, 2, 4], [7]).missing).toBe(3);
    const forgotten = counted([1, 2], [3, 4, 5, 6, 7, 8, 9]);
    expect([forgotten.received, forgotten.missing]).toEqual([6, 3]);
  });

  it('is missing what came twice or out of turn as well', () => {
    expect(counted([1, 2, 2]).missing).toBe(1);
    expect(counted([1, 3, 2]).missing).toBeGreaterThan(0);
  });

  it('counts nothing before the first weight, and nothing but weights', () => {
    const ring = new TrafficRing(fakeClock());
    ring.add('in', 'I4 A "BENCH-1"');
    ring.add('in', 'TA A       0.00 g');
    const count = new FrameCount();
    count.take(ring.entries());
    expect([count.received, count.missing, count.last]).toEqual([0, 0, 0]);
  });

  it('reads what a numbered scale sends, to the last number', () => {
    const scale = new NumberedScale('BENCH-1');
    const ring = new TrafficRing(fakeClock());
    const host = scale.attach((bytes) => ring.add('in', String.fromCharCode(...bytes).trimEnd()));
    for (let at = 0; at < 12; at += 1) host.receive(Buffer.from('SI\r\n'));
    host.receive(Buffer.from('I4\r\n'));
    host.detach();
    host.receive(Buffer.from('SI\r\n'));
    const count = new FrameCount();
    count.take(ring.entries());
    expect([count.received, count.missing, count.last]).toEqual([12, 0, scale.sent]);
  });
});
