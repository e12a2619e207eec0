import { describe, expect, it } from 'vitest';
import { interleave, median, medianRatio, quantile } from '../../../main/bench/statistics.ts';

describe('a quantile', () => {
  it('is the sample below which its part of them lies, in whatever order they came', () => {
    const samples = Array.from({ length: 100 }, (_, at) => (at * 37) % 100);
    expect([quantile(samples, 0), median(samples), quantile(samples, 0.99)]).toEqual([0, 50, 99]);
    expect(quantile([7], 1)).toBe(7);
  });

  it('leaves the samples as they were, and of nothing there is none', () => {
    const samples = [3, 1, 2];
    expect(median(samples)).toBe(2);
    expect(samples).toEqual([3, 1, 2]);
    expect(() => quantile([], 0.5)).toThrow('a quantile of nothing');
  });
});

describe('interleaved rounds', () => {
  it('run every contender in every round, each in every place of the order', async () => {
    const order: string[] = [];
    const told = (name: string) => async (round: number) => {
      order.push(`${name}${round}`);
      return round;
    };
    await interleave({ a: told('a'), b: told('b'), c: told('c') }, 3);
    expect(order).toEqual(['a0', 'b0', 'c0', 'b1', 'c1', 'a1', 'c2', 'a2', 'b2']);
  });

  it('forget the warm-up and keep what each contender cost, round by round', async () => {
    const costs = await interleave({ slow: (round) => 10 + round, fast: () => 5 }, 2, 3);
    expect(costs).toEqual([
      { slow: 13, fast: 5 },
      { slow: 14, fast: 5 },
    ]);
  });

  it('are compared within a round, so that a round the machine slowed down counts no more than another', () => {
    const rounds = [
      { work: 10, bare: 8 },
      { work: 100, bare: 80 },
      { work: 10, bare: 1 },
    ];
    expect(medianRatio(rounds, 'bare', 'work')).toBe(0.8);
  });
});
