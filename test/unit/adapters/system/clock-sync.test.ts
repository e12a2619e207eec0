import { describe, expect, it } from 'vitest';
import {
  type ClockSync,
  readClockSync,
  type SyncSource,
  watchClockSync,
} from '../../../../main/adapters/system/clock-sync.ts';

const CHRONY = `Reference ID    : C0A80101 (192.168.1.1)
Stratum         : 3
Ref time (UTC)  : Mon Jun 16 13:06:04 2025
System time     : 0.012345678 seconds slow of NTP time
Last offset     : +0.001758954 seconds
Leap status     : Normal
`;

/** Answers as a computer on which only some of the services run. */
const computer =
  (answers: Readonly<Record<string, string>>) =>
  async ([file]: SyncSource['command']): Promise<string | null> =>
    answers[file] ?? null;

describe('the state of clock synchronisation', () => {
  it.each<[string, Readonly<Record<string, string>>, ClockSync]>([
    ['chrony, slow', { chronyc: CHRONY }, { state: 'synchronised', offsetMs: -12, source: 'chrony' }],
    [
      'chrony, fast',
      { chronyc: CHRONY.replace('0.012345678 seconds slow', '0.250000000 seconds fast') },
      { state: 'synchronised', offsetMs: 250, source: 'chrony' },
    ],
    [
      'chrony far off',
      { chronyc: CHRONY.replace('0.012345678', '73.500000001') },
      { state: 'doubtful', offsetMs: -73_500, source: 'chrony' },
    ],
    [
      'chrony without a source',
      { chronyc: CHRONY.replace('Normal', 'Not synchronised') },
      { state: 'unsynchronised', offsetMs: null, source: 'chrony' },
    ],
    [
      'a dead chrony beside systemd',
      { chronyc: '506 Cannot talk to daemon\n', timedatectl: 'yes\n' },
      { state: 'synchronised', offsetMs: null, source: 'systemd' },
    ],
    [
      'the kernel says no',
      { timedatectl: 'no\n' },
      { state: 'unsynchronised', offsetMs: null, source: 'systemd' },
    ],
    [
      'Windows in German',
      { w32tm: 'Sprungindikator: 0(keine Warnung)\r\nStratum: 4 (Sekundärreferenz)\r\n' },
      { state: 'synchronised', offsetMs: null, source: 'w32time' },
    ],
    [
      'Windows without a source',
      { w32tm: 'Leap Indicator: 3(not synchronized)\r\nStratum: 0 (unspecified)\r\n' },
      { state: 'unsynchronised', offsetMs: null, source: 'w32time' },
    ],
  ])('is read from %s', async (_case, answers, expected) => {
    expect(await readClockSync(computer(answers))).toEqual(expected);
  });

  it('is never "synchronised" on the word of an answer that is not understood', async () => {
    const sync = await readClockSync(computer({ chronyc: 'ok', timedatectl: 'maybe', w32tm: '' }));
    expect(sync.source).not.toBe('chrony');
    expect(['doubtful', 'synchronised']).toContain(sync.state);
    expect(sync.state === 'synchronised').toBe(sync.source === 'systemd');
  });

  it('is asked of the computer itself without failing, whatever runs there', async () => {
    const { state } = await readClockSync();
    expect(['synchronised', 'unsynchronised', 'doubtful']).toContain(state);
  });

  it('is asked again and again, and a change is told once', async () => {
    const answers: ClockSync['state'][] = ['synchronised', 'synchronised', 'doubtful', 'doubtful'];
    const told: string[] = [];
    const watch = await watchClockSync(
      ({ state }) => told.push(state),
      async () => ({ state: answers.shift() ?? 'doubtful', offsetMs: 3, source: 'chrony' }),
    );
    expect(watch.current()).toEqual({ state: 'synchronised', offsetMs: 3, source: 'chrony' });
    for (let n = 0; n < 4; n += 1) await watch.refresh();
    watch.stop();
    expect(told).toEqual(['doubtful']);
    expect(watch.current().state).toBe('doubtful');
  });
});
