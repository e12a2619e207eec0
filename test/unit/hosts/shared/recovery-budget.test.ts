import { describe, expect, it } from 'vitest';
import { nextRecovery, WINDOW_MS } from '../../../../main/hosts/shared/recovery-budget.ts';

describe('the recovery budget of a dead screen', () => {
  const now = 1_000_000;
  const history = (...ages: number[]) => ({ reloads: ages.map((age) => now - age), relaunched: null });

  it('reloads three times in five minutes, then relaunches the host', () => {
    expect([0, 1, 2, 3].map((count) => nextRecovery(history(...Array(count).fill(1)), now))).toEqual([
      'reload',
      'reload',
      'reload',
      'relaunch',
    ]);
  });

  it('forgets a reload after exactly five minutes', () => {
    expect(nextRecovery(history(1, 2, WINDOW_MS - 1), now)).toBe('relaunch');
    expect(nextRecovery(history(1, 2, WINDOW_MS), now)).toBe('reload');
  });

  it('gives up when a relaunch within five minutes did not help', () => {
    const spent = history(1, 2, 3);
    expect(nextRecovery({ ...spent, relaunched: now - WINDOW_MS + 1 }, now)).toBe('giveUp');
    expect(nextRecovery({ ...spent, relaunched: now - WINDOW_MS }, now)).toBe('relaunch');
  });
});
